"""A quick reader that takes only what a JSON Schema allows: what it refuses is judged again, by the referee."""

import keyword
from typing import Annotated, Any, Final, Literal

import attrs
import msgspec

from eventdata.validation.closures import Count, Held, list_count, object_count, text_count
from eventdata.validation.columns import NULL
from eventdata.validation.patterns import is_linear_only
from eventdata.validation.values import Unsupported

ANNOTATIONS: Final = frozenset(
    "title description examples default deprecated readOnly writeOnly $comment format".split()
)
SCALARS: Final[dict[str, Any]] = {"string": str, "integer": int, "number": float, "boolean": bool, "null": None}
META: Final = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "minimum": "ge",
    "maximum": "le",
    "minItems": "min_length",
    "maxItems": "max_length",
}
BELONGS: Final = {
    "string": ("minLength", "maxLength", "pattern"),
    "integer": ("minimum", "maximum"),
    "number": ("minimum", "maximum"),
    "array": ("minItems", "maxItems"),
}
OBJECT: Final = {"type", "properties", "required", "additionalProperties", "$defs", "$schema", "$id"}
INT64: Final = (-(2**63), 2**63 - 1)


class Acceptor:
    """A type of msgspec for a schema, all of whose values satisfy it if `count` finds no bad pattern in them.

    A key that need not be there has the value `missing`; where that is not given, every key must be there.
    """

    def __init__(self, schema: dict[str, Any], **missing: Any) -> None:
        self.root = schema
        self.missing = tuple(missing.values())
        self.held = self.held_by(schema)
        self.decode_lines = msgspec.json.Decoder(self.held.type).decode_lines
        self.count: Count = self.held.count or (lambda _: 0)

    def held_by(self, schema: Any) -> Held:
        """What satisfies the schema; Unsupported when no type says that."""
        if not isinstance(schema, dict):
            raise Unsupported("schemas that are true or false")
        keys = schema.keys() - ANNOTATIONS
        if keys == {"$ref"}:
            return self.held_by(self.definition(schema["$ref"]))
        if keys == {"anyOf"} and len(schema["anyOf"]) == 2 and schema["anyOf"][1] == NULL:
            return nullable(self.held_by(schema["anyOf"][0]))
        if schema.get("type") == "object":
            return self.object_held(schema, keys)
        return self.value_held(schema, keys)

    def definition(self, reference: str) -> Any:
        """What a reference within the schema leads to."""
        name = reference.removeprefix("#/$defs/")
        if reference == name or name not in self.root.get("$defs", {}):
            raise Unsupported(f"$ref to {reference}")
        return self.root["$defs"][name]

    def object_held(self, schema: dict[str, Any], keys: set[str]) -> Held:
        """A class with exactly the keys of the schema."""
        if not keys <= OBJECT or schema.get("additionalProperties") is not False:
            raise Unsupported("objects that are open, or hold together in other ways")
        required, properties = schema.get("required", []), schema.get("properties", {})
        if not set(required) <= properties.keys() or not all(map(is_plain, properties)):
            raise Unsupported("keys with signs in them")
        names = {key: key if is_name(key) else f"_{number}" for number, key in enumerate(properties)}
        fields = [(key, self.held_by(inner)) for key, inner in properties.items()]
        described = [self.field(key, names[key], held.type, key in required) for key, held in fields]
        made = msgspec.defstruct("Accepted", described, kw_only=True, forbid_unknown_fields=True, gc=False)
        return Held(type=made, count=object_count([(names[key], held) for key, held in fields]))

    def field(self, key: str, name: str, held: Any, is_required: bool) -> Any:
        """A field of a class for a key, which may be no name."""
        if is_required or not self.missing:
            return (name, held, msgspec.field(name=key))
        default = self.missing[0]
        kind = held | msgspec.UnsetType if default is msgspec.UNSET else held
        return (name, kind, msgspec.field(name=key, default=default))

    def value_held(self, schema: dict[str, Any], keys: set[str]) -> Held:
        """A scalar or a list, or either of these and null."""
        names = schema.get("type")
        types = [names] if isinstance(names, str) else list(names or ())
        main = [name for name in types if name != "null"]
        if len(main) != 1 or main[0] == "object":
            raise Unsupported(f"the type {names}")
        if "enum" in keys or "const" in keys:
            return Held(type=listed(schema, types))
        allowed = BELONGS.get(main[0], ())
        if extra := keys - {"type", *allowed} - ({"items"} if main[0] == "array" else set()):
            raise Unsupported(", ".join(sorted(extra)))
        limits = {META[name]: limit(name, schema[name]) for name in allowed if name in META and name in keys}
        held = self.list_held(schema.get("items", {})) if main[0] == "array" else scalar_held(main[0], schema)
        held = attrs.evolve(held, type=Annotated[held.type, msgspec.Meta(**limits)]) if limits else held
        return nullable(held) if "null" in types else held

    def list_held(self, schema: Any) -> Held:
        """A list of what satisfies a schema."""
        item = self.held_by(schema)
        return Held(type=list[item.type], count=list_count(item))  # type: ignore[name-defined]


def scalar_held(name: str, schema: dict[str, Any]) -> Held:
    """A scalar, with its pattern apart: msgspec would search every text anew."""
    if "pattern" not in schema:
        return Held(type=SCALARS[name])
    if is_linear_only(schema["pattern"]):
        raise Unsupported("patterns that Python may take for ever to search")
    return Held(type=SCALARS[name], count=text_count(schema["pattern"]))


def nullable(held: Held) -> Held:
    """The same, or null."""
    return attrs.evolve(held, type=held.type | None)


def is_plain(key: str) -> bool:
    """Whether a key has nothing in it that JSON escapes, and a letter, digit or underscore at its end."""
    return key.isprintable() and not set(key) & {'"', "\\"} and (key[-1:].isalnum() or key[-1:] == "_")


def is_name(key: str) -> bool:
    """Whether a key can be the name of a field."""
    return key.isidentifier() and not keyword.iskeyword(key) and not key.startswith("_")


def listed(schema: dict[str, Any], types: list[str]) -> Any:
    """The texts of an `enum` or a `const`, as far as the type and the least length let them."""
    options = schema["enum"] if "enum" in schema else [schema["const"]]
    texts = [option for option in options if isinstance(option, str) and len(option) >= schema.get("minLength", 0)]
    is_plain = schema.keys() - ANNOTATIONS <= {"type", "enum", "const", "minLength"}
    if not is_plain or not texts or "string" not in types or ("const" in schema and "enum" in schema):
        raise Unsupported("enum and const of other values than texts")
    held = Literal[*texts]  # type: ignore[valid-type]
    return held | None if "null" in types and None in options else held


def limit(name: str, value: Any) -> Any:
    """The limit in a form that msgspec takes."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not INT64[0] <= value <= INT64[1]:
        raise Unsupported(f"{name} {value!r}")
    return value
