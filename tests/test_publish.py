"""The published files are what the declarations say, and what was released under a version stays as it was."""

import hashlib
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given, settings

from eventdata import publish
from eventdata.article import Article
from eventdata.model import Event
from eventdata.refusal import Refusal
from eventdata.schema.codec import plain
from eventdata.schema.json_schema import inner_records, json_schema
from eventdata.schema.table_schema import flat_columns, table_schema
from eventdata.shapes import shapes
from eventdata.testing import records

few = settings(max_examples=max(20, settings().max_examples // 10))

ROOT = Path(__file__).parent.parent
FROZEN = {
    "event/1.0.0": "2f085e47ebde3dc8a50e8363e3bebf28fcb84b6eb98106a1001d49caa5036675",
    "layouts/acled/1.0.0": "446b088d04c6728bfb04160ec3d9ad0395c7ad06d79dd468a713782d17c57ae2",
    "layouts/flat/1.0.0": "0d63b8b1e1f370f37e5110d9f922a887e4481353c386f67cd7c33721ec08be92",
    "layouts/gdelt1/1.0.0": "e0c43d29d4d8c0d18a4ec71daf48360c4ee605cf2d43055afbdd4adbd7d1fa25",
    "layouts/gdelt2-mentions/1.0.0": "fa7f9afba3e3ab64ea85bea4db7ff39100da5c88097f678fe7e82ddcb97c9151",
    "layouts/gdelt2/1.0.0": "2294dc0144846f93cfd382695a340eda43ebc695c39c1ee8f8ffd93c92c5f89c",
    "layouts/icews/1.0.0": "0d7b472f2f44ddeb3f490aca3e9f83145754cddab1aedaae4bd0c7f6f3962a23",
    "layouts/phoenix/1.0.0": "11a7916536f333cc5b5d0150fc797e873192e8d7c66ad2e76643fbe21660d103",
    "layouts/plover/1.0.0": "4e337724d62fa9e25f960c0499ed53f70841c7c139cc191bfd9087acb91dfc44",
    "layouts/polecat/1.0.0": "9bd5b5252baac2123204659fd6985bd29bf3836ccca5f54089e95e60cfaa5ec5",
    "layouts/ucdp-ged/1.0.0": "eff090e1477950f29999961479d886a5e5950463e57f6eb1b4dd55677762c71c",
}
"""For each release, SHA-256 of its lines in `schemas/SHA256SUMS`: a change of a released record is a new version."""

CLASSES = sorted({Event, Refusal, Article, *inner_records(Event)}, key=lambda cls: cls.__name__)


def test_the_published_files_are_those_of_the_declarations() -> None:
    assert publish.drift(ROOT) == (), "run `python -m eventdata.publish`"


def test_no_file_of_an_earlier_release_has_changed() -> None:
    assert publish.broken_releases(ROOT) == ()


def test_releases_are_frozen() -> None:
    lines: dict[str, str] = {}
    for line in (ROOT / publish.DIGESTS).read_text(encoding="ascii").splitlines(keepends=True):
        parts = line.split("  ")[1].split("/")
        release = "/".join(parts[: 3 if parts[0] == "layouts" else 2])
        lines[release] = lines.get(release, "") + line
    assert {release: hashlib.sha256(text.encode()).hexdigest() for release, text in lines.items()} == FROZEN


def test_a_fresh_folder_is_written_whole_and_then_has_no_drift(tmp_path: Path) -> None:
    assert publish.main(["--root", str(tmp_path)]) == 0
    assert publish.drift(tmp_path) == ()
    assert publish.write(tmp_path) == ()


def test_check_writes_nothing_names_what_is_out_of_date_and_exits_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish.write(tmp_path)
    changed = tmp_path / publish.RELEASE / "event.schema.json"
    changed.write_text("{}")
    (tmp_path / publish.RELEASE / "more.txt").touch()
    assert publish.main(["--check", "--root", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert f"{publish.RELEASE}/event.schema.json" in told
    assert f"{publish.RELEASE}/more.txt" in told
    assert changed.read_text() == "{}"


def test_an_earlier_release_keeps_its_digests_and_is_watched(tmp_path: Path) -> None:
    publish.write(tmp_path)
    old = tmp_path / "schemas" / "event" / "0.9.0" / "event.schema.json"
    publish.put(old, b"{}")
    noted = tmp_path / publish.DIGESTS
    line = f"{hashlib.sha256(b'{}').hexdigest()}  event/0.9.0/event.schema.json\n"
    noted.write_text(line + noted.read_text())
    assert publish.main(["--check", "--root", str(tmp_path)]) == 0
    old.write_text("{ }")
    assert publish.broken_releases(tmp_path) == ("schemas/event/0.9.0/event.schema.json",)
    assert publish.main(["--check", "--root", str(tmp_path)]) == 1


def test_a_release_can_be_written_to_any_folder(tmp_path: Path) -> None:
    written = publish.write_release(tmp_path)
    assert tmp_path / "event" / "1.0.0" / "event.schema.json" in written
    assert all(path.is_file() for path in written)


@pytest.mark.parametrize("cls", CLASSES, ids=[cls.__name__ for cls in CLASSES])
def test_every_field_has_a_title_and_a_sentence(cls: type) -> None:
    for name, found in shapes(cls).items():
        assert found.doc is not None, name
        assert found.doc.title, name
        assert found.doc.text.endswith("."), name


@pytest.mark.parametrize("cls", [Event, Refusal])
def test_the_schema_is_valid_names_itself_and_describes_every_field(cls: type) -> None:
    schema = json_schema(cls)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"].startswith("urn:eventdata:schema:")
    for described in (schema, *schema["$defs"].values()):
        assert all(field["title"] and field["description"] for field in described["properties"].values())
        assert described["additionalProperties"] is False


def test_every_example_satisfies_its_field() -> None:
    schema = json_schema(Event)
    for described in (schema, *schema["$defs"].values(), json_schema(Refusal)):
        for field in described["properties"].values():
            validator = jsonschema.Draft202012Validator({**field, "$defs": schema["$defs"]})
            assert all(validator.is_valid(example) for example in field.get("examples", ()))


def test_the_flat_form_has_a_column_for_each_value_and_no_name_twice() -> None:
    names = [column.name for column in flat_columns(Event)]
    assert len(set(names)) == len(names)
    assert {"event_id", "when_first", "where_latitude", "actors", "article_text_sha256"} <= set(names)
    assert [field["name"] for field in table_schema(Event)["fields"]] == names


@few
@given(records(Event))
def test_a_required_column_of_the_flat_form_has_a_value_in_every_event(event: Event) -> None:
    for column in flat_columns(Event):
        value: Any = plain(event)
        for step in column.path:
            value = None if value is None else value[step]
        assert value is not None or not column.is_required


def test_the_schema_has_the_fields_of_the_class_in_order() -> None:
    assert [field.name for field in attrs.fields(Event)] == list(json_schema(Event)["properties"])
