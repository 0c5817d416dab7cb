"""Whatever a file holds, each line has a verdict, nothing is fetched, nothing takes for ever, no flipped bit passes."""

import json
import random
import socket
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from test_validation import an_event

from eventdata import validate, write_jsonl, write_parquet
from eventdata.errors import EventDataError, UnknownSchema
from eventdata.schema.codec import plain
from eventdata.validation.line_blocks import BLOCK, has_at_most_keys, number_of_keys
from eventdata.validation.parquet_rows import ParquetRows

GOOD = json.dumps(plain(an_event()), ensure_ascii=False, separators=(",", ":")).encode()
OTHER = GOOD.replace(b"0" * 32, b"a" * 32)
DEEP = b"[" * 100_000


def verdict(path: Path, content: bytes, **options: Any) -> list[tuple[str, int | None]]:
    """The rule and line of each problem of a file of JSON Lines."""
    path.write_bytes(content)
    return [(problem.rule_id, problem.line) for problem in validate(path, **options)]


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        GOOD + b"\n",
        GOOD + b"\r\n",
        b"\n\n  \n" + GOOD,
        b"\xef\xbb\xbf" + GOOD + b"\n",
        GOOD.replace(b":", b" : ").replace(b",", b" ,\t"),
        json.dumps(plain(an_event())).encode(),
        json.dumps({key: value for key, value in plain(an_event()).items() if value is not None}).encode(),
    ],
)
def test_what_json_lines_may_be_written_as_is_valid(tmp_path: Path, content: bytes) -> None:
    assert verdict(tmp_path / "a.jsonl", content) == []


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("EVD001", b"{bad"),
        ("EVD001", GOOD + b" x"),
        ("EVD001", GOOD.replace(b'"confidence":0.5', b'"confidence":NaN')),
        ("EVD001", GOOD.replace(b'"confidence":0.5', b'"confidence":Infinity')),
        ("EVD001", GOOD.replace(b'"confidence":0.5', b'"confidence":1e999')),
        ("EVD001", b"\xef\xbb\xbf" + GOOD),
        ("EVD002", GOOD.replace(b"Rebels", b"Reb\xe9ls")),
        ("EVD003", GOOD[:-1] + b',"modality":"actual"}'),
        ("EVD003", GOOD[:-1] + b',"modality" : "actual"}'),
        ("EVD003", GOOD[:-1] + b',"\\u006dodality":"actual"}'),
        ("EVD003", GOOD.replace(b'"goldstein":null,', b"")[:-1] + b',"modality":"actual"}'),
        ("EVD004", GOOD.replace(b"Rebels", b"\\ud800")),
        ("EVD005", GOOD.replace(b"Rebels", b"R" * 5_000)),
        ("EVD006", DEEP),
        ("EVD107", GOOD.replace(b'"quad_class":4', b'"quad_class":' + b"9" * 40)),
        ("EVD101", b"null"),
        ("EVD231", GOOD.replace(b"Rebels", b"Rebel").replace(b"0" * 32, b"c" * 32)),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_those_around_it_are_valid(tmp_path: Path, rule: str, line: bytes) -> None:
    other = GOOD.replace(b"0" * 32, b"a" * 32)
    longest = 150_000 if line is DEEP else 4_000
    found = verdict(tmp_path / "a.jsonl", b"\n".join([GOOD, line, other, b""]), longest_line=longest)
    assert found == [(rule, 2)]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (GOOD + b" " + OTHER + b"\n", [("EVD001", 1)]),
        (GOOD.replace(b",", b",\n", 1) + OTHER + b"\n", [("EVD001", 1), ("EVD001", 2)]),
        (GOOD.replace(b'"when":{', b'"when":\n{') + OTHER + b"\n", [("EVD001", 1), ("EVD001", 2)]),
        (b"\n".join([GOOD, OTHER[:-1] + b',"modality":"actual"}', b""]), [("EVD003", 2)]),
        (b"\n".join([GOOD, OTHER.replace(b"Rebels", b'\\":bels')]), []),
        (b"\n".join([GOOD, OTHER.replace(b"Rebels", b":ebe :")]), []),
    ],
)
def test_lines_are_judged_one_by_one_where_a_reader_of_many_would_miss_their_ends(
    tmp_path: Path, content: bytes, wanted: list[tuple[str, int]]
) -> None:
    assert verdict(tmp_path / "a.jsonl", content) == wanted


@pytest.mark.parametrize("text", ["a :b", ":", '" :', '\\":', "\\ :", "{", "_", "é"])
def test_keys_are_told_from_texts_that_look_like_them(text: str) -> None:
    for separators in ((",", ":"), (",", " : "), (",", "\t:")):
        content = json.dumps({"a_": text, "é": [text, 1]}, separators=separators, ensure_ascii=False).encode()
        assert number_of_keys(content) == 2
        assert has_at_most_keys(content, 2)
        assert not has_at_most_keys(content, 1)


