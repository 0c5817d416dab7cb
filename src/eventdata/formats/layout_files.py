"""How files in a layout are read: which layout it is, and their rows, values in the layout's types."""

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Literal

from eventdata.errors import InvalidRecord, UnknownSchema, UnreadableInput
from eventdata.formats.geography import ADDED
from eventdata.layouts.definition import Layout, layout, layout_names
from eventdata.layouts.reading import event_of
from eventdata.model import Event
from eventdata.schema.codec import loads

ROWS_AT_ONCE: Final = 1_024
LONGEST_CELL: Final = 2**31 - 1
HEADERLESS: Final = {61: "gdelt2", 16: "gdelt2-mentions", 58: "gdelt1", 57: "gdelt1", 26: "phoenix"}
MISSING: Final = frozenset(("", "None"))
DAYS: Final = ("%d %B %Y", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S")
DELIMITED: Final = (".csv", ".tsv", ".tab", ".txt")
UNSAFE: Final = "=+-@\t\r"
Row = Mapping[str, Any]


def layout_events(path: Path, chosen: Layout | None = None) -> Iterator[Event]:
    """The event of each row of a file; the row's number is told when it tells no event."""
    found = chosen or layout_of_file(path)
    for number, row in enumerate(rows(path, found)):
        try:
            yield event_of(found, typed_row(found, row))
        except InvalidRecord as error:
            raise InvalidRecord(f"{error.message} ({path}, row {number})", error.path) from error


def layout_of_file(path: Path) -> Layout:
    """The layout whose columns a file has; UnknownSchema when there is none."""
    names = column_names(path)
    for name in layout_names():
        candidate = layout(name)
        if set(candidate.names) <= {*names, *NOT_ALWAYS.get(name, ())}:
            return candidate
    if path.is_file() and kind(path) == "tsv" and len(names) in HEADERLESS:
        return layout(HEADERLESS[len(names)])
    raise UnknownSchema(f"{path}: the columns are those of no layout; they begin with {', '.join(names[:5])}")


NOT_ALWAYS: Final[dict[str, tuple[str, ...]]] = {"acled": ("timestamp", "notes", "tags", "year", "country")}
"""What real files of a layout may leave out, or have in the names of their folders."""


def column_names(path: Path) -> list[str]:
    """The names of a file's columns, or the cells of its first line when it is CSV or TSV."""
    if path.is_dir() or kind(path) in ("parquet", "geoparquet", "arrow"):
        return list(next(iter(arrow_rows(path)), {}) or arrow_names(path))
    if kind(path) in ("csv", "tsv"):
        return next(cells(path, is_quoted=True), [])
    return list(next(json_rows(path), {}))


def kind(path: Path) -> str:
    """The format of a file, by its suffix and first bytes."""
    with path.open("rb") as file:
        beginning = file.read(6)
    if beginning.startswith(b"PAR1"):
        return "parquet"
    if beginning.startswith(b"ARROW1"):
        return "arrow"
    if path.suffix.lower() not in DELIMITED:
        return "json"
    with path.open("rb") as file:
        line = file.readline()
    return "tsv" if line.count(b"\t") > line.count(b",") else "csv"


def rows(path: Path, found: Layout) -> Iterator[Row]:
    """The rows of a file as they stand in it."""
    if path.is_dir() or kind(path) in ("parquet", "arrow"):
        yield from arrow_rows(path)
    elif kind(path) == "json":
        yield from json_rows(path)
    else:
        yield from delimited_rows(path, found)


def delimited_rows(path: Path, found: Layout) -> Iterator[Row]:
    """The rows of a CSV or TSV file; a file without a header has the layout's columns in order."""
    lines = cells(path, is_quoted=found.is_quoted or kind(path) == "csv")
    names = next(lines, []) if found.has_header or kind(path) == "csv" else list(found.names)
    for number, line in enumerate(lines, start=1):
        if len(line) > len(names) or (len(line) < len(names) and found.has_header):
            raise UnreadableInput(f"{path}, row {number}: {len(names)} cells are wanted, found {len(line)}")
        yield dict(zip(names, map(without_apostrophe, line) if found.name == "flat" else line, strict=False))


def without_apostrophe(cell: str) -> str:
    """A cell without the apostrophe that keeps Excel from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in tuple(UNSAFE) else cell


def cells(path: Path, *, is_quoted: bool) -> Iterator[list[str]]:
    """The cells of each line."""
    csv.field_size_limit(LONGEST_CELL)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if is_quoted else csv.QUOTE_NONE
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            yield from csv.reader(file, delimiter="\t" if kind(path) == "tsv" else ",", quoting=quoting)
        except (csv.Error, UnicodeDecodeError) as error:
            raise UnreadableInput(f"{path}: {error}") from error


def json_rows(path: Path) -> Iterator[Row]:
    """The objects of JSON Lines, of a JSON list, of an API's answer under `data`, or of GeoJSON features."""
    with path.open("rb") as file:
        first = file.readline().strip()
    is_lines = first.startswith(b"{") and first.endswith(b"}") and b'"data"' not in first[:200]
    if not first:
        return
    if is_lines and path.suffix.lower() != ".json":
        with path.open(encoding="utf-8-sig") as file:
            yield from (loads(line) for line in file if line.strip())
        return
    whole = loads(path.read_text(encoding="utf-8-sig"))
    listed = whole if isinstance(whole, list) else whole.get("data", whole.get("features", [whole]))
    for row in listed:
        yield row["properties"] if row.get("type") == "Feature" else row


def arrow_names(path: Path) -> list[str]:
    """The names of the columns of Parquet or Arrow."""
    from pyarrow import dataset

    return list(dataset.dataset(path, format=arrow_format(path), partitioning=partitioning(path)).schema.names)


def arrow_format(path: Path) -> str:
    """What pyarrow calls the format."""
    return "ipc" if path.is_file() and kind(path) == "arrow" else "parquet"


def partitioning(path: Path) -> str | None:
    """How a folder is parted."""
    return "hive" if path.is_dir() else None


def arrow_rows(path: Path) -> Iterator[Row]:
    """The rows of Parquet, of a folder of it, or of Arrow, without the columns that GeoParquet adds."""
    import pyarrow as pa
    from pyarrow import dataset

    try:
        found = dataset.dataset(path, format=arrow_format(path), partitioning=partitioning(path))
        names = [name for name in found.schema.names if name not in ADDED]
        for batch in found.to_batches(columns=names, batch_size=ROWS_AT_ONCE):
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise UnreadableInput(f"{path}: {str(error).splitlines()[0]}") from error


def typed_row(found: Layout, row: Row) -> dict[str, Any]:
    """The row with each value in its column's type; what stands for missing is null."""
    typed: dict[str, Any] = {}
    for column in found.columns:
        value = row.get(column.name)
        if value is None or (isinstance(value, str) and value in MISSING and value in ("", found.null_text)):
            continue
        try:
            typed[column.name] = TYPED[column.type](value)
        except (ValueError, TypeError):
            raise InvalidRecord(f"{column.type} is wanted, found {value!r}", (column.name,)) from None
    return typed


def day(value: Any) -> date:
    """A day as a date, in ISO 8601, as `16 May 2025`, or with a time that is left away."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        for pattern in DAYS:
            try:
                return datetime.strptime(str(value), pattern).date()
            except ValueError:
                continue
        raise


def whole_number(value: Any) -> int:
    """A whole number, which may be written as a text or as `1.0`."""
    number = int(value) if isinstance(value, int | str) and "." not in str(value) else float(value)
    if number != int(number):
        raise ValueError
    return int(number)


def truth(value: Any) -> bool:
    """A truth, which may be written as text or digit."""
    return {"true": True, "false": False, "1": True, "0": False}[str(value).lower()]


def json_value(value: Any) -> Any:
    """A value that is JSON already, or JSON text."""
    return loads(value) if isinstance(value, str) else value


TYPED: Final[dict[str, Callable[[Any], Any]]] = {
    "string": str,
    "boolean": truth,
    "int8": whole_number,
    "int32": whole_number,
    "int64": whole_number,
    "float64": float,
    "date32": day,
    "json": json_value,
}
