"""Every inflected form of a word leads back to its dictionary form."""

import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdata.coding.rules.lexicon import Lexicon
from eventdata.coding.text.words import lemmas

VOWELS = "aeiou"
DATA = files("eventdata").joinpath("data")
IRREGULAR = list(csv.DictReader(DATA.joinpath("irregular_forms.csv").read_text(encoding="utf-8").splitlines()))
RULES = [rule for rule in Lexicon.load() if rule.words[0].isalpha()]
PREDICATES = sorted({rule.words[0] for rule in RULES})
LEMMAS = st.sampled_from([word for word in PREDICATES if len(word) > 2]) | st.from_regex(r"[a-z]{3,12}", fullmatch=True)


def has_consonant_before_last(lemma: str) -> bool:
    return lemma[-2] not in VOWELS


def may_double(lemma: str) -> bool:
    return len(lemma) > 2 and lemma[-1] not in VOWELS + "wxy" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS


def third_person(lemma: str) -> str:
    """Also the plural of a noun: it is spelled by the same rule."""
    if lemma.endswith("y") and has_consonant_before_last(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def pasts(lemma: str) -> set[str]:
    if lemma.endswith("e"):
        return {lemma + "d"}
    if lemma.endswith("y") and has_consonant_before_last(lemma):
        return {lemma[:-1] + "ied"}
    if lemma.endswith("ic"):
        return {lemma + "ked"}
    return {lemma + "ed"} | ({lemma + lemma[-1] + "ed"} if may_double(lemma) else set())


def gerunds(lemma: str) -> set[str]:
    if lemma.endswith("ie"):
        return {lemma[:-2] + "ying"}
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return {lemma[:-1] + "ing"}
    if lemma.endswith("ic"):
        return {lemma + "king"}
    return {lemma + "ing"} | ({lemma + lemma[-1] + "ing"} if may_double(lemma) else set())


@given(LEMMAS)
def test_a_plural_or_third_person_leads_back_to_its_lemma(lemma: str) -> None:
    assert lemma in lemmas(third_person(lemma))


@given(LEMMAS)
def test_a_regular_past_leads_back_to_its_lemma_also_with_a_doubled_consonant(lemma: str) -> None:
    assert {form for form in pasts(lemma) if lemma not in lemmas(form)} == set()


@given(LEMMAS)
def test_a_gerund_leads_back_to_its_lemma_also_with_a_doubled_consonant(lemma: str) -> None:
    assert {form for form in gerunds(lemma) if lemma not in lemmas(form)} == set()


def test_every_form_of_every_predicate_of_the_lexicon_leads_back_to_it() -> None:
    forms = [(word, form) for word in PREDICATES if len(word) > 2 for form in {third_person(word)} | gerunds(word)]
    assert [(word, form) for word, form in forms if word not in lemmas(form)] == []


@pytest.mark.parametrize("row", IRREGULAR, ids=lambda row: f"{row['lemma']}-{row['pos']}")
def test_every_irregular_form_leads_back_to_its_lemma(row: dict[str, str]) -> None:
    assert [form for form in row["forms"].split("|") if row["lemma"] not in lemmas(form)] == []


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("lay", "lie"),
        ("found", "find"),
        ("left", "leave"),
        ("felt", "feel"),
        ("saw", "see"),
        ("fell", "fall"),
        ("shot", "shoot"),
    ],
)
def test_an_irregular_form_that_is_a_word_of_its_own_leads_to_both(form: str, lemma: str) -> None:
    assert {form, lemma} <= lemmas(form)


@given(st.text(min_size=1, max_size=20))
def test_a_word_is_a_form_of_itself_in_any_capitalisation(word: str) -> None:
    assert word.lower() in lemmas(word)


@given(st.from_regex(r"[a-z]{2,8}", fullmatch=True))
def test_no_word_is_cut_down_to_a_single_letter(word: str) -> None:
    assert all(len(lemma) >= 2 for lemma in lemmas(word))


@given(LEMMAS)
def test_capitals_change_nothing(lemma: str) -> None:
    assert lemmas(lemma.upper()) == lemmas(lemma) == lemmas(lemma.title())


@pytest.mark.parametrize(
    ("form", "lemma"), [("$5m", "million"), ("20mn", "million"), ("3bn", "billion"), ("1tn", "trillion")]
)
def test_a_short_magnitude_after_a_number_leads_to_its_word(form: str, lemma: str) -> None:
    assert lemma in lemmas(form)
    assert lemma not in lemmas(form.lstrip("$0123456789"))
