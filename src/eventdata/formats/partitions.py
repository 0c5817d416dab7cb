"""Partitioned Parquet: a folder with a folder for each year or country, whole or not there at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from eventdata.errors import UnknownSchema, UnreadableInput
from eventdata.formats.behind import Write
from eventdata.formats.parquet import ROWS_PER_GROUP, parquet_writer
from eventdata.layouts.definition import Layout

NULL_PARTITION: Final = "__HIVE_DEFAULT_PARTITION__"


@contextmanager
def partitioned_folder(path: Path, schema: pa.Schema, layout: Layout | None, by: str) -> Iterator[Write]:
    """A folder that takes its name when the block ends well; the column parted by stands in the folders' names."""
    column = {"year": layout.year, "country": layout.country}.get(by, by) if layout else ""
    if column not in schema.names:
        raise UnknownSchema(f"{path}: this layout has no {by} to part by")
    if path.exists():
        raise UnreadableInput(f"{path}: a folder that is not there yet is wanted")
    temporary = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent))
    try:
        with ExitStack() as stack:
            writers: dict[str, parquet.ParquetWriter] = {}
            inner = schema.remove(schema.get_field_index(column))

            def write(table: pa.Table) -> None:
                for name, part in parts(table, column):
                    if name not in writers:
                        folder = temporary / f"{quote(column, safe='')}={name}"
                        folder.mkdir()
                        file = stack.enter_context((folder / "part-0.parquet").open("wb"))
                        writers[name] = stack.enter_context(parquet_writer(file, inner))
                    writers[name].write_table(part.cast(inner), row_group_size=ROWS_PER_GROUP)

            yield write
        for file in temporary.rglob("*.parquet"):
            synced(file)
        temporary.chmod(0o755)
        temporary.rename(path)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def parts(table: pa.Table, column: str) -> Iterator[tuple[str, pa.Table]]:
    """The rows of each value, without the column, in the order in which the values come."""
    values = table.column(column)
    rest = table.drop_columns([column])
    for value in pc.unique(values):
        chosen = pc.equal(values, value) if value.is_valid else values.is_null()
        yield folder_value(value.as_py()), rest.filter(chosen)


def folder_value(value: Any) -> str:
    """A value as part of a path: everything but letters, digits and `_.-~` is percent-encoded, `.` alone too."""
    if value is None:
        return NULL_PARTITION
    return quote(str(value), safe="").replace(".", "%2E")


def synced(path: Path) -> None:
    """Have the bytes of a file on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
