"""What a headline tells is what its article opens with: one event, told in full by the text."""

from datetime import date

import pytest

from eventdata.article import Article
from eventdata.coding.coder import Coder
from eventdata.model import CountKind, Event, Supports

LEAD = "GAO - Rebels attacked a convoy near Gao on Monday, killing nine soldiers, officials said."


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load()


def told(coder: Coder, headline: str, text: str) -> list[Event]:
    article = Article(id="a", text=f"{headline}\n\n{text}", published=date(2019, 7, 10))
    return [each for each in coder.code(article) if isinstance(each, Event)]


def sentences(event: Event) -> int:
    return len([each for each in event.evidence if each.supports is Supports.SENTENCE])


@pytest.mark.parametrize(
    "headline",
    [
        "Rebels attack army convoy in Mali",
        "Rebels attack soldiers",
        "Nine killed in Gao attack",
        "Nine soldiers killed in Mali",
        "Attack kills nine in Gao",
    ],
)
def test_a_headline_and_the_sentence_that_tells_it_in_full_are_one_event(coder: Coder, headline: str) -> None:
    (event,) = told(coder, headline, LEAD)
    assert sentences(event) == 2
    assert event.when.first == date(2019, 7, 8)
    assert event.where is not None
    assert event.where.name == "Gao"
    assert [each.words for each in event.actors] == ["Rebels"]
    assert [(each.kind, each.best) for each in event.counts] == [(CountKind.KILLED, 9)]


@pytest.mark.parametrize(
    "headline",
    [
        "Rebels attack army convoy in Kenya",
        "Kenyan rebels attack army convoy",
        "Ten killed in Gao attack",
        "Rebels abduct nurse",
        "Rebels attacked convoy in 2012",
    ],
)
def test_another_nation_toll_kind_or_time_is_another_event(coder: Coder, headline: str) -> None:
    assert all(sentences(each) == 1 for each in told(coder, headline, LEAD))


def test_a_headline_does_not_tell_what_comes_late_in_the_text(coder: Coder) -> None:
    late = "The town was quiet and the market was open as on any other day of the week. " * 6
    assert len(told(coder, "Rebels attack army convoy", late + LEAD.removeprefix("GAO - "))) == 2


def test_who_is_named_by_the_headline_only_acted(coder: Coder) -> None:
    (event,) = told(
        coder, "Turkish drone kills nine in Syria", "A drone strike killed nine people near Afrin on Monday."
    )
    assert [(each.words, each.country) for each in event.actors] == [("Turkish drone", "TUR")]


def test_a_bare_weapon_of_a_headline_is_nobody(coder: Coder) -> None:
    (event,) = told(coder, "Drone kills nine in Syria", "A drone strike killed nine people near Afrin on Monday.")
    assert event.actors == ()


def test_the_place_of_a_deed_is_where_the_article_opens_and_not_the_province_of_its_headline(coder: Coder) -> None:
    text = "Gunmen killed a teacher on Monday.\n\nThe school in Yola was closed."
    events = told(coder, "Gunmen kill teacher in Adamawa", text)
    assert [each.where.name for each in events if each.where] == ["Yola"]
