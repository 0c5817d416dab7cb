"""What is wrong with one record in plain JSON form: every breach of the published schema, or of the codebook rules."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from eventdata.errors import InvalidRecord
from eventdata.model import Event
from eventdata.ontology.rules import rule_problems
from eventdata.problem import Problem, Severity
from eventdata.schema.codec import record
from eventdata.schema.json_schema import json_schema

SCHEMA_RULE: Final = "EVD101"
LONGEST_VALUE: Final = 80


def checked(found: Any) -> tuple[Event | None, tuple[Problem, ...]]:
    """The event that plain data describes, if it follows the schema, and all problems of the record alone."""
    try:
        event = record(Event, found)
    except InvalidRecord as error:
        return None, tuple(schema_problems(found)) or (schema_problem(error.pointer, error.message),)
    return event, tuple(rule_problems(event))


def schema_problems(found: Any) -> Iterator[Problem]:
    """Every breach of the published schema, in the order of the record."""
    errors = [leaf for error in validator().iter_errors(found) for leaf in leaves(error)]
    for error in sorted(errors, key=lambda error: [str(step) for step in error.absolute_path]):
        yield schema_problem(pointer(error), message(error), found)


def schema_problem(at: str, says: str, found: Any = None) -> Problem:
    """A breach of the schema, with the id of the event where it has one."""
    event_id = found.get("event_id") if isinstance(found, dict) else None
    return Problem(
        rule_id=SCHEMA_RULE,
        severity=Severity.ERROR,
        pointer=at or None,
        event_id=event_id if isinstance(event_id, str) else None,
        message=says,
    )


@cache
def validator() -> Draft202012Validator:
    """The published schema of events, ready for use."""
    return Draft202012Validator(json_schema(Event))


def leaves(error: ValidationError) -> Iterator[ValidationError]:
    """The complaints inside a record that may be null: what is wrong with the record, not that it is not null."""
    inside = [inner for inner in error.context or () if inner.schema_path[0] == 0]
    is_record = error.validator == "anyOf" and isinstance(error.instance, dict)
    if is_record and inside:
        for inner in inside:
            yield from leaves(inner)
    else:
        yield error


def pointer(error: ValidationError) -> str:
    """Where the value stands, as a JSON Pointer."""
    return InvalidRecord("", tuple(error.absolute_path)).pointer


def message(error: ValidationError) -> str:
    """What is wrong, without the whole of a long value or code list."""
    value = repr(error.instance)
    short = value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…"
    match error.validator:
        case "enum":
            return f"{short} is not one of the values of the code list"
        case "pattern":
            return f"{short} does not match {error.validator_value}"
        case "anyOf":
            return f"{short} is neither a record nor null"
        case _:
            return str(error.message).replace(value, short)
