"""Hypothesis strategies for every record class, so that tools that read our files can be property-tested.

They are read off the declarations: `records(cls)` makes any record that its fields allow, `events()` only those whose
fields also agree with each other. Needs the extra `testing`.
"""

from collections.abc import Hashable
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import accumulate
from typing import Any, Final, TypeVar, cast

import attrs
from hypothesis import strategies as st

from eventdata.article import text_sha256
from eventdata.constraints import CodeList, Constant, NonEmpty, Pattern, Range, codes
from eventdata.damage import damaged
from eventdata.model import Actor, Basis, Count, CountBasis, Event, Place, Precision, When
from eventdata.ontology.acled import acled_types
from eventdata.ontology.cameo import cameo_codes
from eventdata.ontology.plover import NO_TYPE, modes, plover_types
from eventdata.ontology.rules import iso2
from eventdata.refusal import Refusal
from eventdata.shapes import Kind, Shape, shapes

__all__ = ["actors", "damaged", "events", "records", "refusals", "texts"]

R = TypeVar("R")
MOST_ITEMS: Final = 3
MOST_CHARACTERS: Final = 1_000_000
FIRST_DAY: Final = date(1000, 1, 1)
LAST_DAY: Final = date(2999, 12, 31)
TRICKY_TEXTS: Final = (
    "Al-Qa\u02bfim",
    "Ch\u00e2teau",
    "Cha\u0302teau",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U00010384\U00020bb7",
    "\u0627\u0644\u0623\u0646\u0628\u0627\u0631",
    "two\u00a0words",
    "a\nb\r\nc\td",
    "\x00",
    " ",
    "NULL",
    '"quoted", \\ \u2028',
)
"""Composed and decomposed letters, planes beyond the first, right-to-left, line ends, and what breaks naive readers."""


def texts() -> st.SearchStrategy[str]:
    """Text of one character or more, without surrogates."""
    alphabet = st.characters(exclude_categories=["Cs"])
    return st.text(alphabet, min_size=1, max_size=20) | st.sampled_from(TRICKY_TEXTS)


def records(cls: type[R]) -> st.SearchStrategy[R]:
    """Any record of the class; fields need not agree with each other."""
    return cast(st.SearchStrategy[R], _records(cast(Hashable, cls)))


@cache
def _records(cls: Hashable) -> st.SearchStrategy[Any]:
    made = cast(type, cls)
    return st.builds(made, **{name: values(found) for name, found in shapes(made).items()})


def values(found: Shape) -> st.SearchStrategy[Any]:
    """Any value of a shape."""
    return st.none() | present(found) if found.is_nullable else present(found)


def present(found: Shape) -> st.SearchStrategy[Any]:
    """Any value of a shape but None."""
    match found.kind:
        case Kind.TEXT:
            return constrained_texts(found)
        case Kind.INTEGER | Kind.NUMBER:
            return numbers(found)
        case Kind.RECORD:
            return records(found.python)
        case Kind.CHOICE:
            return st.sampled_from(list(cast(type[StrEnum], found.python)))
        case Kind.LIST:
            least = int(any(isinstance(constraint, NonEmpty) for constraint in found.constraints))
            return st.lists(values(cast(Shape, found.item)), min_size=least, max_size=MOST_ITEMS).map(tuple)
        case _:
            return st.booleans() if found.kind is Kind.BOOLEAN else st.dates(FIRST_DAY, LAST_DAY)


def constrained_texts(found: Shape) -> st.SearchStrategy[str]:
    """Texts under the constraints of a field, of which there is at most one that narrows them."""
    for constraint in found.constraints:
        if isinstance(constraint, CodeList):
            return st.sampled_from(codes(constraint.name))
        if isinstance(constraint, Pattern):
            return st.from_regex(constraint.regex, fullmatch=True)
        if isinstance(constraint, Constant):
            return st.just(constraint.value)
    return texts()


