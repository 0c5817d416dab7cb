"""The flat form of a record, one column a value, and its Frictionless Table Schema.

Names of nested fields are joined by `_`; a list of codes is text with `; ` between them, a list of records JSON text.
"""

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final, cast

import attrs

from eventdata.constraints import CodeList, Pattern, Range
from eventdata.model import SCHEMA_VERSION
from eventdata.schema.json_schema import condition, plain_example, schema_id
from eventdata.shapes import Kind, Shape, shapes

PROFILE: Final = "https://specs.frictionlessdata.io/schemas/table-schema.json"
TYPES: Final = {
    Kind.TEXT: "string",
    Kind.CHOICE: "string",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "boolean",
    Kind.DAY: "date",
}
KEYS: Final = {"Event": "event_id"}
"""The record classes whose rows have a key of their own."""


@attrs.frozen(kw_only=True)
class FlatColumn:
    """A column of the flat form, the way to its value in the record, and what the value must be."""

    path: tuple[str, ...]
    shape: Shape
    is_required: bool

    @property
    def name(self) -> str:
        """The names on the way, joined."""
        return "_".join(self.path)

    @property
    def has_codes(self) -> bool:
        """Whether the value is a list of plain values, joined by `; `."""
        return self.shape.item is not None and self.shape.item.kind is not Kind.RECORD


def flat_columns(record: type, path: tuple[str, ...] = (), *, is_required: bool = True) -> Iterator[FlatColumn]:
    """The columns of a record class in order; what lies in a record that may be absent is not required."""
    for name, found in shapes(record).items():
        below = (*path, name)
        is_there = is_required and not found.is_nullable
        if found.kind is Kind.RECORD:
            yield from flat_columns(found.python, below, is_required=is_there)
        else:
            yield FlatColumn(path=below, shape=found, is_required=is_there and found.kind is not Kind.LIST)


def table_schema(record: type) -> dict[str, Any]:
    """The Table Schema of a record class's flat form."""
    key = {"primaryKey": KEYS[record.__name__]} if record.__name__ in KEYS else {}
    return {
        "$schema": PROFILE,
        "name": record.__name__.lower(),
        "version": SCHEMA_VERSION,
        "description": f"The flat form of {schema_id(record)}.",
        "fields": [field(column) for column in flat_columns(record)],
        "missingValues": [""],
        **key,
    }


def field(column: FlatColumn) -> dict[str, Any]:
    """One column as a field of a Table Schema."""
    doc = column.shape.doc
    described = {"title": doc.title, "description": doc.text} if doc else {}
    example = {} if doc is None or doc.example is None else {"example": flat_example(doc.example)}
    return {"name": column.name, **described, **column_type(column), **example}


def column_type(column: FlatColumn) -> dict[str, Any]:
    """The type of a column and what it must satisfy."""
    if column.shape.kind is Kind.LIST:
        return {"type": "string"} if column.has_codes else {"type": "array"}
    required = {"required": True} if column.is_required else {}
    wanted = {**required, **constraints(column.shape)}
    return {"type": TYPES[column.shape.kind], **({"constraints": wanted} if wanted else {})}


def constraints(found: Shape) -> dict[str, Any]:
    """The constraints of a value in the words of Table Schema, whose patterns are whole by definition."""
    if found.kind is Kind.CHOICE:
        return {"enum": [option.value for option in cast(type[StrEnum], found.python)]}
    wanted: dict[str, Any] = {}
    for constraint in found.constraints:
        if isinstance(constraint, Pattern):
            wanted["pattern"] = constraint.regex
        elif isinstance(constraint, CodeList | Range):
            wanted.update(condition(constraint, found.kind))
    return wanted


def flat_example(example: Any) -> Any:
    """An example as it stands in a cell."""
    return "; ".join(map(str, example)) if isinstance(example, tuple) else plain_example(example)


def table_schema_text(record: type) -> str:
    """The Table Schema file, byte for byte."""
    return json.dumps(table_schema(record), ensure_ascii=False, indent=2) + "\n"
