"""The steps that a column of a layout may be put through, by the names that the tables use."""

from binascii import unhexlify
from collections.abc import Callable
from functools import cache
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata import tables
from eventdata.errors import InvalidTable
from eventdata.schema.json_columns import json_column

ID_DIGITS: Final = 32
MOST_60: Final = np.uint64(2**60 - 1)
FOREIGN: Final = np.uint64(2**40 - 1)
"""No own id has zeros there; an id made of a foreign number has three letters before them and the number after."""
Step = Callable[..., pa.Array]


def join(lists: pa.Array, separator: str = "; ") -> pa.Array:
    """The texts of each list, which must not hold the separator, joined; null for an empty list."""
    joined = pc.binary_join(pa.ListArray.from_arrays(lists.offsets, lists.values), separator)
    return pc.if_else(pc.equal(pc.list_value_length(lists), 0), pa.scalar(None, pa.string()), joined)


def present(lists: pa.Array) -> pa.Array:
    """Each list without its nulls and without what it already has."""
    kept = [list(dict.fromkeys(text for text in texts or () if text is not None)) for texts in lists.to_pylist()]
    return pa.array(kept, pa.list_(pa.string()))


def as_json(values: pa.Array) -> pa.Array:
    """Lists of records as JSON text."""
    return json_column(values)


@cache
def lookup_table(table: str, column: str, key: str) -> tuple[pa.Array, pa.Array]:
    """The keys of a table that have a value in a column, and those values; the first row of a key counts."""
    folder = {"countries": "data", "acled_countries": "layouts/tables"}.get(table, "codes")
    found: dict[str, str] = {}
    for row in tables.rows(*folder.split("/"), f"{table}.csv"):
        if row[key] and row[column]:
            found.setdefault(row[key], row[column])
    return pa.array(list(found), pa.string()), pa.array(list(found.values()), pa.string())


def lookup(values: pa.Array, table: str, column: str, key: str = "") -> pa.Array:
    """What a table of the package says of each value; null where it says nothing."""
    keys, found = lookup_table(table, column, key or {"countries": "iso3"}.get(table, "code"))
    return found.take(pc.index_in(values, value_set=keys))


def mapped(values: pa.Array, *pairs: str) -> pa.Array:
    """The right side of the `left=right` whose left side the value is; null for other values."""
    sides = [pair.split("=", 1) for pair in pairs]
    keys = pa.array([left for left, _ in sides], pa.string())
    places = pc.index_in(pc.cast(values, pa.string()), value_set=keys)
    return pa.array([right for _, right in sides], pa.string()).take(places)


def number60(ids: pa.Array) -> pa.Array:
    """The first 15 hexadecimal digits of each id as a number; an id made of a foreign number gives that number."""
    return number60_of(*halves(ids))


def number60_of(high: Any, low: Any) -> pa.Array:
    """The same for the halves of ids."""
    return pa.array(np.where(high & FOREIGN == 0, low & MOST_60, high >> 4).astype(np.int64))


def halves(ids: pa.Array) -> tuple[Any, Any]:
    """The first and the second 16 digits of each id, as numbers of 64 bits."""
    both = packed_ids(ids).view(">u8").reshape(-1, 2)
    return both[:, 0].astype(np.uint64), both[:, 1].astype(np.uint64)


def packed_ids(ids: pa.Array) -> Any:
    """The 16 bytes of each id, one after the other; ids have 32 digits and are never null."""
    content = ids.buffers()[2]
    start = ids.offset * ID_DIGITS
    letters = memoryview(content)[start : start + len(ids) * ID_DIGITS] if content is not None else b""
    return np.frombuffer(unhexlify(letters), np.uint8)


def one_line(texts: pa.Array) -> pa.Array:
    """Texts for files that know no quoting: each run of blanks and control characters is a space, `"` an apostrophe."""
    spaced = pc.replace_substring_regex(texts, r"[\x00-\x20\x7f\pZ\x{85}]+", " ")
    trimmed = pc.utf8_trim(pc.replace_substring(spaced, '"', "'"), " ")
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def day_number(days: pa.Array, pattern: str = "%Y%m%d") -> pa.Array:
    """Days as digits, `YYYYMMDD` unless another pattern is given."""
    return pc.strftime(days, format=pattern)


def fraction_date(days: pa.Array) -> pa.Array:
    """`YYYY.FFFF` as GDELT has it: (month × 30 + day) / 365 of the year, which passes over months' lengths."""
    part = pc.divide(pc.cast(pc.add(pc.multiply(pc.month(days), 30), pc.day(days)), pa.float64()), pa.scalar(365.0))
    return pc.round(pc.add(pc.cast(pc.year(days), pa.float64()), part), 4)


def sliced(texts: pa.Array, start: str, stop: str) -> pa.Array:
    """Characters from start to stop; null when there are none."""
    cut = pc.utf8_slice_codeunits(texts, int(start), int(stop))
    return pc.if_else(pc.equal(cut, ""), pa.scalar(None, pa.string()), cut)


def as_seconds(days: pa.Array) -> pa.Array:
    """The beginning of each day in Unix seconds."""
    return pc.multiply(pc.cast(pc.cast(days, pa.int32()), pa.int64()), 86_400)


STEPS: Final[dict[str, Step]] = {
    "join": join,
    "present": present,
    "json": as_json,
    "lookup": lookup,
    "map": mapped,
    "number60": number60,
    "one_line": one_line,
    "digits": day_number,
    "fraction_date": fraction_date,
    "slice": sliced,
    "seconds": as_seconds,
    "year": pc.year,
    "month": pc.month,
    "day_of_month": pc.day,
    "iso_day": lambda days: pc.cast(days, pa.string()),
    "upper": pc.utf8_upper,
    "round": lambda numbers, places: pc.round(numbers, int(places)),
    "times": lambda numbers, by: pc.multiply(numbers, pa.scalar(float(by))),
    "text_length": pc.utf8_length,
    "without": lambda texts, found: pc.replace_substring(texts, found, ""),
    "prefixed": lambda texts, prefix: pc.binary_join_element_wise(prefix, pc.cast(texts, pa.string()), ""),
}


def step(name: str) -> Step:
    """A step by its name; InvalidTable when there is none."""
    if name not in STEPS:
        raise InvalidTable(f"no step {name!r}; there are {', '.join(sorted(STEPS))}")
    return STEPS[name]
