"""The names of operations that an article defines are read as operations wherever they stand again."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdata.coding.text.normalise import normalised
from eventdata.coding.text.operations import substitutions

NAMES = st.sampled_from(["Iron Gate", "Dawn of Hope", "Red Hill", "Victory and Honour", "Storm", "Sea Shield"])
DEFINITIONS = st.sampled_from(
    [
        "The army began Operation {}.",
        "The “{}” operation began.",
        'The "{}" military campaign began.',
        "It was an offensive called “{}”.",
        "The operation, dubbed {}, began.",
        "The campaign was named the “{}”.",
    ]
)


def read(text: str) -> str:
    return normalised(text, 0, len(text), substitutions(text)).text


@given(DEFINITIONS, NAMES)
def test_a_defined_name_is_read_as_an_operation_in_the_next_sentence(definition: str, name: str) -> None:
    assert read(definition.format(name) + f" Troops of {name} left.").endswith("Troops of Operation left.")


@given(st.lists(DEFINITIONS, max_size=4), NAMES, st.text(max_size=20))
def test_substitutions_stand_in_order_apart_and_within_the_text(found: list[str], name: str, tail: str) -> None:
    text = " ".join([each.format(name) for each in found] + [tail, name])
    kept = substitutions(text)
    assert all(0 <= each.start < each.end <= len(text) for each in kept)
    assert all(one.end <= other.start for one, other in pairwise(kept))


@given(st.text())
def test_a_text_that_names_no_operation_has_no_substitution(text: str) -> None:
    lower = text.lower()
    assert substitutions(lower) == ()


@pytest.mark.parametrize("noun", ["operation", "campaign", "offensive", "military operation"])
def test_before_the_noun_itself_the_name_is_left_out(noun: str) -> None:
    assert read(f"They began the “Iron Gate” {noun}.") == f"They began the {noun}."


def test_a_name_without_a_definition_is_a_name_like_others() -> None:
    assert substitutions("The Iron Gate was closed. Iron Gate is a bridge.") == ()


def test_a_longer_name_is_read_before_a_shorter_one_within_it() -> None:
    text = "Operation Storm began. Operation Storm of Hope began. Storm of Hope ended."
    assert read(text) == "Operation began. Operation began. Operation ended."


def test_a_name_inside_another_word_stays() -> None:
    assert read("Operation Storm began. Stormy weather came.") == "Operation began. Stormy weather came."
