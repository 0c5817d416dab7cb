"""The table of all fields for people, in Markdown."""

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final, cast

from eventdata.constraints import CodeList, Constant, Constraint, NonEmpty, Pattern, Range
from eventdata.schema.json_schema import inner_records, schema_id
from eventdata.shapes import Kind, Shape, shapes

INTRODUCTION: Final = """\
# The record

Written by `python -m eventdata.publish` from the declarations in `eventdata.model`; do not edit. A field that
may be absent is `null` in JSON and in Arrow, or left out; any other must be there. Texts have one character or more.
Days are ISO 8601.
"""
HEADING: Final = "| field | type | may be absent | what it says | example |\n|---|---|---|---|---|"


def field_table(records: tuple[type, ...]) -> str:
    """A section for each record class and for those inside it."""
    classes = dict.fromkeys(inner for record in records for inner in (record, *inner_records(record)))
    return "\n".join([INTRODUCTION, *(section(cls, is_root=cls in records) for cls in classes)])


def section(cls: type, *, is_root: bool) -> str:
    """The fields of one class as a table."""
    name = f"\nSchema: `{schema_id(cls)}`\n" if is_root else ""
    rows = "\n".join(row(field, found) for field, found in shapes(cls).items())
    return f"## {cls.__name__}\n\n{(cls.__doc__ or '').strip()}\n{name}\n{HEADING}\n{rows}\n"


def row(name: str, found: Shape) -> str:
    """One field as a row."""
    text, example = (found.doc.text, found.doc.example) if found.doc else ("", None)
    cells = (f"`{name}`", type_words(found), "yes" if found.is_nullable else "no", text, shown(example))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def shown(example: Any) -> str:
    """An example as JSON writes it, texts without quotation marks."""
    if example is None or isinstance(example, str):
        return f"`{example}`" if example else ""
    return "`" + ("; ".join(example) if isinstance(example, tuple) else json.dumps(example)) + "`"


def type_words(found: Shape) -> str:
    """The type of a value with its constraints, in words."""
    if found.kind is Kind.RECORD:
        return f"[{found.python.__name__}](#{found.python.__name__.lower()})"
    if found.kind is Kind.CHOICE:
        return "one of " + ", ".join(f"`{option.value}`" for option in cast(type[StrEnum], found.python))
    inner = f"list of {type_words(found.item)}" if found.item else str(found.kind)
    return ", ".join([inner, *(word for constraint in found.constraints for word in words(constraint))])


def words(constraint: Constraint) -> Iterator[str]:
    """A constraint in words."""
    match constraint:
        case CodeList():
            yield f"of the list `{constraint.name}`"
        case Pattern():
            yield f"`{constraint.regex}`"
        case Range():
            yield f"{constraint.low:,} to {constraint.high:,}"
        case Constant():
            yield f"always `{constraint.value}`"
        case NonEmpty():
            yield "at least one"
