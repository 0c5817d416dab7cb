"""The command `validate`: its exit status, its formats, and what other people's CI makes of them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
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


def test_bad_rows_and_good_rows_are_all_rows(files: Path) -> None:
    main(["validate", "bad.jsonl", "--bad-rows", "wrong.jsonl", "--quiet"])
    wrong = [json.loads(line) for line in Path("wrong.jsonl").read_text().splitlines()]
    assert [(row["line"], [reason["rule_id"] for reason in row["reasons"]]) for row in wrong] == [
        (4, ["EVD107"]),
        (5, ["EVD001"]),
    ]


def test_standard_input_is_taken(files: Path) -> None:
    for name, status in (("bad.jsonl", 1), ("good.parquet", 0)):
        with Path(name).open("rb") as file:
            done = subprocess.run(
                [sys.executable, "-m", "eventdata", "validate", "-", "--quiet"], stdin=file, check=False
            )
        assert done.returncode == status
