"""Zeros that the text tells: who was not killed, and of which deed."""

import pytest

from eventdata.article import Article
from eventdata.coding.coder import Coder
from eventdata.model import CountKind, Event, Supports

DEED = "Rebels shelled Gao on Monday"
NOBODY = (0, 0)
NO_DEAD = (0, None)
UNKNOWN = (None, None)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load()


def told(coder: Coder, text: str) -> list[Event]:
    return [each for each in coder.code(Article(id="a", text=text)) if isinstance(each, Event)]


def harmed(event: Event) -> tuple[int | None, int | None]:
    found = {each.kind: each.best for each in event.counts}
    return found.get(CountKind.KILLED), found.get(CountKind.INJURED)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{DEED}, but nobody was killed.", NO_DEAD),
        (f"{DEED}. No one had been killed or injured.", NOBODY),
        (f"{DEED}. No one has been hurt.", NOBODY),
        (f"{DEED}. There were no casualties.", NOBODY),
        (f"{DEED} without causing any casualties.", NOBODY),
        (f"{DEED}, and there has been no loss of life.", UNKNOWN),
        (f"{DEED}. There was no loss of life.", NO_DEAD),
        ("A grenade wounded seven people in Gao on Monday but caused no deaths.", (0, 7)),
        (f"{DEED} and killed two people. Nobody was injured.", (2, 0)),
        ("Rebels killed civilians in Gao on Monday. Nobody was injured.", (None, 0)),
        (f"{DEED}.", UNKNOWN),
        (f"{DEED}. There were no immediate reports of casualties.", UNKNOWN),
        (f"{DEED}. There were no casualties among the soldiers.", UNKNOWN),
        (f"{DEED}. None of the soldiers died.", UNKNOWN),
    ],
)
def test_a_zero_is_written_where_the_text_denies_all_deaths_and_nowhere_else(
    coder: Coder, text: str, wanted: tuple[int | None, int | None]
) -> None:
    (event,) = told(coder, text)
    assert harmed(event) == wanted


def test_a_zero_is_that_of_its_sentence_or_of_the_only_deed_before_it(coder: Coder) -> None:
    other = "Gunmen attacked a convoy in Menaka on Tuesday"
    assert [harmed(each) for each in told(coder, f"{DEED}. {other}, but nobody died.")] == [UNKNOWN, NO_DEAD]
    assert [harmed(each) for each in told(coder, f"{DEED}. {other}. Nobody died.")] == [UNKNOWN, UNKNOWN]
    assert [harmed(each) for each in told(coder, f"{DEED}. Nobody died. {other}.")] == [NO_DEAD, UNKNOWN]


def test_the_sentence_that_denies_deaths_is_evidence(coder: Coder) -> None:
    (event,) = told(coder, f"{DEED}.\n\nThe mayor spoke. Nobody died. The town was quiet.")
    sentences = [each.quote for each in event.evidence if each.supports is Supports.SENTENCE]
    assert sentences == [f"{DEED}.", "Nobody died."]
    assert [each.words for each in event.counts] == ["Nobody died"]
