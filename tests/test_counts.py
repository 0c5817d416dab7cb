"""How many were killed, hurt, held or marched, as the coder reads small texts."""

import pytest

from eventdata.article import Article
from eventdata.coding.coder import Coder
from eventdata.model import Count, CountBasis, CountKind, Event, Side

STATED = [
    ("Gunmen killed three farmers near Mopti.", CountKind.KILLED, (3, 3, 3)),
    ("Three farmers were killed by gunmen near Mopti.", CountKind.KILLED, (3, 3, 3)),
    ("Gunmen wounded seven policemen in Kano.", CountKind.INJURED, (7, 7, 7)),
    ("Between five and eight policemen were wounded by gunmen in Kano.", CountKind.INJURED, (5, 5, 8)),
    ("At least four soldiers were killed by rebels in Gao.", CountKind.KILLED, (4, 4, None)),
    ("Police arrested 40 students in Lima.", CountKind.ARRESTED, (40, 40, 40)),
    ("Three hostages were released by the rebels near Gao.", CountKind.RELEASED, (3, 3, 3)),
    ("A gunman killed a policeman in Kano.", CountKind.KILLED, (1, 1, 1)),
    ("A bomb killed at least five people in Gao.", CountKind.KILLED, (5, 5, None)),
    ("Gunmen shot dead five people in Gao.", CountKind.KILLED, (5, 5, 5)),
    ("Five people were shot dead in Gao on Monday.", CountKind.KILLED, (5, 5, 5)),
    ("Gunmen gunned down two politicians in Lima.", CountKind.KILLED, (2, 2, 2)),
    ("Rebels hacked six farmers to death near Gao.", CountKind.KILLED, (6, 6, 6)),
    ("Five people lost their lives in an attack by rebels on Gao.", CountKind.KILLED, (5, 5, 5)),
    ("Five people died when a bomb exploded in Gao.", CountKind.KILLED, (5, 5, 5)),
    ("Five people died when rebels attacked Gao.", CountKind.KILLED, (5, 5, 5)),
    ("An attack by rebels left five soldiers dead in Gao.", CountKind.KILLED, (5, 5, 5)),
    ("Rebels attacked Gao, leaving at least 12 dead.", CountKind.KILLED, (12, 12, None)),
    ("Clashes between rebels and the army in Gao claimed the lives of 14 people.", CountKind.KILLED, (14, 14, 14)),
    ("Clashes between rebels and the army in Gao claimed 14 lives.", CountKind.KILLED, (14, 14, 14)),
    ("Clashes between rebels and the army in Gao left 14 people dead.", CountKind.KILLED, (14, 14, 14)),
    ("A car bomb in Baghdad left 10 dead.", CountKind.KILLED, (10, 10, 10)),
    ("Three civilians were left dead by the shelling of Donetsk.", CountKind.KILLED, (3, 3, 3)),
    ("Six guards died in an exchange of fire with rebels near Gao.", CountKind.KILLED, (6, 6, 6)),
    ("Security forces shot and killed a demonstrator in Khartoum.", CountKind.KILLED, (1, 1, 1)),
    ("The mayor of Chilapa was shot dead by gunmen.", CountKind.KILLED, (1, 1, 1)),
    ("Opposition leader Idris Maalouf was shot dead in Moscow.", CountKind.KILLED, (1, 1, 1)),
    ("Rebels killed Governor Ali Hassan and his driver in Gao.", CountKind.KILLED, (2, 2, 2)),
    ("Rebels killed Ali Hassan, a priest, in Gao.", CountKind.KILLED, (1, 1, 1)),
    ("Israel killed Hassan Nasrallah in Beirut.", CountKind.KILLED, (1, 1, 1)),
    ("Gunmen abducted the bishop of Jos on Monday.", CountKind.ABDUCTED, (1, 1, 1)),
    ("Seven hurt in grenade attack on Bujumbura bar", CountKind.INJURED, (7, 7, 7)),
    ("Twelve killed in Gao ambush", CountKind.KILLED, (12, 12, 12)),
]


def counts(coder: Coder, text: str) -> list[Count]:
    results = coder.code(Article(id="a", text=text))
    return [each for event in results if isinstance(event, Event) for each in event.counts]


