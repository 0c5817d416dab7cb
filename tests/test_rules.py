"""Each rule between fields is kept by consistent events and told, under its id and with its place, when broken."""

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from eventdata.article import text_sha256
from eventdata.model import (
    ArticleReference,
    Basis,
    CoderReference,
    Count,
    CountBasis,
    CountKind,
    Event,
    Evidence,
    Modality,
    Place,
    PlacePrecision,
    Precision,
    Supports,
    When,
)
from eventdata.ontology.rules import RULES, rule_problems
from eventdata.testing import events

few = settings(max_examples=max(20, settings().max_examples // 10))

TEXT = "Soldiers fired on Sunday in Hit."
CONSISTENT = Event(
    event_id="0" * 32,
    story_id="1" * 32,
    when=When(
        first=date(2019, 7, 7), last=date(2019, 7, 7), precision=Precision.DAY, basis=Basis.RELATIVE, words="on Sunday"
    ),
    cameo_code="193",
    cameo_root="19",
    quad_class=4,
    goldstein=-10.0,
    plover_category="ASSAULT",
    plover_mode="firearms",
    acled_disorder_type="Political violence",
    acled_event_type="Battles",
    acled_sub_event_type="Armed clash",
    where=Place(
        words="Hit", precision=PlacePrecision.EXACT, country="IRQ", admin1_code="IQ-AN", latitude=33.6, longitude=42.8
    ),
    counts=(Count(kind=CountKind.KILLED, low=2, best=2, high=4, basis=CountBasis.STATED),),
    modality=Modality.ACTUAL,
    confidence=0.5,
    evidence=(Evidence(article_id="a", start=0, end=8, quote="Soldiers", supports=Supports.ACTORS),),
    article=ArticleReference(id="a", text=TEXT, text_sha256=text_sha256(TEXT)),
    coder=CoderReference(name="by hand", version="1"),
)
Change = Callable[[Event], Event]


def when(**changes: Any) -> Change:
    return lambda event: attrs.evolve(event, when=attrs.evolve(event.when, **changes))


def where(**changes: Any) -> Change:
    def moved(event: Event) -> Event:
        assert event.where is not None
        return attrs.evolve(event, where=attrs.evolve(event.where, **changes))

    return moved


def count(**changes: Any) -> Change:
    return lambda event: attrs.evolve(event, counts=(attrs.evolve(event.counts[0], **changes),))


def evidence(**changes: Any) -> Change:
    return lambda event: attrs.evolve(event, evidence=(attrs.evolve(event.evidence[0], **changes),))


def fields(**changes: Any) -> Change:
    return lambda event: attrs.evolve(event, **changes)


BREACHES: tuple[tuple[str, str, Change], ...] = (
    ("EVD201", "/when/last", when(last=date(2019, 7, 6))),
    ("EVD201", "/when", when(last=None)),
    ("EVD202", "/when/precision", when(precision=Precision.UNKNOWN)),
    ("EVD202", "/when/basis", when(basis=Basis.NONE)),
    ("EVD202", "/when/precision", when(first=None, last=None, basis=Basis.NONE)),
    ("EVD203", "/counts/0", count(low=3)),
    ("EVD203", "/counts/0", count(best=None, low=5)),
    ("EVD204", "/counts/0/basis", count(basis=CountBasis.UNKNOWN)),
    ("EVD204", "/counts/0/basis", count(low=None, best=None, high=None)),
    ("EVD211", "/cameo_root", fields(cameo_root="18")),
    ("EVD212", "/quad_class", fields(quad_class=3)),
    ("EVD213", "/goldstein", fields(goldstein=10.0)),
    ("EVD214", "/plover_category", fields(plover_category="AID", plover_mode=None)),
    ("EVD215", "/plover_mode", fields(plover_mode="visit")),
    ("EVD215", "/plover_mode", fields(plover_category=None)),
    ("EVD216", "/acled_sub_event_type", fields(acled_event_type="Riots")),
    ("EVD216", "/acled_sub_event_type", fields(acled_disorder_type="Demonstrations")),
    ("EVD216", "/acled_sub_event_type", fields(acled_sub_event_type=None)),
    ("EVD221", "/where", where(latitude=None)),
    ("EVD222", "/where/admin1_code", where(country="SYR")),
    ("EVD222", "/where/admin1_code", where(country=None)),
    ("EVD231", "/evidence/0/quote", evidence(end=9)),
    ("EVD232", "/evidence/0/quote", evidence(quote="soldiers")),
    ("EVD233", "/article/text_sha256", lambda event: attrs.evolve(
        event, article=attrs.evolve(event.article, text_sha256="f" * 64))),
)  # fmt: skip


def test_the_consistent_event_keeps_every_rule() -> None:
    assert list(rule_problems(CONSISTENT)) == []


@few
@given(events())
def test_every_consistent_event_keeps_every_rule(event: Event) -> None:
    assert list(rule_problems(event)) == []


@pytest.mark.parametrize(("rule", "pointer", "change"), BREACHES)
def test_a_breach_is_told_under_the_id_of_its_rule_with_its_place(rule: str, pointer: str, change: Change) -> None:
    problems = [problem for problem in rule_problems(change(CONSISTENT)) if problem.rule_id == rule]
    assert [problem.pointer for problem in problems] == [pointer]
    assert problems[0].event_id == CONSISTENT.event_id
    assert problems[0].message


def test_every_rule_has_a_breach_here_and_an_id_of_its_own() -> None:
    assert sorted({rule for rule, _, _ in BREACHES}) == [rule.id for rule in RULES]


def test_a_comment_has_no_plover_category() -> None:
    comment = attrs.evolve(CONSISTENT, cameo_code="012", cameo_root="01", quad_class=1, goldstein=-0.4)
    assert [problem.pointer for problem in rule_problems(comment)] == ["/plover_category"]


def test_easing_may_be_a_concession_or_a_retreat() -> None:
    for category in ("CONCEDE", "RETREAT"):
        eased = attrs.evolve(
            CONSISTENT,
            cameo_code="08",
            cameo_root="08",
            quad_class=2,
            goldstein=5.0,
            plover_category=category,
            plover_mode=None,
        )
        assert list(rule_problems(eased)) == []
