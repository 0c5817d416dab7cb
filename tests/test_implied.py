"""Sides that one sentence leaves out and the article names: only those of its operation, and marked as implied."""

from eventdata.article import Article
from eventdata.coding.coder import Coder
from eventdata.model import Event

FIGHT = "Iraqi forces attacked ISIS near Hit."
LAUNCH = "A campaign was launched on Friday."


def events(coder: Coder, text: str) -> list[Event]:
    return [each for each in coder.code(Article(id="a", text=text)) if isinstance(each, Event)]


def told_by(found: list[Event], word: str) -> Event:
    (event,) = [each for each in found if any(span.quote == word for span in each.evidence)]
    return event


def test_an_operation_has_the_sides_of_the_fight_that_the_article_tells_of(coder: Coder) -> None:
    found = events(coder, f"{FIGHT} {LAUNCH}")
    launch = told_by(found, "campaign")
    assert [(each.code, each.is_implied) for each in launch.actors] == [("IRQMIL", True)]
    assert [(each.name, each.is_implied) for each in launch.recipients] == [("Islamic State", True)]


def test_sides_that_the_sentence_names_are_not_implied(coder: Coder) -> None:
    fight = told_by(events(coder, f"{FIGHT} {LAUNCH}"), "attacked")
    assert [each.is_implied for each in (*fight.actors, *fight.recipients)] == [False, False]


def test_an_operation_in_an_article_without_a_fight_has_no_side_and_is_refused(coder: Coder) -> None:
    assert events(coder, f"{LAUNCH} The weather was mild.") == []


def test_a_deed_that_is_no_part_of_an_operation_gets_no_implied_side(coder: Coder) -> None:
    found = events(coder, f"{FIGHT} France condemned the plan in Paris.")
    assert [each.is_implied for event in found for each in (*event.actors, *event.recipients) if each.is_implied] == []
