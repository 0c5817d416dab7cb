"""The hand-coded gold in `fixtures/` agrees with its articles and with the package's own code lists."""

import csv
import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
CODES = ROOT / "src" / "eventdata" / "codes"
EVENT_KEYS = {
    *("article_id", "event_no", "tier", "evidence", "start", "end", "attribution", "note"),
    *("cameo", "cameo_accept", "plover", "plover_accept", "acled_event", "acled_sub_event", "actors", "recipients"),
    *("date_start", "date_end", "date_precision", "modality", "is_background"),
    *("country", "admin1", "place", "latitude", "longitude", "tolerance_km", "killed", "injured", "arrested"),
}
ARTICLE_KEYS = {"id", "title", "text", "published", "publisher", "url", "language", "licence"}
MODALITIES = {"actual", "ongoing", "planned", "hypothetical", "negated", "alleged"}
PRECISIONS = {"day", "week", "month", "year", "unknown"}
# A window of several days that is no calendar month counts as a week; 35 days leaves a month its slack.
LONGEST_WINDOW = {"day": 0, "week": 13, "month": 35}


def rows(file: Path) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8") as written:
        return [json.loads(row) for row in written]


def codes(name: str, *columns: str) -> set[tuple[str, ...]]:
    with (CODES / name).open(encoding="utf-8", newline="") as written:
        return {tuple(row[column] for column in columns) for row in csv.DictReader(written)}


ARTICLES = {path.stem: rows(path) for path in sorted((FIXTURES / "articles").glob("*.jsonl"))}
TEXTS: dict[str, str] = {row["id"]: row["text"] for found in ARTICLES.values() for row in found}
MUST_NOT = rows(FIXTURES / "gold" / "must_not.jsonl")
NO_EVENT = rows(FIXTURES / "no_event" / "sentences.jsonl")
GOLD = {path.stem: rows(path) for path in sorted((FIXTURES / "gold").glob("*.jsonl")) if path.stem != "must_not"}
EVENTS = [event for found in GOLD.values() for event in found]


def named(event: dict[str, Any]) -> str:
    return f"{event['article_id']}-{event['event_no']}"


each_event = pytest.mark.parametrize("event", EVENTS, ids=named)


def test_an_article_file_holds_the_one_article_it_is_named_after() -> None:
    assert len(ARTICLES) >= 10
    for name, found in ARTICLES.items():
        assert [row["id"] for row in found] == [name]
        assert set(found[0]) == ARTICLE_KEYS
        assert (found[0]["language"], found[0]["licence"]) == ("en", "MIT")
        assert 150 <= len(found[0]["text"].split()) <= 450


def test_a_publication_date_is_a_day_or_absent_and_one_article_has_none() -> None:
    published = [found[0]["published"] for found in ARTICLES.values()]
    assert None in published
    for day in published:
        assert day is None or date.fromisoformat(day).isoformat() == day


def test_every_article_has_gold_and_every_gold_file_an_article() -> None:
    assert set(GOLD) == set(ARTICLES)


def test_some_articles_hold_no_event() -> None:
    assert [name for name, found in GOLD.items() if not found]


def test_events_are_numbered_from_one_within_their_article() -> None:
    for name, found in GOLD.items():
        assert [(event["article_id"], event["event_no"]) for event in found] == [
            (name, number) for number in range(1, len(found) + 1)
        ]


def test_evidence_runs_forward_through_the_text() -> None:
    for found in GOLD.values():
        assert all(before["start"] <= after["start"] for before, after in pairwise(found))


@each_event
def test_an_event_has_every_key_and_no_other(event: dict[str, Any]) -> None:
    assert set(event) == EVENT_KEYS


@each_event
def test_evidence_is_the_text_at_its_offsets(event: dict[str, Any]) -> None:
    assert event["evidence"]
    assert TEXTS[event["article_id"]][event["start"] : event["end"]] == event["evidence"]


@each_event
def test_an_attribution_is_made_of_words_of_the_evidence(event: dict[str, Any]) -> None:
    for stated in (event["attribution"] or "").split("; "):
        assert stated in event["evidence"]


@each_event
def test_choices_are_among_those_allowed(event: dict[str, Any]) -> None:
    assert event["tier"] in {"core", "expected"}
    assert event["modality"] in MODALITIES
    assert event["date_precision"] in PRECISIONS
    assert isinstance(event["is_background"], bool)


@each_event
def test_a_code_is_acceptable_as_itself(event: dict[str, Any]) -> None:
    assert event["cameo"] in event["cameo_accept"]
    assert event["plover"] is None or event["plover"] in event["plover_accept"]
    assert (event["acled_event"] is None) == (event["acled_sub_event"] is None)


