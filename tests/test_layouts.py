"""Layouts: what is held comes back equal, rows keep the published schema and rules, and what is not held is counted."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from layout_events import whole_events
from pyarrow import parquet
from test_validation import an_event

from eventdata.errors import InvalidTable, UnknownSchema
from eventdata.formats.export import write_events
from eventdata.formats.layout_files import layout_events, rows, typed_row
from eventdata.formats.reading import read_events
from eventdata.formats.sinks import SINKS
from eventdata.layouts.definition import Layout, layout, layout_file, layout_names
from eventdata.layouts.laid_out import ANOTHER_TELLING, laid_out
from eventdata.layouts.published import layout_json_schema, layout_table_schema
from eventdata.layouts.reading import check_reads
from eventdata.layouts.rules import RULES
from eventdata.layouts.variants import Variant
from eventdata.model import Event, Modality
from eventdata.ontology.rules import rule_problems
from eventdata.schema.arrow_schema import record_batch
from eventdata.schema.codec import dumps, plain
from eventdata.schema.json_columns import json_lines
from eventdata.testing import events

few = settings(max_examples=max(10, settings().max_examples // 10))
SHARED = {
    "acled": 31,
    "gdelt2": 61,
    "gdelt2-mentions": 16,
    "gdelt1": 58,
    "polecat": 40,
    "icews": 20,
    "phoenix": 26,
    "ucdp-ged": 49,
}
GEOGRAPHIC = ("geoparquet", "geojson")
OF_EVENTS = tuple(name for name in layout_names() if name != "gdelt2-mentions")
PAIRS = [(name, kind) for name in layout_names() for kind in SINKS if kind not in GEOGRAPHIC or layout(name).latitude]
any_events = st.lists(whole_events(), max_size=3)


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(layout_json_schema(layout(name)))


def rows_of(name: str, found: list[Event]) -> pa.Table:
    return laid_out(layout(name), [record_batch(Event, found)]).rows


def kept(chosen: Layout) -> list[str]:
    """The columns that a row is read back from; all of the flat layout's."""
    return [column.name for column in chosen.columns if column.reads or chosen.name == "flat"]


def as_json(name: str, table: pa.Table) -> list[dict[str, Any]]:
    raw = {column.name for column in layout(name).columns if column.type == "json"}
    return [json.loads(text) for batch in table.to_batches() for text in json_lines(batch, raw).to_pylist()]


@pytest.mark.parametrize(("name", "count"), SHARED.items())
def test_a_layout_has_as_many_columns_as_the_data_it_is_named_after(name: str, count: int) -> None:
    assert len(layout(name).columns) == len(set(layout(name).names)) == count


def test_the_names_of_the_flat_layout_are_short_enough_for_stata() -> None:
    assert max(map(len, layout("flat").names)) <= 32


@pytest.mark.parametrize("name", layout_names())
def test_every_column_reads_by_steps_that_there_are_and_says_where_it_is_from(name: str) -> None:
    for column in layout(name).columns:
        check_reads(column)
        assert column.source


@few
@given(found=any_events)
@pytest.mark.parametrize("name", layout_names())
def test_every_row_keeps_the_published_schema(name: str, found: list[Event]) -> None:
    for row in as_json(name, rows_of(name, found)):
        validator(name).validate(row)


@few
@given(found=any_events)
@pytest.mark.parametrize("name", layout_names())
def test_every_event_is_a_row_or_counted_with_a_reason(name: str, found: list[Event]) -> None:
    result = laid_out(layout(name), [record_batch(Event, found)])
    assert len(result.rows) + result.refused.total() == len(found)


@few
@given(found=any_events)
@pytest.mark.parametrize("name", OF_EVENTS)
def test_what_a_layout_keeps_comes_back_equal(name: str, found: list[Event]) -> None:
    chosen = layout(name)
    first = rows_of(name, found)
    again = laid_out(chosen, [record_batch(Event, [event_of_row(chosen, row) for row in first.to_pylist()])])
    assert again.rows.select(kept(chosen)).to_pylist() == first.select(kept(chosen)).to_pylist(), again.refused


def event_of_row(chosen: Layout, row: dict[str, Any]) -> Event:
    from eventdata.layouts.reading import event_of

    event = event_of(chosen, typed_row(chosen, row))
    assert not list(rule_problems(event))
    return event


