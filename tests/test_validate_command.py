"""The command `validate`: its exit status, its formats, and what other people's CI makes of them."""

import base64
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyarrow as pa
import pytest
from pyarrow import parquet
from test_validation import an_event

from eventdata import validate, write_jsonl, write_parquet
from eventdata.cli import main
from eventdata.schema.codec import plain
from eventdata.validation.renderers import GITHUB_SHOWS, RENDERERS

FORMATS = tuple(RENDERERS)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a good, a bad and an empty file."""
    monkeypatch.chdir(tmp_path)
    write_parquet([an_event()], tmp_path / "good.parquet")
    write_jsonl([an_event(f"{number:032x}") for number in range(3)], tmp_path / "bad.jsonl")
    wrong = plain(an_event("f" * 32)) | {"confidence": 2, "attribution": "a\x01<b>&\n%"}
    with Path("bad.jsonl").open("a") as file:
        file.write(json.dumps(wrong) + "\n{bad\n")
    Path("empty.jsonl").touch()
    return tmp_path


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["good.parquet"], 0),
        (["bad.jsonl"], 1),
        (["*.parquet"], 0),
        (["bad.jsonl", "--fail-on", "never"], 0),
        (["bad.jsonl", "good.parquet", "--max-errors", "0"], 1),
        (["good.parquet", "--schema", "9.9.9"], 2),
        (["empty.jsonl"], 3),
        (["empty.jsonl", "--allow-empty"], 0),
        (["bad.jsonl", "missing.jsonl"], 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else f"{value}",
)
def test_the_status_is_that_of_the_content_and_not_of_the_format(
    files: Path, arguments: list[str], status: int, form: str
) -> None:
    assert main(["validate", *arguments, "--format", form]) == status


def shown(form: str, capsys: pytest.CaptureFixture[str], *paths: str) -> str:
    """What a format writes."""
    main(["validate", *paths, "--format", form])
    return capsys.readouterr().out


def test_sarif_names_line_rule_and_level(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log: dict[str, Any] = json.loads(shown("sarif", capsys, "bad.jsonl"))
    assert log == validate("bad.jsonl").to_sarif()
    run = log["runs"][0]
    known = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    found = [(result["ruleId"], result["level"]) for result in run["results"]]
    assert found == [("EVD107", "error"), ("EVD001", "error")]
    assert all(rule in known for rule, _ in found)
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 4}


def test_junit_is_xml_with_a_failure_for_each_rule(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = ElementTree.fromstring(shown("junit", capsys, "bad.jsonl", "good.parquet"))
    assert [(suite.get("tests"), suite.get("failures")) for suite in root] == [("2", "2"), ("1", "0")]


def test_a_gitlab_fingerprint_is_the_same_in_every_run(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (json.loads(shown("gitlab", capsys, "bad.jsonl")) for _ in range(2))
    assert first == second
    assert len({finding["fingerprint"] for finding in first}) == len(first) == 2


def test_github_shows_ten_annotations_at_most_and_says_what_was_left_out(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"{number}.jsonl" for number in range(12)]
    for name in names:
        Path(name).write_text("{bad\n" * 3)
    lines = shown("github", capsys, *names).splitlines()
    assert len(lines) == GITHUB_SHOWS
    assert all(line.startswith("::error") for line in lines)
    assert "9 more problems" in lines[-1]


def bad_rows(path: str) -> list[dict[str, Any]]:
    """What the file of bad rows holds, once the command has run."""
    assert main(["validate", path, "--bad-rows", "wrong.jsonl", "--longest-line", "4000", "--quiet"]) == 1
    return [json.loads(line) for line in Path("wrong.jsonl").read_text().splitlines()]


def test_bad_rows_hold_the_records_and_their_reasons_so_that_good_and_bad_are_all(files: Path) -> None:
    before = Path("bad.jsonl").read_text().splitlines()
    wrong = bad_rows("bad.jsonl")
    assert [(row["line"], [reason["rule_id"] for reason in row["reasons"]]) for row in wrong] == [
        (4, ["EVD107"]),
        (5, ["EVD001"]),
    ]
    assert (wrong[0]["record"], wrong[1]["text"]) == (json.loads(before[3]), before[4])


def test_bad_rows_can_be_mended_and_read_again(files: Path) -> None:
    records = [plain(an_event(f"{number:032x}")) for number in range(2_500)]
    for number in range(0, 2_500, 2):
        records[number]["confidence"] = 2.0
    records[1]["cameo_root"] = "18"
    parquet.write_table(pa.Table.from_pylist(records), "bad.parquet")
    Path("bad.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records))
    for name, place in (("bad.parquet", "row"), ("bad.jsonl", "line")):
        wrong = bad_rows(name)
        first = 0 if place == "row" else 1
        assert {row[place] - first: row["record"] for row in wrong} == {
            number: record for number, record in enumerate(records) if record["confidence"] == 2 or number == 1
        }
        mended = [row["record"] | {"confidence": 0.5, "cameo_root": "19"} for row in wrong]
        Path("mended.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in mended))
        assert validate("mended.jsonl").ok


def test_a_bad_row_that_is_no_json_is_kept_as_it_is(files: Path) -> None:
    Path("bad.jsonl").write_bytes(b'{"a": "\xe9"}\r\n{"a":1,"a":2}\n' + b"x" * 5_000 + b'\n{"a":"\\ud800"}')
    latin, twice, long, surrogate = bad_rows("bad.jsonl")
    assert base64.b64decode(latin["base64"]) == b'{"a": "\xe9"}'
    assert (twice["text"], surrogate["text"]) == ('{"a":1,"a":2}', '{"a":"\\ud800"}')
    assert long["is_cut"]
    assert long["text"].startswith("x" * 4_000)


def test_a_bad_row_is_held_once_also_when_it_repeats_an_id(files: Path) -> None:
    records = [plain(an_event()), plain(an_event()), plain(an_event()) | {"cameo_root": "18"}]
    parquet.write_table(pa.Table.from_pylist(records), "bad.parquet")
    Path("bad.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records))
    for name, place in (("bad.parquet", "row"), ("bad.jsonl", "line")):
        first = 0 if place == "row" else 1
        found = [
            (row[place] - first, row["reasons"][0]["rule_id"], row.get("record", {}).get("cameo_root"))
            for row in bad_rows(name)
        ]
        assert found == [(2, "EVD211", "18"), (1, "EVD241", "19"), (2, "EVD241", None)]


def test_a_number_that_json_cannot_write_is_text_in_the_bad_rows(files: Path) -> None:
    parquet.write_table(pa.Table.from_pylist([plain(an_event()) | {"confidence": float("nan")}]), "bad.parquet")
    assert [row["record"]["confidence"] for row in bad_rows("bad.parquet")] == ["nan"]


def test_standard_input_is_taken(files: Path) -> None:
    for name, status in (("bad.jsonl", 1), ("good.parquet", 0)):
        with Path(name).open("rb") as file:
            done = subprocess.run(
                [sys.executable, "-m", "eventdata", "validate", "-", "--quiet"], stdin=file, check=False
            )
        assert done.returncode == status
