"""Columns seen as JSON values: which positions hold one, what lies inside lists and records, and where it stands."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.errors import EventDataError

Positions = np.ndarray[Any, np.dtype[np.int64]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]
Step = str | Positions


class Unsupported(EventDataError):
    """A keyword or a type of column that is not checked by columns; the referee decides instead."""


@attrs.frozen(kw_only=True)
class Breach:
    """The positions of a column that break one keyword; a step is a key, or for each position an index in a list."""

    keyword: str
    positions: Positions
    steps: tuple[Step, ...] = ()

    def pointers(self) -> Iterator[str]:
        """The JSON Pointer of each position."""
        for number in range(len(self.positions)):
            yield "".join(f"/{escaped(step if isinstance(step, str) else step[number])}" for step in self.steps)

    def under(self, step: Step) -> "Breach":
        """The same breach, seen from the record or list around it."""
        return attrs.evolve(self, steps=(step, *self.steps))

    def at(self, chosen: Mask) -> "Breach":
        """The breach at some of its positions."""
        steps = tuple(step if isinstance(step, str) else step[chosen] for step in self.steps)
        return attrs.evolve(self, positions=self.positions[chosen], steps=steps)


def escaped(step: object) -> str:
    """A step as RFC 6901 writes it."""
    return str(step).replace("~", "~0").replace("/", "~1")


@attrs.define(slots=False, eq=False)
class Values:
    """An array whose nulls are JSON nulls, but for those positions where the record around it is absent itself."""

    array: Any
    absent: Mask | None = None

    def __len__(self) -> int:
        return len(self.array)

    @cached_property
    def kind(self) -> str:
        """The JSON type of all values that are not null."""
        return kind(self.array.type)

    @cached_property
    def nulls(self) -> Positions:
        """Where the value is null."""
        if not self.array.null_count or (
            self.absent is not None and self.array.null_count == np.count_nonzero(self.absent)
        ):
            return NOWHERE
        is_null = self.array.is_null().to_numpy(zero_copy_only=False)
        return np.flatnonzero(is_null if self.absent is None else is_null & ~self.absent)

    @cached_property
    def present(self) -> Positions:
        """Where the value is not null."""
        if not self.array.null_count:
            return np.arange(len(self.array))
        return np.flatnonzero(self.array.is_valid().to_numpy(zero_copy_only=False))

    @cached_property
    def all(self) -> Positions:
        """Where there is a value, which may be null."""
        return np.arange(len(self.array)) if self.absent is None else np.flatnonzero(~self.absent)

    @cached_property
    def fields(self) -> "dict[str, Values]":
        """The values of each key of records; a column of nulls has no key."""
        if self.kind == "null":
            return {}
        names = [self.array.type.field(number).name for number in range(self.array.type.num_fields)]
        if len(set(names)) < len(names):
            raise Unsupported("two columns of one name")
        absent = self.array.is_null().to_numpy(zero_copy_only=False) if self.array.null_count else None
        return {name: Values(normal(child), absent) for name, child in zip(names, self.array.flatten(), strict=True)}

    @cached_property
    def items(self) -> "Values":
        """The items of all lists, one after the other."""
        return Values(normal(self.array.flatten()))

    @cached_property
    def parents(self) -> Positions:
        """For each item, the position of its list."""
        found: Positions = pc.list_parent_indices(self.array).to_numpy(zero_copy_only=False).astype(np.int64)
        return found

    @cached_property
    def lengths(self) -> Any:
        """The number of items of each list."""
        return pc.list_value_length(self.array)

    @cached_property
    def places(self) -> Positions:
        """For each item, its index in its list."""
        lengths = pc.fill_null(self.lengths, 0).to_numpy(zero_copy_only=False)
        begins = np.cumsum(lengths) - lengths
        found: Positions = np.arange(len(self.parents)) - begins[self.parents]
        return found

    def breaches_of_items(self, breaches: Iterator[Breach]) -> Iterator[Breach]:
        """Breaches of items as breaches of their lists."""
        for breach in breaches:
            parents, places = self.parents[breach.positions], self.places[breach.positions]
            yield attrs.evolve(breach, positions=parents, steps=(places, *breach.steps))


NOWHERE: Final[Positions] = np.empty(0, np.int64)
SMALL_TYPES: Final = (
    (pa.types.is_null, "null"),
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_integer, "integer"),
    (pa.types.is_floating, "number"),
    (pa.types.is_string, "string"),
    (pa.types.is_large_string, "string"),
    (pa.types.is_date32, "string"),
    (pa.types.is_list, "array"),
    (pa.types.is_large_list, "array"),
    (pa.types.is_struct, "object"),
)


def kind(found: Any) -> str:
    """The JSON type of an Arrow type; days are text."""
    if pa.types.is_dictionary(found):
        return kind(found.value_type)
    for is_such, name in SMALL_TYPES:
        if is_such(found):
            return name
    raise Unsupported(f"columns of {found}")


def normal(array: Any) -> Any:
    """The array in one of the forms that are checked: texts plain or as a dictionary, days as a dictionary of texts."""
    found = array.type
    if pa.types.is_date32(found):
        days = array.dictionary_encode()
        return pa.DictionaryArray.from_arrays(days.indices, days.dictionary.cast(pa.string()))
    if pa.types.is_dictionary(found):
        is_text = pa.types.is_string(found.value_type) or pa.types.is_large_string(found.value_type)
        is_odd = not is_text or array.dictionary.null_count
        return normal(array.dictionary_decode()) if is_odd else array
    if pa.types.is_string_view(found):
        return array.cast(pa.string())
    return array.cast(pa.float32()) if pa.types.is_float16(found) else array


def failing(array: Any, is_bad: Any) -> Positions:
    """The positions of texts for which a test of an array of texts says that they are bad; a null never is."""
    if not pa.types.is_dictionary(array.type):
        return true_positions(is_bad(array))
    bad = true_positions(is_bad(array.dictionary))
    if not len(bad):
        return NOWHERE
    return true_positions(pc.is_in(array.indices, value_set=pa.array(bad).cast(array.indices.type)))


def true_positions(mask: Any) -> Positions:
    """Where an Arrow array of booleans is true."""
    if isinstance(mask, np.ndarray):
        return np.flatnonzero(mask)
    if not pc.any(mask).as_py():
        return NOWHERE
    return np.flatnonzero(pc.fill_null(mask, False).to_numpy(zero_copy_only=False))
