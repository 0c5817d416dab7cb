"""What one field cannot say: the rules that hold between fields of an event, each under an id that never changes."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

import attrs

from eventdata.article import text_sha256
from eventdata.model import Basis, CountBasis, Event, Precision
from eventdata.ontology.acled import AcledType, acled_types
from eventdata.ontology.cameo import goldstein, quad_class, root
from eventdata.ontology.plover import modes, plover_types
from eventdata.ontology.tables import rows
from eventdata.problem import Problem, Severity

Value = str | int | float | None
Finding = tuple[str, Value, str]
"""A JSON Pointer, the value found there, and what is wrong with it."""


@attrs.frozen(kw_only=True)
class Rule:
    """A rule with its id, what it demands, and the check that finds where an event breaks it."""

    id: str
    demand: str
    findings: Callable[[Event], Iterator[Finding]]


def rule_problems(event: Event) -> Iterator[Problem]:
    """Every breach of a rule, in the order of the rules; none for an event that is consistent."""
    for rule in RULES:
        for pointer, value, message in rule.findings(event):
            yield Problem(
                rule_id=rule.id,
                severity=Severity.ERROR,
                pointer=pointer,
                event_id=event.event_id,
                value=json.dumps(value, ensure_ascii=False),
                message=message,
            )


def _day_order(event: Event) -> Iterator[Finding]:
    first, last = event.when.first, event.when.last
    if (first is None) != (last is None):
        yield "/when", None, "first and last day must both be given or both be absent"
    elif first is not None and last is not None and first > last:
        yield "/when/last", last.isoformat(), f"the last day {last} is before the first {first}"


def _day_marks(event: Event) -> Iterator[Finding]:
    when = event.when
    has_day = when.first is not None or when.last is not None
    if (when.precision is Precision.UNKNOWN) is has_day:
        wanted = "a precision other than unknown" if has_day else "the precision unknown"
        yield "/when/precision", when.precision.value, f"an event {_with(has_day)} day has {wanted}"
    if (when.basis is Basis.NONE) is has_day:
        wanted = "a basis other than none" if has_day else "the basis none"
        yield "/when/basis", when.basis.value, f"an event {_with(has_day)} day has {wanted}"


def _with(is_there: bool) -> str:
    return "with a" if is_there else "without a"


def _count_order(event: Event) -> Iterator[Finding]:
    for position, count in enumerate(event.counts):
        told = [number for number in (count.low, count.best, count.high) if number is not None]
        if told != sorted(told):
            numbers = f"low {count.low}, best {count.best}, high {count.high}"
            yield f"/counts/{position}", None, f"low, best and high must not fall, found {numbers}"


def _count_basis(event: Event) -> Iterator[Finding]:
    for position, count in enumerate(event.counts):
        is_told = not (count.low is count.best is count.high is None)
        if (count.basis is CountBasis.UNKNOWN) is is_told:
            message = "a count with a number says where it is from; one without has the basis unknown"
            yield f"/counts/{position}/basis", count.basis.value, message


def _root(event: Event) -> Iterator[Finding]:
    if event.cameo_root != root(event.cameo_code):
        yield "/cameo_root", event.cameo_root, f"{event.cameo_code} falls under {root(event.cameo_code)}"


def _quad_class(event: Event) -> Iterator[Finding]:
    wanted = quad_class(event.cameo_code)
    if event.quad_class != wanted:
        yield "/quad_class", event.quad_class, f"{event.cameo_code} has quad class {wanted}"


def _goldstein(event: Event) -> Iterator[Finding]:
    wanted = goldstein(event.cameo_code)
    if event.goldstein is not None and event.goldstein != wanted:
        yield "/goldstein", event.goldstein, f"{event.cameo_code} has the Goldstein value {wanted}"


def _plover_category(event: Event) -> Iterator[Finding]:
    categories = tuple(found.category for found in plover_types(event.cameo_code))
    if event.plover_category is not None and event.plover_category not in categories:
        wanted = " or ".join(map(str, categories)) or "nothing"
        yield "/plover_category", event.plover_category, f"{event.cameo_code} is {wanted} in PLOVER"


def _plover_mode(event: Event) -> Iterator[Finding]:
    if event.plover_mode is not None and event.plover_mode not in modes(event.plover_category or ""):
        message = f"{event.plover_category or 'an event without category'} has no such mode"
        yield "/plover_mode", event.plover_mode, message


def _acled_levels(event: Event) -> Iterator[Finding]:
    found = (event.acled_disorder_type, event.acled_event_type, event.acled_sub_event_type)
    if found == (None, None, None):
        return
    if event.acled_sub_event_type is None:
        yield "/acled_sub_event_type", None, "the ACLED types are given together or not at all"
        return
    wanted = acled_types()[event.acled_sub_event_type]
    if found != _levels(wanted):
        message = (
            f"it belongs to {wanted.event_type!r} and {wanted.disorder_type!r}, found {found[1]!r} and {found[0]!r}"
        )
        yield "/acled_sub_event_type", event.acled_sub_event_type, message


def _levels(found: AcledType) -> tuple[str, str, str]:
    return found.disorder_type, found.event_type, found.sub_event_type


def _coordinate(event: Event) -> Iterator[Finding]:
    if event.where is not None and (event.where.latitude is None) != (event.where.longitude is None):
        yield "/where", None, "latitude and longitude must both be given or both be absent"


def _admin1_code(event: Event) -> Iterator[Finding]:
    if event.where is None or event.where.admin1_code is None:
        return
    country, code = event.where.country, event.where.admin1_code
    if country is None or code[:2] != iso2()[country]:
        yield "/where/admin1_code", code, f"the code is not of the country {country}"


@cache
def iso2() -> dict[str, str]:
    """The alpha-2 code, with which ISO 3166-2 codes begin, of each country's alpha-3 code."""
    return {row["code"]: row["iso2"] for row in rows("countries")}