@pytest.mark.parametrize(("text", "kind", "numbers"), STATED)
def test_a_number_that_is_written_out_is_counted(
    coder: Coder, text: str, kind: CountKind, numbers: tuple[int, int, int | None]
) -> None:
    (found,) = counts(coder, text)
    assert (found.kind, (found.low, found.best, found.high)) == (kind, numbers)
    assert (found.basis, found.side) == (CountBasis.STATED, Side.RECIPIENT)


def test_dozens_are_twelve_by_a_named_rule(coder: Coder) -> None:
    (found,) = counts(coder, "Rebels killed dozens of soldiers in Gao.")
    assert (found.best, found.high, found.basis) == (12, None, CountBasis.NUMBER_WORD)
    assert found.rule is not None


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed the opposition in Gao.",
        "Rebels killed the family of a judge in Gao.",
        "Rebels killed Boko Haram in Gao.",
        "Rebels killed Ali Hassan in Gao.",
        "The United States killed Hassan Nasrallah in an air strike.",
    ],
)
def test_a_name_is_no_number_where_it_may_be_that_of_many_or_others_died_too(coder: Coder, text: str) -> None:
    assert [each.best for each in counts(coder, text)] == []


def test_a_plural_without_a_number_is_unknown_and_not_zero(coder: Coder) -> None:
    (found,) = counts(coder, "Soldiers were killed by rebels in Gao.")
    assert (found.low, found.best, found.high, found.basis) == (None, None, None, CountBasis.UNKNOWN)


def test_marchers_are_counted_on_the_side_of_the_actor(coder: Coder) -> None:
    (found,) = counts(coder, "Some 3,000 students marched in Lima.")
    assert (found.kind, found.best, found.side) == (CountKind.PARTICIPANTS, 3000, Side.ACTOR)


def test_killed_and_wounded_are_counted_apart(coder: Coder) -> None:
    found = counts(coder, "Gunmen killed three farmers and wounded seven others near Mopti.")
    assert {(each.kind, each.best) for each in found} == {(CountKind.KILLED, 3), (CountKind.INJURED, 7)}
    found = counts(coder, "An attack by rebels left five soldiers dead and seven wounded in Gao.")
    assert {(each.kind, each.best) for each in found} == {(CountKind.KILLED, 5), (CountKind.INJURED, 7)}


def test_what_soldiers_leave_that_is_nobody_is_not_counted(coder: Coder) -> None:
    assert not counts(coder, "Rebels attacked Gao, leaving 12 houses in ruins and a town in fear.")


def test_the_dead_of_a_headline_and_of_its_sentence_are_counted_once(coder: Coder) -> None:
    found = counts(
        coder,
        "Ten Peruvian soldiers killed in rebel ambush\n\n"
        "Rebels ambushed an army patrol near Ayacucho in Peru on Tuesday, leaving 10 soldiers dead and seven wounded.",
    )
    assert sorted((each.kind, each.best) for each in found) == [(CountKind.INJURED, 7), (CountKind.KILLED, 10)]


def test_a_thing_that_is_uprooted_is_no_displaced_person(coder: Coder) -> None:
    assert not counts(coder, "Rebels uprooted a stretch of railway near Gao.")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rebels attacked Gao, leaving at least 12 dead.", "190"),
        ("A car bomb in Baghdad left 10 dead and 25 injured.", "1832"),
        ("Security forces shot and killed a demonstrator in Khartoum.", "175"),
    ],
)
def test_an_attack_and_what_it_led_to_are_one_event_of_the_attack(coder: Coder, text: str, code: str) -> None:
    results = coder.code(Article(id="a", text=text))
    assert [each.cameo_code for each in results if isinstance(each, Event)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a bus on route 66 near Kano.",
        "Gunmen attacked three villages near Kano.",
        "On 12 March gunmen attacked policemen in Kano at 4 a.m.",
    ],
)
def test_numbers_that_count_no_people_are_not_counted(coder: Coder, text: str) -> None:
    assert counts(coder, text) == []


def test_an_event_that_counts_nobody_has_no_count(coder: Coder) -> None:
    assert counts(coder, "France condemned the attack on Mali.") == []
