"""Which format the name of an output file tells; nothing heavy is loaded, so that the command line may ask."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from eventdata.errors import UnknownSchema

SUFFIXES: Final[Mapping[str, str]] = {
    ".parquet": "parquet",
    ".geoparquet": "geoparquet",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".geojson": "geojson",
    ".arrow": "arrow",
    ".feather": "arrow",
}


def kind_of(path: Path) -> str:
    """The format that a name's suffix tells; UnknownSchema when it tells none."""
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise UnknownSchema(
            f"{path}: the suffix tells no format; wanted is one of {', '.join(SUFFIXES)}, or --format (`kind=`)"
        )
    return kind
