"""Which bytes a table becomes: for each format, how tables are written one after the other into an open file."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from typing import BinaryIO, Final

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv, ipc

from eventdata.errors import UnknownSchema
from eventdata.formats.behind import Write
from eventdata.formats.geography import GeoColumns, geojson_features
from eventdata.formats.parquet import ROWS_PER_GROUP, coded_writer, parquet_writer
from eventdata.layouts.definition import Layout
from eventdata.schema.json_columns import json_lines

Sink = Callable[[BinaryIO, pa.Schema, Layout | None], AbstractContextManager[Write]]
ROWS_IN_CACHE: Final = 8_192
"""As many rows of text as are put together at a time: fewer cost calls, more leave the processor's cache."""
ENCODERS: Final = 2
FORMULA: Final = r"^('*[=+\-@\t\r])"
"""What Excel takes for a formula; an apostrophe before it makes it text, and reading takes one away again."""
FORMULA_SAFE: Final = "flat"


@contextmanager
def parquet_sink(file: BinaryIO, schema: pa.Schema, layout: Layout | None) -> Iterator[Write]:
    """Parquet; tables may hold dictionaries where the schema has texts."""
    if layout is not None:
        with coded_writer(file, schema) as write:
            yield write
        return
    with parquet_writer(file, schema) as writer:
        yield lambda table: writer.write_table(table.cast(schema), row_group_size=ROWS_PER_GROUP)


@contextmanager
def geoparquet_sink(file: BinaryIO, schema: pa.Schema, layout: Layout | None) -> Iterator[Write]:
    """GeoParquet 1.1: Parquet with points as WKB, a box around each, and the metadata that says so."""
    geography = GeoColumns(layout)
    with parquet_writer(file, geography.schema(schema)) as writer:
        yield lambda table: writer.write_table(geography.added(table), row_group_size=ROWS_PER_GROUP)
        writer.add_key_value_metadata({"geo": geography.metadata()})


@contextmanager
def arrow_sink(file: BinaryIO, schema: pa.Schema, _layout: Layout | None) -> Iterator[Write]:
    """The Arrow IPC file format, also called Feather 2."""
    with ipc.new_file(file, schema) as writer:
        yield lambda table: writer.write_table(table, max_chunksize=ROWS_PER_GROUP)


@contextmanager
def json_lines_sink(file: BinaryIO, _schema: pa.Schema, layout: Layout | None) -> Iterator[Write]:
    """JSON Lines, encoded on two threads; columns that hold JSON stand in it as JSON, not as text."""
    raw = frozenset(column.name for column in layout.columns if column.type == "json") if layout else frozenset()

    def encoded(batch: pa.RecordBatch) -> memoryview:
        return content(json_lines(batch, raw, end="\n"))

    with ThreadPoolExecutor(max_workers=ENCODERS) as threads:

        def write(table: pa.Table) -> None:
            for lines in threads.map(encoded, table.to_batches(max_chunksize=ROWS_IN_CACHE)):
                file.write(lines)

        yield write


def content(texts: pa.Array) -> memoryview:
    """The bytes of texts, one after the other."""
    _, offsets, letters = texts.buffers()
    ends = memoryview(offsets).cast("i")
    return memoryview(letters)[ends[texts.offset] : ends[texts.offset + len(texts)]] if letters else memoryview(b"")


@contextmanager
def geojson_sink(file: BinaryIO, _schema: pa.Schema, layout: Layout | None) -> Iterator[Write]:
    """A GeoJSON feature collection, one feature a line; an event without a coordinate has a null geometry."""
    before = b'{"type":"FeatureCollection","features":[\n'

    def write(table: pa.Table) -> None:
        nonlocal before
        for batch in table.to_batches(max_chunksize=ROWS_PER_GROUP):
            if len(batch):
                file.write(before + ",\n".join(geojson_features(batch, layout).to_pylist()).encode("utf-8"))
                before = b",\n"

    yield write
    file.write((before if before.startswith(b"{") else b"") + b"\n]}\n")


def delimited_sink(delimiter: str) -> Sink:
    """CSV or TSV: UTF-8, an empty cell for null, texts quoted unless the layout knows no quoting."""

    @contextmanager
    def sink(file: BinaryIO, schema: pa.Schema, layout: Layout | None) -> Iterator[Write]:
        if layout is None:
            raise UnknownSchema("the record has nested columns, which CSV cannot hold; wanted is --layout, e.g. flat")
        is_quoted = layout.is_quoted or delimiter == ","
        options = csv.WriteOptions(
            include_header=is_quoted and (layout.has_header or delimiter == ","),
            delimiter=delimiter,
            quoting_style="needed" if is_quoted else "none",
        )
        if layout.has_header and not is_quoted:
            file.write((delimiter.join(schema.names) + "\n").encode("utf-8"))
        plain = pa.schema([field.with_nullable(True) for field in schema])
        with csv.CSVWriter(file, plain, write_options=options) as writer:
            yield lambda table: writer.write_table(cells(table, layout).cast(plain))

    return sink


def cells(table: pa.Table, layout: Layout) -> pa.Table:
    """The table as its cells are written: the layout's word for null, and no formulas."""
    for place, field in enumerate(table.schema):
        if not pa.types.is_string(field.type):
            continue
        column = table.column(place)
        if layout.name == FORMULA_SAFE:
            column = pc.replace_substring_regex(column, FORMULA, r"'\1")
        if layout.null_text:
            column = pc.fill_null(column, layout.null_text)
        table = table.set_column(place, field.with_nullable(True), column)
    return table


SINKS: Final[dict[str, Sink]] = {
    "parquet": parquet_sink,
    "geoparquet": geoparquet_sink,
    "jsonl": json_lines_sink,
    "csv": delimited_sink(","),
    "tsv": delimited_sink("\t"),
    "geojson": geojson_sink,
    "arrow": arrow_sink,
}
CODED: Final = ("parquet",)
"""The formats whose tables may hold dictionaries where the schema has texts."""
