"""Parquet: events as columns with an explicit schema, and in the footer what schema and which run they are from."""

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from eventdata.formats.whole_file import whole_file
from eventdata.model import Event
from eventdata.schema.arrow_schema import CHUNK, arrow_schema, record_batch

ROWS_PER_GROUP: Final = 65_536
RUN_KEY: Final = "eventdata.run"
ARROW_KEY: Final = "ARROW:schema"
"""Where readers find the Arrow types of the columns."""
SAMPLE: Final = 1_024


def write_parquet(events: Iterable[Event], path: Path | str, *, run: Mapping[str, str] | None = None) -> int:
    """Write the events in their order and return how many; the file appears only when it is whole.

    `run` says how they came to be, and stands in the footer as JSON under the key `eventdata.run`.
    """
    schema = with_run(arrow_schema(Event), run)
    count = 0
    with whole_file(path) as file, parquet_writer(file, schema) as writer:
        for group in row_groups(events):
            writer.write_table(pa.Table.from_batches(group).cast(schema), row_group_size=ROWS_PER_GROUP)
            count += sum(batch.num_rows for batch in group)
    return count


def parquet_writer(
    file: BinaryIO, schema: pa.Schema, *, dictionaries: Sequence[str] | bool = True, has_schema: bool = True
) -> parquet.ParquetWriter:
    """A Parquet writer with the settings of all our files: checksums tell a flipped bit."""
    return parquet.ParquetWriter(
        file,
        schema,
        compression="zstd",
        compression_level=3,
        use_dictionary=dictionaries,
        write_statistics=True,
        write_page_index=True,
        write_page_checksum=True,
        store_schema=has_schema,
    )


@contextmanager
def coded_writer(file: BinaryIO, schema: pa.Schema) -> Iterator[Callable[[pa.Table], None]]:
    """Writes tables that may hold Arrow dictionaries, which are not looked up again; the file has the plain types.

    Columns whose values do not repeat in the first table get no dictionary page.
    """
    writer: parquet.ParquetWriter | None = None

    def write(table: pa.Table) -> None:
        nonlocal writer
        if writer is None:
            types = [field.with_type(found.type) for field, found in zip(schema, table.schema, strict=True)]
            dictionaries = [name for name in table.column_names if is_repeated(table.column(name))]
            writer = parquet_writer(file, pa.schema(types), dictionaries=dictionaries, has_schema=False)
        writer.write_table(conformed(table, writer.schema), row_group_size=ROWS_PER_GROUP)

    try:
        yield write
        writer = writer or parquet_writer(file, schema, has_schema=False)
        arrow = base64.b64encode(schema.serialize().to_pybytes())
        writer.add_key_value_metadata({**(schema.metadata or {}), ARROW_KEY: arrow})
    finally:
        if writer is not None:
            writer.close()


def conformed(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """A table whose columns are dictionaries where the schema has them, and plain where not."""
    columns = [
        column.dictionary_encode() if pa.types.is_dictionary(field.type) else column.cast(field.type)
        for column, field in zip(table.columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def is_repeated(column: pa.ChunkedArray) -> bool:
    """Whether a column's values come again, by the first of them."""
    first = column.slice(0, SAMPLE)
    return pa.types.is_dictionary(column.type) or len(pc.unique(first)) < len(first) or len(first) < SAMPLE


def with_run(schema: pa.Schema, run: Mapping[str, str] | None) -> pa.Schema:
    """The schema, the run beside the schema's name in its metadata, if one is told."""
    if not run:
        return schema
    manifest = json.dumps(dict(run), ensure_ascii=False, sort_keys=True)
    return schema.with_metadata({**(schema.metadata or {}), RUN_KEY: manifest})


def row_groups(events: Iterable[Event]) -> Iterator[list[pa.RecordBatch]]:
    """The events in batches, as many batches as make a row group at a time: never more than those are held."""
    remaining = iter(events)
    while group := list(islice(record_batches(remaining), ROWS_PER_GROUP // CHUNK)):
        yield group


def record_batches(events: Iterator[Event]) -> Iterator[pa.RecordBatch]:
    """The events as batches of columns."""
    while chunk := list(islice(events, CHUNK)):
        yield record_batch(Event, chunk)
