"""What a field may hold: small frozen objects that complain about a value and say themselves in JSON Schema."""

import re
from functools import cache
from typing import Any, Protocol

import attrs

from eventdata.tables import rows

DAY_PATTERN = (
    r"(?:[12][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    r"|(?:[12][0-9](?:0[48]|[2468][048]|[13579][26])|(?:1[26]|2[048])00)-02-29)"
)
"""A day of the Gregorian calendar from 1000-01-01 to 2999-12-31; complete, because `format` is seldom asserted."""


class Constraint(Protocol):
    """One condition on a value whose type has been checked already."""

    def complaint(self, value: Any) -> str | None:
        """What is wrong with the value, or None."""

    def json_schema(self) -> dict[str, Any]:
        """The same condition as JSON Schema keywords."""


def anchored(pattern: str) -> str:
    """The pattern for a whole text in JSON Schema; `$` alone would let a closing line feed pass in Python."""
    return rf"^(?:{pattern})$(?!\n)"


@attrs.frozen
class Doc:
    """Title, description and example of a field, for the published schema and the field table."""

    title: str
    text: str
    example: Any = None


@attrs.frozen
class Pattern:
    """The whole text matches a regular expression in the subset that Python, ECMAScript and Rust share."""

    regex: str

    def complaint(self, value: str) -> str | None:
        """None when all of the text matches."""
        return None if re.fullmatch(self.regex, value) else f"{value!r} does not match {self.regex}"

    def json_schema(self) -> dict[str, Any]:
        """`pattern`, anchored at both ends."""
        return {"pattern": anchored(self.regex)}


@attrs.frozen
class Range:
    """A number between two bounds, both included."""

    low: float
    high: float

    def complaint(self, value: float) -> str | None:
        """None when the number lies within; NaN does not."""
        return None if self.low <= value <= self.high else f"{value!r} is not between {self.low} and {self.high}"

    def json_schema(self) -> dict[str, Any]:
        """`minimum` and `maximum`."""
        return {"minimum": self.low, "maximum": self.high}


OFFSET = Range(0, 2_000_000_000)
"""A position in a text, in code points."""


@attrs.frozen
class NonEmpty:
    """A list with at least one item."""

    def complaint(self, value: tuple[Any, ...]) -> str | None:
        """None when there is an item."""
        return None if value else "at least one item is wanted, found none"

    def json_schema(self) -> dict[str, Any]:
        """`minItems` 1."""
        return {"minItems": 1}


@attrs.frozen
class Constant:
    """Exactly one text."""

    value: str

    def complaint(self, value: str) -> str | None:
        """None when the text is the constant."""
        return None if value == self.value else f"{value!r} is not {self.value!r}"

    def json_schema(self) -> dict[str, Any]:
        """`const`."""
        return {"const": self.value}


@attrs.frozen
class CodeList:
    """A code that stands in one of the lists of `eventdata/codes`."""

    name: str

    def complaint(self, value: str) -> str | None:
        """None when the list has the code."""
        return None if value in code_set(self.name) else f"{value!r} is not in the code list {self.name!r}"

    def json_schema(self) -> dict[str, Any]:
        """`enum`, in the order of the list."""
        return {"enum": list(codes(self.name))}


@cache
def codes(name: str) -> tuple[str, ...]:
    """The distinct values of a code list's column `code`, in file order."""
    return tuple(dict.fromkeys(row["code"] for row in rows("codes", f"{name}.csv")))


@cache
def code_set(name: str) -> frozenset[str]:
    """The code list as a set."""
    return frozenset(codes(name))