def numbers(found: Shape) -> st.SearchStrategy[Any]:
    """Numbers between the bounds of a field."""
    bounds = next(constraint for constraint in found.constraints if isinstance(constraint, Range))
    if found.kind is Kind.INTEGER:
        return st.integers(int(bounds.low), int(bounds.high))
    return st.floats(bounds.low, bounds.high)


def actors() -> st.SearchStrategy[Actor]:
    """Any actor."""
    return records(Actor)


@st.composite
def refusals(draw: st.DrawFn) -> Refusal:
    """Refusals of a whole article, without a span, or of a candidate, whose quote is as long as its offsets say."""
    found = draw(records(Refusal))
    if found.quote is None or found.start is None:
        return attrs.evolve(found, start=None, end=None, quote=None)
    start = found.start % MOST_CHARACTERS
    return attrs.evolve(found, start=start, end=start + len(found.quote))


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Events that keep every rule of `eventdata.ontology.rules`."""
    found = draw(records(Event))
    cameo = cameo_codes()[found.cameo_code]
    plover = draw(st.sampled_from((*plover_types(cameo.code), NO_TYPE)))
    acled = draw(st.sampled_from((None, *acled_types().values())))
    return attrs.evolve(
        with_evidence(found),
        when=consistent_when(found.when),
        cameo_root=cameo.root,
        quad_class=cameo.quad_class,
        goldstein=draw(st.sampled_from((None, cameo.goldstein))),
        plover_category=plover.category,
        plover_mode=draw(st.sampled_from((None, *modes(plover.category or "")))),
        acled_disorder_type=acled.disorder_type if acled else None,
        acled_event_type=acled.event_type if acled else None,
        acled_sub_event_type=acled.sub_event_type if acled else None,
        where=found.where and consistent_place(found.where),
        counts=tuple(map(consistent_count, found.counts)),
    )


def consistent_when(found: When) -> When:
    """The days in order with a precision and a basis, or none of these."""
    if found.first is None or found.last is None:
        return When(words=found.words)
    return attrs.evolve(
        found,
        first=min(found.first, found.last),
        last=max(found.first, found.last),
        precision=Precision.DAY if found.precision is Precision.UNKNOWN else found.precision,
        basis=Basis.STATED if found.basis is Basis.NONE else found.basis,
    )


def consistent_place(found: Place) -> Place:
    """The place with both coordinates or none, and a first-level code, if any, of its country."""
    is_located = found.latitude is not None and found.longitude is not None
    has_code = found.country is not None and found.admin1_code is not None
    return attrs.evolve(
        found,
        latitude=found.latitude if is_located else None,
        longitude=found.longitude if is_located else None,
        admin1_code=f"{iso2()[found.country or '']}{(found.admin1_code or '')[2:]}" if has_code else None,
    )


def consistent_count(found: Count) -> Count:
    """The count with its numbers in order, and with a basis where there is one."""
    told = sorted(number for number in (found.low, found.best, found.high) if number is not None)
    rising = iter(told)
    low, best, high = (number if number is None else next(rising) for number in (found.low, found.best, found.high))
    basis = CountBasis.STATED if found.basis is CountBasis.UNKNOWN else found.basis
    return attrs.evolve(found, low=low, best=best, high=high, basis=basis if told else CountBasis.UNKNOWN)


def with_evidence(found: Event) -> Event:
    """The event with an article that is made of its quotes, so that each of them stands where it says."""
    text = "".join(evidence.quote for evidence in found.evidence)
    ends = accumulate(len(evidence.quote) for evidence in found.evidence)
    quotes = tuple(
        attrs.evolve(evidence, article_id=found.article.id, start=end - len(evidence.quote), end=end)
        for evidence, end in zip(found.evidence, ends, strict=True)
    )
    exported = None if found.article.text is None else text
    article = attrs.evolve(found.article, text=exported, text_sha256=text_sha256(text))
    return attrs.evolve(found, article=article, evidence=quotes)