def test_the_rest_after_a_long_line_is_cut_into_lines(tmp_path: Path) -> None:
    lines = [b"x" * 300_000, b"{bad", GOOD, b"y" * 10_000, b"z" * 600_000, b"{bad"]
    found = verdict(tmp_path / "a.jsonl", b"\n".join(lines), longest_line=5_000)
    assert found == [("EVD005", 1), ("EVD001", 2), ("EVD005", 4), ("EVD005", 5), ("EVD007", 6)]


def test_the_end_of_a_line_does_not_count_towards_its_length(tmp_path: Path) -> None:
    for end in (b"\n", b"\r\n"):
        assert verdict(tmp_path / "a.jsonl", GOOD + end, longest_line=len(GOOD)) == []
        assert verdict(tmp_path / "a.jsonl", GOOD + end, longest_line=len(GOOD) - 1) == [("EVD005", 1)]


def test_a_carriage_return_at_the_end_of_what_is_read_at_once_does_not_count(tmp_path: Path) -> None:
    line = GOOD.replace(b"Rebels", b"R" * (BLOCK - len(GOOD) + 5)) + b"\r\n"
    assert len(line) == BLOCK + 1
    assert verdict(tmp_path / "a.jsonl", line, longest_line=BLOCK - 1) == [("EVD231", 1)]


def test_a_last_line_that_is_cut_off_is_told_as_that(tmp_path: Path) -> None:
    assert verdict(tmp_path / "a.jsonl", GOOD + b"\n" + GOOD[:50]) == [("EVD007", 2)]


def test_a_line_far_longer_than_a_block_is_skipped_to_its_end(tmp_path: Path) -> None:
    content = GOOD + b"\n" + b"x" * 1_000_000 + b"\n" + GOOD.replace(b"0" * 32, b"b" * 32) + b"\n{bad\n"
    assert verdict(tmp_path / "a.jsonl", content, longest_line=10_000) == [("EVD005", 2), ("EVD001", 4)]


def test_text_in_parquet_that_is_no_utf8_is_told_with_its_row(tmp_path: Path) -> None:
    write_parquet([an_event(f"{number:032x}") for number in range(3)], tmp_path / "a.parquet")
    table = parquet.read_table(tmp_path / "a.parquet")
    position = table.schema.get_field_index("attribution")
    broken = pa.array([b"x", b"\xff", None]).view(pa.string())
    parquet.write_table(table.set_column(position, table.schema.field(position), broken), tmp_path / "b.parquet")
    found = [(problem.rule_id, problem.row, problem.pointer) for problem in validate(tmp_path / "b.parquet")]
    assert found == [("EVD002", 1, "/attribution")]


def parquet_rows(path: Path) -> list[pa.RecordBatch]:
    """The rows as validation reads them."""
    rows = ParquetRows(path, str(path))
    rows.columns()
    return [batch for _, batch in rows.batches()]


def test_no_flipped_bit_reads_back_silently_different(tmp_path: Path) -> None:
    events = [an_event(f"{number:032x}") for number in range(20_000)]
    path = tmp_path / "a.parquet"
    write_parquet(events, path)
    content, sound = path.read_bytes(), parquet_rows(path)
    chance = random.Random(0)
    for _ in range(300):
        bit = chance.randrange(len(content) * 8)
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        try:
            assert parquet_rows(path) == sound, bit
        except EventDataError:
            continue


@pytest.mark.parametrize("reference", ["http://localhost:{port}/s.json", "file:///etc/hostname", "other.json"])
def test_a_schema_elsewhere_is_never_fetched(tmp_path: Path, reference: str) -> None:
    with socket.create_server(("localhost", 0)) as server:
        server.setblocking(False)
        schema = tmp_path / "schema.json"
        schema.write_text(json.dumps({"$ref": reference.format(port=server.getsockname()[1])}))
        write_jsonl([an_event()], tmp_path / "a.jsonl")
        with pytest.raises(UnknownSchema):
            validate(tmp_path / "a.jsonl", schema=schema)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_pattern_that_could_take_for_ever_ends_in_a_second(tmp_path: Path) -> None:
    schema = tmp_path / "schema.json"
    schema.write_text(json.dumps({"type": "object", "properties": {"x": {"type": "string", "pattern": "^(a+)+$"}}}))
    (tmp_path / "a.jsonl").write_text(json.dumps({"x": "a" * 28 + "b"}) + "\n" + json.dumps({"x": "aa"}) + "\n")
    table = pa.table({"x": ["a" * 28 + "b", "aa"]})
    start = time.perf_counter()
    assert [problem.line for problem in validate(tmp_path / "a.jsonl", schema=schema)] == [1]
    assert [problem.row for problem in validate(table, schema=schema)] == [0]
    assert time.perf_counter() - start < 1


def test_beyond_the_first_thousand_wrong_rows_counts_are_exact() -> None:
    table = pa.Table.from_pylist([plain(an_event(f"{number:032x}")) | {"confidence": 2.0} for number in range(1_500)])
    report = validate(table)
    assert (report.counts.records_with_errors, dict(report.counts.by_rule)) == (1_500, {"EVD107": 1_500})
    assert (len(report), report.unlisted) == (1_000, 500)
    assert [problem.row for problem in report] == list(range(1_000))
