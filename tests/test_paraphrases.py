"""The same deed in other words is the same event: forms of a sentence, of its actor, and of its recipient."""

import pytest

from eventdata.article import Article
from eventdata.coding.coder import Coder
from eventdata.model import Event

DEEDS = {
    "criticised Angola": "111",
    "praised Angola": "051",
    "recognised Angola": "054",
    "visited Angola": "042",
    "invaded Angola": "190",
    "threatened Angola with sanctions": "1312",
    "urged Angola to withdraw its troops": "0256",
    "held talks with Angola": "040",
    "signed a trade accord with Angola": "057",
    "imposed sanctions on Angola": "163",
    "lifted sanctions on Angola": "085",
    "cut diplomatic ties with Angola": "161",
    "sent food aid to Angola": "073",
    "launched air strikes against Angola": "195",
    "withdrew its troops from Angola": "0874",
    "demanded an apology from Angola": "100",
}
FORMS = (
    "Peru {deed} on Monday.",
    "On Monday, Peru {deed}.",
    "Peru, a member of the league, {deed}.",
    "Officials said that Peru {deed}.",
    "After a week of silence, Peru {deed}.",
    "Peru also {deed}, state radio reported.",
    "In a surprise move, Peru {deed}.",
    "Peru, as expected, {deed}.",
)
ACTORS = (
    "Peru's government",
    "The government of Peru",
    "The Peruvian government",
    "The Peruvian president, Maria Lopez,",
    "Peruvian President Maria Lopez",
    "Peru's Prime Minister Maria Lopez",
    "President Maria Lopez of Peru",
    "Maria Lopez, the president of Peru,",
    "Maria Lopez, Peru's president,",
    "Maria Lopez, a Peruvian minister,",
    "Maria Lopez, who is president of Peru,",
    "Maria Lopez, a spokeswoman for the Peruvian government,",
    "The president of Peru, Maria Lopez,",
)
RECIPIENTS = (
    "Angola's government",
    "the government of Angola",
    "the Angolan government",
    "neighbouring Angola",
    "its neighbour Angola",
    "the Angolan authorities",
    "the authorities in Luanda",
    "Angola's leaders",
    "Angolan leaders",
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("deed", DEEDS)
def test_the_form_of_a_sentence_does_not_change_what_it_tells(coder: Coder, deed: str, form: str) -> None:
    assert told(coder, form.format(deed=deed)) == (DEEDS[deed], "PER", "AGO")


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("deed", DEEDS)
def test_who_speaks_for_a_state_is_of_that_state(coder: Coder, deed: str, actor: str) -> None:
    assert told(coder, f"{actor} {deed}.") == (DEEDS[deed], "PER", "AGO")


@pytest.mark.parametrize("recipient", RECIPIENTS)
@pytest.mark.parametrize("deed", DEEDS)
def test_to_whom_it_is_done_may_be_called_by_any_name(coder: Coder, deed: str, recipient: str) -> None:
    assert told(coder, f"Peru {deed.replace('Angola', recipient)}.") == (DEEDS[deed], "PER", "AGO")


def test_the_words_of_an_actor_reach_to_what_explains_him(coder: Coder) -> None:
    text = "Maria Lopez, the president of Peru, praised Angola."
    (event,) = (each for each in coder.code(Article(id="a", text=text)) if isinstance(each, Event))
    assert [(each.words, each.code) for each in event.actors] == [("Maria Lopez, the president of Peru", "PERGOV")]


def told(coder: Coder, text: str) -> tuple[str, str, str]:
    """The code of the one event, its actors' countries, and the recipients' without those of the actors."""
    (event,) = (each for each in coder.code(Article(id="a", text=text)) if isinstance(each, Event))
    actors = {each.country or "" for each in event.actors}
    recipients = {each.country or "" for each in event.recipients}
    if actors == recipients == {"PER", "AGO"}:
        return event.cameo_code, "PER", "AGO"
    return event.cameo_code, " ".join(actors), " ".join(recipients)
