"""How a field of events is reached as one Arrow column, through records, lists of records and first items."""

import re
from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.errors import InvalidTable
from eventdata.schema.distinct import coded, coded_if_few

STEP: Final = re.compile(r"([a-z0-9_]+)(?:\[([0-9]+|\*)\])?")


class EventColumns:
    """A batch of events, each of whose paths is worked out once."""

    def __init__(self, batch: pa.RecordBatch) -> None:
        self.batch = batch
        self.known: dict[str, Any] = {}

    def __len__(self) -> int:
        return int(self.batch.num_rows)

    def once(self, key: str, make: Callable[[], Any]) -> Any:
        """A value that is worked out at its first use only."""
        if key not in self.known:
            self.known[key] = make()
        return self.known[key]

    def path(self, path: str) -> pa.Array:
        """The column at a path such as `where.country`, `actors[0].code` or `actors[*].code`, which gives lists."""
        return self.once(path, lambda: self.reached(path))

    def coded(self, path: str) -> pa.DictionaryArray:
        """The column at a path as a dictionary."""
        return self.once(f"coded {path}", lambda: coded(self.column(path)))

    def column(self, path: str) -> pa.Array:
        """The column at a path, as a dictionary when it has few distinct values."""
        return self.once(f"column {path}", lambda: coded_if_few(self.path(path)))

    def reached(self, path: str) -> pa.Array:
        """The column at a path, one step after the other."""
        head, _, last = path.rpartition(".")
        match = STEP.fullmatch(last)
        if match is None:
            raise InvalidTable(f"{path!r} is no path to a field of an event")
        name, position = match.groups()
        found = child(self.path(head) if head else None, name, self.batch)
        return found if position in (None, "*") else item(found, int(position))


def child(parent: pa.Array | None, name: str, batch: pa.RecordBatch) -> pa.Array:
    """A field of each record, or of each record in each list."""
    if parent is None:
        return batch.column(name)
    if pa.types.is_list(parent.type):
        return pa.ListArray.from_arrays(parent.offsets, field(parent.values, name))
    return pc.struct_field(parent, [name])


def field(records: pa.StructArray, name: str) -> pa.Array:
    """A field of records; null where the record is."""
    return pc.struct_field(records, [name])


def item(lists: pa.ListArray, position: int) -> pa.Array:
    """The item of each list at a position from 0; null in a shorter list."""
    starts, lengths = spans(lists)
    return taken(lists.values, starts + position, lengths <= position)


def spans(lists: pa.ListArray) -> tuple[Any, Any]:
    """Where each list begins among the values, and how long it is."""
    offsets = np.asarray(lists.offsets)
    return offsets[:-1].astype(np.int64), np.diff(offsets)


def taken(values: pa.Array, positions: Any, is_absent: Any) -> pa.Array:
    """The values at positions; null where absent."""
    return values.take(pa.array(np.where(is_absent, 0, positions), mask=np.asarray(is_absent, dtype=bool)))


def parents(lists: pa.ListArray) -> Any:
    """For each value of the lists, the number of the list it lies in."""
    _, lengths = spans(lists)
    return np.repeat(np.arange(len(lengths)), lengths)


def inside(lists: pa.ListArray) -> pa.Array:
    """The values of the lists, and no others: a slice of lists keeps all values of the whole."""
    offsets = lists.offsets
    first, last = offsets[0].as_py(), offsets[-1].as_py()
    return lists.values.slice(first, last - first)


def selected(lists: pa.ListArray, is_kept: Any) -> pa.ListArray:
    """The lists with only those values that are kept, `is_kept` counted over `inside(lists)`."""
    kept = np.asarray(is_kept, dtype=bool)
    lengths = np.bincount(parents(lists)[kept], minlength=len(lists))
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), inside(lists).filter(pa.array(kept)))
