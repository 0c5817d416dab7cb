"""JSON Schema (draft 2020-12) on whole Arrow columns: exactly which positions break which keyword, at any depth."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.validation.keywords import SCALAR_KEYWORDS, above, below, scalar_breaches
from eventdata.validation.patterns import Matcher
from eventdata.validation.values import Breach, Mask, Positions, Unsupported, Values, true_positions

Check = Callable[["ColumnarSchema", Any, dict[str, Any], Values], Iterator[Breach]]
NULL: Final = {"type": "null"}
DIALECTS: Final = (
    None,
    "https://json-schema.org/draft/2020-12/schema",
    "https://json-schema.org/draft/2020-12/schema#",
)
REFUSED: Final = (
    "$dynamicRef $recursiveRef $anchor $dynamicAnchor unevaluatedProperties unevaluatedItems prefixItems propertyNames"
    " dependentSchemas dependencies additionalItems"
).split()


class ColumnarSchema:
    """A schema that record batches are checked against; Unsupported is raised for what it cannot do by columns."""

    def __init__(self, schema: Any) -> None:
        if isinstance(schema, dict) and schema.get("$schema") not in DIALECTS:
            raise Unsupported(f"the dialect {schema['$schema']}")
        self.root = schema
        self.open: list[tuple[str, int]] = []

    def refuse_unsupported(self, columns: pa.Schema) -> None:
        """Raise Unsupported now, for a table of these columns, rather than in the midst of its rows."""
        for _ in self.breaches(pa.RecordBatch.from_pylist([], schema=columns)):
            pass

    def breaches(self, batch: pa.RecordBatch) -> Iterator[Breach]:
        """Everything that is wrong with rows, whose numbers are the positions."""
        yield from self.found(self.root, Values(batch.to_struct_array()))

    def found(self, schema: Any, values: Values) -> Iterator[Breach]:
        """The breaches of a schema by values."""
        if isinstance(schema, bool):
            if not schema:  # jsonschema tells neither its place nor a keyword
                raise Unsupported("a schema that is false")
            return
        for keyword in REFUSED:
            if keyword in schema:
                raise Unsupported(keyword)
        if schema is not self.root and "$id" in schema:
            raise Unsupported("$id inside a schema")
        for keyword, wanted in schema.items():
            if keyword in SCALAR_KEYWORDS:
                yield from scalar_breaches(keyword, wanted, values)
            elif keyword in KEYWORDS:
                yield from KEYWORDS[keyword](self, wanted, schema, values)

    def is_valid(self, schema: Any, values: Values) -> Mask:
        """At which positions a schema is satisfied; what it says of a position without a value is of no use."""
        valid = np.ones(len(values), bool)
        for breach in self.found(schema, values):
            valid[breach.positions] = False
        return valid


def some(keyword: str, positions: Positions) -> Iterator[Breach]:
    """A breach, if there are positions."""
    if len(positions):
        yield Breach(keyword=keyword, positions=positions)


def reference(self: ColumnarSchema, wanted: str, _: Any, values: Values) -> Iterator[Breach]:
    """`$ref` inside the schema; any other is refused, and never fetched."""
    if not wanted.startswith("#") or (wanted != "#" and not wanted.startswith("#/")):
        raise Unsupported(f"$ref to {wanted}")
    found = self.root
    for step in wanted.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if "%" in name or not isinstance(found, dict) or name not in found:
            raise Unsupported(f"$ref to {wanted}")
        found = found[name]
    if (wanted, id(values)) in self.open:
        raise Unsupported(f"$ref to {wanted}, which leads back to itself")
    self.open.append((wanted, id(values)))
    try:
        yield from self.found(found, values)
    finally:
        self.open.pop()


def properties(self: ColumnarSchema, wanted: dict[str, Any], _: Any, values: Values) -> Iterator[Breach]:
    """`properties`: each column against its own schema."""
    if values.kind == "object":
        for name, schema in wanted.items():
            if name in values.fields:
                yield from under(name, self.found(schema, values.fields[name]))


def under(name: str, breaches: Iterator[Breach]) -> Iterator[Breach]:
    """The breaches of a field as those of the record."""
    for breach in breaches:
        yield breach.under(name)


def pattern_properties(self: ColumnarSchema, wanted: dict[str, Any], _: Any, values: Values) -> Iterator[Breach]:
    """`patternProperties`: columns by the look of their names."""
    if values.kind == "object":
        for regex, schema in wanted.items():
            for name in [name for name in values.fields if Matcher(regex).matches(name)]:
                yield from under(name, self.found(schema, values.fields[name]))


def additional_properties(
    self: ColumnarSchema, wanted: Any, schema: dict[str, Any], values: Values
) -> Iterator[Breach]:
    """`additionalProperties`: the columns that neither `properties` nor `patternProperties` name."""
    if values.kind != "object":
        return
    regexes = schema.get("patternProperties", {})
    extra = [name for name in values.fields if name not in schema.get("properties", {})]
    extra = [name for name in extra if not any(Matcher(regex).matches(name) for regex in regexes)]
    if wanted is False and extra:
        yield from some("additionalProperties", values.present)
    elif wanted is not False:
        for name in extra:
            yield from under(name, self.found(wanted, values.fields[name]))


def required(_: ColumnarSchema, wanted: list[str], __: Any, values: Values) -> Iterator[Breach]:
    """`required`: a column that is missing is missing in every row; null is a value."""
    for name in wanted if values.kind == "object" else ():
        if name not in values.fields:
            yield from some("required", values.present)


def dependent_required(_: ColumnarSchema, wanted: dict[str, list[str]], __: Any, values: Values) -> Iterator[Breach]:
    """`dependentRequired`: as `required`, where a column is there."""
    if values.kind == "object":
        for other in [other for name, others in wanted.items() if name in values.fields for other in others]:
            if other not in values.fields:
                yield from some("dependentRequired", values.present)


def property_count(keyword: str, is_bad: Callable[[int, int], bool]) -> Check:
    """`minProperties` and `maxProperties`, which the number of columns decides."""

    def check(_: ColumnarSchema, wanted: int, __: Any, values: Values) -> Iterator[Breach]:
        if values.kind == "object" and is_bad(len(values.fields), wanted):
            yield from some(keyword, values.present)

    return check


def items(self: ColumnarSchema, wanted: Any, _: Any, values: Values) -> Iterator[Breach]:
    """`items`: the items of all lists at once."""
    if values.kind == "array":
        yield from values.breaches_of_items(self.found(wanted, values.items))


def item_count(keyword: str, compare: Callable[[Any, Any], Any]) -> Check:
    """`minItems` and `maxItems`."""

    def check(_: ColumnarSchema, wanted: int, __: Any, values: Values) -> Iterator[Breach]:
        if values.kind == "array":
            yield from some(keyword, true_positions(compare(values.lengths, wanted)))

    return check


def unique_items(_: ColumnarSchema, wanted: bool, __: Any, values: Values) -> Iterator[Breach]:
    """`uniqueItems` for lists of scalars: two equal items of one list."""
    if values.kind != "array" or not wanted:
        return
    if values.items.kind in ("array", "object"):
        raise Unsupported("uniqueItems for lists of lists or objects")
    found = values.items.array
    if values.items.kind == "number":
        found = pc.add(found, 0.0)
    codes = found.indices if pa.types.is_dictionary(found.type) else found.dictionary_encode().indices
    numbers = pc.fill_null(codes.cast(pa.int64()), -1).to_numpy(zero_copy_only=False) + 1
    pairs = values.parents * (numbers.max(initial=0) + 1) + numbers
    distinct, first = np.unique(pairs, return_index=True)
    if len(distinct) < len(pairs):
        again = np.ones(len(pairs), bool)
        again[first] = False
        yield from some("uniqueItems", np.unique(values.parents[again]))


def contains(self: ColumnarSchema, wanted: Any, schema: dict[str, Any], values: Values) -> Iterator[Breach]:
    """`contains` with `minContains` and `maxContains`: how many items of each list satisfy a schema."""
    if values.kind != "array":
        return
    valid = self.is_valid(wanted, values.items)
    counts = np.bincount(values.parents[valid], minlength=len(values))[values.present]
    least, most = schema.get("minContains", 1), schema.get("maxContains", np.inf)
    yield from some("maxContains", values.present[counts > most])
    few = (counts < least) & (counts <= most)
    yield from some("contains", values.present[few & (counts == 0)])
    yield from some("minContains", values.present[few & (counts > 0)])


def all_of(self: ColumnarSchema, wanted: list[Any], _: Any, values: Values) -> Iterator[Breach]:
    """`allOf`."""
    for schema in wanted:
        yield from self.found(schema, values)


def any_of(self: ColumnarSchema, wanted: list[Any], _: Any, values: Values) -> Iterator[Breach]:
    """`anyOf`; what is wrong inside a record that may be null is told instead of that it is not null."""
    if len(wanted) == 2 and wanted[1] == NULL and values.kind == "object":
        breaches = [breach.at(~np.isin(breach.positions, values.nulls)) for breach in self.found(wanted[0], values)]
        yield from (breach for breach in breaches if len(breach.positions))
        return
    valid = np.zeros(len(values), bool)
    for schema in wanted:
        valid |= self.is_valid(schema, values)
        if valid.all():
            return
    yield from some("anyOf", values.all[~valid[values.all]])


def one_of(self: ColumnarSchema, wanted: list[Any], _: Any, values: Values) -> Iterator[Breach]:
    """`oneOf`: satisfied by none, or by several."""
    number = np.zeros(len(values), np.int64)
    for schema in wanted:
        number += self.is_valid(schema, values)
    yield from some("oneOf", values.all[number[values.all] != 1])


def negation(self: ColumnarSchema, wanted: Any, _: Any, values: Values) -> Iterator[Breach]:
    """`not`."""
    yield from some("not", values.all[self.is_valid(wanted, values)[values.all]])


def condition(self: ColumnarSchema, wanted: Any, schema: dict[str, Any], values: Values) -> Iterator[Breach]:
    """`if` with `then` and `else`."""
    holds = self.is_valid(wanted, values)
    for keyword, is_chosen in (("then", holds), ("else", ~holds)):
        for breach in self.found(schema[keyword], values) if keyword in schema else ():
            yield from (breach.at(is_chosen[breach.positions]),) if is_chosen[breach.positions].any() else ()


KEYWORDS: Final[dict[str, Check]] = {
    "$ref": reference,
    "properties": properties,
    "patternProperties": pattern_properties,
    "additionalProperties": additional_properties,
    "required": required,
    "dependentRequired": dependent_required,
    "minProperties": property_count("minProperties", lambda found, least: found < least),
    "maxProperties": property_count("maxProperties", lambda found, most: found > most),
    "items": items,
    "minItems": item_count("minItems", below),
    "maxItems": item_count("maxItems", above),
    "uniqueItems": unique_items,
    "contains": contains,
    "allOf": all_of,
    "anyOf": any_of,
    "oneOf": one_of,
    "not": negation,
    "if": condition,
}
