"""The tables of `eventdata/codes`, each read once."""

from functools import cache

from eventdata import tables


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a code table in file order; an empty text is a value that the table does not give."""
    return tables.rows("codes", f"{name}.csv")
