"""Score the coder on the project's own hand-coded articles, and print or pin the figures.

    python tools/quality.py            print the figures
    python tools/quality.py --write    pin them in fixtures/quality.json, which tests keep from falling

The articles and the sentences of `seen.jsonl` were read while the lexicon was made, so that their figures guard against
loss and do not estimate accuracy. Those of `held_out.jsonl` are there to be scored and never read.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from eventdata.article import Article
from eventdata.coding.coder import Coder
from eventdata.formats.articles import read_articles
from eventdata.model import Actor, Event, Evidence, Supports
from eventdata.ontology.plover import plover_of
from eventdata.pipeline import CodesArticles

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
PINNED = FIXTURES / "quality.json"
Triple = tuple[str, str | None, str | None]
Row = dict[str, Any]
"""One hand-coded event, as its file has it."""


def figures(coder: CodesArticles) -> dict[str, float]:
    """Percent of hand-coded events found and of coded ones that fit; numbers of forbidden and invented events."""
    gold = [row for path in sorted(FIXTURES.glob("gold/*.jsonl")) if path.stem != "must_not" for row in rows(path)]
    told = list(tellings(coder, read_articles(FIXTURES / "articles")))
    fitting = [pair for pair in told if any(fits(*pair, row) for row in gold)]
    core = [row for row in gold if row["tier"] == "core"]
    forbidden = [row for row in rows(FIXTURES / "gold" / "must_not.jsonl") if is_violated(row, told, gold)]
    empty = list(read_articles(FIXTURES / "no_event" / "sentences.jsonl", problems=lambda problem: None))
    return {
        "recall_core": percent(sum(any(fits(*pair, row) for pair in told) for row in core), len(core)),
        "recall": percent(sum(any(fits(*pair, row) for pair in told) for row in gold), len(gold)),
        "precision": percent(len(fitting), len(told)),
        "forbidden": len(forbidden),
        "events_in_eventless_sentences": sum(any(True for _ in tellings(coder, [each])) for each in empty),
        **sentence_figures(coder, "seen"),
        **sentence_figures(coder, "held_out"),
    }


def sentence_figures(coder: CodesArticles, name: str) -> dict[str, float]:
    """F1 of PLOVER categories in a sentence, and of category with both countries, over a set of sentences."""
    path = FIXTURES / "sentences" / f"{name}.jsonl"
    hits, asked = [0, 0], [0, 0]
    for row in rows(path):
        article = Article(id=row["id"], text=row["text"], published=date.fromisoformat(row["published"]))
        told = {triple for each in coder.code(article) if isinstance(each, Event) for triple in triples(each)}
        gold = {hand_coded(each) for each in row["events"]}
        kinds = [{triple[0] for triple in found} for found in (gold, told)]
        hits[0] += len(kinds[0] & kinds[1])
        hits[1] += min(len(told), sum(any(agrees(triple, each) for each in told) for triple in gold))
        asked[0] += len(kinds[0]) + len(kinds[1])
        asked[1] += len(gold) + len(told)
    names = (f"sentences_{name}_category", f"sentences_{name}_with_countries")
    return {figure: percent(2 * right, of) for figure, right, of in zip(names, hits, asked, strict=True)}


def triples(event: Event) -> Iterator[Triple]:
    """An event's category with the country, or kind of organisation, of each actor and each other recipient."""
    for actor, recipient in product(event.actors or (None,), event.recipients or (None,)):
        if actor is None or actor != recipient:
            yield str(event.plover_category), nation(actor), nation(recipient)


def nation(actor: Actor | None) -> str | None:
    """A country, or `IGO` and the like for those who have none."""
    return None if actor is None else actor.country or (actor.code or "")[:3] or None


def hand_coded(row: Row) -> Triple:
    """The same of a hand-coded event."""
    return str(plover_of(row["cameo"]).category), row["actor_country"], row["recipient_country"]


def agrees(gold: Triple, told: Triple) -> bool:
    """Whether a coded event fits a hand-coded one; a country that is not given by hand agrees with any."""
    return all(wanted is None or wanted == found for wanted, found in zip(gold, told, strict=True))


def rows(path: Path) -> Iterator[Row]:
    """The objects of a JSON Lines file."""
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)


def tellings(coder: CodesArticles, articles: Iterable[Article]) -> Iterator[tuple[Event, Evidence]]:
    """Each event with each sentence that tells of it."""
    for article in articles:
        for result in coder.code(article):
            if isinstance(result, Event):
                yield from ((result, each) for each in result.evidence if each.supports is Supports.SENTENCE)


def fits(event: Event, sentence: Evidence, row: Row) -> bool:
    """Whether an event stands in a hand-coded event's sentence, with an accepted CAMEO root or PLOVER category."""
    is_there = sentence.article_id == row["article_id"] and overlap(sentence, row) > 0
    is_kind = event.cameo_root in {code[:2] for code in row["cameo_accept"]}
    return is_there and (is_kind or event.plover_category in row["plover_accept"])


def overlap(sentence: Evidence, row: Row) -> int:
    """How many characters of a sentence lie in a row's stretch."""
    return max(0, min(sentence.end, int(row["end"])) - max(sentence.start, int(row["start"])))


def is_violated(row: Row, told: Iterable[tuple[Event, Evidence]], gold: list[Row]) -> bool:
    """Whether an event that fits no hand-coded one stands almost wholly in a stretch that must give none."""
    return any(
        sentence.article_id == row["article_id"]
        and overlap(sentence, row) >= 0.9 * (sentence.end - sentence.start)
        and not any(fits(event, sentence, each) for each in gold)
        for event, sentence in told
    )


def percent(right: int, asked: int) -> float:
    """Percent with one decimal; 100 of nothing."""
    return round(100 * right / asked, 1) if asked else 100.0


def main() -> int:
    """Print the figures, and pin them when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    text = json.dumps(figures(Coder.load()), indent=2) + "\n"
    if parser.parse_args().write:
        PINNED.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
