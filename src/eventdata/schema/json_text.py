"""How JSON values are found in bytes: what cannot be read is told, with its place, and the reading goes on."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from eventdata.errors import UnreadableInput
from eventdata.schema.codec import loads
from eventdata.spot import Spot

BOM: Final = b"\xef\xbb\xbf"

Found = tuple[Any, Spot]


def json_lines(lines: Iterable[bytes], spot: Spot) -> Iterator[Found]:
    """The object of each line that is not blank; a line that holds none is a problem."""
    for number, line in enumerate(lines, start=1):
        here = attrs.evolve(spot, line=number)
        text = decoded(line.removeprefix(BOM) if number == 1 else line, here)
        if text is not None and text.strip():
            yield from json_value(text, here)


def json_value(text: str, spot: Spot) -> Iterator[Found]:
    """The value of a JSON text; a problem when it is none."""
    try:
        yield loads(text), spot
    except UnreadableInput as error:
        spot.error(error.rule_id, str(error))


def decoded(content: bytes, spot: Spot) -> str | None:
    """The bytes as text; None, and a problem with the offset, when they are not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        spot.error("EVD002", f"byte 0x{content[error.start]:02x} at offset {error.start} is not UTF-8")
        return None
