"""How a record becomes plain JSON data and how plain data becomes a record, for every record class alike."""

import json
import re
from collections.abc import Callable, Hashable
from datetime import date
from functools import cache, partial
from typing import Any, Final, TypeVar, cast

from eventdata.constraints import DAY_PATTERN
from eventdata.errors import InvalidRecord, UnreadableInput
from eventdata.shapes import Kind, Shape, is_unicode, shapes

R = TypeVar("R")
Step = Callable[[Any], Any]
DAY: Final = re.compile(DAY_PATTERN)
SURROGATE_ESCAPE: Final = re.compile(r"\\u[dD][89a-fA-F]")
COMPACT: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def plain(record: Any) -> dict[str, Any]:
    """The record as JSON data in the order of declaration: every key is there, null when the value is absent."""
    encoded: dict[str, Any] = {}
    for name, encoder in _encoders(cast(Hashable, type(record))).items():
        value = getattr(record, name)
        encoded[name] = None if value is None else encoder(value)
    return encoded


@cache
def _encoders(cls: Hashable) -> dict[str, Step]:
    """How each field of a record class becomes JSON data."""
    return {name: encoder(found) for name, found in shapes(cast(type, cls)).items()}


def encoder(found: Shape) -> Step:
    """How a value of this shape, which is not None, becomes JSON data; days are ISO 8601 text."""
    if found.kind is Kind.LIST:
        each = encoder(cast(Shape, found.item))
        return lambda values: [each(value) for value in values]
    steps: dict[Kind, Step] = {Kind.DAY: date.isoformat, Kind.CHOICE: str, Kind.RECORD: plain}
    return steps.get(found.kind, unchanged)


def dumps(record: Any) -> str:
    """The record as one line of JSON; equal records give equal lines, byte for byte."""
    return COMPACT.encode(plain(record))


def record(cls: type[R], found: Any) -> R:
    """The record that plain data describes; a missing key is null, an unknown one raises InvalidRecord.

    `1.0` is the integer 1, and a day may be a `date` already, as Arrow gives it.
    """
    if type(found) is not dict:
        raise InvalidRecord(f"an object is wanted, found {found!r} ({type(found).__name__})")
    decoders = _decoders(cast(Hashable, cls))
    if unknown := found.keys() - decoders.keys():
        name = min(unknown, key=str)
        raise InvalidRecord(f"{cls.__name__} has no field {name!r}", (name,))
    values: dict[str, Any] = {}
    for name, decoder in decoders.items():
        value = found.get(name)
        try:
            values[name] = None if value is None else decoder(value)
        except InvalidRecord as error:
            raise error.under(name) from None
    return cls(**values)


@cache
def _decoders(cls: Hashable) -> dict[str, Step]:
    """How the plain value of each field becomes what the record class takes."""
    return {name: decoder(found) for name, found in shapes(cast(type, cls)).items()}


def decoder(found: Shape) -> Step:
    """How a plain value of this shape, which is not null, is decoded; its type and range are checked by the record."""
    if found.kind is Kind.LIST:
        return partial(items, decoder(cast(Shape, found.item)))
    if found.kind is Kind.CHOICE:
        return partial(choice, found.python)
    if found.kind is Kind.RECORD:
        return partial(record, found.python)
    return {Kind.INTEGER: integer, Kind.NUMBER: number, Kind.DAY: day}.get(found.kind, unchanged)


def unchanged(value: Any) -> Any:
    """Text and booleans are the same in JSON."""
    return value


def integer(value: Any) -> Any:
    """A whole number, which JSON may write as `1.0`."""
    return int(value) if type(value) is float and value.is_integer() else value


def number(value: Any) -> Any:
    """A number, which JSON may write without a point."""
    if type(value) is not int:
        return value
    try:
        return float(value)
    except OverflowError:
        raise InvalidRecord(f"a number of {value.bit_length()} bits is out of range") from None


def day(value: Any) -> Any:
    """A day, written as in `2019-07-08`."""
    if type(value) is not str:
        return value
    if not DAY.fullmatch(value):
        raise InvalidRecord(f"a day such as 2019-07-08 is wanted, found {value!r}")
    return date.fromisoformat(value)


def choice(options: type, value: Any) -> Any:
    """One of a closed list."""
    try:
        return options(value)
    except ValueError:
        raise InvalidRecord(f"{value!r} is not one of {', '.join(cast(Any, options))}") from None


def items(each: Step, value: Any) -> tuple[Any, ...]:
    """A list, item by item; null is left to the record to refuse."""
    if type(value) is not list:
        raise InvalidRecord(f"a list is wanted, found {value!r} ({type(value).__name__})")
    decoded = []
    for position, item in enumerate(value):
        try:
            decoded.append(None if item is None else each(item))
        except InvalidRecord as error:
            raise error.under(position) from None
    return tuple(decoded)


def loads(text: str) -> Any:
    """The JSON value of a text, strictly: no NaN, no infinity, no key twice, no lone surrogate, nothing after it."""
    try:
        value = STRICT.decode(text)
    except RecursionError:
        raise UnreadableInput("JSON is nested too deeply", rule_id="EVD006") from None
    except RepeatedKey as error:
        raise UnreadableInput(f"no JSON that is accepted here: {error}", rule_id="EVD003") from None
    except json.JSONDecodeError as error:
        raise UnreadableInput(f"no JSON: {error.msg} at character {error.pos}") from None
    except ValueError as error:
        raise UnreadableInput(f"no JSON that is accepted here: {error}") from None
    if not is_unicode(text) or (SURROGATE_ESCAPE.search(text) and not is_unicode(COMPACT.encode(value))):
        raise UnreadableInput("JSON holds a lone surrogate, which is no character", rule_id="EVD004")
    return value


class RepeatedKey(ValueError):
    """A key stands twice in one object."""


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise RepeatedKey(f"the key {next(name for name in names if names.count(name) > 1)!r} stands twice")
    return found


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"{text} is too large a number")
    return value


def _refused(constant: str) -> Any:
    raise ValueError(f"{constant} is not JSON")


STRICT: Final = json.JSONDecoder(object_pairs_hook=_distinct, parse_float=_finite, parse_constant=_refused)
