"""Our SARIF against the official schema of SARIF 2.1.0, whose file comes in EVENTDATA_SARIF_SCHEMA."""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import attrs
import pytest
from jsonschema import Draft4Validator

from eventdata import validate, write_jsonl
from eventdata.cli import main
from eventdata.model import Event
from eventdata.problem import Problem, Severity
from eventdata.schema.codec import plain
from eventdata.validation.report import Report
from eventdata.validation.rules import documented
from eventdata.validation.sarif import sarif

SCHEMA = Path(os.environ.get("EVENTDATA_SARIF_SCHEMA", ""))
if not SCHEMA.is_file():
    pytest.skip("EVENTDATA_SARIF_SCHEMA names no file with the schema of SARIF 2.1.0", allow_module_level=True)

PLACES: tuple[dict[str, Any], ...] = (
    {},
    {"line": 1, "file": "a folder/Ärger #1: 100%?.jsonl"},
    {"row": 0, "file": "/data/events.parquet", "pointer": "/actor/0/a~1b"},
    {"line": 2**40, "file": "C:\\events\\a.jsonl", "event_id": "0" * 32, "value": "'a\x00\u2028<b>&'"},
    {"row": 2**40, "file": "a//b/../-c.parquet", "column": "when", "pointer": ""},
)


@pytest.fixture(scope="module")
def official() -> Draft4Validator:
    """The schema, as strict as it was published."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8-sig"))
    assert "2.1.0" in schema["title"]
    assert schema["additionalProperties"] is False
    return Draft4Validator(schema)


def complaints(official: Draft4Validator, log: Any) -> list[str]:
    """What the schema has against a log, once it has been written and read."""
    return [f"{error.json_path}: {error.message}" for error in official.iter_errors(json.loads(json.dumps(log)))]


def test_the_log_of_no_problem_and_of_no_file_keeps_the_schema(official: Draft4Validator, found: list[Event]) -> None:
    assert not complaints(official, validate(found).to_sarif())
    assert not complaints(official, sarif([]))


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_problem_of_every_rule_keeps_the_schema_wherever_it_is(
    place: dict[str, Any], severity: Severity, official: Draft4Validator, found: list[Event]
) -> None:
    problems = tuple(
        Problem(rule_id=rule.id, severity=severity, message=message, **place)
        for rule in documented()
        for message in ("wrong", "braces {0} and {, a [link](1)\nand a second line")
    )
    report = attrs.evolve(validate(found), problems=problems)
    assert not complaints(official, report.to_sarif())


def test_the_schema_finds_a_line_that_no_file_has(official: Draft4Validator) -> None:
    problem = Problem(rule_id="EVD001", severity=Severity.ERROR, message="wrong", file="a.jsonl", line=-1)
    assert complaints(official, Report(counts=validate([]).counts, problems=(problem,)).to_sarif())


def test_an_address_in_a_log_leads_to_the_file_and_is_a_relative_reference() -> None:
    for name in ("a folder/Ärger #1: 100%?.jsonl", "plain.jsonl", "a:b.jsonl"):
        problem = Problem(rule_id="EVD001", severity=Severity.ERROR, message="wrong", file=name)
        report = Report(counts=validate([]).counts, problems=(problem,))
        result = report.to_sarif()["runs"][0]["results"][0]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote(uri) == name
        assert uri.isascii()
        assert not set(uri) & set(' :?#"<>\\^`{|}')


def test_braces_in_a_message_are_no_placeholders() -> None:
    problem = Problem(rule_id="EVD001", severity=Severity.ERROR, message="{0} and }", pointer="/{")
    report = Report(counts=validate([]).counts, problems=(problem,))
    assert report.to_sarif()["runs"][0]["results"][0]["message"]["text"] == "/{{: {{0}} and }}"


def test_what_the_command_writes_of_wrong_files_keeps_the_schema(
    official: Draft4Validator, found: list[Event], tmp_path: Path
) -> None:
    good, bad, log = tmp_path / "good.jsonl", tmp_path / "wrong lines.jsonl", tmp_path / "log.sarif"
    write_jsonl(found, good)
    wrong = plain(found[0]) | {"confidence": 2, "attribution": "a\x01<b>&\n%", "cameo_code": "999"}
    bad.write_text("{bad\n" + json.dumps(wrong) + "\n\ud7ff\n" + json.dumps(plain(found[0])) * 2, encoding="utf-8")
    assert main(["validate", str(good), str(bad), "--format", "sarif", "--output", str(log)]) == 1
    written = json.loads(log.read_text(encoding="utf-8"))
    assert len(written["runs"][0]["results"]) > 2
    assert not complaints(official, written)
