"""What is news in an article: not what its subject, its tense or its distance in time explains."""

from datetime import date
from pathlib import Path

import pytest

from eventdata import Article, Event, read_articles
from eventdata.coding.coder import Coder
from eventdata.coding.subjects import subject
from eventdata.model import CountKind
from eventdata.refusal import Reason, Refusal

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
EVENTLESS = [each for each in read_articles(FIXTURES / "no_event" / "articles.jsonl") if isinstance(each, Article)]
LOOK_ALIKE = [each for each in read_articles(FIXTURES / "look_alike" / "articles.jsonl") if isinstance(each, Article)]
MISREAD = {"none-31": "a war that is imagined in the perfect", "none-34": "a club that is called Rangers"} | {
    "none-99": "an extradition, which is between two states",
    "none-102": "a guard, who might be a state's",
    "none-116": "too few words of the police",
    "none-119": "robbers who dress as an army",
    "none-140": "an inmate who walks out of a jail",
}
"""Articles about nothing that gives an event, which give one, and what misleads the coder."""
CORE = {
    "mine-road-blocked": ("market", "144"),
    "festival-bombed": ("fiction", "183"),
    "novelist-arrested": ("fiction", "173"),
    "exercise-ambushed": (None, "193"),
    "stadium-shooting": ("sport", "175"),
    "potash-sanctions": ("market", "163"),
    "earthquake-aid": (None, "073"),
    "fans-and-riot-police": ("sport", "175"),
    "constable-shot": (None, "193"),
    "trader-lynched": (None, "1823"),
    "mayor-shot": (None, "186"),
}
"""The subject that an article seems to have, and the event that it tells in spite of it."""


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load()


def told(coder: Coder, text: str, published: date | None = date(2019, 7, 10)) -> tuple[list[Event], list[Refusal]]:
    results = coder.code(Article(id="a", text=text, published=published))
    events = [each for each in results if isinstance(each, Event)]
    return events, [each for each in results if isinstance(each, Refusal)]


@pytest.mark.parametrize("article", EVENTLESS, ids=lambda each: each.id)
def test_an_article_about_no_politics_gives_no_event(coder: Coder, article: Article) -> None:
    found = [each.cameo_code for each in coder.code(article) if isinstance(each, Event)]
    assert bool(found) == (article.id in MISREAD), found


@pytest.mark.parametrize("article", LOOK_ALIKE, ids=lambda each: each.id)
def test_politics_in_the_words_of_something_else_is_news(coder: Coder, article: Article) -> None:
    about = subject(article.text or "")
    name, code = CORE[article.id]
    assert (about.name if about else None) == name
    assert code in {each.cameo_code for each in coder.code(article) if isinstance(each, Event)}


def test_the_dead_of_a_bomb_at_a_festival_are_counted(coder: Coder) -> None:
    article = next(each for each in LOOK_ALIKE if each.id == "festival-bombed")
    events = [each for each in coder.code(article) if isinstance(each, Event) and not each.is_background]
    killed = [count.best for each in events for count in each.counts if count.kind is CountKind.KILLED]
    assert killed == [6]


def test_what_an_article_about_sport_tells_of_the_match_is_refused_with_the_words_that_say_so(coder: Coder) -> None:
    derby = next(each for each in EVENTLESS if "Samoa primed" in (each.text or ""))
    details = [each.detail for each in coder.code(derby) if isinstance(each, Refusal)]
    assert any(detail.startswith("in an article about sport: ") for detail in details)


def test_a_few_words_of_sport_in_a_long_text_make_no_report_of_a_match() -> None:
    sport = "The striker scored a goal for the club before the referee blew the whistle. "
    idle = "The garden is quiet and the gate stands open to whoever cares to walk there. "
    assert [each.name for text in (sport, sport + idle * 5) if (each := subject(text))] == ["sport", "sport"]
    assert subject(sport + idle * 40) is None


def test_history_is_measured_from_the_last_day_where_the_article_has_no_date(coder: Coder) -> None:
    text = "Rebels attacked a convoy in Gao on 3 May 2019. In 1990 rebels attacked the army in Gao."
    assert [each.when.first for each in told(coder, text, None)[0]] == [date(2019, 5, 3)]


def test_a_deed_of_more_than_ten_years_ago_is_history(coder: Coder) -> None:
    text = "Rebels attacked a convoy in Gao on Monday. In {} rebels attacked the army in Gao."
    assert [each.is_background for each in told(coder, text.format(2015))[0]] == [False, True]
    events, refused = told(coder, text.format(1990))
    assert [each.is_background for each in events] == [False]
    assert any("history" in each.detail for each in refused)


