"""Which texts are English enough to be coded: told by the article itself, or else by its commonest words."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Final

ENOUGH_WORDS: Final = 40
"""Below this many words a share says little, and a text in Latin script passes unless it looks foreign."""

A_SENTENCE: Final = 12
"""From here on, even a headline has an article or a preposition."""

SMALLEST_WEAK_SHARE: Final = 0.05

SMALLEST_SHARE: Final = 0.11
"""Newswire English has a share of 0.2 to 0.35; samples of twenty other languages stay under 0.04."""

SMALLEST_LATIN_SHARE: Final = 0.6
"""Names in another script are common in English news; whole sentences are not."""

WORD: Final = re.compile(r"[^\W\d_]+")
LATIN_LETTERS: Final = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")


def is_english_tag(language: str) -> bool:
    """Whether a language tag or name stands for some kind of English."""
    primary = re.split(r"[-_ ]", language.strip().casefold())[0]
    return primary in {"en", "eng", "english"}


def is_english(text: str, language: str | None = None) -> bool:
    """By the language that the article itself gives, else by its function words; what is too short to tell passes."""
    if language is not None:
        return is_english_tag(language)
    words = WORD.findall(text.casefold())
    letters = "".join(words)
    if len(LATIN_LETTERS.findall(letters)) < SMALLEST_LATIN_SHARE * len(letters):
        return False
    if len(words) < ENOUGH_WORDS:
        return may_be_english(words)
    return function_words(words, "english") >= SMALLEST_SHARE * len(words)


def may_be_english(words: list[str]) -> bool:
    """Whether a few lower-case words could be English: no prose at all, or at least as English as foreign."""
    english = function_words(words, "english", "english_weak")
    foreign = function_words(words, "foreign")
    return (len(words) < A_SENTENCE or english >= SMALLEST_WEAK_SHARE * len(words)) and foreign <= max(1, english)


def function_words(words: list[str], *kinds: str) -> int:
    """How many of the words are function words of these kinds."""
    marks = {word for kind in kinds for word in marks_of(kind)}
    return sum(word in marks for word in words)


@cache
def marks_of(kind: str) -> frozenset[str]:
    """The words of one kind: `english` ones are rare in other languages, `english_weak` ones are not (`in`, `was`)."""
    table = files("eventdata").joinpath("data", "function_words.csv").read_text(encoding="utf-8")
    return frozenset(row["word"] for row in csv.DictReader(table.splitlines()) if row["kind"] == kind)
