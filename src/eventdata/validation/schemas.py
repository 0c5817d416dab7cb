"""Which schema records are checked against: ours by name or version, or one of the user's."""

from functools import cache, cached_property
from pathlib import Path
from typing import Any

import attrs

from eventdata.bundled import bundled
from eventdata.errors import UnknownSchema, UnreadableInput
from eventdata.model import SCHEMA_VERSION, Event
from eventdata.refusal import Refusal
from eventdata.schema.codec import loads
from eventdata.schema.json_schema import json_schema, schema_id
from eventdata.validation.referee import Referee, refuse_invalid


@attrs.frozen(slots=False, eq=False)
class Wanted:
    """A schema, and whether it is that of events, to which the rules between fields belong."""

    name: str
    schema: Any
    is_event: bool = False
    version: str = SCHEMA_VERSION

    @cached_property
    def json_columns(self) -> frozenset[str]:
        """The keys whose values are objects or lists of any shape: in a table they stand as JSON text."""
        properties = self.schema.get("properties", {}) if isinstance(self.schema, dict) else {}
        return frozenset(name for name, inner in properties.items() if is_any_json(inner))

    @cached_property
    def referee(self) -> Referee:
        """The schema in the hands of `jsonschema`."""
        return Referee(self.schema)


@cache
def events() -> Wanted:
    """The schema of events."""
    return Wanted(name=schema_id(Event), schema=json_schema(Event), is_event=True)


@cache
def refusals() -> Wanted:
    """The schema of refusals."""
    return Wanted(name=schema_id(Refusal), schema=json_schema(Refusal))


def is_any_json(schema: Any) -> bool:
    """Whether a schema takes objects and lists of any shape."""
    types = schema.get("type") if isinstance(schema, dict) else None
    return isinstance(types, list) and {"object", "array"} <= set(types) and "string" not in types


def layouts() -> dict[str, Path]:
    """The published schema of each layout, in its last version."""
    found = sorted((bundled("schemas") / "layouts").glob("*/*/*.schema.json"), key=version_of)
    return {path.parents[1].name: path for path in found}


def version_of(path: Path) -> list[int]:
    """The version of a published schema, which is the name of its folder."""
    return [int(number) for number in path.parent.name.split(".")]


def wanted(name: str | Path | None) -> Wanted:
    """The schema of this version, name (`event`, `refusal`), layout or file; UnknownSchema when there is none.

    None is the schema of events.
    """
    if name is None or name in (SCHEMA_VERSION, "event"):
        return events()
    if name == "refusal":
        return refusals()
    if isinstance(name, str) and name in (known := layouts()):
        return attrs.evolve(read_schema(known[name]), name=name, version=known[name].parent.name)
    path = Path(name)
    if not path.is_file():
        listed = ", ".join((SCHEMA_VERSION, "event", "refusal", *sorted(layouts())))
        raise UnknownSchema(f"no schema {str(name)!r}: a file is wanted, or one of {listed}")
    return read_schema(path)


def read_schema(path: Path) -> Wanted:
    """The schema in a file."""
    try:
        schema = loads(path.read_text(encoding="utf-8-sig"))
    except (UnreadableInput, UnicodeDecodeError, OSError) as error:
        raise UnknownSchema(f"{path}: the schema cannot be read: {error}") from error
    refuse_invalid(schema)
    found = Wanted(name=str(path), schema=schema, is_event=schema == events().schema)
    found.referee.is_valid({})
    return found
