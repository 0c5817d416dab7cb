"""How many are counted in each event: totals over its counts of one kind, and by which rule."""

from typing import Any, Final

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.layouts.columns.paths import EventColumns, inside, parents, taken

NO_COUNT: Final = "none"


@attrs.frozen(kw_only=True)
class Counted:
    """Per event: how many counts of the kind there are, their sums, and the rule of the number (`none` without one)."""

    number: Any
    total: pa.Array
    low: pa.Array
    high: pa.Array
    rule: pa.Array


def killed(events: EventColumns) -> Counted:
    """The dead."""
    found: Counted = events.once("killed", lambda: counted(events.path("counts"), "killed"))
    return found


def participants(events: EventColumns) -> Counted:
    """Those who take part."""
    found: Counted = events.once("participants", lambda: counted(events.path("counts"), "participants"))
    return found


def dead_of_side(events: EventColumns, side: str) -> pa.Array:
    """The dead of one side: `actor`, `recipient` or `unknown`."""
    return counted(events.path("counts"), "killed", side).total


def counted(counts: pa.ListArray, kind: str, side: str | None = None) -> Counted:
    """The counts of a kind that give a number, added up; the highest is the best where no highest is given."""
    each = inside(counts)
    best = pc.struct_field(each, ["best"])
    is_meant = pc.and_(pc.equal(pc.struct_field(each, ["kind"]), kind), best.is_valid())
    if side is not None:
        is_meant = pc.and_(is_meant, pc.equal(pc.struct_field(each, ["side"]), side))
    mine = np.flatnonzero(np.asarray(is_meant))
    owners = parents(counts)[mine]
    number = np.bincount(owners, minlength=len(counts))
    chosen = each.take(pa.array(mine))
    values = {name: pc.coalesce(pc.struct_field(chosen, [name]), best.take(pa.array(mine))) for name in ("low", "high")}
    return Counted(
        number=number,
        total=added(best.take(pa.array(mine)), owners, len(counts)),
        low=added(values["low"], owners, len(counts)),
        high=added(values["high"], owners, len(counts)),
        rule=rules(chosen, owners, number),
    )


def added(values: pa.Array, owners: Any, size: int) -> pa.Array:
    """The sum for each owner; 0 for one without values."""
    weights = np.asarray(values).astype(np.float64)
    return pa.array(np.bincount(owners, weights=weights, minlength=size).astype(np.int64))


def rules(chosen: pa.StructArray, owners: Any, number: Any) -> pa.Array:
    """`exact`, `range`, or the rule of a number word; `sum` for several counts."""
    first = np.searchsorted(owners, np.arange(len(number)))
    low, best, high = (pc.struct_field(chosen, [name]) for name in ("low", "best", "high"))
    is_exact = pc.fill_null(pc.and_(pc.equal(low, best), pc.equal(high, best)), False)
    stated = pc.if_else(is_exact, "exact", "range")
    is_word = pc.equal(pc.struct_field(chosen, ["basis"]), "number_word")
    word = pc.coalesce(pc.struct_field(chosen, ["rule"]), pa.scalar("number word"))
    single = taken(pc.if_else(is_word, word, stated), first, number == 0)
    return pc.if_else(pa.array(number > 1), "sum", pc.fill_null(single, NO_COUNT))
