"""The published JSON Schema and Table Schema of a layout, read off its table."""

import json
from typing import Any, Final

from eventdata.constraints import DAY_PATTERN, anchored
from eventdata.errors import InvalidTable
from eventdata.layouts.definition import Column, Layout
from eventdata.ontology.tables import rows
from eventdata.schema.json_schema import DIALECT
from eventdata.schema.table_schema import PROFILE

JSON_TYPES: Final[dict[str, dict[str, Any]]] = {
    "string": {"type": "string", "minLength": 1},
    "boolean": {"type": "boolean"},
    "int8": {"type": "integer", "minimum": -(2**7), "maximum": 2**7 - 1},
    "int32": {"type": "integer", "minimum": -(2**31), "maximum": 2**31 - 1},
    "int64": {"type": "integer", "minimum": -(2**63), "maximum": 2**63 - 1},
    "float64": {"type": "number"},
    "date32": {"type": "string", "format": "date", "pattern": anchored(DAY_PATTERN)},
    "json": {"type": ["object", "array"]},
}
TABLE_TYPES: Final = {
    "string": "string",
    "boolean": "boolean",
    "int8": "integer",
    "int32": "integer",
    "int64": "integer",
    "float64": "number",
    "date32": "date",
    "json": "any",
}


def layout_json_schema(layout: Layout) -> dict[str, Any]:
    """The schema of a row in JSON: every column a key, in no other order than the layout's, and no others."""
    return {
        "$schema": DIALECT,
        "$id": layout.schema_id,
        "title": layout.title,
        "description": layout.statement,
        "type": "object",
        "properties": {column.name: column_schema(column) for column in layout.columns},
        "required": [column.name for column in layout.columns if not column.is_nullable],
        "additionalProperties": False,
    }


def column_schema(column: Column) -> dict[str, Any]:
    """What a column's value must be in JSON."""
    wanted = {**JSON_TYPES[column.type], **json_condition(column)}
    if column.is_nullable:
        types = wanted["type"]
        wanted["type"] = [*(types if isinstance(types, list) else [types]), "null"]
        if "enum" in wanted:
            wanted["enum"] = [*wanted["enum"], None]
    return {"description": column.description or column.name, **wanted}


def json_condition(column: Column) -> dict[str, Any]:
    """The condition of a column's cell `values` in the words of JSON Schema."""
    found = condition(column)
    if "pattern" in found:
        return {"pattern": anchored(found["pattern"])}
    return found


def condition(column: Column) -> dict[str, Any]:
    """`range LOW HIGH`, `enum A|B`, `codes TABLE COLUMN` or `pattern REGEX`; nothing for an empty cell."""
    kind, _, rest = column.values.partition(" ")
    match kind:
        case "":
            return {}
        case "range":
            low, high = (int(bound) for bound in rest.split())
            return {"minimum": low, "maximum": high}
        case "enum":
            return {"enum": rest.split("|")}
        case "codes":
            table, name = rest.split()
            return {"enum": list(dict.fromkeys(row[name] for row in rows(table) if row[name]))}
        case "pattern":
            return {"pattern": rest}
    raise InvalidTable(f"column {column.name!r}: {column.values!r} begins with none of range, enum, codes, pattern")


def layout_table_schema(layout: Layout) -> dict[str, Any]:
    """The Frictionless Table Schema of a layout, for CSV and TSV."""
    key = {"primaryKey": list(layout.key)} if layout.key and layout.name != "gdelt2-mentions" else {}
    missing = ["", layout.null_text] if layout.null_text else [""]
    return {
        "$schema": PROFILE,
        "name": layout.name,
        "version": layout.version,
        "description": f"{layout.title}. {layout.statement}",
        "fields": [field(column) for column in layout.columns],
        "missingValues": missing,
        **key,
    }


def field(column: Column) -> dict[str, Any]:
    """One column as a field of a Table Schema."""
    required = {} if column.is_nullable else {"required": True}
    wanted = {**required, **condition(column)}
    described = {"description": column.description} if column.description else {}
    constraints = {"constraints": wanted} if wanted else {}
    return {"name": column.name, **described, "type": TABLE_TYPES[column.type], **constraints}


def published_files(layout: Layout) -> dict[str, str]:
    """The files of a layout's release, by their names below `schemas/`."""
    folder = f"layouts/{layout.name}/{layout.version}"
    schemas = {"schema": layout_json_schema(layout), "table-schema": layout_table_schema(layout)}
    return {
        f"{folder}/{layout.name}.{kind}.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for kind, schema in schemas.items()
    }
