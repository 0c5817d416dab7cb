"""Tools of the field: a GeoParquet validator, gdelt, gdelt-py, acled, a map, R."""

import importlib.util
import io
import json
import shutil
import struct
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from eventdata.layouts.definition import layout, layout_names

Written = Callable[[str, str], Path]
Expected = Callable[[str], list[dict[str, Any]]]
Seen = Callable[[str, str, str], None]
LOCATED = tuple(name for name in layout_names() if layout(name).latitude)


@pytest.mark.parametrize("name", LOCATED)
def test_a_geoparquet_file_keeps_the_specification(name: str, written: Written, seen: Seen) -> None:
    file = parquet.ParquetFile(written(name, "geoparquet"))
    geo = json.loads(file.metadata.metadata[b"geo"])
    column = geo["columns"][geo["primary_column"]]
    assert geo["version"] == "1.1.0"
    assert (column["encoding"], column["geometry_types"]) == ("WKB", ["Point"])
    assert column["crs"]["id"] == {"authority": "OGC", "code": "CRS84"}
    assert column["covering"] == {"bbox": {edge: ["bbox", edge] for edge in ("xmin", "ymin", "xmax", "ymax")}}
    west, south, east, north = column["bbox"]
    for row in file.read().to_pylist():
        order, kind, x, y = struct.unpack("<BIdd", row["geometry"])
        assert (order, kind) == (1, 1)
        assert row["bbox"] == {"xmin": x, "ymin": y, "xmax": x, "ymax": y}
        assert west <= x <= east
        assert south <= y <= north
    seen("GeoParquet 1.1 rules", name, "geoparquet")


