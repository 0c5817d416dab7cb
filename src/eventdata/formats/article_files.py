"""How the plain objects of one input file are found, each kind of file in its way: nothing is held but one of them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import attrs

from eventdata.formats.article_rows import KEYS
from eventdata.schema.json_text import BOM, Found, decoded, json_lines, json_value
from eventdata.spot import Spot

BATCH: Final = 256


def json_lines_file(path: Path, spot: Spot) -> Iterator[Found]:
    """The objects of a JSON Lines file."""
    with path.open("rb") as file:
        yield from json_lines(file, spot)


def json_file(path: Path, spot: Spot) -> Iterator[Found]:
    """The object, or the list of objects, of a JSON file; one that holds JSON Lines after all is read as such."""
    if is_json_lines(path):
        yield from json_lines_file(path, spot)
        return
    text = decoded(path.read_bytes().removeprefix(BOM), spot)
    for found, here in json_value(text, spot) if text else ():
        if not isinstance(found, list):
            yield found, here
            continue
        for row, item in enumerate(found):
            yield item, attrs.evolve(here, row=row)


def is_json_lines(path: Path) -> bool:
    """Whether the first line is an object by itself and others follow."""
    with path.open("rb") as file:
        first = file.readline().removeprefix(BOM)
        try:
            return isinstance(json.loads(first), dict) and bool(file.read(1))
        except ValueError:
            return False


def text_file(path: Path, spot: Spot) -> Iterator[Found]:
    """The whole file as the text of one article, line ends as they are."""
    text = decoded(path.read_bytes().removeprefix(BOM), spot)
    if text is not None:
        yield {"text": text}, spot


def parquet_file(path: Path, spot: Spot) -> Iterator[Found]:
    """The rows of a Parquet file; columns that mean nothing are named and not read."""
    from pyarrow import ArrowException, parquet

    row = 0
    try:
        with parquet.ParquetFile(path) as file:
            names = file.schema_arrow.names
            others = dict.fromkeys(name for name in names if name not in KEYS)
            for batch in file.iter_batches(batch_size=BATCH, columns=[name for name in names if name in KEYS]):
                for position in range(batch.num_rows):
                    here = attrs.evolve(spot, row=row + position)
                    yield from parquet_row(batch, position, here, others)
                row += batch.num_rows
    except (ArrowException, OSError) as error:
        spot.error("ART111", f"the file cannot be read from row {row} on: {str(error).splitlines()[0]}")


def parquet_row(batch: Any, position: int, spot: Spot, others: dict[str, None]) -> Iterator[Found]:
    """One row as an object, other columns as keys without value; bytes that are no text make it a problem."""
    try:
        values = {name: batch.column(name)[position].as_py() for name in batch.schema.names}
    except (UnicodeDecodeError, ValueError) as error:
        spot.error("EVD002", f"the row does not hold text: {error}")
        return
    yield others | values, spot


READERS: Final[dict[str, Callable[[Path, Spot], Iterator[Found]]]] = {
    ".jsonl": json_lines_file,
    ".ndjson": json_lines_file,
    ".json": json_file,
    ".parquet": parquet_file,
    ".txt": text_file,
}
"""By suffix in lower case."""
