"""How the package's tables are read: as rows of named texts."""

import csv
import io
from importlib.resources import files


def rows(*path: str) -> tuple[dict[str, str], ...]:
    """The rows of a bundled CSV table, named by its folder and file; a cell that gives no value is an empty text."""
    text = files("eventdata").joinpath(*path).read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text, newline="")))
