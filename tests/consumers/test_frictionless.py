"""frictionless validates our files by the Table Schemas that we publish: CSV, JSON Lines and Parquet."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pyarrow import compute, parquet

from eventdata.layouts.definition import Layout, layout, layout_names

from .test_frames import same

SCHEMAS = Path(__file__).parents[2] / "schemas" / "layouts"
Written = Callable[[str, str], Path]
Expected = Callable[[str], list[dict[str, Any]]]
Seen = Callable[[str, str, str], None]
Resource = Callable[[Path, str], Any]
HEADED = tuple(name for name in layout_names() if layout(name).has_header and name != "plover")


def has_whole_numbers_with_gaps(found: Layout) -> bool:
    """Whether frictionless must misread Parquet: it goes through pandas, which makes such numbers floats, gaps NaN."""
    return any(column.type.startswith("int") and column.is_nullable for column in found.columns)


CASES = (
    *((name, "csv") for name in HEADED),
    *((name, "jsonl") for name in layout_names()),
    *((name, "parquet") for name in layout_names() if not has_whole_numbers_with_gaps(layout(name))),
)


@pytest.fixture
def resource() -> Iterator[Resource]:
    """The file of a layout and the published schema, as frictionless takes them."""
    frictionless = pytest.importorskip("frictionless")
    readers = {".jsonl": "jsonlines", ".parquet": "pandas"}

    def made(path: Path, name: str) -> Any:
        if path.suffix in readers:
            pytest.importorskip(readers[path.suffix])
        published = SCHEMAS / name / layout(name).version / f"{name}.table-schema.json"
        return frictionless.Resource(path=str(path), schema=str(published))

    # Without trust, frictionless refuses every absolute path.
    with frictionless.system.use_context(trusted=True):
        yield made


def plain(value: Any) -> Any:
    """A cell of frictionless as we hold it: its numbers are decimal, pandas' gaps in them NaN, its lists no text."""
    if isinstance(value, Decimal):
        return None if value.is_nan() else float(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_frictionless_reads_every_value_and_finds_it_valid_by_our_table_schema(
    name: str, kind: str, resource: Resource, written: Written, expected: Expected, seen: Seen
) -> None:
    report = resource(written(name, kind), name).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
    rows = resource(written(name, kind), name).read_rows()
    found = [{column: plain(value) for column, value in row.to_dict().items()} for row in rows]
    same(found, expected(name), is_formula_safe=name == "flat" and kind == "csv")
    seen("frictionless", name, kind)


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_frictionless_names_the_cell_that_breaks_our_table_schema(
    kind: str, resource: Resource, written: Written, expected: Expected, tmp_path: Path
) -> None:
    broken = tmp_path / f"broken.{kind}"
    event_type = expected("acled")[0]["event_type"]
    if kind == "parquet":
        table = parquet.read_table(written("acled", kind))
        place = table.schema.get_field_index("event_type")
        changed = compute.replace_substring(table["event_type"], event_type, "Bottles")
        parquet.write_table(table.set_column(place, "event_type", changed), broken)
    else:
        broken.write_text(written("acled", kind).read_text(encoding="utf-8").replace(event_type, "Bottles"), "utf-8")
    errors = resource(broken, "acled").validate().flatten(["type", "fieldName"])
    assert ["constraint-error", "event_type"] in errors
