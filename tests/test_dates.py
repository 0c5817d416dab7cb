"""Dates in text, checked against the phrases of fixtures/dates.csv and by properties."""

import csv
import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdata.coding.dates.mentions import DateMention, Direction, dates_in
from eventdata.model import Basis, Precision

PHRASES = list(
    csv.DictReader((Path(__file__).parents[1] / "fixtures" / "dates.csv").open(encoding="utf-8", newline=""))
)
WEDNESDAY = date(2019, 7, 10)
WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "on in since between and from to of the last next early ago , ( ) - – . July May Sunday Tuesday Dec. 7 7th "
        "31 2019 2014 99 1,500 30 February night week month year weekend yesterday overnight two days first day "
        "07/07/2019 12/13 2019-02-30 century 20th will attacked Christmas Day mid-2018 recent same a few",
    )
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join))


def day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


def seen(text: str, published: date | None = WEDNESDAY) -> list[tuple[str, date | None, date | None]]:
    return [(mention.words, mention.first, mention.last) for mention in dates_in(text, published=published)]


def only(text: str, published: date | None = WEDNESDAY) -> DateMention:
    (mention,) = dates_in(text, published=published)
    return mention


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: f"{row['text']} ({row['published']})")
def test_a_phrase_stands_for_the_days_that_the_fixture_names(row: dict[str, str]) -> None:
    mentions = dates_in(row["text"], published=day(row["published"]))
    if not row["words"]:
        assert mentions == ()
        return
    (mention,) = mentions
    assert mention.words == row["words"]
    assert (mention.first, mention.last) == (day(row["first"]), day(row["last"]))
    assert (mention.precision, mention.basis) == (Precision(row["precision"]), Basis(row["basis"]))
    assert (mention.is_since, mention.anchor) == (bool(row["is_since"]), row["anchor"] or None)


@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_mentions_are_words_of_the_text_in_order_and_apart(text: str, published: date | None) -> None:
    end = 0
    for mention in dates_in(text, published=published):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.words == text[mention.start : mention.end]
        end = mention.end


@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_days_are_absent_exactly_when_the_precision_is_unknown(text: str, published: date | None) -> None:
    for mention in dates_in(text, published=published):
        assert (mention.first is None) == (mention.precision is Precision.UNKNOWN)
        assert mention.last is None or (mention.first is not None and mention.first <= mention.last)
        assert mention.last is not None or mention.first is None or mention.is_since


@given(TEXTS)
def test_without_a_publication_day_no_relative_date_gets_a_day(text: str) -> None:
    for mention in dates_in(text, published=None):
        assert mention.basis is not Basis.RELATIVE or (mention.first is None and mention.last is None)


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_only_the_stretch_asked_for_is_read(text: str, left: int, right: int) -> None:
    start, end = sorted((min(left, len(text)), min(right, len(text))))
    for mention in dates_in(text, published=WEDNESDAY, start=start, end=end):
        assert start <= mention.start < mention.end <= end


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_weekday_equal_to_the_publication_day_is_that_day(published: date) -> None:
    assert only(f"They met on {published:%A}.", published).first == published


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_day_written_out_is_that_day_whatever_the_publication_day(written: date, published: date) -> None:
    for text in (
        f"{written:%B} {written.day}, {written.year}",
        f"{written.day} {written:%B} {written.year}",
        f"{written}",
    ):
        assert seen(f"It began on {text}.", published) == [(text, written, written)]


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_month_and_day_without_a_year_lie_within_half_a_year_of_publication(named: date, published: date) -> None:
    found = only(f"the {named:%B} {named.day} raid", published).first
    assert found is None or (
        (found.month, found.day) == (named.month, named.day) and abs((found - published).days) <= 366
    )
    assert found is None or (found - published).days <= 183


def test_two_weekdays_joined_by_and_are_two_mentions() -> None:
    assert seen("They fought on Monday and Tuesday.") == [
        ("Monday", date(2019, 7, 8), date(2019, 7, 8)),
        ("Tuesday", date(2019, 7, 9), date(2019, 7, 9)),
    ]


@pytest.mark.parametrize("text", ["a 10th-century statue", "the 9th century", "in the 5th and 10th centuries"])
def test_what_lies_before_the_years_of_a_record_stays_unresolved(text: str) -> None:
    assert all(each.first is None and each.last is None for each in dates_in(text, published=WEDNESDAY))


def test_a_weekday_beside_a_day_chooses_the_year() -> None:
    assert only("the raid of Thursday, January 10").first == date(2019, 1, 10)


def test_the_direction_is_that_of_the_clause_before() -> None:
    assert only("Talks are due to open on Friday.").direction is Direction.FUTURE
    assert only("The army, which will leave, attacked on Friday.").direction is Direction.PAST
    assert only("a Friday raid").direction is Direction.NONE


def test_an_operation_named_will_looks_at_no_future() -> None:
    assert only("Will of Iron was launched on March 7.").first == date(2019, 3, 7)


@pytest.mark.parametrize(
    "unit", ["1", "1 ", "July ", "the ", "May 1 - ", "Sunday (", "2014 to ", "between ", "/", "late "]
)
def test_a_long_line_is_read_in_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    started = time.process_time()
    assert all(mention.words for mention in dates_in(text, published=WEDNESDAY))
    assert time.process_time() - started < 20
