"""How Arrow columns become JSON text, byte for byte as the codec writes the records, a whole column at a time."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.errors import InvalidRecord
from eventdata.schema.distinct import coded_if_few

ESCAPED: Final[Callable[[str], str]] = json.encoder.encode_basestring
SPACE, QUOTE, BACKSLASH = map(ord, ' "\\')
NULL: Final = "null"
ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def json_lines(batch: pa.RecordBatch, raw: Collection[str] = (), *, end: str = "") -> pa.Array:
    """The JSON object of each row, keys in the order of the columns, every key there, null when absent.

    The texts in the columns named as raw are JSON already; `end` is put after each object.
    """
    return joined([*pieces(list(batch.schema), batch.columns, raw), end], len(batch))


def joined(parts: Iterable[Any], size: int) -> pa.Array:
    """Texts and columns of texts, one after the other; texts that meet are one, for each costs time in each row."""
    met: list[Any] = []
    for part in parts:
        if isinstance(part, str) and met and isinstance(met[-1], str):
            met[-1] += part
        else:
            met.append(part)
    return pa.repeat(met[0], size) if len(met) == 1 else pc.binary_join_element_wise(*met, "")


def pieces(fields: list[pa.Field], columns: list[pa.Array], raw: Collection[str] = ()) -> Iterator[Any]:
    """What objects are joined from; those of a record that is always there stand among those of the outer one."""
    for number, (field, column) in enumerate(zip(fields, columns, strict=True)):
        yield f"{',' if number else '{'}{ENCODER.encode(field.name)}:"
        if pa.types.is_struct(column.type) and not column.null_count:
            yield from pieces(list(column.type), column.flatten())
        elif column.null_count == len(column):
            yield NULL
        elif pa.types.is_string(column.type) and field.name not in raw:
            yield from text_pieces(column)
        elif pa.types.is_list(column.type) and not column.null_count:
            yield from ("[", joined_values(column), "]")
        else:
            yield json_column(column, is_raw=field.name in raw)
    yield "}"


def text_pieces(column: pa.Array) -> Iterator[Any]:
    """What texts are joined from: few distinct ones are encoded once, and one that is everywhere is no column."""
    found = coded_if_few(column)
    if pa.types.is_dictionary(found.type):
        encoded = encoded_texts(found.dictionary)
        is_one = len(encoded) == 1 and not found.null_count
        yield encoded[0].as_py() if is_one else pc.fill_null(encoded.take(found.indices), NULL)
    elif column.null_count:
        yield json_column(column)
    else:
        yield from ('"', escaped(column), '"')


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
        return encoded_days
    if pa.types.is_string(found):
        return encoded_texts
    return lambda column: pc.cast(column, pa.string())


def encoded_days(column: pa.Array) -> pa.Array:
    """Days in quotation marks; each distinct one is written once."""
    days = column.dictionary_encode()
    return pc.binary_join_element_wise('"', pc.cast(days.dictionary, pa.string()), '"', "").take(days.indices)


def encoded_records(column: pa.StructArray) -> pa.Array:
    """Records as objects."""
    objects = joined(pieces(list(column.type), column.flatten()), len(column))
    return pc.if_else(column.is_valid(), objects, pa.scalar(None, pa.string())) if column.null_count else objects


def encoded_lists(column: pa.ListArray) -> pa.Array:
    """Lists in brackets."""
    lists = pc.binary_join_element_wise("[", joined_values(column), "]", "")
    return pc.if_else(column.is_valid(), lists, pa.scalar(None, pa.string())) if column.null_count else lists


def joined_values(column: pa.ListArray) -> pa.Array:
    """The values of each list, encoded together and then joined."""
    first, last = column.offsets[0].as_py(), column.offsets[-1].as_py()
    values = json_column(column.values.slice(first, last - first))
    offsets = pc.subtract(column.offsets, pa.scalar(first, pa.int32()))
    return pc.binary_join(pa.ListArray.from_arrays(offsets, values), ",")


def encoded_numbers(column: pa.Array) -> pa.Array:
    """Numbers as Python writes them; each distinct one is written once, and -0.0 is not 0.0."""
    bits = pa.Array.from_buffers(pa.int64(), len(column), column.buffers(), offset=column.offset).dictionary_encode()
    numbers = np.asarray(bits.dictionary).view(np.float64)
    if not np.isfinite(numbers).all():
        raise InvalidRecord("JSON has no NaN and no infinity")
    texts = pa.array(list(map(float.__repr__, numbers.tolist())), pa.string())
    return texts.take(bits.indices)


def encoded_texts(column: pa.Array) -> pa.Array:
    """Texts in quotation marks, with the escapes that JSON demands and no others."""
    return pc.binary_join_element_wise('"', escaped(column), '"', "")


def escaped(column: pa.Array) -> pa.Array:
    """The same without the quotation marks around them."""
    offsets, letters = content(column)
    made = column
    if ((letters == QUOTE) | (letters == BACKSLASH)).any():
        made = pc.replace_substring(pc.replace_substring(column, "\\", "\\\\"), '"', '\\"')
    places = np.flatnonzero(letters < SPACE)
    if not len(places):
        return made
    has_control = np.zeros(len(column), dtype=bool)
    has_control[np.searchsorted(offsets - offsets[0], places, side="right") - 1] = True
    mask = pa.array(has_control & np.asarray(column.is_valid()))
    texts = [ESCAPED(text)[1:-1] for text in column.filter(mask).to_pylist()]
    return pc.replace_with_mask(made, mask, pa.array(texts, pa.string()))


def content(column: pa.Array) -> tuple[Any, Any]:
    """Where the texts of a column begin and end, and the bytes of them all."""
    _, offsets_buffer, letters_buffer = column.buffers()
    if letters_buffer is None or not len(column):
        return np.zeros(1, np.int32), np.zeros(0, np.uint8)
    offsets = np.frombuffer(offsets_buffer, np.int32)[column.offset : column.offset + len(column) + 1]
    return offsets, np.frombuffer(letters_buffer, np.uint8)[offsets[0] : offsets[-1]]
