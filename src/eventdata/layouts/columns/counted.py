"""How many are counted in each event: totals over its counts of one kind, and by which rule."""

from typing import Any, Final

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.layouts.columns.paths import EventColumns, inside, parents
from eventdata.schema.distinct import coded, placed

NONE, SEVERAL, EXACT, RANGE, FIRST_WORD = range(5)
RULES: Final = ("none", "sum", "exact", "range")
"""At the places above; the rules of number words come after."""


@attrs.frozen(kw_only=True)
class Counted:
    """The counts of one kind that give a number, and per event how many those are, their sum and the sum's rule."""

    chosen: dict[str, pa.Array]
    owners: Any
    number: Any
    total: pa.Array
    rule: pa.DictionaryArray

    def bound(self, name: str) -> pa.Array:
        """The sum of each event's `low` or `high`; the best is the bound where none is given."""
        values = pc.coalesce(self.chosen[name], self.chosen["best"])
        return added(values, self.owners, len(self.number))


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
    """The counts of a kind that give a number, added up; none added up is 0, by the rule `none`."""
    each = inside(counts)
    is_meant = pc.and_(pc.equal(pc.struct_field(each, ["kind"]), kind), pc.struct_field(each, ["best"]).is_valid())
    if side is not None:
        is_meant = pc.and_(is_meant, pc.equal(pc.struct_field(each, ["side"]), side))
    mine = np.flatnonzero(np.asarray(is_meant))
    names = ("low", "best", "high", "basis", "rule")
    fields = {name: pc.struct_field(each, [name]) for name in names}
    chosen = fields if len(mine) == len(each) else {name: fields[name].take(pa.array(mine)) for name in names}
    owners = parents(counts)[mine]
    number = np.bincount(owners, minlength=len(counts))
    return Counted(
        chosen=chosen,
        owners=owners,
        number=number,
        total=added(chosen["best"], owners, len(counts)),
        rule=rules(chosen, owners, number),
    )


def added(values: pa.Array, owners: Any, size: int) -> pa.Array:
    """The sum for each owner; 0 for one without values."""
    weights = np.asarray(values).astype(np.float64)
    return pa.array(np.bincount(owners, weights=weights, minlength=size).astype(np.int64))


def rules(chosen: dict[str, pa.Array], owners: Any, number: Any) -> pa.DictionaryArray:
    """`exact`, `range`, or the rule of a number word; `sum` for several counts."""
    low, best, high = (chosen[name] for name in ("low", "best", "high"))
    is_exact = pc.fill_null(pc.and_(pc.equal(low, best), pc.equal(high, best)), False)
    rule = np.where(np.asarray(is_exact), EXACT, RANGE)
    is_word = np.asarray(pc.equal(chosen["basis"], "number_word"))
    words = coded(pc.fill_null(chosen["rule"].filter(pa.array(is_word)), "number word"))
    rule[is_word] = np.asarray(words.indices) + FIRST_WORD
    places = np.where(number > 1, SEVERAL, NONE)
    is_single = number[owners] == 1
    places[owners[is_single]] = rule[is_single]
    return placed(pa.array(places), pa.concat_arrays([pa.array(RULES), words.dictionary]))
