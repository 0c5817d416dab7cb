"""What is written is what is read back, whatever the record; a file is whole or not there."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from eventdata.errors import InvalidRecord, UnreadableInput
from eventdata.formats.jsonl import write_jsonl
from eventdata.formats.parquet import RUN_KEY, write_parquet
from eventdata.formats.reading import read_events, read_records
from eventdata.formats.whole_file import whole_file
from eventdata.model import SCHEMA_VERSION, Event
from eventdata.refusal import Refusal
from eventdata.schema.arrow_schema import SCHEMA_ID_KEY, SCHEMA_VERSION_KEY, arrow_schema, table
from eventdata.schema.arrow_schema import records as rows_of
from eventdata.schema.codec import dumps, loads, plain, record
from eventdata.schema.json_schema import schema_id
from eventdata.testing import events, records, refusals

few = settings(max_examples=max(20, settings().max_examples // 10))
Write = Callable[[Any, Path], int]
WRITERS: list[Write] = [write_jsonl, write_parquet]


@given(records(Event))
def test_an_event_written_as_json_and_read_back_is_the_same(event: Event) -> None:
    assert record(Event, loads(dumps(event))) == event


@given(records(Refusal))
def test_a_refusal_written_as_json_and_read_back_is_the_same(refusal: Refusal) -> None:
    assert record(Refusal, loads(dumps(refusal))) == refusal


@few
@given(st.lists(records(Event), max_size=4))
def test_events_laid_out_as_columns_and_read_back_are_the_same(found: list[Event]) -> None:
    laid_out = table(Event, found)
    laid_out.validate(full=True)
    assert list(rows_of(Event, laid_out)) == found


@few
@given(st.lists(records(Event), max_size=4))
def test_events_written_to_parquet_and_read_back_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, found: list[Event]
) -> None:
    path = tmp_path_factory.mktemp("parquet") / "events.parquet"
    assert write_parquet(found, path) == len(found)
    assert list(read_events(path)) == found


@few
@given(st.lists(records(Event), max_size=4), st.lists(refusals(), max_size=4))
def test_json_lines_read_back_are_the_same_and_written_again_are_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, found: list[Event], refused: list[Refusal]
) -> None:
    folder = tmp_path_factory.mktemp("jsonl")
    write_jsonl(found, folder / "events.jsonl")
    write_jsonl(refused, folder / "refusals.jsonl")
    again = list(read_events(folder / "events.jsonl"))
    assert again == found
    assert list(read_records(folder / "refusals.jsonl", Refusal)) == refused
    write_jsonl(again, folder / "again.jsonl")
    assert (folder / "again.jsonl").read_bytes() == (folder / "events.jsonl").read_bytes()


@few
@given(records(Event))
def test_plain_data_has_every_key_in_the_order_of_declaration(event: Event) -> None:
    assert list(plain(event)) == list(plain(record(Event, dict(reversed(plain(event).items())))))


@few
@given(events())
def test_both_formats_give_the_same_events(tmp_path_factory: pytest.TempPathFactory, event: Event) -> None:
    folder = tmp_path_factory.mktemp("both")
    for write, name in zip(WRITERS, ("a.jsonl", "a.parquet"), strict=True):
        write([event, event], folder / name)
    assert list(read_events(folder / "a.jsonl")) == list(read_events(folder / "a.parquet")) == [event, event]


def test_a_parquet_footer_names_schema_version_run_and_says_what_each_field_is(tmp_path: Path) -> None:
    write_parquet([], tmp_path / "none.parquet", run={"coder": "eventdata 0.1.0", "articles": "5"})
    schema = parquet.read_schema(tmp_path / "none.parquet")
    assert schema.metadata[SCHEMA_ID_KEY.encode()].decode() == schema_id(Event)
    assert schema.metadata[SCHEMA_VERSION_KEY.encode()].decode() == SCHEMA_VERSION
    assert schema.metadata[RUN_KEY.encode()] == b'{"articles": "5", "coder": "eventdata 0.1.0"}'
    assert all(b"description" in field.metadata for field in schema)
    assert schema.remove_metadata() == arrow_schema(Event).remove_metadata()


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("write", WRITERS)
def test_a_write_that_is_interrupted_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, write: Write, error: type[BaseException]
) -> None:
    def broken() -> Iterator[Event]:
        yield from ()
        raise error

    target = tmp_path / "events"
    target.write_text("as before")
    with pytest.raises(error):
        write(broken(), target)
    assert [path.name for path in tmp_path.iterdir()] == ["events"]
    assert target.read_text() == "as before"


def test_a_file_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    with whole_file(tmp_path / "a") as file:
        file.write(b"half")
        assert not (tmp_path / "a").exists()
    assert (tmp_path / "a").read_bytes() == b"half"


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_a_whole_file_has_the_mode_that_any_new_file_has(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    with whole_file(tmp_path / "whole"):
        pass
    assert (tmp_path / "whole").stat().st_mode == (tmp_path / "plain").stat().st_mode


@given(event=events())
@few
def test_the_line_and_field_of_a_wrong_line_are_told(tmp_path_factory: pytest.TempPathFactory, event: Event) -> None:
    path = tmp_path_factory.mktemp("lines") / "events.jsonl"
    wrong = dumps(event).replace('"quad_class":', '"quad_class":7')
    path.write_bytes(f"{dumps(event)}\n\n{wrong}\n".encode())
    with pytest.raises(InvalidRecord, match=r"^/quad_class: .*line 3\)$"):
        list(read_events(path))


def test_the_row_and_field_of_a_wrong_row_are_told(tmp_path: Path) -> None:
    path = tmp_path / "refusals.parquet"
    good = {"article_id": "a", "reason": "no_rule", "detail": "d"}
    parquet.write_table(pa.Table.from_pylist([good, good, {**good, "reason": "none"}]), path, row_group_size=2)
    with pytest.raises(InvalidRecord, match=r"^/reason: .*row 2\)$"):
        list(read_records(path, Refusal))


def test_a_column_that_is_no_field_is_refused_even_without_rows(tmp_path: Path) -> None:
    parquet.write_table(table(Event, []).append_column("more", pa.array([], pa.string())), tmp_path / "a.parquet")
    with pytest.raises(InvalidRecord, match="/more: Event has no field 'more'"):
        list(read_events(tmp_path / "a.parquet"))


@pytest.mark.parametrize("content", [b"\xff", b'{"a":1', b'{"a":1,"a":2}', b'{"a":NaN}', b"PAR1PAR1"])
def test_a_file_that_cannot_be_read_is_said_to_be_unreadable(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "events").write_bytes(content)
    with pytest.raises(UnreadableInput, match="events"):
        list(read_events(tmp_path / "events"))


def test_a_missing_file_is_said_to_be_unreadable_at_once(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"missing\.jsonl"):
        read_events(tmp_path / "missing.jsonl")


@settings(max_examples=5)
@given(events())
def test_a_flipped_bit_in_a_parquet_page_is_noticed(tmp_path_factory: pytest.TempPathFactory, event: Event) -> None:
    path = tmp_path_factory.mktemp("flipped") / "events.parquet"
    write_parquet([event] * 3, path)
    whole = path.read_bytes()
    group = parquet.read_metadata(path).row_group(0)
    for column in map(group.column, range(group.num_columns)):
        first = column.dictionary_page_offset or column.data_page_offset
        content = bytearray(whole)
        content[first + column.total_compressed_size - 1] ^= 1
        path.write_bytes(content)
        with pytest.raises(UnreadableInput):
            list(read_events(path))
