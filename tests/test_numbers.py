"""Counts in text, checked against the phrases of fixtures/numbers.csv and by properties."""

import csv
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdata.coding.numbers.mentions import NumberMention, numbers_in
from eventdata.coding.numbers.words import value_of
from eventdata.model import CountBasis

FIXTURE = Path(__file__).parents[1] / "fixtures" / "numbers.csv"
PHRASES = list(csv.DictReader(FIXTURE.read_text(encoding="utf-8").splitlines()))
WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "a an one two twenty hundred million dozen dozens hundreds of and to between at least more than some "
        "another others several few 14 1,500 14-18,000 2.5 0 July % km $ - – , . / men killed no nobody half couple",
    )
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join))
SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def whole(words: str) -> int | None:
    return int(words) if words else None


def only(text: str) -> NumberMention:
    (mention,) = numbers_in(text)
    return mention


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row["text"])
def test_a_phrase_counts_what_the_fixture_says(row: dict[str, str]) -> None:
    mentions = numbers_in(row["text"])
    if not row["words"]:
        assert mentions == ()
        return
    (mention,) = mentions
    assert mention.words == row["words"]
    assert (mention.low, mention.best, mention.high) == (whole(row["low"]), whole(row["best"]), whole(row["high"]))
    assert (mention.basis, mention.rule) == (CountBasis(row["basis"]), row["rule"] or None)
    assert mention.is_additional == bool(row["is_additional"])


@given(TEXTS)
def test_mentions_are_words_of_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in numbers_in(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.words == text[mention.start : mention.end]
        end = mention.end


@given(TEXTS)
def test_bounds_are_in_order_and_a_count_without_a_number_names_its_rule(text: str) -> None:
    for mention in numbers_in(text):
        known = [bound for bound in (mention.low, mention.best, mention.high) if bound is not None]
        assert known == sorted(known)
        assert all(bound >= 0 for bound in known)
        assert known or (mention.rule and mention.basis is CountBasis.UNKNOWN)


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_only_the_stretch_asked_for_is_read(text: str, left: int, right: int) -> None:
    start, end = sorted((min(left, len(text)), min(right, len(text))))
    for mention in numbers_in(text, start, end):
        assert start <= mention.start < mention.end <= end


@given(st.integers(1, 999_999_999).filter(lambda count: not 1800 <= count <= 2100))
def test_a_count_in_digits_is_that_count_with_or_without_separators(count: int) -> None:
    for digits in (str(count), f"{count:,}"):
        mention = only(f"They held {digits} men.")
        assert (mention.words, mention.low, mention.best, mention.high) == (digits, count, count, count)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        *[(word, count) for count, word in enumerate(SMALL, 1)],
        ("ninety-nine", 99),
        ("a hundred", 100),
        ("two hundred and one", 201),
        ("five thousand", 5_000),
        ("nine hundred thousand", 900_000),
        ("three million two hundred thousand", 3_200_000),
        ("2.5 million", 2_500_000),
        ("2.5", None),
    ],
)
def test_number_words_have_the_value_a_reader_gives_them(words: str, value: int | None) -> None:
    assert value_of(words) == value


def test_a_rise_from_one_number_to_another_is_two_counts() -> None:
    assert [mention.best for mention in numbers_in("The toll rose from 14 to 18.")] == [14, 18]


def test_counts_of_a_list_are_apart() -> None:
    found = numbers_in("They destroyed eight sites, a trench and 16 bombs, and took two cars.")
    assert [mention.best for mention in found] == [8, 16, 2]


def test_a_year_before_a_counted_noun_is_a_count() -> None:
    assert only("The army freed 2014 people.").best == 2014


@pytest.mark.parametrize(
    "unit", ["1", "1 ", "1,000", "two ", "hundred and ", "at least ", "one million ", "5-", "dozens ", "$ "]
)
def test_a_long_line_is_read_in_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    started = time.process_time()
    assert all(mention.words for mention in numbers_in(text))
    assert time.process_time() - started < 20
