"""Parquet: events as columns with an explicit schema, and in the footer what schema and which run they are from."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

import pyarrow as pa
from pyarrow import parquet

from eventdata.formats.whole_file import whole_file
from eventdata.model import Event
from eventdata.schema.arrow_schema import CHUNK, arrow_schema, record_batch

ROWS_PER_GROUP: Final = 65_536
RUN_KEY: Final = "eventdata.run"


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


def parquet_writer(file: BinaryIO, schema: pa.Schema) -> parquet.ParquetWriter:
    """A Parquet writer with the settings of all our files: checksums tell a flipped bit."""
    return parquet.ParquetWriter(
        file,
        schema,
        compression="zstd",
        compression_level=3,
        write_statistics=True,
        write_page_index=True,
        write_page_checksum=True,
    )


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
