"""The referee: `jsonschema` itself, which words what is wrong and decides where columns cannot."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import attrs
from jsonschema import Draft202012Validator, SchemaError, validators
from jsonschema.exceptions import ValidationError
from referencing import Registry
from referencing.exceptions import Unresolvable

from eventdata.errors import InvalidRecord, UnknownSchema
from eventdata.problem import Problem, Severity
from eventdata.validation.columns import NULL
from eventdata.validation.patterns import Matcher
from eventdata.validation.rules import rule_of_keyword

LONGEST_VALUE: Final = 80
OFFLINE: Final[Any] = Registry()


@attrs.frozen(kw_only=True)
class Complaint:
    """What `jsonschema` has against one value of a record."""

    keyword: str
    pointer: str
    message: str
    value: str

    def problem(self, event_id: str | None = None) -> Problem:
        """The complaint as a problem, under the rule of its keyword."""
        return Problem(
            rule_id=rule_of_keyword(self.keyword),
            severity=Severity.ERROR,
            pointer=self.pointer or None,
            event_id=event_id,
            value=self.value,
            message=self.message,
        )


class Referee:
    """A valid schema in the hands of `jsonschema`, which fetches nothing, and asserts no `format`."""

    def __init__(self, schema: Any) -> None:
        self.validator = strict(dialect_of(schema))(schema, registry=OFFLINE)

    def complaints(self, found: Any) -> Iterator[Complaint]:
        """All complaints about a record, in the order of their places."""
        try:
            errors = [leaf for error in self.validator.iter_errors(found) for leaf in leaves(error)]
        except Unresolvable as error:
            raise UnknownSchema(f"$ref {error.ref!r} leads out of the schema, and nothing is fetched") from error
        except RecursionError:
            raise UnknownSchema("a $ref leads back to itself, or the record is nested too deeply") from None
        for breach in sorted(errors, key=lambda leaf: [str(step) for step in leaf.absolute_path]):
            yield Complaint(
                keyword=str(breach.validator or "false"),
                pointer=InvalidRecord("", tuple(breach.absolute_path)).pointer,
                message=message(breach),
                value=short(repr(breach.instance)),
            )

    def is_valid(self, found: Any) -> bool:
        """Whether a record satisfies the schema."""
        return next(self.complaints(found), None) is None


def refuse_invalid(schema: Any) -> None:
    """Raise UnknownSchema, with the place, for what is no JSON Schema."""
    try:
        dialect_of(schema).check_schema(schema)
    except SchemaError as error:
        raise UnknownSchema(f"the schema is not valid: {error.json_path}: {short(error.message)}") from error


def dialect_of(schema: Any) -> Any:
    """The draft of JSON Schema that a schema names; the last one if it names none."""
    return validators.validator_for(schema, default=Draft202012Validator)


def strict(dialect: Any) -> Any:
    """A dialect in which NaN is no number and no pattern can take for ever."""
    numbers = {"number": is_number, "integer": is_integer}
    keywords = {"pattern": pattern, "patternProperties": pattern_properties(dialect.VALIDATORS["patternProperties"])}
    extend: Any = validators.extend
    return extend(dialect, validators=keywords, type_checker=dialect.TYPE_CHECKER.redefine_many(numbers))


def is_number(_: Any, value: Any) -> bool:
    """Whether a value is a number that JSON can write."""
    return isinstance(value, int | float) and not isinstance(value, bool) and value - value == 0


def is_integer(checker: Any, value: Any) -> bool:
    """Whether a value is a whole number, which may be written as `1.0`."""
    return is_number(checker, value) and (isinstance(value, int) or value.is_integer())


def pattern(validator: Any, regex: str, value: Any, _: Any) -> Iterator[ValidationError]:
    """The keyword `pattern`."""
    if validator.is_type(value, "string") and not Matcher(regex).matches(value):
        yield ValidationError(f"{value!r} does not match {regex!r}")


def pattern_properties(usual: Callable[..., Iterator[ValidationError]]) -> Callable[..., Iterator[ValidationError]]:
    """The keyword `patternProperties`, once its patterns are known to be safe."""

    def checked(validator: Any, wanted: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
        for regex in wanted:
            Matcher(regex).matches("")
        yield from usual(validator, wanted, value, schema)

    return checked


def leaves(error: ValidationError) -> Iterator[ValidationError]:
    """The complaints inside a record that may be null: what is wrong with the record, not that it is not null."""
    is_record = error.validator == "anyOf" and isinstance(error.instance, dict)
    branches: Any = error.validator_value
    if is_record and len(branches) == 2 and branches[1] == NULL:
        for inner in error.context or ():
            if inner.schema_path[0] == 0:
                yield from leaves(inner)
    else:
        yield error


def message(error: ValidationError) -> str:
    """What is wrong, without the whole of a long value or code list."""
    value = repr(error.instance)
    match error.validator:
        case "enum":
            return f"{short(value)} is not one of {options(error.validator_value)}"
        case "pattern":
            return f"{short(value)} does not match {short(str(error.validator_value))}"
        case "anyOf":
            return f"{short(value)} is not valid under any of the given schemas"
        case _:
            return str(error.message).replace(value, short(value))


def options(found: Any) -> str:
    """The options of a short list; a long one is not printed."""
    listed = ", ".join(map(repr, found))
    return listed if len(listed) <= LONGEST_VALUE else f"the {len(found)} values of the code list"


def short(text: str) -> str:
    """The text, cut when it is long."""
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
