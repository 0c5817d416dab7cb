"""What the annotations of a record class say: every derivation (schema, codec, strategies) reads these shapes."""

import types
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import attrs

from eventdata.constraints import Constraint, Doc
from eventdata.errors import InvalidRecord


class Kind(StrEnum):
    """The eight kinds of value that a record may hold."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DAY = "day"
    CHOICE = "choice"
    RECORD = "record"
    LIST = "list"


SCALARS: dict[type, Kind] = {
    str: Kind.TEXT,
    int: Kind.INTEGER,
    float: Kind.NUMBER,
    bool: Kind.BOOLEAN,
    date: Kind.DAY,
}


@attrs.frozen(kw_only=True)
class Shape:
    """The kind of a value, what else it must satisfy, and what it is made of."""

    kind: Kind
    python: type
    is_nullable: bool = False
    constraints: tuple[Constraint, ...] = ()
    doc: Doc | None = None
    item: "Shape | None" = None

    def complaint(self, value: Any) -> str | None:
        """What is wrong with the value itself; what lies inside a list or record is checked where it is made."""
        if value is None:
            return None if self.is_nullable else "a value is wanted, found null"
        found: type = type(value)
        if found is not self.python:
            return f"{self.kind} is wanted, found {value!r} ({found.__name__})"
        if self.kind is Kind.TEXT and (not value or not is_unicode(value)):
            return f"text of at least one Unicode character is wanted, found {value!r}"
        if self.kind is Kind.DAY and not 1000 <= value.year <= 2999:
            return f"a day between 1000 and 2999 is wanted, found {value}"
        for constraint in self.constraints:
            if complaint := constraint.complaint(value):
                return complaint
        return None


def is_unicode(text: str) -> bool:
    """Whether the text can be written as UTF-8, which a lone surrogate cannot."""
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)


@cache
def shapes(record: type) -> dict[str, Shape]:
    """The shape of each field of a record class, in order of declaration."""
    hints = get_type_hints(record, include_extras=True)
    return {field.name: shape(hints[field.name]) for field in attrs.fields(record)}


def shape(annotation: Any) -> Shape:
    """The shape that an annotation describes; TypeError for one outside the record language."""
    if get_origin(annotation) is Annotated:
        bare, *extras = get_args(annotation)
        docs = [extra for extra in extras if isinstance(extra, Doc)]
        constraints = tuple(extra for extra in extras if not isinstance(extra, Doc))
        return attrs.evolve(shape(bare), doc=docs[0] if docs else None, constraints=constraints)
    if get_origin(annotation) in (types.UnionType, Union):
        bare, nothing = get_args(annotation)
        if nothing is type(None):
            return attrs.evolve(shape(bare), is_nullable=True)
    if get_origin(annotation) is tuple:
        return Shape(kind=Kind.LIST, python=tuple, item=shape(get_args(annotation)[0]))
    if annotation in SCALARS:
        return Shape(kind=SCALARS[annotation], python=annotation)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Shape(kind=Kind.CHOICE, python=annotation)
    if attrs.has(annotation):
        return Shape(kind=Kind.RECORD, python=annotation)
    raise TypeError(f"{annotation!r} is not part of the record language")


def enforce(_record: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """Give every field of a record class a check by its shape (an attrs `field_transformer`)."""
    return [field.evolve(validator=checked) for field in fields]


def checked(record: Any, field: "attrs.Attribute[Any]", value: Any) -> None:
    """Raise InvalidRecord when a field's value does not have the field's shape."""
    owner: Any = type(record)
    wanted = shapes(owner)[field.name]
    if complaint := wanted.complaint(value):
        raise InvalidRecord(complaint, (field.name,))
    if wanted.item is not None and value is not None:
        for position, item in enumerate(value):
            if complaint := wanted.item.complaint(item):
                raise InvalidRecord(complaint, (field.name, position))
