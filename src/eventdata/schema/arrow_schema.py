"""The Arrow schema of a record class, and how records become Arrow columns and rows of a table become records."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import accumulate
from operator import attrgetter
from typing import Any, Final, TypeVar, cast

import pyarrow as pa

from eventdata.constraints import Range
from eventdata.errors import InvalidRecord
from eventdata.model import SCHEMA_VERSION
from eventdata.schema.codec import record
from eventdata.schema.json_schema import schema_id
from eventdata.shapes import Kind, Shape, shapes

R = TypeVar("R")
CHUNK: Final = 1024
INT32_MAX: Final = 2**31 - 1
SCHEMA_ID_KEY: Final = "eventdata.schema_id"
SCHEMA_VERSION_KEY: Final = "eventdata.schema_version"
SIMPLE: Final[dict[Kind, pa.DataType]] = {
    Kind.TEXT: pa.string(),
    Kind.CHOICE: pa.string(),
    Kind.NUMBER: pa.float64(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.DAY: pa.date32(),
}
BLANKS: Final[dict[Kind, Any]] = {
    Kind.TEXT: "",
    Kind.CHOICE: "",
    Kind.INTEGER: 0,
    Kind.NUMBER: 0.0,
    Kind.BOOLEAN: False,
    Kind.DAY: date(1970, 1, 1),
}


def arrow_schema(cls: type) -> pa.Schema:
    """The schema of a table of these records, with the descriptions of the fields and the name of the JSON Schema."""
    return pa.schema(arrow_fields(cls), metadata={SCHEMA_ID_KEY: schema_id(cls), SCHEMA_VERSION_KEY: SCHEMA_VERSION})


def arrow_fields(cls: type) -> list[pa.Field]:
    """The fields of a record class, in order."""
    return [arrow_field(name, found) for name, found in shapes(cls).items()]


def arrow_field(name: str, found: Shape) -> pa.Field:
    """A field with its description; it is nullable exactly when the value may be absent."""
    metadata = {"description": found.doc.text} if found.doc else None
    return pa.field(name, arrow_type(found), nullable=found.is_nullable, metadata=metadata)


def arrow_type(found: Shape) -> pa.DataType:
    """The type of a value: days are `date32`, whole numbers 32 bits wide where their bounds allow it."""
    match found.kind:
        case Kind.INTEGER:
            bounds = [bound for bound in found.constraints if isinstance(bound, Range)]
            is_small = any(bound.low >= -INT32_MAX and bound.high <= INT32_MAX for bound in bounds)
            return pa.int32() if is_small else pa.int64()
        case Kind.RECORD:
            return pa.struct(arrow_fields(found.python))
        case Kind.LIST:
            return pa.list_(arrow_field("item", cast(Shape, found.item)))
        case _:
            return SIMPLE[found.kind]


def record_batch(cls: type, records: Sequence[Any]) -> pa.RecordBatch:
    """The records as columns; chunks of 256 to 1,024 are quickest."""
    columns = [column(found, list(map(attrgetter(name), records))) for name, found in shapes(cls).items()]
    return pa.RecordBatch.from_arrays(columns, schema=arrow_schema(cls))


def table(cls: type, records: Sequence[Any]) -> pa.Table:
    """All the records as one table."""
    chunks = (records[start : start + CHUNK] for start in range(0, len(records), CHUNK))
    return pa.Table.from_batches([record_batch(cls, chunk) for chunk in chunks], schema=arrow_schema(cls))


def column(found: Shape, values: list[Any]) -> pa.Array:
    """Values of one shape as an array."""
    if found.kind is Kind.RECORD:
        return struct_column(found, values)
    if found.kind is Kind.LIST:
        return list_column(found, values)
    return pa.array(values, arrow_type(found))


def struct_column(found: Shape, values: list[Any]) -> pa.Array:
    """Records inside a record: an array for each of their fields."""
    fields = shapes(found.python).items()
    children = [column(inner, field_values(name, inner, values)) for name, inner in fields]
    absent = pa.array([value is None for value in values], pa.bool_()) if found.is_nullable else None
    return pa.StructArray.from_arrays(children, fields=arrow_fields(found.python), mask=absent)


def field_values(name: str, inner: Shape, values: list[Any]) -> list[Any]:
    """A field of each record; below an absent record stands a blank, since the field itself may not be null."""
    blank = None if inner.is_nullable else BLANKS.get(inner.kind)
    field = attrgetter(name)
    return [blank if value is None else field(value) for value in values]


def list_column(found: Shape, values: list[Any]) -> pa.Array:
    """Lists: all their items in one array, and where each list begins."""
    lists = [() if value is None else value for value in values]
    ends: list[int | None] = list(accumulate(map(len, lists), initial=0))
    if found.is_nullable:
        ends = [None if value is None else end for value, end in zip(values, ends, strict=False)] + ends[-1:]
    items = column(cast(Shape, found.item), [item for items in lists for item in items])
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), items, type=arrow_type(found))


def records(cls: type[R], rows: "pa.Table | pa.RecordBatch", *, start: int = 0) -> Iterator[R]:
    """The record of each row; InvalidRecord begins its path with the number of the row, counted from `start`."""
    check_columns(cls, rows.schema)
    for position, row in enumerate(rows.to_pylist(), start):
        try:
            yield record(cls, row)
        except InvalidRecord as error:
            raise error.under(position) from None


def check_columns(cls: type, schema: pa.Schema) -> None:
    """Raise InvalidRecord when the columns of a file cannot hold these records, whatever the rows are."""
    check_fields(cls, [schema.field(position) for position in range(len(schema))])


def check_fields(cls: type, fields: list[pa.Field]) -> None:
    """Raise InvalidRecord for a field that is unknown, there twice, missing or of another type."""
    wanted = shapes(cls)
    names = [field.name for field in fields]
    for field in fields:
        if field.name not in wanted:
            raise InvalidRecord(f"{cls.__name__} has no field {field.name!r}", (field.name,))
        if names.count(field.name) > 1:
            raise InvalidRecord("there are two columns of this name", (field.name,))
        try:
            check_type(wanted[field.name], field.type)
        except InvalidRecord as error:
            raise error.under(field.name) from None
    for name, found in wanted.items():
        if name not in names and not found.is_nullable:
            raise InvalidRecord("the column is missing", (name,))


def check_type(found: Shape, actual: pa.DataType) -> None:
    """Raise InvalidRecord when a column's type cannot hold values of the shape; a column of nulls can be any."""
    if pa.types.is_dictionary(actual):
        actual = actual.value_type
    if pa.types.is_null(actual):
        return
    if not any(accepts(actual) for accepts in ACCEPTED[found.kind]):
        raise InvalidRecord(f"a column of {arrow_type(found)} is wanted, found {actual}")
    if found.kind is Kind.RECORD:
        check_fields(found.python, [actual.field(position) for position in range(actual.num_fields)])
    if found.kind is Kind.LIST:
        check_type(cast(Shape, found.item), actual.value_type)


NUMERIC: Final = (pa.types.is_integer, pa.types.is_floating)
TEXTUAL: Final = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
ACCEPTED: Final[dict[Kind, tuple[Callable[[pa.DataType], bool], ...]]] = {
    Kind.TEXT: TEXTUAL,
    Kind.CHOICE: TEXTUAL,
    Kind.INTEGER: NUMERIC,
    Kind.NUMBER: NUMERIC,
    Kind.BOOLEAN: (pa.types.is_boolean,),
    Kind.DAY: (pa.types.is_date32, *TEXTUAL),
    Kind.RECORD: (pa.types.is_struct,),
    Kind.LIST: (pa.types.is_list, pa.types.is_large_list),
}
