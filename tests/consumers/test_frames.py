"""Tables: DuckDB, Polars, pandas and geopandas see every row, type, null, leading zero and day."""

import math
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from eventdata.layouts.definition import layout, layout_names

Written = Callable[[str, str], Path]
Expected = Callable[[str], list[dict[str, Any]]]
Seen = Callable[[str, str, str], None]
TABLES = tuple(name for name in layout_names() if name != "plover")
HEADED = tuple(name for name in TABLES if layout(name).has_header)
LOCATED = tuple(name for name in layout_names() if layout(name).latitude)


def same(rows: list[dict[str, Any]], wanted: list[dict[str, Any]], *, is_formula_safe: bool = False) -> None:
    """Every value is the one wanted; days may come with a midnight."""
    assert len(rows) == len(wanted)
    for row, other in zip(rows, wanted, strict=True):
        for name, value in other.items():
            got = row[name].date() if isinstance(row[name], datetime) else row[name]
            if value is None:
                assert got is None or (isinstance(got, float) and math.isnan(got)), (name, got)
                continue
            is_formula = is_formula_safe and isinstance(value, str) and value[0] in "=-+@"
            spelled = f"'{value}" if is_formula else value
            assert got in (spelled, value.isoformat() if isinstance(value, date) else spelled), (name, got, value)


@pytest.mark.parametrize("name", ["record", *layout_names()])
def test_duckdb_reads_parquet(name: str, written: Written, expected: Expected, seen: Seen) -> None:
    duckdb = pytest.importorskip("duckdb")
    relation = duckdb.sql(f"SELECT * FROM read_parquet('{written(name, 'parquet')}')")
    same(relation.to_arrow_table().to_pylist(), expected(name))
    seen("DuckDB", name, "parquet")


@pytest.mark.parametrize("name", HEADED)
@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_duckdb_reads_text_formats(name: str, kind: str, written: Written, expected: Expected, seen: Seen) -> None:
    duckdb = pytest.importorskip("duckdb")
    types = {"string": "VARCHAR", "int8": "TINYINT", "int32": "INTEGER", "int64": "BIGINT", "float64": "DOUBLE"}
    types |= {"date32": "DATE", "boolean": "BOOLEAN"}
    columns = {column.name: types[column.type] for column in layout(name).columns}
    nulls = sorted({"", layout(name).null_text})
    read = f"read_csv('{written(name, kind)}', header=true, columns={columns}, nullstr={nulls})"
    if kind == "jsonl":
        read = f"read_json('{written(name, kind)}', format='newline_delimited', columns={columns})"
    rows = duckdb.sql(f"SELECT * FROM {read}").to_arrow_table().to_pylist()
    same(rows, expected(name), is_formula_safe=name == "flat" and kind == "csv")
    seen("DuckDB", name, kind)


@pytest.mark.parametrize("name", LOCATED)
def test_duckdb_spatial_reads_the_points(name: str, written: Written, expected: Expected, seen: Seen) -> None:
    duckdb = pytest.importorskip("duckdb")
    spatial = pytest.importorskip("duckdb_extension_spatial")
    extension = next(Path(spatial.__file__).parent.rglob("*.duckdb_extension"))
    connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    connection.load_extension(str(extension))
    rows = connection.sql(
        f"SELECT ST_X(geometry) AS x, ST_Y(geometry) AS y FROM read_parquet('{written(name, 'geoparquet')}')"
    ).fetchall()
    longitude, latitude = layout(name).longitude, layout(name).latitude
    assert rows == [(row[longitude], row[latitude]) for row in expected(name)]
    seen("DuckDB spatial", name, "geoparquet")


@pytest.mark.parametrize("name", ["record", *layout_names()])
@pytest.mark.parametrize("kind", ["parquet", "arrow"])
def test_polars_reads_binary_formats(name: str, kind: str, written: Written, expected: Expected, seen: Seen) -> None:
    polars = pytest.importorskip("polars")
    path = written(name, kind)
    frame = polars.read_parquet(path) if kind == "parquet" else polars.read_ipc(path)
    same(frame.to_dicts(), expected(name))
    seen("Polars", name, kind)


@pytest.mark.parametrize("name", HEADED)
def test_polars_reads_csv(name: str, written: Written, expected: Expected, seen: Seen) -> None:
    polars = pytest.importorskip("polars")
    types = {"string": polars.String, "float64": polars.Float64, "date32": polars.Date, "boolean": polars.Boolean}
    schema = {column.name: types.get(column.type, polars.Int64) for column in layout(name).columns}
    nulls = ["", layout(name).null_text] if layout(name).null_text else [""]
    frame = polars.read_csv(written(name, "csv"), schema=schema, null_values=nulls)
    same(frame.to_dicts(), expected(name), is_formula_safe=name == "flat")
    seen("Polars", name, "csv")


@pytest.mark.parametrize("name", ["record", *layout_names()])
def test_pandas_reads_parquet(name: str, written: Written, expected: Expected, seen: Seen) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_parquet(written(name, "parquet"), dtype_backend="pyarrow")
    same(frame.convert_dtypes(dtype_backend="pyarrow").astype(object).where(frame.notna(), None).to_dict("records"),
         expected(name)) if name != "record" else None  # fmt: skip
    assert len(frame) == len(expected(name))
    seen("pandas", name, "parquet")


@pytest.mark.parametrize("name", HEADED)
@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_pandas_reads_text_formats(name: str, kind: str, written: Written, expected: Expected, seen: Seen) -> None:
    pandas = pytest.importorskip("pandas")
    texts = {column.name: "string" for column in layout(name).columns if column.type in ("string", "date32")}
    missing = [layout(name).null_text, ""]
    if kind == "csv":
        frame = pandas.read_csv(
            written(name, kind), dtype=texts, keep_default_na=False, na_values=missing, float_precision="round_trip"
        )
    else:
        frame = pandas.read_json(written(name, kind), lines=True, dtype=texts, convert_dates=False, precise_float=True)
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    same(rows, expected(name), is_formula_safe=name == "flat" and kind == "csv")
    seen("pandas", name, kind)


@pytest.mark.parametrize("name", LOCATED)
@pytest.mark.parametrize("kind", ["geoparquet", "geojson"])
def test_geopandas_reads_points(name: str, kind: str, written: Written, expected: Expected, seen: Seen) -> None:
    geopandas = pytest.importorskip("geopandas")
    path = written(name, kind)
    frame = geopandas.read_parquet(path) if kind == "geoparquet" else geopandas.read_file(path)
    longitude, latitude = layout(name).longitude, layout(name).latitude
    wanted = [(row[longitude], row[latitude]) for row in expected(name)]
    assert list(zip(frame.geometry.x, frame.geometry.y, strict=True)) == wanted
    assert frame.crs.equals("OGC:CRS84") or frame.crs.to_epsg() == 4326
    seen("geopandas", name, kind)
