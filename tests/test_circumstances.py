"""Which day, place and speaker belong to an event, and which only to its report."""

from datetime import date

import pytest

from eventdata.article import Article
from eventdata.coding.coder import Coder
from eventdata.model import Basis, Event, Precision

WEDNESDAY = date(2021, 3, 10)


def event(coder: Coder, text: str, *, root: str, published: date | None = WEDNESDAY) -> Event:
    results = coder.code(Article(id="a", text=text, published=published))
    (found,) = [each for each in results if isinstance(each, Event) and each.cameo_root == root]
    return found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Rebels killed four soldiers in Gao on Sunday.", date(2021, 3, 7)),
        ("On Sunday rebels killed four soldiers in Gao.", date(2021, 3, 7)),
        ("The army said on Tuesday that rebels killed four soldiers in Gao on Sunday.", date(2021, 3, 7)),
        ("Rebels killed four soldiers in Gao on Sunday, the army said on Tuesday.", date(2021, 3, 7)),
        ("Rebels killed four soldiers in Gao on 4 March 2021.", date(2021, 3, 4)),
    ],
)
def test_the_day_of_the_clause_is_the_day_of_the_event(coder: Coder, text: str, first: date) -> None:
    found = event(coder, text, root="19").when
    assert (found.first, found.last, found.precision) == (first, first, Precision.DAY)


def test_the_day_of_the_report_is_not_the_day_of_the_event(coder: Coder) -> None:
    found = event(coder, "The army said on Tuesday that rebels killed four soldiers in Gao.", root="19").when
    assert (found.first, found.last, found.basis, found.words) == (None, None, Basis.NONE, None)


def test_without_any_day_there_is_none_and_never_the_publication_day(coder: Coder) -> None:
    found = event(coder, "Rebels killed four soldiers in Gao.", root="19").when
    assert (found.first, found.basis) == (None, Basis.NONE)


def test_a_weekday_without_a_publication_day_keeps_its_words_and_has_no_date(coder: Coder) -> None:
    found = event(coder, "Rebels killed four soldiers in Gao on Sunday.", root="19", published=None).when
    assert (found.first, found.basis, found.words) == (None, Basis.NONE, "Sunday")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rebels killed four soldiers in Gao on Sunday.", "Gao", "MLI"),
        ("In Gao, rebels killed four soldiers.", "Gao", "MLI"),
        ("Rebels killed four soldiers near Mopti, the army said in Bamako.", "Mopti", "MLI"),
    ],
)
def test_the_place_of_the_clause_is_the_place_of_the_event(coder: Coder, text: str, name: str, country: str) -> None:
    found = event(coder, text, root="19").where
    assert found is not None
    assert (found.name, found.country) == (name, country)
    assert found.latitude is not None
    assert found.longitude is not None


def test_where_somebody_had_been_before_is_not_the_place_nor_when_the_day(coder: Coder) -> None:
    assert event(coder, "Rebels killed five soldiers who had come on Sunday.", root="19").when.first is None
    text = "Kenya took in 35 refugees, families who had spent years in camps in Lebanon."
    assert event(coder, text, root="07").where is None


def test_a_sentence_without_a_place_has_none_and_not_the_country_of_an_actor(coder: Coder) -> None:
    assert event(coder, "Malian rebels killed four Malian soldiers.", root="19").where is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The army said that rebels killed four soldiers in Gao.", "The army"),
        ("Rebels killed four soldiers in Gao, the army said.", "the army"),
        ("According to the mayor, rebels killed four soldiers in Gao.", "the mayor"),
    ],
)
def test_who_says_so_is_the_attribution_and_not_the_actor(coder: Coder, text: str, speaker: str) -> None:
    found = event(coder, text, root="19")
    assert found.attribution == speaker
    assert speaker.lower() not in {each.words.lower() for each in found.actors}


def test_what_nobody_is_said_to_have_said_has_no_attribution(coder: Coder) -> None:
    assert event(coder, "Rebels killed four soldiers in Gao.", root="19").attribution is None


def test_an_old_day_makes_an_event_background(coder: Coder) -> None:
    old = "Rebels killed four soldiers in Gao on 4 March 2017."
    assert event(coder, old, root="19").is_background
    assert not event(coder, "Rebels killed four soldiers in Gao on Sunday.", root="19").is_background
