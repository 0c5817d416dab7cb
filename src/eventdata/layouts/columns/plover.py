"""What PLOVER, POLECAT and Phoenix say of actors and classes, from the record's own fields."""

from collections.abc import Callable
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from eventdata.layouts.columns.paths import EventColumns

QUADS: Final = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def quad_name(events: EventColumns) -> pa.Array:
    """The quad class in words, as POLECAT writes it."""
    return pa.array([QUADS[number] for number in events.path("quad_class").to_pylist()], pa.string())


def penta_class(events: EventColumns) -> pa.Array:
    """Phoenix's class: 0 for statements and appeals (roots 01 and 02), else the quad class."""
    is_neutral = pc.is_in(events.path("cameo_root"), value_set=pa.array(["01", "02"]))
    return pc.cast(pc.if_else(is_neutral, 0, events.path("quad_class")), pa.int32())


def sectors(events: EventColumns, side: str, separator: str) -> pa.Array:
    """The sectors of a side's first actor, joined; null when there are none."""
    found = events.path(f"{side}[0].sectors")
    joined = pc.binary_join(pa.ListArray.from_arrays(*unsliced(found)), separator)
    has_any = pc.fill_null(pc.greater(pc.list_value_length(found), 0), False)
    return pc.if_else(has_any, joined, pa.scalar(None, pa.string()))


def unsliced(lists: pa.ListArray) -> tuple[pa.Array, pa.Array]:
    """Offsets and values of lists, for lists whose items may be null."""
    return lists.offsets, lists.values


FUNCTIONS: Final[dict[str, Callable[..., pa.Array]]] = {
    "quad_name": quad_name,
    "penta_class": penta_class,
    "sectors": sectors,
}
