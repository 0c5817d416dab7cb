"""How Arrow columns become JSON text, byte for byte as the codec writes the records, a whole column at a time."""

import json
from collections.abc import Callable, Collection, Iterator
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.errors import InvalidRecord

ESCAPED: Final[Callable[[str], str]] = json.encoder.encode_basestring
ESCAPES: Final = np.isin(np.arange(256), [*range(32), ord('"'), ord("\\")])
NULL: Final = "null"
ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def json_lines(batch: pa.RecordBatch, raw: Collection[str] = (), *, end: str = "") -> pa.Array:
    """The JSON object of each row, keys in the order of the columns, every key there, null when absent.

    The texts in the columns named as raw are JSON already; `end` is put after each object.
    """
    return pc.binary_join_element_wise(*pieces(list(batch.schema), batch.columns, raw), end, "")


def pieces(fields: list[pa.Field], columns: list[pa.Array], raw: Collection[str] = ()) -> Iterator[Any]:
    """What objects are joined from; those of a record that is always there stand among those of the outer one."""
    for number, (field, column) in enumerate(zip(fields, columns, strict=True)):
        yield f"{',' if number else '{'}{ENCODER.encode(field.name)}:"
        if pa.types.is_struct(column.type) and not column.null_count:
            yield from pieces(list(column.type), column.flatten())
        else:
            yield json_column(column, is_raw=field.name in raw)
    yield "}"


def json_column(column: pa.Array, *, is_raw: bool = False) -> pa.Array:
    """The JSON text of each value; `null` where there is none."""
    encoded = column if is_raw else encoder(column.type)(column)
    return pc.fill_null(encoded, NULL) if encoded.null_count else encoded


def encoder(found: pa.DataType) -> Callable[[pa.Array], pa.Array]:
    """How a column of this type is encoded; nulls stay null."""
    if pa.types.is_struct(found):
        return encoded_records
    if pa.types.is_list(found):
        return encoded_lists
    if pa.types.is_floating(found):
        return encoded_numbers
    if pa.types.is_date(found):
        return lambda column: pc.binary_join_element_wise('"', pc.cast(column, pa.string()), '"', "")
    if pa.types.is_string(found):
        return encoded_texts
    return lambda column: pc.cast(column, pa.string())


def encoded_records(column: pa.StructArray) -> pa.Array:
    """Records as objects."""
    objects = pc.binary_join_element_wise(*pieces(list(column.type), column.flatten()), "")
    return pc.if_else(column.is_valid(), objects, pa.scalar(None, pa.string())) if column.null_count else objects


def encoded_lists(column: pa.ListArray) -> pa.Array:
    """Lists, their values encoded together and then joined."""
    first, last = column.offsets[0].as_py(), column.offsets[-1].as_py()
    values = json_column(column.values.slice(first, last - first))
    offsets = pc.subtract(column.offsets, pa.scalar(first, pa.int32()))
    joined = pc.binary_join(pa.ListArray.from_arrays(offsets, values), ",")
    lists = pc.binary_join_element_wise("[", joined, "]", "")
    return pc.if_else(column.is_valid(), lists, pa.scalar(None, pa.string())) if column.null_count else lists


def encoded_numbers(column: pa.Array) -> pa.Array:
    """Numbers as Python writes them; each distinct one is written once, and -0.0 is not 0.0."""
    bits = np.ascontiguousarray(column.fill_null(0.0), np.float64).view(np.int64)
    distinct, places = np.unique(bits, return_inverse=True)
    numbers = distinct.view(np.float64)
    if not np.isfinite(numbers).all():
        raise InvalidRecord("JSON has no NaN and no infinity")
    texts = pa.array(list(map(float.__repr__, numbers.tolist())), pa.string())
    return texts.take(pa.array(places, mask=np.asarray(column.is_null())))


def encoded_texts(column: pa.Array) -> pa.Array:
    """Texts in quotation marks, with the escapes that JSON demands and no others."""
    quoted = pc.binary_join_element_wise('"', column, '"', "")
    wanted = escape_wanted(column)
    if not wanted.any():
        return quoted
    mask = pa.array(wanted)
    return pc.replace_with_mask(
        quoted, mask, pa.array(list(map(ESCAPED, column.filter(mask).to_pylist())), pa.string())
    )


def escape_wanted(column: pa.Array) -> Any:
    """Which texts hold a quotation mark, a backslash or a control character."""
    _, offsets_buffer, content = column.buffers()
    has_escape = np.zeros(len(column), dtype=bool)
    if content is None or not len(column):
        return has_escape
    offsets = np.frombuffer(offsets_buffer, np.int32)[column.offset : column.offset + len(column) + 1]
    letters = np.frombuffer(content, np.uint8)[offsets[0] : offsets[-1]]
    places = np.flatnonzero(ESCAPES[letters]) + offsets[0]
    has_escape[np.searchsorted(offsets, places, side="right") - 1] = True
    return has_escape & np.asarray(column.is_valid())
