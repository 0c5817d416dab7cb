#!/usr/bin/env python3
"""Turn a file of events into rows that a gold-set scorer reads.

    gold_rows.py EVENTS ROWS.jsonl [--stories STORIES.jsonl]

ROWS has one row for each event and each sentence of its evidence. STORIES has one row for each occurrence that an
ACLED-compatible data set would hold: it took place, it is this article's news, and it has an event type.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eventdata import Event, read_events
from eventdata.model import Actor, CountKind, Evidence, Modality, Supports

TOOK_PLACE = (Modality.ACTUAL, Modality.ONGOING)


def main() -> None:
    """Write the rows of the events file named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("events", type=Path)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--stories", type=Path)
    arguments = parser.parse_args()
    found = tuple(read_events(arguments.events))
    write(mention_rows(found), arguments.rows)
    if arguments.stories is not None:
        write(story_rows(found), arguments.stories)


def write(rows: Iterable[dict[str, Any]], path: Path) -> None:
    """Write one JSON object a line."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def mention_rows(found: Iterable[Event]) -> Iterator[dict[str, Any]]:
    """One row for each event and sentence of evidence."""
    for event in found:
        for sentence in sentences(event):
            place = {"article_id": sentence.article_id, "start": sentence.start, "end": sentence.end}
            yield place | event_columns(event) | {"fatalities": killed(event)}


def sentences(event: Event) -> tuple[Evidence, ...]:
    """The sentences of evidence; where none is marked, the first piece."""
    whole = tuple(piece for piece in event.evidence if piece.supports is Supports.SENTENCE)
    return whole or event.evidence[:1]


def story_rows(found: Iterable[Event]) -> Iterator[dict[str, Any]]:
    """One row for each story of which at least one telling belongs into an ACLED-compatible data set."""
    stories: dict[str, list[Event]] = {}
    for event in found:
        if event.acled_event_type and event.modality in TOOK_PLACE and not event.is_background:
            stories.setdefault(event.story_id, []).append(event)
    for story_id, tellings in stories.items():
        best = max(tellings, key=detail)
        articles = sorted({piece.article_id for event in tellings for piece in event.evidence})
        sentence = sentences(best)[0]
        told = {
            "article_id": sentence.article_id,
            "start": sentence.start,
            "end": sentence.end,
            "supporting_article_ids": articles,
            "story_id": story_id,
        }
        yield told | event_columns(best) | {"fatalities": story_killed(tellings)}


def detail(event: Event) -> tuple[int, float]:
    """How much a telling says, and how surely."""
    said = (event.when.first, event.where, event.where and event.where.latitude, event.actors, event.recipients)
    return sum(bool(part) for part in said), event.confidence


def event_columns(event: Event) -> dict[str, Any]:
    """What both levels ask of an event."""
    where = event.where
    return {
        "cameo": event.cameo_code,
        "plover": event.plover_category,
        "acled_event": event.acled_event_type,
        "acled_sub_event": event.acled_sub_event_type,
        "actors": [columns_of(actor) for actor in event.actors],
        "recipients": [columns_of(recipient) for recipient in event.recipients],
        "date_start": event.when.first and event.when.first.isoformat(),
        "date_end": event.when.last and event.when.last.isoformat(),
        "date_precision": event.when.precision,
        "country": where and where.country,
        "admin1": where and where.admin1,
        "lat": where and where.latitude,
        "lon": where and where.longitude,
        "modality": event.modality,
        "background": event.is_background,
    }


def columns_of(actor: Actor) -> dict[str, str | None]:
    """An actor as the scorer wants it."""
    return {"name": actor.name or actor.words, "country": actor.country, "code": actor.code}


def killed(event: Event) -> int | None:
    """The dead of all sides, which an event counts apart; None when no number is told."""
    numbers = [count.best for count in event.counts if count.kind is CountKind.KILLED and count.best is not None]
    return sum(numbers) if numbers else None


def story_killed(tellings: Iterable[Event]) -> int | None:
    """The lowest toll of the articles that give one, each taken at the highest that it gives."""
    tolls: dict[str, int] = {}
    for event in tellings:
        toll = killed(event)
        if toll is not None:
            tolls[event.article.id] = max(toll, tolls.get(event.article.id, 0))
    return min(tolls.values(), default=None)


if __name__ == "__main__":
    main()