def _quote_length(event: Event) -> Iterator[Finding]:
    for position, evidence in enumerate(event.evidence):
        if evidence.end - evidence.start != len(evidence.quote):
            message = f"a quote of {len(evidence.quote)} code points cannot span {evidence.start} to {evidence.end}"
            yield f"/evidence/{position}/quote", evidence.quote, message


def _quote_text(event: Event) -> Iterator[Finding]:
    for position, evidence in enumerate(event.evidence):
        if event.article.text is None or evidence.article_id != event.article.id:
            continue
        if event.article.text[evidence.start : evidence.end] != evidence.quote:
            yield f"/evidence/{position}/quote", evidence.quote, "the article's text has other words at these offsets"


def _text_digest(event: Event) -> Iterator[Finding]:
    if event.article.text is not None and text_sha256(event.article.text) != event.article.text_sha256:
        yield "/article/text_sha256", event.article.text_sha256, "this is not the digest of the article's text"


RULES: Final = (
    Rule(id="EVD201", demand="The first day is not after the last; one is not without the other.", findings=_day_order),
    Rule(id="EVD202", demand="Precision is unknown and basis none exactly when there is no day.", findings=_day_marks),
    Rule(id="EVD203", demand="The numbers of a count do not fall from low to best to high.", findings=_count_order),
    Rule(id="EVD204", demand="The basis of a count is unknown exactly when it has no number.", findings=_count_basis),
    Rule(id="EVD211", demand="The CAMEO root is that of the code.", findings=_root),
    Rule(id="EVD212", demand="The quad class is that of the CAMEO code.", findings=_quad_class),
    Rule(id="EVD213", demand="The Goldstein value, if given, is that of the CAMEO code.", findings=_goldstein),
    Rule(id="EVD214", demand="The PLOVER category is one that the CAMEO code may have.", findings=_plover_category),
    Rule(id="EVD215", demand="The PLOVER mode is one of the category's.", findings=_plover_mode),
    Rule(id="EVD216", demand="The ACLED types belong to each other, or are all absent.", findings=_acled_levels),
    Rule(id="EVD221", demand="Latitude and longitude are given together.", findings=_coordinate),
    Rule(id="EVD222", demand="A first-level code is one of the country.", findings=_admin1_code),
    Rule(id="EVD231", demand="A quote is as long as its offsets are apart.", findings=_quote_length),
    Rule(
        id="EVD232", demand="A quote stands in the article's text, if exported, at its offsets.", findings=_quote_text
    ),
    Rule(id="EVD233", demand="The digest is that of the article's text, if exported.", findings=_text_digest),
)