@each_event
def test_a_party_has_a_name_and_a_code_that_begins_with_its_country_unless_international(event: dict[str, Any]) -> None:
    for party in [*event["actors"], *event["recipients"]]:
        assert set(party) == {"name", "country", "code"}
        assert party["name"]
        known = party["country"]
        assert known is None or party["code"].startswith((known, "IMG", "IGO"))


@each_event
def test_dates_are_days_in_order_within_their_precision(event: dict[str, Any]) -> None:
    first, last = event["date_start"], event["date_end"]
    assert (event["date_precision"] == "unknown") == (first is None or last is None)
    for day in (first, last):
        assert day is None or date.fromisoformat(day).isoformat() == day
    if first is not None and last is not None:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
        assert 0 <= days <= LONGEST_WINDOW.get(event["date_precision"], days)


@each_event
def test_coordinates_come_together_with_a_tolerance(event: dict[str, Any]) -> None:
    found = [event[key] for key in ("latitude", "longitude", "tolerance_km")]
    assert all(value is None for value in found) or all(value is not None for value in found)
    if event["latitude"] is not None:
        assert -90 <= event["latitude"] <= 90
        assert -180 <= event["longitude"] <= 180
        assert event["tolerance_km"] > 0
        assert event["country"]


@each_event
def test_nought_is_counted_only_where_the_article_says_none(event: dict[str, Any]) -> None:
    for key in ("killed", "injured", "arrested"):
        assert event[key] is None or event[key] >= 0
        if event[key] == 0:
            assert "No one was" in TEXTS[event["article_id"]]


@each_event
def test_an_event_is_background_exactly_where_it_ended_over_a_month_before_the_article(event: dict[str, Any]) -> None:
    article = event["article_id"]
    told = [other["date_end"] for other in GOLD[article] if other["date_end"]]
    written = date.fromisoformat(ARTICLES[article][0]["published"] or max(told))
    ended = date.fromisoformat(event["date_end"] or event["date_start"] or written.isoformat())
    assert event["is_background"] == ((written - ended).days > 31)


def test_background_is_flagged_and_is_never_the_whole_of_an_article() -> None:
    assert len([event for event in EVENTS if event["is_background"]]) >= 5
    for found in GOLD.values():
        assert not found or [event for event in found if not event["is_background"]]


def test_every_cameo_code_of_the_gold_is_in_the_code_list() -> None:
    written = {(code,) for event in EVENTS for code in event["cameo_accept"]}
    assert written - codes("cameo.csv", "code") == set()


def test_every_plover_category_of_the_gold_is_in_the_code_list() -> None:
    written = {(category,) for event in EVENTS for category in event["plover_accept"]}
    assert written - codes("plover_categories.csv", "code") == set()


def test_every_acled_sub_event_of_the_gold_belongs_to_its_event_type() -> None:
    written = {(event["acled_event"], event["acled_sub_event"]) for event in EVENTS if event["acled_event"]}
    assert written - codes("acled_sub_event_types.csv", "event_type", "code") == set()


def test_a_forbidden_stretch_is_the_text_at_its_offsets() -> None:
    assert len(MUST_NOT) >= 30
    for stretch in MUST_NOT:
        assert set(stretch) == {"article_id", "start", "end", "text", "why"}
        assert stretch["text"]
        assert stretch["why"]
        assert TEXTS[stretch["article_id"]][stretch["start"] : stretch["end"]] == stretch["text"]


def test_a_stretch_is_forbidden_once() -> None:
    places = [(stretch["article_id"], stretch["start"], stretch["end"]) for stretch in MUST_NOT]
    assert len(places) == len(set(places))


def test_no_forbidden_stretch_covers_the_evidence_of_an_event() -> None:
    for stretch in MUST_NOT:
        for event in GOLD[stretch["article_id"]]:
            assert not (stretch["start"] <= event["start"] and event["end"] <= stretch["end"]), named(event)


def test_sentences_without_event_are_sixty_and_each_is_its_own() -> None:
    assert len(NO_EVENT) == 60
    assert len({row["id"] for row in NO_EVENT}) == len({row["text"] for row in NO_EVENT}) == 60
    for row in NO_EVENT:
        assert set(row) == {"id", "text", "why"}
        assert row["text"]
        assert row["why"]


SENTENCES = [row for path in sorted((FIXTURES / "sentences").glob("*.jsonl")) for row in rows(path)]


def test_every_hand_coded_sentence_has_an_id_and_a_text_of_its_own() -> None:
    assert len({row["id"] for row in SENTENCES}) == len({row["text"] for row in SENTENCES}) == len(SENTENCES)


def test_codes_and_words_of_hand_coded_sentences_exist() -> None:
    known = {code for (code,) in codes("cameo.csv", "code")}
    for row in SENTENCES:
        assert row.keys() == {"id", "text", "published", "events"}
        for event in row["events"]:
            assert event["cameo"] in known
            assert all(event[side] is None or event[side] in row["text"] for side in ("actor", "recipient"))