def test_what_a_paragraph_tells_after_a_day_long_ago_is_background(coder: Coder) -> None:
    first, past = "Rebels attacked a convoy in Gao on Monday.", "In 2015 fighting reached Kidal."
    deed = "Soldiers shelled a village near Menaka."
    assert [each.is_background for each in told(coder, f"{first}\n\n{past} {deed}")[0]][-1]
    assert not [each.is_background for each in told(coder, f"{first}\n\n{past}\n\n{deed}")[0]][-1]
    assert not [each.is_background for each in told(coder, f"{first}\n\nSince 2015 it is so. {deed}")[0]][-1]
    recent = "On Tuesday soldiers shelled a village near Menaka."
    assert not [each.is_background for each in told(coder, f"{first}\n\n{past} {recent}")[0]][-1]
    assert len(told(coder, f"{first} {deed}", None)[0]) == 2


def test_by_nightfall_is_no_pluperfect_of_the_past(coder: Coder) -> None:
    text = "Students marched in Lima on Monday. {} police had arrested 84 students."
    assert [each.is_background for each in told(coder, text.format("By nightfall"))[0]] == [False, False]
    assert [each.is_background for each in told(coder, text.format("Earlier"))[0]] == [False, True]


def test_a_deed_of_force_in_the_simple_present_is_no_news_but_in_a_headline_or_with_its_day(coder: Coder) -> None:
    lead = "Rebels attacked a convoy in Gao on Monday."
    events, refused = told(coder, f"{lead} Soldiers storm a village and the villagers flee.")
    assert len(events) == 1
    assert [each.reason for each in refused if each.quote == "storm"] == [Reason.HABITUAL]
    for other in (
        "Soldiers stormed a village near Gao.",
        "On Tuesday soldiers storm a village near Gao.",
        "Soldiers storm a village near Gao, officials said.",
    ):
        assert len(told(coder, f"{lead} {other}")[0]) == 2, other
    assert len(told(coder, "Soldiers storm a village near Gao.")[0]) == 1
    assert len(told(coder, f"{lead} A minister is assassinated and the general weeps.")[0]) == 1
    assert len(told(coder, f"Soldiers storm a village near Menaka\n\n{lead}")[0]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Did Kenyan troops attack Somalia?",
        "When soldiers take over Chad, prices rise.",
        "Suppose Kenyan troops attacked Somalia tomorrow.",
        "In the past Kenyan troops have attacked Somali rebels.",
    ],
)
def test_questions_occasions_and_suppositions_tell_no_event(coder: Coder, text: str) -> None:
    assert not told(coder, text)[0]


def test_a_text_without_politics_and_with_crimes_is_a_police_report_unless_it_is_one_sentence(coder: Coder) -> None:
    crime = "Two men were detained on Tuesday in a warehouse in Leeds beside bags of cash"
    events, refused = told(coder, f"{crime}. They are brothers.")
    assert not events
    assert {each.reason for each in refused if each.quote == "detained"} == {Reason.ORDINARY_CRIME}
    for other in (f"{crime}.", f"{crime}. They are activists.", f"{crime} and ballots. They are brothers."):
        assert [each.cameo_code for each in told(coder, other)[0]] == ["173"], other


@pytest.mark.parametrize(
    ("deed", "is_told"),
    [
        ("A man shot a shopkeeper dead in Leeds on Tuesday.", False),
        ("A man shot three shopkeepers dead in Leeds on Tuesday.", False),
        ("A man shot four shopkeepers dead in Leeds on Tuesday.", True),
        ("A man shot a policeman dead in Leeds on Tuesday.", True),
        ("A Danish man shot a Finnish shopkeeper dead in Leeds on Tuesday.", True),
    ],
)
def test_a_police_report_tells_of_politics_by_the_dead_the_police_or_two_nations(
    coder: Coder, deed: str, *, is_told: bool
) -> None:
    assert bool(told(coder, f"{deed} Detectives found a pistol, cash and the phone of a neighbour.")[0]) == is_told


def test_an_arrest_beside_an_ordinary_crime_is_of_the_same_kind(coder: Coder) -> None:
    crime = "Customs officers seized 40 kilograms of cocaine at Lagos airport on Monday."
    arrest = "Four men were arrested on Tuesday."
    events, refused = told(coder, f"{crime} {arrest}")
    assert not events
    assert Reason.ORDINARY_CRIME in {each.reason for each in refused if each.quote == "arrested"}
    assert [each.cameo_code for each in told(coder, arrest)[0]] == ["173"]


def test_a_long_article_that_dates_nothing_and_opens_with_nothing_is_no_news(coder: Coder) -> None:
    idle = "The garden is quiet and the gate stands open to whoever cares to walk there. " * 8
    deed = "Soldiers shelled a village near Menaka{}."
    assert not told(coder, idle + deed.format(""))[0]
    assert len(told(coder, idle + deed.format(" on Monday"))[0]) == 1
    assert len(told(coder, deed.format("") + " " + idle)[0]) == 1
