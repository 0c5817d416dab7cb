"""How a file is cut into lines: in blocks, with a limit on their length, and with what the bytes tell of each."""

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import numpy as np

BLOCK: Final = 2**16
COLON, QUOTE, SPACE = b':" '
UNKNOWN: Final = -1

Line = tuple[int, bytes, int]
"""The number of a line, its bytes with the line feed, and how often `":` is in it, if no space precedes a colon."""


def lines(file: BinaryIO, limit: int) -> Iterator[Line]:
    """All lines; of one that is longer than the limit the beginning, which is longer than the limit and has no end."""
    number, rest = 0, b""
    while chunk := file.read(BLOCK):
        cut = chunk.rfind(b"\n") + 1
        if not cut:
            rest += chunk
            if len(rest) > limit:
                number += 1
                yield number, rest[: limit + 1].rstrip(b"\n"), UNKNOWN
                rest = after_line(file)
            continue
        for line, marks in block_lines(rest + chunk[:cut]):
            number += 1
            yield number, line, marks
        rest = chunk[cut:]
    for line, marks in block_lines(rest) if rest else ():
        number += 1
        yield number, line, marks


def after_line(file: BinaryIO) -> bytes:
    """What stands behind the end of a line that is not read, as far as it is in memory."""
    while chunk := file.read(BLOCK):
        _, end, rest = chunk.partition(b"\n")
        if end:
            return rest
    return b""


def block_lines(block: bytes) -> Iterator[tuple[bytes, int]]:
    """The lines of a block that does not end within one, each with its marks."""
    found = block.splitlines(keepends=True) if b"\r" not in block else split(block)
    ends = np.cumsum([len(line) for line in found]) - 1
    letters = np.frombuffer(block, np.uint8)
    is_colon, before = letters[1:] == COLON, letters[:-1]
    marks = counts(is_colon & (before == QUOTE), ends)
    is_spaced = is_colon & (before <= SPACE)
    if is_spaced.any():
        marks[counts(is_spaced, ends) > 0] = UNKNOWN
    return zip(found, marks.tolist(), strict=True)


def split(block: bytes) -> list[bytes]:
    """The lines of a block, which end with a line feed and nothing else."""
    found = [line + b"\n" for line in block.split(b"\n")]
    return found[:-1] if block.endswith(b"\n") else [*found[:-1], found[-1][:-1]]


def counts(mask: Any, ends: Any) -> Any:
    """How often the mask is true in each line."""
    return np.diff(np.searchsorted(np.flatnonzero(mask), ends), prepend=0)
