"""The lexicon's tables: every cell that names something names something that exists."""

import csv
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from eventdata.ontology.plover import modes, plover_of
from eventdata.refusal import Reason

LEXICON = Path(str(files("eventdata").joinpath("data", "lexicon")))
CODES = Path(str(files("eventdata").joinpath("codes")))
ACTOR_CLASSES = frozenset({"armed", "state", "civilian", "person", "actor", "place"})
PLACES_IN_A_SENTENCE = frozenset({"subj", "obj", "poss", "mod", "aim", "any", "sentence"})
PREPOSITIONS = frozenset(
    "about above across after against ahead_of along alongside among amid around as at because_of before behind below "
    "beneath beside between beyond by concerning despite down due_to during every following for from how in inside "
    "instead_of into near of off on onto out out_of outside over past per regarding round since than that through "
    "throughout to toward towards under until up upon via when with within without".split()
)
KINDS = frozenset({"do", "undergo", "occur", "tell", "say", "end", "forgo"})


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROOTS = sorted(path.stem for path in LEXICON.glob("[0-9][0-9].csv"))
RULES = [(root, row) for root in ROOTS for row in table(LEXICON / f"{root}.csv")]
SENSES = [("senses", row) for row in table(LEXICON / "senses.csv")]
CAMEO = [row["code"] for row in table(CODES / "cameo.csv")]
CLASSES = {row["name"]: row["words"].split("|") for row in table(LEXICON / "classes.csv")}


def conditions(row: dict[str, str]) -> list[tuple[str, list[str]]]:
    split = [text.lstrip("!").partition("=") for text in row["when"].split()]
    return [(slot, words.split("|") if words else []) for slot, _, words in split]


def predicates(row: dict[str, str]) -> list[str]:
    return row["predicate"].split("|")


def test_every_code_of_a_rule_is_a_cameo_code_of_the_root_of_its_file() -> None:
    wrong = [(root, row["code"]) for root, row in RULES if row["code"] not in CAMEO or not row["code"].startswith(root)]
    assert wrong == []


@pytest.mark.parametrize("root", ROOTS)
def test_every_three_digit_code_of_a_root_has_a_rule_of_itself_or_below(root: str) -> None:
    coded = {row["code"][:3] for name, row in RULES if name == root}
    assert {code for code in CAMEO if len(code) == 3 and code.startswith(root)} - coded == set()


@pytest.mark.parametrize("column", ["actor", "recipient"])
def test_every_slot_where_somebody_stands_exists(column: str) -> None:
    cells = [(root, row[column].removeprefix("<>").removesuffix("?").split(">")) for root, row in RULES]
    known = PLACES_IN_A_SENTENCE | PREPOSITIONS | {"", "-"}
    assert [(root, name) for root, names in cells for name in names if name not in known] == []


def test_every_slot_of_a_condition_exists() -> None:
    slots = {(name, slot) for name, row in RULES + SENSES for slot, _ in conditions(row)}
    assert {pair for pair in slots if pair[1] not in PLACES_IN_A_SENTENCE | PREPOSITIONS} == set()


def test_every_class_that_a_condition_names_exists() -> None:
    named = {word[1:] for _, row in RULES + SENSES for _, words in conditions(row) for word in words if word[:1] == "@"}
    assert named - ACTOR_CLASSES - CLASSES.keys() == set()


def test_no_condition_and_no_class_has_an_empty_word() -> None:
    cells = [words for _, row in RULES + SENSES for _, words in conditions(row)] + list(CLASSES.values())
    assert [words for words in cells if any(not word for word in words)] == []


def test_no_predicate_has_two_rules_with_the_same_conditions() -> None:
    keys = Counter(
        (predicate, row["pos"], tuple(sorted(row["when"].split())))
        for _, row in RULES + SENSES
        for predicate in predicates(row)
    )
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_predicate_is_lower_case_words_between_single_blanks() -> None:
    found = [predicate for _, row in RULES + SENSES for predicate in predicates(row)]
    wanted = re.compile(r"[^\W\d_A-Z][^\WA-Z_]*(?:[ '’.-]+[^\WA-Z_]+)*|\d[^\WA-Z_]*(?: [^\WA-Z_]+)+")
    assert [each for each in found if not wanted.fullmatch(each) or each != each.lower()] == []


def test_every_mode_of_a_rule_is_one_of_its_category() -> None:
    named = {(row["code"], row["mode"]) for _, row in RULES if row["mode"] not in ("", "-")}
    assert {(code, mode) for code, mode in named if mode not in modes(plover_of(code).category or "")} == set()


def test_every_sense_gives_a_reason_of_refusal() -> None:
    assert {row["reason"] for _, row in SENSES} - {reason.value for reason in Reason} == set()


def test_a_light_verb_has_one_known_kind() -> None:
    rows = table(LEXICON / "light_verbs.csv")
    assert {row["kind"] for row in rows} - KINDS == set()
    assert [verb for verb, times in Counter(row["verb"] for row in rows).items() if times > 1] == []


def test_every_row_says_where_it_comes_from() -> None:
    names = ["classes", "light_verbs", "senses", *ROOTS]
    assert [name for name in names for row in table(LEXICON / f"{name}.csv") if not row["source"].strip()] == []


def test_a_class_of_words_has_one_row_and_no_word_twice() -> None:
    names = [row["name"] for row in table(LEXICON / "classes.csv")]
    assert len(names) == len(set(names))
    assert {name for name, words in CLASSES.items() if len(words) != len(set(words))} == set()
