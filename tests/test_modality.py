"""Whether small sentences say that something happened, as the real parser reads them."""

import pytest

from eventdata.coding.clauses.modality import Status, governors, status
from eventdata.coding.clauses.verbal import clause
from eventdata.coding.coder import Coder
from eventdata.coding.text.normalise import normalised
from eventdata.model import Modality
from eventdata.refusal import Reason

ACTUAL = [
    ("The army attacked the village.", "attacked"),
    ("The army managed to free the hostages.", "free"),
    ("Gunmen attacked a bus, killing nine passengers.", "killing"),
    ("The army weakened the group by destroying its camps.", "destroying"),
    ("Officials said that troops attacked the town.", "attacked"),
    ("The attack came after rebels shelled the town.", "shelled"),
]
ONGOING = [("The army is attacking the town.", "attacking"), ("The rebels continued to shell the town.", "shell")]
NEGATED = [
    ("The general did not attack the village.", "attack"),
    ("The army never attacked the village.", "attacked"),
    ("Nobody attacked the town.", "attacked"),
    ("No soldiers attacked the town without orders, and none were killed.", "killed"),
    ("The army entered the town without attacking the rebels.", "attacking"),
    ("The police failed to arrest the gunmen.", "arrest"),
    ("The rebels refused to release the hostages.", "release"),
    ("The president denied that troops attacked the town.", "attacked"),
]
PLANNED = [
    ("The army will attack the village.", "attack"),
    ("The army plans to attack the village.", "attack"),
    ("The rebels agreed to release the hostages.", "release"),
    ("The army will weaken the rebels by destroying their camps.", "destroying"),
    ("The troops will enter the town and arrest the rebels.", "arrest"),
]
ALLEGED = [("The police accused the rebels of attacking the town.", "attacking")]
AIMS = [
    ("The troops entered the town to attack the rebels.", "attack"),
    ("The minister urged the rebels to release the hostages.", "release"),
    ("The police want to arrest the editor.", "arrest"),
    ("The rebels were trained for attacking convoys.", "attacking"),
]
POSSIBLE = [
    ("The rebels may attack the village.", "attack"),
    ("If the rebels attack the town, the army will respond.", "attack"),
    ("The general warned that the rebels could attack the town.", "attack"),
    ("Villagers fear that the army burned their houses.", "burned"),
]
HABITS = [("The rebels regularly attack the town.", "attack"), ("Gunmen often attack convoys there.", "attack")]


def read(coder: Coder, text: str, verb: str) -> Status:
    (tree,) = coder.parser.trees([normalised(text, 0, len(text))])
    return status(clause(tree, next(word for word in tree.words if word.text == verb)))


@pytest.mark.parametrize(("text", "verb"), ACTUAL)
def test_what_happened_is_actual(coder: Coder, text: str, verb: str) -> None:
    found = read(coder, text, verb)
    assert (found.modality, found.reason, found.is_pluperfect) == (Modality.ACTUAL, None, False)


@pytest.mark.parametrize(("text", "verb"), ONGOING)
def test_what_goes_on_is_ongoing(coder: Coder, text: str, verb: str) -> None:
    found = read(coder, text, verb)
    assert (found.modality, found.reason) == (Modality.ONGOING, None)


@pytest.mark.parametrize(("text", "verb"), NEGATED)
def test_what_did_not_happen_is_negated_by_a_word_of_the_sentence(coder: Coder, text: str, verb: str) -> None:
    found = read(coder, text, verb)
    assert found.modality is Modality.NEGATED
    assert found.words is not None
    assert text[found.words.start : found.words.end] == found.words.text


@pytest.mark.parametrize(("text", "verb"), PLANNED)
def test_what_is_to_come_is_planned(coder: Coder, text: str, verb: str) -> None:
    found = read(coder, text, verb)
    assert (found.modality, found.reason) == (Modality.PLANNED, None)


@pytest.mark.parametrize(("text", "verb"), ALLEGED)
def test_what_somebody_is_accused_of_is_alleged(coder: Coder, text: str, verb: str) -> None:
    assert read(coder, text, verb).modality is Modality.ALLEGED


@pytest.mark.parametrize(("text", "verb"), AIMS)
def test_an_aim_or_a_request_is_refused_as_a_purpose(coder: Coder, text: str, verb: str) -> None:
    assert read(coder, text, verb).reason is Reason.PURPOSE


@pytest.mark.parametrize(("text", "verb"), POSSIBLE)
def test_what_is_only_possible_is_refused_as_hypothetical(coder: Coder, text: str, verb: str) -> None:
    found = read(coder, text, verb)
    assert (found.modality, found.reason) == (Modality.HYPOTHETICAL, Reason.HYPOTHETICAL)


@pytest.mark.parametrize(("text", "verb"), HABITS)
def test_a_habit_is_no_single_event(coder: Coder, text: str, verb: str) -> None:
    assert read(coder, text, verb).reason is Reason.HABITUAL


def test_the_pluperfect_tells_of_what_lay_before(coder: Coder) -> None:
    assert read(coder, "The rebels had attacked the town.", "attacked").is_pluperfect
    assert not read(coder, "The rebels have attacked the town.", "attacked").is_pluperfect


def test_every_governor_has_a_status_that_the_coder_knows() -> None:
    known = {"actual", "ongoing", "planned", "negated", "alleged", "hypothetical", "purpose"}
    assert set(governors().values()) <= known
