"""The tables about other events: families, links, and the codes that they compose."""

import csv
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdata.coding.rules.lexicon import Lexicon

LEXICON = Path(str(files("eventdata").joinpath("data", "lexicon")))
CODES = Path(str(files("eventdata").joinpath("codes")))
LINKS = frozenset({"to", "ing", "that", "for", "of", "on", "in", "with", "obj", "other"})
NEEDS_A_COMPLEMENT = "needs a coded complement"
NON_FORCE = ("03", "04", "05", "06", "07", "08")


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


METAS = table(LEXICON / "meta.csv")
COMPOSE = table(LEXICON / "compose.csv")
CAMEO = [row["code"] for row in table(CODES / "cameo.csv")]
FAMILIES = sorted({row["family"] for row in METAS})
LOADED = Lexicon.load()


def test_every_family_of_a_word_has_codes_and_every_family_with_codes_has_a_word() -> None:
    assert {row["family"] for row in COMPOSE} == set(FAMILIES)


def test_a_family_without_a_code_for_the_uncoded_says_that_it_needs_a_complement() -> None:
    general = {row["family"] for row in COMPOSE if row["complement"] == ""}
    silent = [row for row in METAS if row["family"] not in general and NEEDS_A_COMPLEMENT not in row["note"]]
    assert [(row["predicate"], row["family"]) for row in silent] == []


def test_no_family_with_a_code_for_the_uncoded_says_that_it_needs_a_complement() -> None:
    general = {row["family"] for row in COMPOSE if row["complement"] == ""}
    wrong = [row for row in METAS if row["family"] in general and NEEDS_A_COMPLEMENT in row["note"]]
    assert [row["predicate"] for row in wrong] == []


def test_every_link_is_one_that_the_coder_follows() -> None:
    assert {link for row in METAS for link in row["link"].split("|")} - LINKS == set()


def test_every_composed_code_and_every_complement_is_a_cameo_code() -> None:
    assert {row["code"] for row in COMPOSE} - set(CAMEO) == set()
    assert {row["complement"] for row in COMPOSE} - set(CAMEO) - {""} == set()


def test_no_family_has_two_codes_for_one_complement() -> None:
    keys = [(row["family"], row["complement"]) for row in COMPOSE]
    assert len(keys) == len(set(keys))


def test_no_word_is_in_one_family_twice() -> None:
    keys = [
        (word, row["pos"], row["family"], link)
        for row in METAS
        for word in row["predicate"].split("|")
        for link in row["link"].split("|")
    ]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


@pytest.mark.parametrize("family", ["intend", "appeal", "demand", "reject", "threaten", "vow", "accuse"])
def test_a_family_of_speech_keeps_to_its_cameo_root(family: str) -> None:
    roots = {"intend": "03", "appeal": "02", "demand": "10", "reject": "12", "accuse": "11"}
    allowed = {"intend": {"03", "13"}, "reject": {"12", "01"}, "threaten": {"13"}, "vow": {"13"}}
    wanted = allowed.get(family, {roots.get(family, "")})
    assert {row["code"][:2] for row in COMPOSE if row["family"] == family} - wanted == set()


@given(st.sampled_from(["intend", "appeal", "demand", "reject"]), st.sampled_from(CAMEO))
def test_agreement_appeal_demand_and_refusal_have_a_code_for_every_cooperative_event(family: str, code: str) -> None:
    if code.startswith(NON_FORCE):
        assert LOADED.composed(family, code) in CAMEO


@given(st.sampled_from(CAMEO))
def test_a_threat_of_force_is_coded_as_a_threat_of_its_kind(code: str) -> None:
    if code.startswith(("18", "19", "20")):
        composed = LOADED.composed("threaten", code)
        assert composed is not None
        assert composed.startswith(("137", "138"))


@given(st.sampled_from(FAMILIES), st.sampled_from(CAMEO))
def test_a_more_specific_event_composes_whenever_its_parent_does(family: str, code: str) -> None:
    if len(code) == 4 and LOADED.composed(family, code[:3]) is not None:
        assert LOADED.composed(family, code) is not None


@pytest.mark.parametrize(
    ("family", "complement", "code"),
    [
        ("intend", "0874", "0356"),
        ("intend", "0841", "0353"),
        ("offer", "045", "039"),
        ("appeal", "0871", "0256"),
        ("demand", "0831", "1041"),
        ("reject", "046", "125"),
        ("reject", "0871", "1246"),
        ("threaten", "163", "1312"),
        ("threaten", "195", "1384"),
        ("vow", "190", "138"),
        ("accuse", "203", "1124"),
        ("stop", "046", "164"),
        ("suspend", "072", "1622"),
        ("lift", "1723", "0813"),
    ],
)
def test_the_code_for_speech_about_an_event_follows_that_event(family: str, complement: str, code: str) -> None:
    assert LOADED.composed(family, complement) == code
