"""Events coded from real articles fit every layout's published schema; `.ci/run` codes them and names the file."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from eventdata.formats.export import write_events
from eventdata.formats.reading import read_events
from eventdata.layouts.definition import layout, layout_names

SCHEMAS = Path(__file__).parents[1] / "schemas" / "layouts"
CODED = os.environ.get("EVENTDATA_CODED", "")


@pytest.mark.skipif(not CODED, reason="EVENTDATA_CODED names no file of events coded from real articles")
@pytest.mark.parametrize("name", layout_names())
def test_real_events_have_no_row_that_the_published_schema_refuses(name: str, tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    found = list(read_events(CODED))
    exported = write_events(found, path, layout=layout(name))
    release = SCHEMAS / name / layout(name).version / f"{name}.schema.json"
    validator = Draft202012Validator(json.loads(release.read_text(encoding="utf-8")))
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [error.message for line in lines for error in validator.iter_errors(line)] == []
    assert len(lines) == exported.rows == len(found) - sum(exported.refused.values())
