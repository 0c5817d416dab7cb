"""How events are read back: from Parquet or JSON Lines, a few at a time, each of them checked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeVar

from eventdata.errors import InvalidRecord, UnreadableInput
from eventdata.model import Event
from eventdata.schema.codec import loads, record

R = TypeVar("R")
PARQUET_MARK: Final = b"PAR1"
BOM: Final = b"\xef\xbb\xbf"
ROWS_AT_ONCE: Final = 256
LINES: Final = (".jsonl", ".ndjson")


def read_events(path: Path | str) -> Iterator[Event]:
    """The events of a file in order: the full record in Parquet, JSON Lines or Arrow, or any layout in any format.

    Raises UnreadableInput when the file, or a line, is not what it should be, InvalidRecord for the first row or line
    that is no event.
    """
    if is_record(Path(path)):
        return read_records(path, Event)
    from eventdata.formats.layout_files import layout_events

    return layout_events(Path(path))


def is_record(path: Path) -> bool:
    """Whether a file is to be read as the full record: unless its columns are those of a layout."""
    from eventdata.errors import UnknownSchema

    if path.is_dir():
        return False
    if not is_parquet(path) and path.suffix.lower() in LINES and not is_foreign_line(path):
        return True
    from eventdata.formats.layout_files import layout_of_file

    try:
        layout_of_file(path)
    except (UnknownSchema, UnreadableInput, AttributeError, UnicodeDecodeError):
        return True
    return False


def is_foreign_line(path: Path) -> bool:
    """Whether the first line of a JSON Lines file is an object without the keys of the record."""
    with path.open("rb") as file:
        first = file.readline()
    return first.strip().startswith(b"{") and b'"when":' not in first


def read_records(path: Path | str, cls: type[R]) -> Iterator[R]:
    """The records of a file in order; the content, not the name, says which kind of file it is."""
    file = Path(path)
    return parquet_records(file, cls) if is_parquet(file) else json_lines_records(file, cls)


def is_parquet(path: Path) -> bool:
    """Whether the file begins as Parquet does; UnreadableInput when it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(len(PARQUET_MARK)) == PARQUET_MARK
    except OSError as error:
        raise UnreadableInput(f"{path}: {error.strerror}") from error


def json_lines_records(path: Path, cls: type[R]) -> Iterator[R]:
    """The record of each line that is not blank."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            text = decoded(line.removeprefix(BOM) if number == 1 else line, path, number)
            if text.strip():
                yield line_record(text, cls, f"{path}, line {number}")


def decoded(line: bytes, path: Path, number: int) -> str:
    """The line as text; UnreadableInput when it is not UTF-8."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path}, line {number}: byte {error.start} is not UTF-8") from error


def line_record(text: str, cls: type[R], place: str) -> R:
    """The record of one line; errors name the place."""
    try:
        return record(cls, loads(text))
    except UnreadableInput as error:
        raise UnreadableInput(f"{place}: {error}") from error
    except InvalidRecord as error:
        raise InvalidRecord(f"{error.message} ({place})", error.path) from error


def parquet_records(path: Path, cls: type[R]) -> Iterator[R]:
    """The record of each row, row group by row group and in small batches, page checksums verified."""
    from pyarrow import ArrowException, parquet

    from eventdata.schema.arrow_schema import check_columns, records

    start = 0
    try:
        with parquet.ParquetFile(path, page_checksum_verification=True) as file:
            check_columns(cls, file.schema_arrow)
            for group in range(file.num_row_groups):
                for batch in file.iter_batches(batch_size=ROWS_AT_ONCE, row_groups=[group]):
                    yield from records(cls, batch, start=start)
                    start += batch.num_rows
    except InvalidRecord as error:
        has_row = bool(error.path) and isinstance(error.path[0], int)
        place = f"{path}, row {error.path[0]}" if has_row else f"{path}"
        raise InvalidRecord(f"{error.message} ({place})", error.path[int(has_row) :]) from error
    except (ArrowException, OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path}: not readable from row {start} on: {str(error).splitlines()[0]}") from error
