"""Places in the manner of other data sets: GDELT's types and full names, UCDP's points and PRIO-GRID cells."""

from collections.abc import Callable
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from eventdata.layouts.columns.paths import EventColumns
from eventdata.layouts.columns.steps import lookup

CELLS_PER_DEGREE: Final = 2
CELLS_IN_A_ROW: Final = 720


def gdelt_type(events: EventColumns) -> pa.Array:
    """1 country, 2 state of the USA, 3 city of the USA, 4 city elsewhere, 5 state elsewhere; null without a place."""
    precision = events.path("where.precision")
    is_american = pc.fill_null(pc.equal(events.path("where.country"), "USA"), False)
    state = pc.if_else(is_american, 2, 5)
    city = pc.if_else(is_american, 3, 4)
    found = pc.if_else(pc.equal(precision, "country"), 1, pc.if_else(pc.equal(precision, "region"), state, city))
    return pc.cast(found, pa.int32())


def full_name(events: EventColumns) -> pa.Array:
    """`Place, Province, Country`, as far as they are known and differ."""
    name = pc.coalesce(events.path("where.name"), events.path("where.words"))
    country = lookup(events.path("where.country"), "countries", "name")
    rows = zip(name.to_pylist(), events.path("where.admin1").to_pylist(), country.to_pylist(), strict=True)
    return pa.array([joined(*row) for row in rows], pa.string())


def joined(name: str | None, *wider: str | None) -> str | None:
    """A name with what is wider than it, unless it ends so already."""
    for each in wider:
        if name is not None and each is not None and not name.endswith(each):
            name = f"{name}, {each}"
    return name


def place_at(events: EventColumns, *precisions: str) -> pa.Array:
    """The name of a place whose coordinate stands for one of these."""
    is_meant = pc.is_in(events.path("where.precision"), value_set=pa.array(precisions))
    name = pc.coalesce(events.path("where.name"), events.path("where.words"))
    return pc.if_else(is_meant, name, pa.scalar(None, pa.string()))


def point_text(events: EventColumns) -> pa.Array:
    """`POINT (longitude latitude)`."""
    found = [pc.cast(events.path(f"where.{name}"), pa.string()) for name in ("longitude", "latitude")]
    return pc.binary_join_element_wise("POINT (", pc.binary_join_element_wise(*found, " "), ")", "")


def grid_cell(events: EventColumns) -> pa.Array:
    """The PRIO-GRID cell: half a degree each, numbered from 1 in the south-west, rows from west to east."""
    row = pc.floor(pc.multiply(pc.add(events.path("where.latitude"), 90.0), float(CELLS_PER_DEGREE)))
    column = pc.floor(pc.multiply(pc.add(events.path("where.longitude"), 180.0), float(CELLS_PER_DEGREE)))
    row, column = (
        pc.min_element_wise(row, 359.0, skip_nulls=False),
        pc.min_element_wise(column, 719.0, skip_nulls=False),
    )
    return pc.cast(pc.add(pc.add(pc.multiply(row, float(CELLS_IN_A_ROW)), column), 1.0), pa.int64())


FUNCTIONS: Final[dict[str, Callable[..., pa.Array]]] = {
    "gdelt_geo_type": gdelt_type,
    "full_name": full_name,
    "place_at": place_at,
    "point_text": point_text,
    "grid_cell": grid_cell,
}