@pytest.mark.parametrize("name", LOCATED)
def test_a_geoparquet_validator_finds_nothing_wrong(
    name: str, written: Written, seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The validator loads DuckDB's spatial extension from the home folder, where it lies as if it were downloaded."""
    pytest.importorskip("geoparquet_io")
    duckdb, spatial = pytest.importorskip("duckdb"), pytest.importorskip("duckdb_extension_spatial")
    extension = next(Path(spatial.__file__).parent.rglob("*.duckdb_extension"))
    platform = duckdb.sql("PRAGMA platform").fetchone()[0]
    folder = tmp_path / ".duckdb" / "extensions" / f"v{duckdb.__version__}" / platform
    folder.mkdir(parents=True)
    shutil.copy(extension, folder / "spatial.duckdb_extension")
    monkeypatch.setenv("HOME", str(tmp_path))
    path = shutil.copy(written(name, "geoparquet"), tmp_path / "events.parquet")
    command = [str(Path(sys.executable).parent / "gpio"), "check", "spec", "--sample-size", "0", str(path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 failed" in done.stdout
    seen("geoparquet-io", name, "geoparquet")


@contextmanager
def served(content: bytes) -> Iterator[str]:
    """An address at which the content is."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/events.export.CSV.zip"
    finally:
        server.shutdown()


@pytest.mark.parametrize(
    ("name", "table"), [("gdelt2", "events"), ("gdelt1", "events"), ("gdelt2-mentions", "mentions")]
)
def test_gdelt_reads_the_zipped_files_as_it_reads_downloads(
    name: str, table: str, written: Written, expected: Expected, seen: Seen
) -> None:
    """Only its reading part is loaded: the package as a whole downloads tables when it is imported."""
    found = importlib.util.find_spec("gdelt")
    if found is None or found.origin is None:
        pytest.skip("gdelt is not installed")
    place = Path(found.origin).parent / "parallel.py"
    specification = importlib.util.spec_from_file_location("gdelt_parallel", place)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.write(written(name, "tsv"), "events.CSV")
    with served(zipped.getvalue()) as url:
        frame = module._mp_worker(url, table)
    wanted = expected(name)
    assert frame.shape == (len(wanted), len(layout(name).columns))
    assert frame[0].tolist() == [row["GLOBALEVENTID"] for row in wanted]
    if table == "events":
        assert frame[26].tolist() == [row["EventCode"] for row in wanted]
        assert "042" in frame[26].tolist()
    seen("gdelt (gdeltPyR)", name, "tsv")


def test_gdelt_py_reads_events_and_mentions(written: Written, expected: Expected, seen: Seen) -> None:
    pytest.importorskip("py_gdelt")
    from py_gdelt.parsers.events import EventsParser
    from py_gdelt.parsers.mentions import MentionsParser

    events = list(EventsParser().parse(written("gdelt2", "tsv").read_bytes()))
    assert [event.event_code for event in events] == [row["EventCode"] for row in expected("gdelt2")]
    mentions = list(MentionsParser().parse(written("gdelt2-mentions", "tsv").read_bytes()))
    wanted = [str(row["GLOBALEVENTID"]) for row in expected("gdelt2-mentions")]
    assert [str(mention.global_event_id) for mention in mentions] == wanted
    seen("gdelt-py", "gdelt2", "tsv")
    seen("gdelt-py", "gdelt2-mentions", "tsv")


def test_acled_parses_the_rows(written: Written, expected: Expected, seen: Seen) -> None:
    client = pytest.importorskip("acled.clients.acled_data_client")
    parse = client.AcledDataClient._parse_event
    lines = written("acled", "jsonl").read_text(encoding="utf-8").splitlines()
    parsed = [parse(object.__new__(client.AcledDataClient), json.loads(line)) for line in lines]
    for event, row in zip(parsed, expected("acled"), strict=True):
        plain = {key: getattr(value, "value", value) for key, value in event.items()}
        assert plain["event_id_cnty"] == row["event_id_cnty"]
        assert (plain["event_date"], plain["fatalities"]) == (row["event_date"], row["fatalities"])
        assert (plain["latitude"], plain["longitude"]) == (row["latitude"], row["longitude"])
    seen("acled (PyPI)", "acled", "jsonl")


@pytest.mark.parametrize("name", LOCATED)
def test_folium_puts_every_point_on_a_map(
    name: str, written: Written, expected: Expected, seen: Seen, tmp_path: Path
) -> None:
    folium = pytest.importorskip("folium")
    chart = folium.Map()
    folium.GeoJson(json.loads(written(name, "geojson").read_text(encoding="utf-8"))).add_to(chart)
    chart.save(str(tmp_path / "map.html"))
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert page.count('"type": "Point"') == len(expected(name))
    seen("folium", name, "geojson")


@pytest.mark.parametrize("name", LOCATED)
def test_kepler_saves_every_feature_of_geojson_in_its_map(
    name: str, written: Written, seen: Seen, tmp_path: Path
) -> None:
    text = written(name, "geojson").read_text(encoding="utf-8")
    assert saved_by_kepler(text, "processGeojson", tmp_path) == json.loads(text)
    seen("keplergl", name, "geojson")


@pytest.mark.parametrize("name", [name for name in LOCATED if layout(name).has_header])
def test_kepler_saves_every_row_of_csv_in_its_map(name: str, written: Written, tmp_path: Path) -> None:
    """No cell of the compatibility table: the text is handed on whole, and the browser reads it when the map opens."""
    text = written(name, "csv").read_text(encoding="utf-8")
    assert saved_by_kepler(text, "processCsvData", tmp_path) == text


def saved_by_kepler(text: str, reader: str, folder: Path) -> Any:
    """What the page of a map holds of a file, for the reader of kepler.gl that is to open it."""
    keplergl = pytest.importorskip("keplergl")
    chart = keplergl.KeplerGl(data={"events": text})
    chart.save_to_html(str(folder / "map.html"))
    page = (folder / "map.html").read_text(encoding="utf-8")
    _, _, rest = page.partition(f"keplerGl.{reader}(")
    return json.JSONDecoder().raw_decode(rest)[0]


R_SCRIPT = """
arguments <- commandArgs(trailingOnly = TRUE)
suppressMessages({library(readr); library(jsonlite); library(sf)})
table <- read_csv(arguments[1], col_types = cols(.default = col_character()), na = arguments[4], quoted_na = TRUE)
points <- st_coordinates(st_read(arguments[2], quiet = TRUE))
write(toJSON(list(rows = table, points = points[, 1:2, drop = FALSE]), na = "null", digits = NA), arguments[3])
"""


@pytest.mark.parametrize("name", ["flat", "acled", "icews"])
def test_r_reads_every_value_of_csv_and_the_points_of_geojson(
    name: str, written: Written, expected: Expected, seen: Seen, tmp_path: Path
) -> None:
    if shutil.which("Rscript") is None:
        pytest.skip("Rscript is not installed")
    script = tmp_path / "read.R"
    script.write_text(R_SCRIPT)
    paths = [str(written(name, "csv")), str(written(name, "geojson")), str(tmp_path / "seen.json"), ""]
    done = subprocess.run(["Rscript", str(script), *paths], check=False, capture_output=True, text=True)
    if "there is no package" in done.stderr:
        pytest.skip("R has not all of readr, jsonlite and sf")
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "seen.json").read_text(encoding="utf-8"))
    wanted = expected(name)
    for row, other in zip(found["rows"], wanted, strict=True):
        for column, value in other.items():
            assert is_same(row.get(column), value), (column, row.get(column), value)
    longitude, latitude = layout(name).longitude, layout(name).latitude
    assert found["points"] == [[row[longitude], row[latitude]] for row in wanted]
    seen("R (readr, sf)", name, "csv")
    seen("R (readr, sf)", name, "geojson")


def is_same(text: str | None, value: Any) -> bool:
    """Whether the text of a cell says the value."""
    if value is None or text is None:
        return value is text
    if isinstance(value, bool):
        return text == str(value).lower()
    if isinstance(value, int | float):
        return float(text) == value
    return text in (str(value), f"'{value}")
