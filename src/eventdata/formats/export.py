"""How events, or rows of events in Arrow, become a file in any layout and format, whole or not there at all."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import attrs
import pyarrow as pa

from eventdata.formats.behind import Write, written_behind
from eventdata.formats.parquet import record_batches, with_run
from eventdata.formats.partitions import partitioned_folder
from eventdata.formats.sinks import CODED, SINKS
from eventdata.formats.suffixes import kind_of
from eventdata.formats.whole_file import whole_file
from eventdata.layouts.definition import Layout
from eventdata.layouts.laid_out import Layer
from eventdata.layouts.variants import Variant
from eventdata.model import Event
from eventdata.schema.arrow_schema import arrow_schema

LICENCE_KEY: Final = "eventdata.licence"
CITATION_KEY: Final = "eventdata.citation"
STATEMENT_KEY: Final = "eventdata.statement"
CITATION: Final = "The eventdata authors: eventdata, coded and evidenced event records from news articles. MIT licence."
ROWS_AT_ONCE: Final = 32_768
AS_IS: Final = Variant()


@attrs.frozen(kw_only=True)
class Exported:
    """How many rows a file has, and how many events it could not hold, by reason."""

    rows: int
    refused: Counter[str]


def write_events(
    events: Iterable[Event],
    path: Path | str,
    *,
    layout: Layout | None = None,
    kind: str | None = None,
    variant: Variant = AS_IS,
    partition: str | None = None,
    run: Mapping[str, str] | None = None,
) -> Exported:
    """Write events in a layout, the full record when there is none, and a format, which the suffix tells if not given.

    With `partition`, `year` or `country`, the path is a folder of Parquet files.
    """
    return write_batches(
        record_batches(iter(events)), path, layout=layout, kind=kind, variant=variant, partition=partition, run=run
    )


def write_batches(
    batches: Iterable[pa.RecordBatch],
    path: Path | str,
    *,
    layout: Layout | None = None,
    kind: str | None = None,
    variant: Variant = AS_IS,
    partition: str | None = None,
    run: Mapping[str, str] | None = None,
) -> Exported:
    """The same for events that are Arrow columns already, with the schema of the record."""
    layer = None if layout is None else Layer(layout)
    schema = described(variant.schema(arrow_schema(Event) if layout is None else layout.schema), layout, run)
    rows = 0
    with opened(Path(path), kind, schema, layout, partition) as write, written_behind(write) as put:
        for table in gathered(batches):
            held = table if layer is None else layer.table(whole(table))
            put(variant.applied(held))
            rows += len(held)
    return Exported(rows=rows, refused=Counter() if layer is None else layer.refused)


@contextmanager
def opened(
    path: Path, kind: str | None, schema: pa.Schema, layout: Layout | None, partition: str | None
) -> Iterator[Write]:
    """A place that tables are written to."""
    if partition is not None:
        with partitioned_folder(path, schema, layout, partition) as write:
            yield lambda table: write(table.cast(schema))
        return
    name = kind or kind_of(path)
    with whole_file(path) as file, SINKS[name](file, schema, layout) as write:
        yield write if name in CODED else lambda table: write(table.cast(schema))


def gathered(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Batches put together to row groups, so that columns are worked on many rows at a time."""
    waiting: list[pa.RecordBatch] = []
    for batch in batches:
        for start in range(0, max(1, len(batch)), ROWS_AT_ONCE):
            waiting.append(batch.slice(start, ROWS_AT_ONCE))
            if sum(map(len, waiting)) >= ROWS_AT_ONCE:
                yield pa.Table.from_batches(waiting)
                waiting = []
    if waiting:
        yield pa.Table.from_batches(waiting)


def whole(table: pa.Table) -> pa.RecordBatch:
    """A table as one batch."""
    return table.combine_chunks().to_batches()[0] if len(table) else pa.RecordBatch.from_pylist([], table.schema)


def described(schema: pa.Schema, layout: Layout | None, run: Mapping[str, str] | None) -> pa.Schema:
    """The schema with what the footer says besides: run, licence, citation and the layout's statement."""
    metadata: dict[str | bytes, str | bytes] = {**(schema.metadata or {}), CITATION_KEY: CITATION, LICENCE_KEY: "MIT"}
    if layout is not None:
        metadata[STATEMENT_KEY] = layout.statement
    return with_run(schema.with_metadata(metadata), run)


Exporter = Callable[[Iterable[Event], Path], Exported]
