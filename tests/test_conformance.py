"""Keyword by keyword, on every type of column: the columns find what `jsonschema` finds, or refuse by name."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from eventdata import validate
from eventdata.validation.columns import ColumnarSchema
from eventdata.validation.referee import Referee
from eventdata.validation.values import Unsupported
from eventdata.validation.wording import plain_rows

COLUMNS: dict[str, pa.Array] = {
    "text": pa.array(["", "a", "abc", "abc\n", "1", "\u0661", "é", "👨\u200d👩", None]),
    "dictionary": pa.array(["a", "abc", None, "a", "2019-07-07"]).dictionary_encode(),
    "sliced": pa.array(["x", "a", None, "abc", "y"]).dictionary_encode().slice(1, 3),
    "large_text": pa.array(["a", "abc", None], pa.large_string()),
    "integer": pa.array([-(2**63), -3, -1, 0, 1, 2, 6, 2**53 + 1, 2**63 - 1, None]),
    "unsigned": pa.array([0, 1, 2**64 - 1, None], pa.uint64()),
    "number": pa.array([-1.5, -0.0, 0.0, 1.0, 1.5, 2.0, 1e300, None]),
    "single": pa.array([0.1, 1.0, 2.5, None], pa.float32()),
    "boolean": pa.array([True, False, None]),
    "null": pa.nulls(3),
    "day": pa.array([0, 18_000, 10**6, None], pa.int32()).cast(pa.date32()),
    "list": pa.array([[], ["a"], ["a", "b"], ["a", "a"], [None, None], ["abc", "b", "a"], None]),
    "numbers": pa.array([[], [1.0], [0.0, -0.0], [1.0, 2.0, 1.5], None]),
    "lists": pa.array([[[1], [1, 1]], [], [[2, 3], None], None]),
    "record": pa.array([{"a": 1, "b": "x"}, {"a": None, "b": None}, {"a": 2, "b": ""}, None]),
    "records": pa.array([[{"a": 1}, {"a": None}], [], [None, {"a": 5}], None]),
}
SCHEMAS: tuple[Any, ...] = (
    True,
    False,
    {},
    *({"type": name} for name in ("string", "integer", "number", "boolean", "null", "array", "object")),
    {"type": ["string", "null"]},
    {"type": ["integer", "array", "null"]},
    {"enum": ["a", 1, None]},
    {"enum": ["abc", 1.0, True, 2**53 + 1]},
    {"enum": [0, False, 1.5]},
    {"const": "a"},
    {"const": 1},
    {"const": None},
    {"const": 0.0},
    {"pattern": "^abc$"},
    {"pattern": "[0-9]"},
    {"pattern": "\\d"},
    {"pattern": "^(a+)+$"},
    {"pattern": "^(?:[a-c]{3})$(?!\\n)"},
    {"minLength": 1},
    {"minLength": 2},
    {"maxLength": 1},
    {"minimum": 1},
    {"minimum": 0.5},
    {"maximum": 1.5},
    {"minimum": -(2**70)},
    {"exclusiveMinimum": 1},
    {"exclusiveMaximum": 2},
    {"multipleOf": 3},
    {"items": {"type": "string"}},
    {"items": {"minimum": 1.5}},
    {"items": False},
    {"items": {"items": {"const": 1}}},
    {"minItems": 1},
    {"maxItems": 1},
    {"uniqueItems": True},
    {"contains": {"const": "a"}},
    {"contains": {"minimum": 1}, "minContains": 2},
    {"contains": {"type": "string"}, "maxContains": 1},
    {"contains": {"type": "null"}, "minContains": 0},
    {"properties": {"a": {"type": "integer"}}},
    {"properties": {"a": {"minimum": 2}, "b": {"minLength": 1}}},
    {"required": ["a", "c", "d"]},
    {"additionalProperties": False},
    {"additionalProperties": {"type": "string"}},
    {"properties": {"a": {}}, "additionalProperties": False},
    {"patternProperties": {"^a": {"type": "integer"}}, "additionalProperties": False},
    {"dependentRequired": {"a": ["b", "c"]}},
    {"minProperties": 2},
    {"maxProperties": 1},
    {"allOf": [{"type": "string"}, {"minLength": 2}]},
    {"anyOf": [{"type": "string"}, {"minimum": 1}]},
    {"anyOf": [{"properties": {"a": {"const": 1}}}, {"type": "null"}]},
    {"oneOf": [{"type": ["string", "number"]}, {"minimum": 1}]},
    {"not": {"type": "null"}},
    {"not": {"minLength": 2}},
    {"if": {"type": "string"}, "then": {"minLength": 2}, "else": {"type": "integer"}},
    {"if": {"minimum": 1}, "then": {"maximum": 2}},
    {"items": {"properties": {"a": {"type": "integer"}}, "required": ["a", "z"]}},
    {"items": {"anyOf": [{"required": ["a"], "properties": {"a": {"maximum": 2}}}, {"type": "null"}]}},
)
REFUSED: tuple[Any, ...] = (
    {"prefixItems": [{}]},
    {"propertyNames": {"minLength": 2}},
    {"unevaluatedProperties": False},
    {"unevaluatedItems": False},
    {"dependentSchemas": {"a": {}}},
    {"$ref": "https://example.org/s.json"},
    {"$dynamicRef": "#x"},
    {"enum": [[1]]},
    {"contains": False},
)


def whole(schema: Any) -> dict[str, Any]:
    """The schema for rows with one column."""
    return {"type": "object", "properties": {"v": schema}}


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_a_keyword_is_judged_as_by_jsonschema(schema: Any, name: str) -> None:
    batch = pa.RecordBatch.from_arrays([COLUMNS[name]], names=["v"])
    found: Counter[tuple[int, str, str]] = Counter()
    try:
        for breach in ColumnarSchema(whole(schema)).breaches(batch):
            for row, pointer in zip(breach.positions.tolist(), breach.pointers(), strict=True):
                found[row, pointer, breach.keyword] += 1
    except Unsupported as error:
        pytest.skip(f"refused: {error}")
    referee = Referee(whole(schema))
    assert found == Counter(
        (row, complaint.pointer, complaint.keyword)
        for row, plain in enumerate(plain_rows(batch))
        for complaint in referee.complaints(plain)
    )


@pytest.mark.parametrize("schema", REFUSED, ids=str)
def test_what_is_not_checked_by_columns_is_refused_by_name(schema: Any) -> None:
    keyword = "false" if False in schema.values() and "contains" in schema else next(iter(schema))
    batch = pa.RecordBatch.from_pylist([{"v": ["a"] if "contains" in schema else "a"}])
    with pytest.raises(Unsupported, match=keyword.replace("$", r"\$")):
        list(ColumnarSchema(whole(schema)).breaches(batch))


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_lines_are_judged_as_by_jsonschema_whatever_the_schema_of_a_key(schema: Any, tmp_path: Path) -> None:
    """The schema is closed, so that the quick reader takes the lines, if it takes the schema of the key."""
    closed = whole(schema) | {"required": ["v"], "additionalProperties": False}
    (tmp_path / "schema.json").write_text(json.dumps(closed))
    plain = [row for array in COLUMNS.values() for row in plain_rows(pa.RecordBatch.from_arrays([array], names=["v"]))]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in plain))
    report = validate(tmp_path / "rows.jsonl", schema=tmp_path / "schema.json")
    referee = Referee(closed)
    judged = [line for line, row in enumerate(plain, start=1) if not referee.is_valid(row)]
    assert {problem.line for problem in report} == set(judged)
