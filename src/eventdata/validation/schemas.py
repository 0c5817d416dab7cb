"""Which schema records are checked against: ours by name or version, or one of the user's."""

from functools import cache, cached_property
from pathlib import Path
from typing import Any

import attrs

from eventdata.errors import UnknownSchema, UnreadableInput
from eventdata.model import SCHEMA_VERSION, Event
from eventdata.refusal import Refusal
from eventdata.schema.codec import loads
from eventdata.schema.json_schema import json_schema, schema_id
from eventdata.validation.referee import Referee


@attrs.frozen(slots=False, eq=False)
class Wanted:
    """A schema, and whether it is that of events, to which the rules between fields belong."""

    name: str
    schema: Any
    is_event: bool = False

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


def wanted(name: str | Path | None) -> Wanted:
    """The schema of this version, name (`event`, `refusal`) or file; UnknownSchema when there is none.

    None is the schema of events.
    """
    if name is None or name in (SCHEMA_VERSION, "event"):
        return events()
    if name == "refusal":
        return refusals()
    path = Path(name)
    if not path.is_file():
        known = f"{SCHEMA_VERSION}, event, refusal"
        raise UnknownSchema(f"no schema {str(name)!r}: a file is wanted, or one of {known}")
    try:
        schema = loads(path.read_text(encoding="utf-8-sig"))
    except (UnreadableInput, UnicodeDecodeError, OSError) as error:
        raise UnknownSchema(f"{path}: the schema cannot be read: {error}") from error
    found = Wanted(name=str(path), schema=schema, is_event=schema == events().schema)
    found.referee.is_valid({})
    return found
