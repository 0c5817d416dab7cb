"""Columns of few distinct values, as Arrow dictionaries: what is said of a value is worked out once, not once a row."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

SAMPLE: Final = 256
FEW: Final = 32
MOST_KEYS: Final = 2**62
MOST_PLACES: Final = 2**16
"""As many places as a small table has: more combinations than that are numbered by hashing."""


def coded(values: pa.Array) -> pa.DictionaryArray:
    """A column as a dictionary: places among the values of the first rows are found faster than new values."""
    if pa.types.is_dictionary(values.type):
        return values
    known = pc.unique(values.slice(0, SAMPLE).drop_null())
    places = pc.index_in(values, value_set=known) if len(known) <= FEW else None
    if places is None or places.null_count > values.null_count:
        return values.dictionary_encode()
    return pa.DictionaryArray.from_arrays(places, known)


def coded_if_few(values: pa.Array) -> pa.Array:
    """Texts and days as a dictionary when the first rows have few distinct values; other columns as they are."""
    if not (pa.types.is_string(values.type) or pa.types.is_date(values.type)):
        return values
    return coded(values) if len(pc.unique(values.slice(0, SAMPLE))) <= FEW else values


def decoded(column: pa.Array) -> pa.Array:
    """A column with each row's own value."""
    return column.dictionary.take(column.indices) if pa.types.is_dictionary(column.type) else column


def placed(places: pa.Array, values: pa.Array) -> pa.DictionaryArray:
    """The column that has in each row the value at a place; values may repeat and may be null."""
    distinct = values.dictionary_encode()
    return pa.DictionaryArray.from_arrays(distinct.indices.take(places), distinct.dictionary)


def by_value(function: Callable[[pa.Array], pa.Array], column: pa.Array) -> pa.Array:
    """What a function that looks at one row at a time makes of a column."""
    if not pa.types.is_dictionary(column.type):
        return function(column)
    if not column.null_count:
        return placed(column.indices, function(column.dictionary))
    values = pa.concat_arrays([column.dictionary, pa.nulls(1, column.type.value_type)])
    return placed(pc.fill_null(column.indices, len(values) - 1), function(values))


def by_values(function: Callable[..., pa.Array], *columns: pa.DictionaryArray) -> pa.DictionaryArray:
    """What a function that looks at one row at a time makes of several columns."""
    numbers, rows = combinations(columns)
    return placed(numbers, function(*(decoded(column.take(rows)) for column in columns)))


def combinations(columns: Sequence[pa.DictionaryArray]) -> tuple[pa.Array, pa.Array]:
    """For each row the number of its combination of values, and for each number a row that has it."""
    keys, most = np.zeros(len(columns[0]), np.int64), 1
    for column in columns:
        size = len(column.dictionary) + bool(column.null_count)
        if size < 2:
            continue
        if most > MOST_KEYS // size:
            numbered = pa.array(keys).dictionary_encode()
            keys, most = np.asarray(numbered.indices).astype(np.int64), len(numbered.dictionary)
        places = column.indices.fill_null(size - 1) if column.null_count else column.indices
        keys, most = keys * size + np.asarray(places), most * size
    if most > MOST_PLACES:
        numbered = pa.array(keys).dictionary_encode()
        numbers, count = np.asarray(numbered.indices), len(numbered.dictionary)
    else:
        is_there = np.zeros(most, dtype=bool)
        is_there[keys] = True
        numbers, count = (np.cumsum(is_there, dtype=np.int32) - 1)[keys], int(is_there.sum())
    rows = np.empty(count, np.int64)
    rows[numbers] = np.arange(len(keys))
    return pa.array(numbers), pa.array(rows)


def decoded_table(table: pa.Table) -> pa.Table:
    """A table with each row's own values."""
    return pa.Table.from_arrays(
        [decoded(column.combine_chunks()) for column in table.columns], names=table.column_names
    )
