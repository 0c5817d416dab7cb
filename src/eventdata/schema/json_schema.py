"""The published JSON Schema (draft 2020-12) of a record class, read off its declaration."""

import json
from enum import StrEnum
from typing import Any, Final, cast

from eventdata.constraints import DAY_PATTERN, Constraint, Doc, Range, anchored
from eventdata.model import SCHEMA_VERSION
from eventdata.shapes import Kind, Shape, shapes

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
TYPES: Final[dict[Kind, dict[str, Any]]] = {
    Kind.TEXT: {"type": "string", "minLength": 1},
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.DAY: {"type": "string", "format": "date", "pattern": anchored(DAY_PATTERN)},
    Kind.CHOICE: {"type": "string"},
    Kind.LIST: {"type": "array"},
}


def schema_id(record: type) -> str:
    """The name of a record's schema; it names, and leads to nothing, so that nobody fetches it."""
    return f"urn:eventdata:schema:{record.__name__.lower()}:{SCHEMA_VERSION}"


def json_schema(record: type) -> dict[str, Any]:
    """The whole schema of a record class, records inside it under `$defs`."""
    return {
        "$schema": DIALECT,
        "$id": schema_id(record),
        "title": record.__name__,
        **object_schema(record),
        "$defs": {inner.__name__: {"title": inner.__name__, **object_schema(inner)} for inner in inner_records(record)},
    }


def object_schema(record: type) -> dict[str, Any]:
    """A record as an object: a field that may be absent may be null or left out, any other must be there."""
    fields = shapes(record)
    return {
        "description": (record.__doc__ or "").strip(),
        "type": "object",
        "properties": {name: field_schema(found) for name, found in fields.items()},
        "required": [name for name, found in fields.items() if not found.is_nullable],
        "additionalProperties": False,
    }


def field_schema(found: Shape) -> dict[str, Any]:
    """A field with its title, description and, where it has one, an example."""
    doc = cast(Doc, found.doc)
    examples = {} if doc.example is None else {"examples": [plain_example(doc.example)]}
    return {"title": doc.title, "description": doc.text, **value_schema(found), **examples}


def plain_example(example: Any) -> Any:
    """The example as JSON data."""
    return list(example) if isinstance(example, tuple) else example


def value_schema(found: Shape) -> dict[str, Any]:
    """What a value of this shape must satisfy."""
    if found.kind is Kind.RECORD:
        reference = {"$ref": f"#/$defs/{found.python.__name__}"}
        return {"anyOf": [reference, {"type": "null"}]} if found.is_nullable else reference
    wanted = dict(TYPES[found.kind])
    if found.kind is Kind.CHOICE:
        wanted["enum"] = [option.value for option in cast(type[StrEnum], found.python)]
    if found.kind is Kind.LIST:
        wanted["items"] = value_schema(cast(Shape, found.item))
    for constraint in found.constraints:
        wanted.update(condition(constraint, found.kind))
    return nullable(wanted) if found.is_nullable else wanted


def condition(constraint: Constraint, kind: Kind) -> dict[str, Any]:
    """The constraint's keywords, bounds of whole numbers without a decimal point."""
    if isinstance(constraint, Range) and kind is Kind.INTEGER:
        return {keyword: int(bound) for keyword, bound in constraint.json_schema().items()}
    return constraint.json_schema()


def nullable(wanted: dict[str, Any]) -> dict[str, Any]:
    """The same, or null."""
    wanted["type"] = [wanted["type"], "null"]
    if "const" in wanted:
        wanted["enum"] = [wanted.pop("const")]
    if "enum" in wanted:
        wanted["enum"] = [*wanted["enum"], None]
    return wanted


def inner_records(record: type) -> tuple[type, ...]:
    """The record classes inside a record class, at any depth, in the order in which they are met."""
    found: dict[type, None] = {}
    for field in shapes(record).values():
        inner = field.item if field.kind is Kind.LIST else field
        if inner is not None and inner.kind is Kind.RECORD:
            found.update(dict.fromkeys((inner.python, *inner_records(inner.python))))
    return tuple(found)


def schema_text(record: type) -> str:
    """The schema file, byte for byte."""
    return json.dumps(json_schema(record), ensure_ascii=False, indent=2) + "\n"
