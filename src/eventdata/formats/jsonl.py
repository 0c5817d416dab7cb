"""JSON Lines: one record a line, each value spelled in one way, so that the same records give the same bytes."""

from collections.abc import Iterable
from pathlib import Path

from eventdata.formats.whole_file import whole_file
from eventdata.model import Event
from eventdata.refusal import Refusal
from eventdata.schema.codec import dumps


def write_jsonl(records: Iterable[Event | Refusal], path: Path | str) -> int:
    """Write the records in their order and return how many; the file appears only when it is whole."""
    count = 0
    with whole_file(path) as file:
        for record in records:
            file.write(dumps(record).encode("utf-8") + b"\n")
            count += 1
    return count
