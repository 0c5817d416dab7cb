"""The official JSON Schema Test Suite, draft 2020-12: its cases by columns and by line, with the verdicts it wants.

The folder of the suite comes in EVENTDATA_JSON_SCHEMA_SUITE; it is the one that has `tests/draft2020-12` in it.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from eventdata.errors import UnknownSchema
from eventdata.validation.columns import DIALECTS, REFUSED, ColumnarSchema
from eventdata.validation.json_lines import QuickReader
from eventdata.validation.referee import Referee
from eventdata.validation.values import Unsupported, Values, normal

CASES = Path(os.environ.get("EVENTDATA_JSON_SCHEMA_SUITE", "")) / "tests" / "draft2020-12"
if not CASES.is_dir():
    pytest.skip("EVENTDATA_JSON_SCHEMA_SUITE names no folder of the JSON Schema Test Suite", allow_module_level=True)

WANTED = sorted(path.stem for path in CASES.glob("*.json"))
OPTIONAL = sorted(path.stem for path in (CASES / "optional").glob("*.json"))
BEGINNINGS = {"a schema that is false": "false", "the dialect": "$schema", "the pattern": "pattern"}
REFUSABLE = {*REFUSED, *BEGINNINGS.values(), "$ref", "$id", "enum", "multipleOf", "uniqueItems"}
TYPES = {
    "null": type(None), "boolean": bool, "number": int | float, "string": str, "array": list, "object": dict
}  # fmt: skip
Case = tuple[Any, list[dict[str, Any]]]


def groups(name: str) -> Iterator[Case]:
    """The schemas of one file of the suite, each with what is to be judged by it."""
    for group in json.loads((CASES / f"{name}.json").read_text(encoding="utf-8")):
        yield group["schema"], group["tests"]


def is_same(found: Any, data: Any) -> bool:
    """Whether JSON values are equal, so that 1 is equal to 1.0, but not to true."""
    if isinstance(data, bool) or isinstance(found, bool):
        return found is data
    if isinstance(data, dict):
        return list(found) == list(data) and all(is_same(found[key], data[key]) for key in data)
    if isinstance(data, list):
        return len(found) == len(data) and all(map(is_same, found, data))
    return bool(found == data)


def column(data: Any) -> Any:
    """A column with one value; None when Arrow has no type that holds it, such as for a list of different types."""
    try:
        array = pa.array([data])
    except (pa.ArrowException, OverflowError):
        return None
    return array if is_same(array.to_pylist()[0], data) else None


def columns(tests: list[dict[str, Any]]) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    """Each value alone in a column, and then all values of one type together in one."""
    alike: dict[Any, list[dict[str, Any]]] = {}
    for test in tests:
        alone = column(test["data"])
        if alone is not None:
            alike.setdefault(alone.type, []).append(test)
        yield alone, [test]
    for held, several in alike.items():
        if len(several) > 1:
            yield pa.array([test["data"] for test in several], held), several


def judged(schema: Any, array: Any) -> list[bool]:
    """The verdict of the columns on each value."""
    columnar = ColumnarSchema(schema)
    values = Values(normal(array))
    wrong = {row for breach in columnar.found(columnar.root, values) for row in breach.positions.tolist()}
    return [row not in wrong for row in range(len(array))]


def refused(refusal: Exception) -> str:
    """The keyword that a refusal names."""
    named = (name for beginning, name in BEGINNINGS.items() if str(refusal).startswith(beginning))
    keyword = next(named, str(refusal).split()[0])
    assert keyword in REFUSABLE
    return keyword


def misjudged(name: str, counts: Counter[str]) -> Iterator[tuple[Any, Any]]:
    """The schemas and values of a file on which the columns and the suite differ; all others are counted."""
    for schema, tests in groups(name):
        for array, together in columns(tests):
            number = len(together) == 1
            if array is None:
                counts["in no column"] += 1
                continue
            try:
                verdicts = judged(schema, array)
            except (Unsupported, UnknownSchema) as refusal:
                counts[f"refused for {refused(refusal)}"] += number
                continue
            counts["judged"] += number
            yield from (
                (schema, test["data"])
                for test, verdict in zip(together, verdicts, strict=True)
                if verdict != test["valid"]
            )


@pytest.mark.parametrize("name", WANTED)
def test_columns_judge_as_the_suite_wants_or_refuse_by_name(name: str, suite_counts: Counter[str]) -> None:
    assert not list(misjudged(name, suite_counts))


@pytest.mark.parametrize("name", OPTIONAL)
def test_columns_differ_from_optional_cases_only_where_python_reads_a_pattern_in_another_way(
    name: str, suite_counts: Counter[str]
) -> None:
    r"""In Python `\d`, `\w` and `\s` are not those of ECMAScript; `jsonschema` reads them as Python does."""
    differing = {json.dumps(case) for case in misjudged(f"optional/{name}", suite_counts)}
    for schema, data in map(json.loads, differing):
        assert name == "ecmascript-regex"
        assert Referee(schema).is_valid(data) == judged(schema, column(data))[0]
    suite_counts["optional, and judged as Python reads patterns"] += len(differing)


@pytest.mark.parametrize("name", WANTED)
def test_a_line_is_judged_as_the_suite_wants_unless_the_schema_leads_out_of_itself(
    name: str, suite_counts: Counter[str]
) -> None:
    for schema, tests in groups(name):
        if isinstance(schema, dict) and schema.get("$schema") not in DIALECTS:
            continue
        for test in tests:
            if is_taken(schema, test["data"]):
                suite_counts["lines taken by the quick reader"] += 1
                assert test["valid"], (schema, test)
            assert is_valid(schema, test["data"]) in (test["valid"], None), (schema, test)


def is_taken(schema: Any, data: Any) -> bool:
    """Whether the quick reader takes a line; it wants a type in the schema: that of the value changes no verdict."""
    if isinstance(schema, bool):
        return False
    name = next(name for name, kind in TYPES.items() if isinstance(data, kind))
    typed = {"type": name} | {key: wanted for key, wanted in schema.items() if key != "$schema"}
    with suppress(Unsupported, TypeError, ValueError, RecursionError):
        return QuickReader(typed).accepted(json.dumps(data).encode() + b"\n") is not None
    return False


def is_valid(schema: Any, data: Any) -> bool | None:
    """The verdict of the referee; None when the schema leads out of itself, for nothing is fetched."""
    try:
        return Referee(schema).is_valid(data)
    except UnknownSchema as error:
        if "leads out of the schema" in str(error):
            return None
        raise
