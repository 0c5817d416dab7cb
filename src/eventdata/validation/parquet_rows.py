"""How the rows of a Parquet file are read to be checked: a row group at a time, repeated texts as dictionaries."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import attrs
import pyarrow as pa
from pyarrow import parquet

from eventdata.errors import UnknownSchema, UnreadableInput
from eventdata.model import SCHEMA_VERSION

MOST_ROWS: Final = 131_072
MOST_BYTES: Final = 256 * 2**20
SMALL_BATCH: Final = 16_384
VERSION_KEY: Final = b"eventdata.schema_version"
BYTES_PER_REPEATED_TEXT: Final = 4


@attrs.frozen(slots=False)
class ParquetRows:
    """A Parquet file; page checksums are verified while it is read.

    The columns in which GeoParquet repeats the coordinates are left out unless the schema knows them.
    """

    path: Path
    name: str
    version: str = SCHEMA_VERSION
    known: frozenset[str] = frozenset()

    @contextmanager
    def opened(self, **options: Any) -> Iterator[parquet.ParquetFile]:
        """The file; what Arrow says of it becomes UnreadableInput."""
        try:
            with parquet.ParquetFile(self.path, page_checksum_verification=True, **options) as file:
                check_row_count(file, self.name)
                yield file
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise UnreadableInput(f"{self.name}: {str(error).splitlines()[0]}") from error

    def columns(self) -> pa.Schema:
        """The columns, once it is sure that the file does not name a version of the schema that is unknown here."""
        with self.opened() as file:
            version = (file.schema_arrow.metadata or {}).get(VERSION_KEY, self.version.encode())
            if version != self.version.encode():
                known = f"version {version.decode(errors='replace')} of the schema is not known, only {self.version}"
                raise UnknownSchema(f"{self.name}: {known}")
            left_out = geographic(file.metadata.metadata or {}) - self.known
            return pa.schema([field for field in file.schema_arrow if field.name not in left_out])

    def batches(self, columns: list[str] | None = None) -> Iterator[tuple[int, pa.RecordBatch]]:
        """The rows in order, each batch with the number of its first row."""
        first_row = 0
        columns = columns or self.columns().names
        with self.opened(read_dictionary=self.repeated_texts()) as file:
            for group in range(file.num_row_groups):
                for batch in group_batches(file, group, columns):
                    yield first_row, batch
                    first_row += batch.num_rows

    def repeated_texts(self) -> list[str]:
        """The columns of texts that take so few bytes a value that most of their values must be repetitions."""
        with self.opened() as file:
            if not file.num_row_groups:
                return []
            group = file.metadata.row_group(0)
            chunks = [group.column(number) for number in range(group.num_columns)]
            return [
                file.schema.column(number).path
                for number, chunk in enumerate(chunks)
                if chunk.physical_type == "BYTE_ARRAY"
                and chunk.has_dictionary_page
                and chunk.total_uncompressed_size <= BYTES_PER_REPEATED_TEXT * chunk.num_values
            ]


def geographic(footer: dict[bytes, bytes]) -> frozenset[str]:
    """The columns that GeoParquet adds: the geometries, and the boxes around them."""
    try:
        told = json.loads(footer.get(b"geo", b"{}"))["columns"]
        boxes = {path[0] for column in told.values() for path in column.get("covering", {}).get("bbox", {}).values()}
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return frozenset()
    return frozenset(told) | boxes


def check_row_count(file: parquet.ParquetFile, name: str) -> None:
    """Raise UnreadableInput when the footer, which has no checksum, contradicts itself."""
    footer = file.metadata
    groups = sum(footer.row_group(number).num_rows for number in range(footer.num_row_groups))
    if groups != footer.num_rows:
        raise UnreadableInput(f"{name}: damaged: {footer.num_rows} rows are announced, row groups have {groups}")


def group_batches(file: parquet.ParquetFile, group: int, columns: list[str] | None) -> Iterator[pa.RecordBatch]:
    """The batches of one row group, small ones when it is large: nested dictionaries cannot cross row groups."""
    metadata = file.metadata.row_group(group)
    if metadata.num_rows <= MOST_ROWS and metadata.total_byte_size <= MOST_BYTES:
        table = file.read_row_group(group, columns=columns, use_threads=False)
        yield from table.combine_chunks().to_batches()
    else:
        yield from file.iter_batches(SMALL_BATCH, row_groups=[group], columns=columns, use_threads=False)
