"""Who does what to whom in small sentences, as the real parser reads them."""

import pytest

from eventdata.coding.clauses.verbal import Clause, clause
from eventdata.coding.coder import Coder
from eventdata.coding.text.normalise import normalised

ACTIVE = [
    ("The army attacked the village.", "attacked", "army", "village"),
    ("Soldiers and policemen arrested students and teachers.", "arrested", "Soldiers policemen", "students teachers"),
    ("Ethiopia, Kenya and Sudan condemned the attack.", "condemned", "Ethiopia Kenya Sudan", "attack"),
    ("The troops attacked and burned the village.", "burned", "troops", "village"),
    ("Dozens of soldiers attacked the camp.", "attacked", "soldiers", "camp"),
    ("The army launched a series of strikes.", "launched", "army", "strikes"),
    ("The general did not attack the village.", "attack", "general", "village"),
]
PASSIVE = [
    ("The village was attacked by the army.", "attacked", "army", "village"),
    ("Three farmers were killed.", "killed", "", "farmers"),
    ("The houses have been burned by settlers.", "burned", "settlers", "houses"),
    ("The soldiers were attacked and killed by gunmen.", "killed", "gunmen", "soldiers"),
    ("Four priests and a nun were freed.", "freed", "", "priests nun"),
]
RELATIVE = [
    ("Gunmen who attacked the convoy fled.", "attacked", "Gunmen", "convoy"),
    ("Gunmen who attacked the convoy fled.", "fled", "Gunmen", ""),
    ("The rebels, which the government accused, fled.", "accused", "government", "rebels"),
    ("Gunmen killed a judge whom the rebels had threatened.", "threatened", "rebels", "judge"),
    ("The bus that was attacked by bandits burned.", "attacked", "bandits", "bus"),
]
REDUCED = [
    ("Soldiers detained by the rebels were freed.", "detained", "rebels", "Soldiers"),
    ("The commander, backed by Iran, attacked the base.", "backed", "Iran", "commander"),
    ("Police freed miners held by a gang.", "held", "gang", "miners"),
]
CONTROLLED = [
    ("The rebels agreed to release the hostages.", "release", "rebels", "hostages"),
    ("The minister urged the rebels to release the hostages.", "release", "rebels", "hostages"),
    ("The army managed to free the hostages.", "free", "army", "hostages"),
    ("The rebels continued to shell the town.", "shell", "rebels", "town"),
]
GERUNDS = [
    ("The army weakened the group by destroying its camps.", "destroying", "army", "camps"),
    ("The court accused the general of killing villagers.", "killing", "general", "villagers"),
    ("The army entered the town without attacking the rebels.", "attacking", "army", "rebels"),
    ("Gunmen attacked a bus, killing nine passengers.", "killing", "Gunmen", "passengers"),
]
PREPOSITIONS = [
    ("Police clashed with protesters in the capital.", "clashed", "with", "protesters"),
    ("Police clashed with protesters in the capital.", "clashed", "in", "capital"),
    ("The army drove the rebels out of the town.", "drove", "out of", "town"),
    ("The army drove the rebels out of the town.", "drove", "of", "town"),
    ("The envoy held talks with rebels and villagers.", "held", "with", "rebels villagers"),
    ("The army launched strikes against the rebels.", "launched", "against", "rebels"),
]


def read(coder: Coder, text: str, verb: str) -> Clause:
    (tree,) = coder.parser.trees([normalised(text, 0, len(text))])
    return clause(tree, next(word for word in tree.words if word.text == verb))


def filled(found: Clause, slot: str) -> str:
    return " ".join(word.text for word in found.filled(slot))


@pytest.mark.parametrize(
    ("text", "verb", "subject", "patient"), ACTIVE + PASSIVE + RELATIVE + REDUCED + CONTROLLED + GERUNDS
)
def test_a_clause_has_its_logical_subject_and_object(
    coder: Coder, text: str, verb: str, subject: str, patient: str
) -> None:
    found = read(coder, text, verb)
    assert (filled(found, "subj"), filled(found, "obj")) == (subject, patient)


@pytest.mark.parametrize(("text", "verb"), [each[:2] for each in PASSIVE + REDUCED])
def test_a_passive_is_known_with_and_without_its_auxiliary(coder: Coder, text: str, verb: str) -> None:
    assert read(coder, text, verb).is_passive


@pytest.mark.parametrize(("text", "verb"), [each[:2] for each in ACTIVE + CONTROLLED + GERUNDS])
def test_an_active_verb_is_no_passive(coder: Coder, text: str, verb: str) -> None:
    assert not read(coder, text, verb).is_passive


@pytest.mark.parametrize(("text", "verb", "slot", "nouns"), PREPOSITIONS)
def test_a_preposition_is_a_slot_with_all_its_nouns(coder: Coder, text: str, verb: str, slot: str, nouns: str) -> None:
    assert filled(read(coder, text, verb), slot) == nouns


def test_an_infinitive_of_purpose_says_whom_the_aim_is(coder: Coder) -> None:
    found = read(coder, "The troops entered the town to attack the rebels.", "entered")
    assert filled(found, "aim") == "rebels"


def test_a_receiver_stands_in_the_slot_of_to(coder: Coder) -> None:
    assert filled(read(coder, "France gave weapons to the rebels.", "gave"), "to") == "rebels"


def test_a_slot_that_nothing_fills_is_empty(coder: Coder) -> None:
    assert read(coder, "The rebels fled.", "fled").filled("against") == ()
