"""Files of every layout against the published schema of the layout."""

import json
from collections.abc import Iterator
from pathlib import Path

import attrs
import pyarrow as pa
import pytest
from pyarrow import parquet

from eventdata import Event, validate
from eventdata.bundled import bundled
from eventdata.cli import main
from eventdata.formats.export import write_events
from eventdata.formats.reading import read_events
from eventdata.layouts.definition import layout, layout_names
from eventdata.layouts.published import layout_json_schema
from eventdata.validation.schemas import layouts, wanted

FIXTURES = Path(__file__).parents[1] / "fixtures" / "layouts"
KINDS = {"parquet": "a.parquet", "jsonl": "a.jsonl", "geoparquet": "geo.parquet"}
CASES = [(name, kind) for name in layout_names() for kind in KINDS if kind != "geoparquet" or layout(name).latitude]


def events() -> Iterator[Event]:
    """Events that every layout has a row for."""
    for name in ("acled_api.json", "gdelt2.export.CSV", "ucdp_ged.csv"):
        for number, event in enumerate(read_events(FIXTURES / name)):
            yield attrs.evolve(event, story_id=f"{number:x}{event.story_id[1:]}")


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_what_is_written_in_a_layout_is_valid_by_its_schema(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / KINDS[kind]
    write_events(events(), path, layout=layout(name), kind=kind)
    assert main(["validate", str(path), "--schema", name, "--quiet"]) == 0
    assert validate(path, schema=name).counts.records > 0


@pytest.mark.parametrize("kind", ["parquet", "jsonl"])
@pytest.mark.parametrize("name", layout_names())
def test_a_row_against_the_schema_of_its_layout_gives_status_1(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / KINDS[kind]
    write_events(events(), path, layout=layout(name), kind=kind)
    column = next(column.name for column in layout(name).columns if not column.is_nullable)
    if kind == "jsonl":
        rows = [json.loads(line) for line in path.read_text().splitlines()]
        rows[-1][column] = None
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    else:
        table = parquet.read_table(path)
        values = [*table.column(column).to_pylist()[:-1], None]
        position = table.schema.get_field_index(column)
        found = table.set_column(position, column, pa.array(values, table.schema.field(column).type))
        parquet.write_table(found, path)
    assert main(["validate", str(path), "--schema", name, "--quiet"]) == 1
    found_problems = [(problem.rule_id, problem.pointer) for problem in validate(path, schema=name)]
    assert found_problems == [("EVD101", f"/{column}")]


def test_json_text_in_a_column_of_a_table_is_judged_by_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    write_events(events(), path, layout=layout("plover"), kind="parquet")
    table = parquet.read_table(path)
    column = min(wanted("plover").json_columns & set(table.column_names))
    position = table.schema.get_field_index(column)
    broken = pa.array(["{", "3", *table.column(column).to_pylist()[2:]])
    parquet.write_table(table.set_column(position, column, broken), path)
    found = [(problem.rule_id, problem.row, problem.pointer) for problem in validate(path, schema="plover")]
    assert found == [("EVD101", 0, f"/{column}"), ("EVD101", 1, f"/{column}")]


def test_every_layout_has_a_published_schema_and_it_is_that_of_its_table() -> None:
    assert set(layouts()) == set(layout_names())
    for name in layout_names():
        assert wanted(name).schema == layout_json_schema(layout(name))
        assert layouts()[name].is_relative_to(bundled("schemas"))


def test_a_schema_that_there_is_not_is_status_2_and_all_that_there_are_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n")
    assert main(["validate", str(tmp_path / "a.jsonl"), "--schema", "acledd"]) == 2
    said = capsys.readouterr().err
    assert all(name in said for name in ("1.0.0", "event", "refusal", *layout_names()))


def test_columns_are_left_out_only_if_the_footer_says_that_they_are_geographic(tmp_path: Path) -> None:
    write_events(events(), tmp_path / "a.parquet", layout=layout("acled"), kind="parquet")
    table = parquet.read_table(tmp_path / "a.parquet")
    parquet.write_table(table.append_column("geometry", pa.nulls(len(table), pa.string())), tmp_path / "b.parquet")
    assert {problem.rule_id for problem in validate(tmp_path / "b.parquet", schema="acled")} == {"EVD103"}
