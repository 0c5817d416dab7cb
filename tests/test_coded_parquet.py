"""Parquet of a layout has its types whatever the tables held, and the thread that writes keeps order and errors."""

from pathlib import Path

import attrs
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_events import whole_events
from pyarrow import parquet

from eventdata.formats import export
from eventdata.formats import parquet as parquet_format
from eventdata.formats.behind import written_behind
from eventdata.formats.export import write_events
from eventdata.formats.parquet import coded_writer, is_repeated
from eventdata.layouts.definition import layout
from eventdata.layouts.laid_out import laid_out
from eventdata.model import Event
from eventdata.schema import distinct
from eventdata.schema.arrow_schema import record_batch

SCHEMA = pa.schema([pa.field("few", pa.string(), nullable=False), pa.field("many", pa.string())], {"key": "value"})


def table(few: list[str | None], many: list[str | None], *, is_coded: tuple[bool, bool]) -> pa.Table:
    columns = (pa.array(values, pa.string()) for values in (few, many))
    made = [column.dictionary_encode() if coded else column for column, coded in zip(columns, is_coded, strict=True)]
    return pa.table(dict(zip(("few", "many"), made, strict=True)))


@pytest.mark.parametrize("first", [(True, False), (False, True), (True, True), (False, False)])
@pytest.mark.parametrize("second", [(True, False), (False, True)])
def test_a_column_may_be_a_dictionary_in_one_table_and_not_in_the_next(
    tmp_path: Path, first: tuple[bool, bool], second: tuple[bool, bool]
) -> None:
    path = tmp_path / "coded.parquet"
    with path.open("wb") as file, coded_writer(file, SCHEMA) as write:
        write(table(["a", "b"], ["x", None], is_coded=first))
        write(table(["c", "a"], [None, "y"], is_coded=second))
    found = parquet.read_table(path)
    assert found.schema.equals(SCHEMA, check_metadata=True)
    assert found.to_pydict() == {"few": ["a", "b", "c", "a"], "many": ["x", None, None, "y"]}
    footer = parquet.ParquetFile(path).metadata.metadata
    assert footer[b"key"] == b"value"


def test_a_file_of_no_table_has_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "empty.parquet"
    with path.open("wb") as file, coded_writer(file, SCHEMA):
        pass
    assert parquet.read_table(path).schema.equals(SCHEMA, check_metadata=True)


def test_only_values_that_come_again_get_a_dictionary_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_format, "SAMPLE", 4)
    path = tmp_path / "pages.parquet"
    with path.open("wb") as file, coded_writer(file, SCHEMA) as write:
        write(table(["a", "b", "a", "b"], ["x", "y", "z", None], is_coded=(True, False)))
    group = parquet.ParquetFile(path).metadata.row_group(0)
    assert [group.column(place).has_dictionary_page for place in (0, 1)] == [True, False]
    assert is_repeated(pa.chunked_array([["x", "y", "z", "x"]]))


@settings(max_examples=20)
@given(st.lists(whole_events(), min_size=1, max_size=9))
def test_batches_whose_columns_have_few_or_many_values_make_one_file(
    tmp_path_factory: pytest.TempPathFactory, found: list[Event]
) -> None:
    path = tmp_path_factory.mktemp("batches") / "events.parquet"
    distinct_ids = [attrs.evolve(event, story_id=f"{number:032x}") for number, event in enumerate(found)]
    wanted = laid_out(layout("acled"), [record_batch(Event, distinct_ids)]).rows
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(export, "ROWS_AT_ONCE", 2)
        patch.setattr(distinct, "FEW", 1)
        write_events(distinct_ids, path, layout=layout("acled"))
    read = parquet.read_table(path)
    assert read.equals(wanted)
    assert read.schema.types == wanted.schema.types


def test_tables_are_written_in_their_order_and_the_last_before_the_end() -> None:
    written: list[int] = []
    with written_behind(lambda table: written.extend(table.column("n").to_pylist())) as put:
        for number in range(20):
            put(pa.table({"n": [number]}))
    assert written == list(range(20))


@pytest.mark.parametrize("count", [1, 3])
def test_what_goes_wrong_in_the_writing_thread_is_raised(count: int) -> None:
    def fail(_table: pa.Table) -> None:
        raise OSError("disk is full")

    def write_all() -> None:
        with written_behind(fail) as put:
            for _ in range(count):
                put(pa.table({"n": [1]}))

    with pytest.raises(OSError, match="disk is full"):
        write_all()
