"""The commands about layouts: what they write, and what they say is lost."""

from pathlib import Path

import pytest

from eventdata.cli import main
from eventdata.formats.reading import read_events
from eventdata.layouts.definition import layout_names

FIXTURES = Path(__file__).parents[1] / "fixtures"
ACLED = FIXTURES / "layouts" / "acled_api.json"


def test_articles_are_coded_into_a_layout_and_what_it_cannot_hold_is_counted(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    article = FIXTURES / "articles" / "mali-gao-car-bomb.jsonl"
    assert main(["code", str(article), "-o", str(tmp_path / "a.jsonl")]) == 0
    assert main(["code", str(article), "-o", str(tmp_path / "a.csv"), "--layout", "gdelt2"]) == 0
    whole, held = (len(list(read_events(tmp_path / name))) for name in ("a.jsonl", "a.csv"))
    told = capfd.readouterr().err
    assert held == whole or f"{held} rows + {whole - held} events that the layout gdelt2 cannot hold" in told


def test_a_conversion_tells_what_is_lost_and_the_flat_layout_loses_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", str(ACLED), str(tmp_path / "flat.csv"), "--layout", "flat"]) == 0
    assert "nothing is lost" in capfd.readouterr().out
    assert list(read_events(tmp_path / "flat.csv")) == list(read_events(ACLED))
    assert main(["convert", str(ACLED), str(tmp_path / "a.tsv"), "--layout", "icews"]) == 0
    assert "lost or changed in 2 events: acled_sub_event_type" in capfd.readouterr().out


def test_foreign_data_is_converted_to_the_full_record_and_validated(tmp_path: Path) -> None:
    assert main(["convert", str(ACLED), str(tmp_path / "a.parquet")]) == 0
    assert main(["validate", str(tmp_path / "a.parquet")]) == 0


def test_csv_needs_a_layout_and_a_layout_must_be_known(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", str(ACLED), str(tmp_path / "a.csv")]) == 2
    assert main(["convert", str(ACLED), str(tmp_path / "a.csv"), "--layout", "none"]) == 2
    assert "no layout 'none'; there are flat" in capfd.readouterr().err


def test_a_file_is_cited_with_the_versions_that_made_it(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", str(ACLED)]) == 0
    said = capfd.readouterr().out
    assert "2 event records (schema 1.0.0), from 2023-05-16 to 2023-05-17" in said
    assert "layout acled 1.0.0" in said


def test_all_layouts_are_listed(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["layouts"]) == 0
    assert [line.split()[0] for line in capfd.readouterr().out.splitlines()] == list(layout_names())
