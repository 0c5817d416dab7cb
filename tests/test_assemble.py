"""Mentions become events: ids from content alone, tolls never added up, different tolls apart."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventdata.article import Article
from eventdata.coding.coder import Coder
from eventdata.model import Count, CountKind, Event, Supports

SENTENCES = [
    "Rebels killed four soldiers in Gao on Sunday.",
    "In Gao, four soldiers were killed by rebels on Sunday, the governor said.",
    "Police arrested 40 students in Lima on Friday.",
    "France condemned the attack on Mali.",
    "The Kenyan president met Ugandan officials in Nairobi.",
    "Some 3,000 students marched in Lima on Saturday.",
]
PUBLISHED = date(2021, 3, 10)
PROGRAM = """
import sys
from datetime import date
from eventdata import Article, Coder, Event
coder = Coder.load()
article = Article(id="a", text=sys.argv[1], published=date(2021, 3, 10))
print(*(f"{each.event_id} {each.story_id}" for each in coder.code(article) if isinstance(each, Event)), sep="\\n")
"""


def events(coder: Coder, *sentences: str, identity: str = "a") -> list[Event]:
    results = coder.code(Article(id=identity, text=" ".join(sentences), published=PUBLISHED))
    return [each for each in results if isinstance(each, Event)]


def killed(found: list[Event]) -> list[int | None]:
    return [each.best for event in found for each in event.counts if each.kind is CountKind.KILLED]


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_ids_do_not_depend_on_the_process_that_made_them(coder: Coder, seed: str) -> None:
    text = " ".join(SENTENCES)
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    command = [sys.executable, "-c", PROGRAM, text]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert done.stdout.split("\n")[:-1] == [f"{each.event_id} {each.story_id}" for each in events(coder, text)]


def test_two_articles_that_tell_the_same_share_a_story_and_no_event(coder: Coder) -> None:
    (one,), (other,) = events(coder, SENTENCES[0], identity="a"), events(coder, SENTENCES[0], identity="b")
    assert one.story_id == other.story_id
    assert one.event_id != other.event_id


def test_events_of_one_article_have_different_ids(coder: Coder) -> None:
    ids = [each.event_id for each in events(coder, *SENTENCES)]
    assert len(ids) == len(set(ids)) >= 5


def test_two_tellings_of_one_deed_are_one_event_with_the_evidence_of_both(coder: Coder) -> None:
    (found,) = events(coder, *SENTENCES[:2])
    sentences = [each.quote for each in found.evidence if each.supports is Supports.SENTENCE]
    assert sentences == SENTENCES[:2]
    assert sum(each.supports is Supports.WHAT for each in found.evidence) == 2


def test_a_toll_that_is_told_twice_is_not_added_up(coder: Coder) -> None:
    assert killed(events(coder, *SENTENCES[:2])) == [4]


def test_mentions_with_different_tolls_stay_apart(coder: Coder) -> None:
    text = "The governor said rebels killed nine soldiers in Gao on Sunday."
    assert sorted(map(str, killed(events(coder, SENTENCES[0], text)))) == ["4", "9"]


@settings(max_examples=settings().max_examples // 5)
@given(tolls=st.lists(st.integers(2, 60), min_size=1, max_size=5))
def test_no_toll_is_a_number_that_the_text_does_not_hold(coder: Coder, tolls: list[int]) -> None:
    found = events(coder, *(f"Rebels killed {toll} soldiers in Gao on Sunday." for toll in tolls))
    assert set(killed(found)) == set(tolls)


@pytest.mark.parametrize(
    "other",
    [
        "Rebels killed four soldiers in Gao on Monday.",
        "Rebels killed four soldiers in Mopti on Sunday.",
        "Soldiers killed four rebels in Gao on Sunday.",
        "Rebels abducted four soldiers in Gao on Sunday.",
    ],
)
def test_another_day_place_side_or_deed_is_another_event(coder: Coder, other: str) -> None:
    assert len(events(coder, SENTENCES[0], other)) == 2


def test_no_mention_is_lost_when_events_are_put_together(coder: Coder) -> None:
    apart = [event for sentence in SENTENCES for event in events(coder, sentence)]
    together = events(coder, *SENTENCES)
    whats = [each for event in together for each in event.evidence if each.supports is Supports.WHAT]
    assert len(whats) == sum(each.supports is Supports.WHAT for event in apart for each in event.evidence)


def test_every_count_of_an_event_is_of_another_kind_or_side(coder: Coder) -> None:
    def key(count: Count) -> str:
        return json.dumps([count.kind, count.side])

    for event in events(coder, *SENTENCES):
        assert len({key(each) for each in event.counts}) == len(event.counts)


@pytest.mark.parametrize(
    ("second", "number"),
    [
        ("The march began calmly.", 1),
        ("A march began in Mosul.", 2),
        ("The march began in Kabul.", 2),
        ("The march began on Tuesday in Mosul.", 2),
    ],
)
def test_the_march_is_the_one_that_the_article_has_told_of(coder: Coder, second: str, number: int) -> None:
    article = Article(id="a", text=f"Teachers marched through Baghdad on Monday. {second}", published=date(2019, 7, 10))
    assert len([each for each in coder.code(article) if isinstance(each, Event)]) == number
