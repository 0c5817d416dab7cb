"""Inflection: which dictionary forms a word may be a form of; several, because tables decide, not the guess."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from eventdata.tables import rows

VOWELS = "aeiou"
NEGATIONS = frozenset("not n't never no without neither nor hardly barely scarcely seldom rarely".split())
NOBODY = frozenset({"nobody", "none", "nothing"})
MAGNITUDES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
SHORT_MAGNITUDES = "|".join(sorted(MAGNITUDES, key=len, reverse=True))
MAGNITUDE = re.compile(rf"(?<=[0-9])(?:{SHORT_MAGNITUDES})\Z")
FORM = re.compile(r"[^\W_]+|[$€£¥]")
"""A word or a sign of a currency, as the filter before the parser sees it."""


@cache
def irregular() -> dict[str, tuple[str, ...]]:
    """Irregular form to its dictionary forms, from `data/irregular_forms.csv`."""
    table: dict[str, tuple[str, ...]] = {}
    for row in rows("data", "irregular_forms.csv"):
        for form in row["forms"].split("|"):
            table[form] = (*table.get(form, ()), row["lemma"])
    return table


@lru_cache(maxsize=100_000)
def lemmas(form: str) -> frozenset[str]:
    """Every dictionary form that the word may belong to, itself in lower case among them."""
    word = form.lower()
    found = {word, *irregular().get(word, ())}
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            found |= stems(word, ending)
    if magnitude := MAGNITUDE.search(word):
        found.add(MAGNITUDES[magnitude[0]])
    return frozenset(found)


def stems(word: str, ending: str) -> set[str]:
    """What may stand before an ending: the bare stem, one with its `e`, with `y` for `i`, or not doubled."""
    stem = word[: -len(ending)]
    found = {stem}
    if ending in ("ed", "ing"):
        found.add(stem + "e")
        if stem[-1] == stem[-2:-1] and stem[-1] not in VOWELS:
            found.add(stem[:-1])
        if stem.endswith("ck"):
            found.add(stem[:-1])
    if ending in ("ed", "es") and stem.endswith("i"):
        found.add(stem[:-1] + "y")
    if ending == "ing" and stem.endswith("y"):
        found.add(stem[:-1] + "ie")
    return found


def denies(words: Iterable[str]) -> bool:
    """Whether one of the words is a negation."""
    return not (NEGATIONS | NOBODY).isdisjoint(words)