@settings(max_examples=max(3, settings().max_examples // 30))
@given(found=st.lists(whole_events(), min_size=1, max_size=3))
@pytest.mark.parametrize(("name", "kind"), PAIRS)
def test_a_row_written_in_any_format_is_the_row_read_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, kind: str, found: list[Event]
) -> None:
    path = tmp_path_factory.mktemp("format") / f"events.{kind}"
    written = write_events(found, path, layout=layout(name), kind=kind)
    expected = [typed_row(layout(name), row) for row in rows_of(name, found).to_pylist()]
    assert written.rows == len(expected)
    if expected:
        assert [typed_row(layout(name), row) for row in rows(path, layout(name))] == expected
        assert name == "gdelt2-mentions" or len(list(read_events(path))) == len(expected)


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''-1", "'\tx", "'quoted'", "'"])
@pytest.mark.parametrize("kind", SINKS)
def test_what_may_look_like_a_formula_is_read_back_from_every_format(tmp_path: Path, kind: str, text: str) -> None:
    event = an_event()
    written = attrs.evolve(event, coder=attrs.evolve(event.coder, version=text))
    write_events([written], tmp_path / f"flat.{kind}", layout=layout("flat"), kind=kind)
    assert list(layout_events(tmp_path / f"flat.{kind}", layout("flat"))) == [written]


@few
@given(st.lists(events(), max_size=3))
def test_the_flat_layout_loses_nothing(tmp_path_factory: pytest.TempPathFactory, found: list[Event]) -> None:
    for kind in SINKS:
        path = tmp_path_factory.mktemp("flat") / f"flat.{kind}"
        write_events(found, path, layout=layout("flat"), kind=kind)
        assert list(layout_events(path, layout("flat"))) == found


@few
@given(st.lists(events(), min_size=1, max_size=3))
def test_json_made_of_columns_is_that_of_the_codec(found: list[Event]) -> None:
    assert json_lines(record_batch(Event, found)).to_pylist() == [dumps(event) for event in found]


@few
@given(any_events)
def test_acled_rows_break_no_rule_of_the_codebook(found: list[Event]) -> None:
    table = rows_of("acled", found)
    for rule in RULES["acled"]:
        assert not any(rule.broken(table).to_pylist()), rule.demand
    assert len(set(table.column("event_id_cnty").to_pylist())) == len(table)


DAMAGES = {
    "ACL301": {"year": 1999},
    "ACL302": {"event_type": "Protests"},
    "ACL303": {"inter2": None},
    "ACL304": {"interaction": "Civilians-State forces"},
    "ACL305": {"inter1": "Civilians"},
    "ACL309": {"actor1": "a; b"},
    "ACL310": {"actor2": None, "inter2": None, "interaction": "State forces only"},
    "ACL311": {"civilian_targeting": "Civilian targeting"},
    "ACL312": {"latitude": 1.00001},
    "ACL306": {"event_type": "Violence against civilians"},
    "ACL307": {"event_type": "Protests"},
    "ACL308": {"event_type": "Riots"},
}


@pytest.mark.parametrize(("rule_id", "change"), DAMAGES.items())
def test_each_acled_rule_notices_its_breach(rule_id: str, change: dict[str, Any]) -> None:
    good = battle()
    rule = next(rule for rule in RULES["acled"] if rule.id == rule_id)
    schema = layout("acled").schema
    assert not rule.broken(pa.Table.from_pylist([good], schema)).to_pylist()[0]
    loose = pa.schema([field.with_nullable(True) for field in schema])
    assert rule.broken(pa.Table.from_pylist([good | change], loose)).to_pylist()[0]


def battle() -> dict[str, Any]:
    path = Path(__file__).parents[1] / "fixtures" / "layouts" / "acled_api.json"
    return typed_row(layout("acled"), json.loads(path.read_text(encoding="utf-8"))["data"][0])


@few
@given(whole_events())
def test_a_second_telling_of_a_story_is_no_second_acled_row(event: Event) -> None:
    found = laid_out(layout("acled"), [record_batch(Event, [event]), record_batch(Event, [event])])
    assert len(found.rows) <= 1
    assert found.refused.get(ANOTHER_TELLING, 0) == len(found.rows)


@few
@given(whole_events(), st.sampled_from((Modality.PLANNED, Modality.NEGATED, Modality.HYPOTHETICAL)))
def test_a_plan_or_a_denial_is_no_row_where_there_is_no_column_for_it(event: Event, modality: Modality) -> None:
    unreal = attrs.evolve(event, modality=modality)
    without = set(layout_names()) - {"flat", "plover"}
    assert not any(len(rows_of(name, [unreal])) for name in without)


@few
@given(whole_events())
def test_numeric_inter_codes_and_text_days_are_read_as_the_others_are(
    tmp_path_factory: pytest.TempPathFactory, event: Event
) -> None:
    folder = tmp_path_factory.mktemp("variants")
    variant = Variant(dates="string", inters="numeric")
    write_events([event], folder / "a.parquet", layout=layout("acled"), variant=variant)
    write_events([event], folder / "b.parquet", layout=layout("acled"))
    table = parquet.read_table(folder / "a.parquet")
    for row in table.to_pylist():
        pair = sorted((row["inter1"], row["inter2"] or row["inter1"]))
        assert row["interaction"] == (row["inter1"] * 10 if not row["inter2"] else pair[0] * 10 + pair[1])
        assert (row["inter2"] == 0) == (row["actor2"] is None)
    assert table.schema.field("event_date").type == pa.string()
    if len(table):
        assert list(read_events(folder / "a.parquet")) == list(read_events(folder / "b.parquet"))


@few
@given(st.lists(whole_events(), min_size=1, max_size=3))
def test_a_partitioned_data_set_holds_the_same_rows(
    tmp_path_factory: pytest.TempPathFactory, found: list[Event]
) -> None:
    folder = tmp_path_factory.mktemp("parts")
    written = write_events(found, folder / "years", layout=layout("acled"), partition="year")
    if written.rows:
        read = {event.event_id for event in read_events(folder / "years")}
        expected = {event_of_row(layout("acled"), row).event_id for row in rows_of("acled", found).to_pylist()}
        assert read == expected
    assert not list(folder.glob(".*"))


def test_a_layout_is_added_by_one_file_and_one_line(tmp_path: Path) -> None:
    table = [
        {"name": "day", "type": "date32", "nullable": "N", "fill": "when.first", "reads": "when.first; when.last"},
        {"name": "what", "type": "string", "nullable": "N", "fill": "cameo_code", "reads": "cameo_code"},
        {"name": "id", "type": "string", "nullable": "N", "fill": "event_id", "reads": "event_id"},
    ]
    with (tmp_path / "mine.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["name", "type", "nullable", "fill", "reads"])
        writer.writeheader()
        writer.writerows(table)
    mine = layout_file({"name": "mine", "key": "id"}, tmp_path / "mine.csv")
    event = next(iter(read_events(Path(__file__).parents[1] / "fixtures" / "layouts" / "acled_api.json")))
    assert write_events([event], tmp_path / "mine.parquet", layout=mine).rows == 1
    back = next(layout_events(tmp_path / "mine.parquet", mine))
    assert (back.event_id, back.when.first, back.cameo_code) == (event.event_id, event.when.first, event.cameo_code)
    assert layout_json_schema(mine)["required"] == ["day", "what", "id"]
    assert layout_table_schema(mine)["primaryKey"] == ["id"]


def test_what_is_no_layout_type_or_step_is_told_with_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(UnknownSchema, match="no layout 'none'; there are flat, acled"):
        layout("none")
    for column, message in (("a,text,N,event_id", "has type 'text'"), ("a,string,N,event_id | spin", "no step 'spin'")):
        (tmp_path / "mine.csv").write_text(f"name,type,nullable,fill\n{column}\n")
        with pytest.raises(InvalidTable, match=message):
            laid_out(layout_file({"name": "mine"}, tmp_path / "mine.csv"), [record_batch(Event, [])])


FOREIGN = ("acled_api.json", "acled_export.csv", "gdelt2.export.CSV", "ucdp_ged.csv")


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_files_are_read_as_events_that_keep_all_rules(name: str) -> None:
    found = list(read_events(Path(__file__).parents[1] / "fixtures" / "layouts" / name))
    assert len(found) == 2
    assert not [problem for event in found for problem in rule_problems(event)]
    assert all(event.when.first and event.where and event.where.country for event in found)
    assert len({plain(event)["event_id"] for event in found}) == 2
