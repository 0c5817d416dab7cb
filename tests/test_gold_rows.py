"""How events become the rows of a scorer."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import attrs
from test_validation import an_event

from eventdata import Event, write_jsonl
from eventdata.model import Actor, Count, CountBasis, CountKind, Modality, Precision, Side, When
from eventdata.model import Basis as DateBasis

TOOL = Path(__file__).parents[1] / "tools" / "gold_rows.py"
Rows = list[dict[str, Any]]


def rows(folder: Path, *events: Event) -> tuple[Rows, Rows]:
    """The rows of both levels."""
    paths = [folder / name for name in ("events.jsonl", "rows.jsonl", "stories.jsonl")]
    write_jsonl(events, paths[0])
    subprocess.run([sys.executable, TOOL, *paths[:2], "--stories", paths[2]], check=True)
    first, second = ([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in paths[1:])
    return first, second


def telling(event_id: str, article_id: str, toll: int | None = None) -> Event:
    """The event as another article tells it."""
    event = an_event(event_id)
    counts = (Count(kind=CountKind.KILLED, side=Side.RECIPIENT, best=toll, basis=CountBasis.STATED),) if toll else ()
    return attrs.evolve(
        event,
        acled_disorder_type="Political violence",
        acled_event_type="Explosions/Remote violence",
        acled_sub_event_type="Shelling/artillery/missile attack",
        article=attrs.evolve(event.article, id=article_id),
        evidence=tuple(attrs.evolve(piece, article_id=article_id) for piece in event.evidence),
        counts=counts,
    )


def test_each_sentence_of_an_event_is_a_row(tmp_path: Path) -> None:
    event = an_event()
    other = attrs.evolve(event.evidence[0], start=20, end=39)
    when = When(first=date(2019, 7, 7), last=date(2019, 7, 8), precision=Precision.WEEK, basis=DateBasis.STATED)
    event = attrs.evolve(
        event, evidence=(*event.evidence, other), when=when, actors=(Actor(words="Rebels", code="REB"),)
    )
    first, second = rows(tmp_path, event)[0]
    assert [(row["article_id"], row["start"], row["end"]) for row in (first, second)] == [("a", 0, 19), ("a", 20, 39)]
    assert (first["cameo"], first["date_start"], first["date_end"]) == ("194", "2019-07-07", "2019-07-08")
    assert first["actors"] == [{"name": "Rebels", "country": None, "code": "REB"}]


def test_the_dead_of_all_sides_are_added_and_unknown_is_null(tmp_path: Path) -> None:
    sides = ((Side.ACTOR, 2), (Side.RECIPIENT, 3), (Side.UNKNOWN, None))
    counts = tuple(Count(kind=CountKind.KILLED, side=side, best=best) for side, best in sides)
    injured = (Count(kind=CountKind.INJURED, best=9),)
    some, none = rows(tmp_path, attrs.evolve(an_event(), counts=counts), attrs.evolve(an_event(), counts=injured))[0]
    assert (some["fatalities"], none["fatalities"]) == (5, None)


def test_a_story_is_one_row_with_all_its_articles_and_the_lowest_toll(tmp_path: Path) -> None:
    tellings = (telling("a" * 32, "x", 4), telling("b" * 32, "y"), telling("c" * 32, "z", 7))
    (story,) = rows(tmp_path, *tellings)[1]
    assert (story["supporting_article_ids"], story["fatalities"]) == (["x", "y", "z"], 4)


def test_what_is_no_news_of_an_event_of_acled_is_no_story(tmp_path: Path) -> None:
    planned = attrs.evolve(telling("a" * 32, "x"), modality=Modality.PLANNED)
    background = attrs.evolve(telling("b" * 32, "x"), is_background=True)
    assert rows(tmp_path, planned, background, an_event())[1] == []
