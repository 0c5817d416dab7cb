"""What a UCDP-GED-like row says of an event: the kind of violence, and the dead by whose they are."""

from collections.abc import Callable
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from eventdata.layouts.columns.acled import side
from eventdata.layouts.columns.counted import Counted, dead_of_side, killed
from eventdata.layouts.columns.paths import EventColumns
from eventdata.layouts.columns.steps import lookup
from eventdata.schema.distinct import by_values, decoded

STATES: Final = pa.array(["1", "8"])
NON_STATE: Final = pa.array(["2", "3", "4"])


def violence(events: EventColumns) -> pa.Array:
    """1 a state against an armed group or another state, 2 armed groups, 3 one-sided against civilians; else null."""
    return decoded(by_values(violence_of, *(side(events, number).inter for number in ("1", "2"))))


def violence_of(first: pa.Array, second: pa.Array) -> pa.Array:
    """The same by the inter codes of both sides."""
    state, group = ([pc.is_in(each, value_set=codes) for each in (first, second)] for codes in (STATES, NON_STATE))
    armed = [pc.or_(*pair) for pair in zip(state, group, strict=True)]
    is_one_sided = pc.and_(armed[0], pc.fill_null(pc.equal(second, "7"), False))
    is_state = pc.and_(pc.and_(*armed), pc.or_(*state))
    null = pa.scalar(None, pa.int32())
    groups_only = pc.if_else(pc.and_(*group), pa.scalar(2, pa.int32()), null)
    return pc.if_else(
        is_one_sided, pa.scalar(3, pa.int32()), pc.if_else(is_state, pa.scalar(1, pa.int32()), groups_only)
    )


def dead(events: EventColumns, what: str) -> pa.Array:
    """`best`, `low` or `high`; null for an event without a death, which UCDP does not hold."""
    found: Counted = killed(events)
    total = found.total if what == "best" else found.bound(what)
    return pc.if_else(pc.greater(found.total, 0), total, pa.scalar(None, pa.int64()))


def dead_of(events: EventColumns, whom: str) -> pa.Array:
    """The dead of `a`, of `b`, `civilians`, or `unknown`: recipients are civilians in one-sided violence, else `b`."""
    is_one_sided = pc.fill_null(pc.equal(violence(events), 3), False)
    if whom == "a":
        return dead_of_side(events, "actor")
    if whom == "unknown":
        return dead_of_side(events, "unknown")
    recipients = dead_of_side(events, "recipient")
    is_theirs = is_one_sided if whom == "civilians" else pc.invert(is_one_sided)
    return pc.if_else(is_theirs, recipients, pa.scalar(0, pa.int64()))


def state_number(events: EventColumns, number: str) -> pa.Array:
    """The Gleditsch-Ward number of a side that is a state; null for others."""
    name = {"1": "actors", "2": "recipients"}[number]
    country = lookup(events.path(f"{name}[0].country"), "countries", "gw")
    is_state = pc.is_in(decoded(side(events, number).inter), value_set=STATES)
    return pc.if_else(is_state, country, pa.scalar(None, pa.string()))


def pair_name(events: EventColumns) -> pa.Array:
    """`side a - side b`, as UCDP names dyads; in one-sided violence side b is Civilians."""
    return pc.binary_join_element_wise(decoded(side(events, "1").name), second_side(events), " - ")


def second_side(events: EventColumns) -> pa.Array:
    """Side b: Civilians in one-sided violence."""
    is_one_sided = pc.fill_null(pc.equal(violence(events), 3), False)
    return pc.if_else(is_one_sided, "Civilians", decoded(side(events, "2").name))


FUNCTIONS: Final[dict[str, Callable[..., pa.Array]]] = {
    "ucdp_violence": violence,
    "ucdp_dead": dead,
    "ucdp_dead_of": dead_of,
    "ucdp_state": state_number,
    "ucdp_dyad": pair_name,
    "ucdp_side_b": second_side,
}
