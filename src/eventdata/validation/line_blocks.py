"""How a file is cut into blocks of whole lines, with a limit on the length of a line, and what their bytes tell."""

from collections.abc import Iterator
from typing import BinaryIO, Final

import numpy as np

BLOCK: Final = 2**18
COLON, QUOTE, SPACE, BACKSLASH, LINE_FEED, OPEN, CLOSE = b':" \\\n{}'
WHITE: Final = b" \t\r\n"
NAME_ENDS: Final = np.array([chr(code).isalnum() or code == ord("_") or code >= 128 for code in range(256)])


def blocks(file: BinaryIO, limit: int) -> Iterator[bytes]:
    """All lines in blocks; of one that is longer than the limit the beginning, which is longer than it and has no end.

    Such a beginning is a block of its own.
    """
    rest = b""
    chunk = file.read(BLOCK)
    while chunk:
        cut = chunk.rfind(b"\n") + 1
        if cut:
            yield rest + chunk[:cut]
            rest = chunk[cut:]
        else:
            rest += chunk
        if len(rest) > limit + 1:  # a carriage return does not count
            yield rest[: limit + 2]
            rest, chunk = b"", after_line(file)
        else:
            chunk = file.read(BLOCK)
    if rest:
        yield rest


def after_line(file: BinaryIO) -> bytes:
    """What stands behind the end of a line that is not read, as far as it is in memory; nothing at the file's end."""
    while chunk := file.read(BLOCK):
        _, end, rest = chunk.partition(b"\n")
        if end:
            return rest or file.read(BLOCK)
    return b""


def lines(block: bytes) -> list[bytes]:
    """The lines of a block, which end with a line feed and nothing else."""
    if b"\r" not in block:
        return block.splitlines(keepends=True)
    found = [line + b"\n" for line in block.split(b"\n")]
    return found[:-1] if block.endswith(b"\n") else [*found[:-1], found[-1][:-1]]


def is_one_a_line(block: bytes, records: int) -> bool:
    """Whether so many objects that were read from a block stand on a line each, with no other line between them.

    Where a line ends with a brace and the next begins with one, an object ends: inside one there would be a comma.
    """
    letters = np.frombuffer(block, np.uint8)
    ends = np.flatnonzero(letters[1:-1] == LINE_FEED)
    is_between = (letters[ends] == CLOSE) & (letters[ends + 2] == OPEN)
    return len(ends) + 1 == records and bool(is_between.all())


def has_at_most_keys(content: bytes, number: int) -> bool:
    """Whether valid JSON whose keys are names has no more of them, which a count of `":` nearly always tells."""
    letters = np.frombuffer(content, np.uint8)
    is_colon, before, second = letters[2:] == COLON, letters[1:-1], letters[:-2]
    marks = is_colon & (before == QUOTE) & (second != BACKSLASH)
    is_proved = np.count_nonzero(marks) <= number and not (is_colon & (before <= SPACE)).any()
    return is_proved or number_of_keys(content) <= number


def number_of_keys(content: bytes) -> int:
    """The number of keys in valid JSON whose keys are names.

    A quote before a colon is the end of a key if a name ends before it; else it begins a text, or is a part of one.
    """
    letters = np.frombuffer(content, np.uint8)
    colons = np.flatnonzero(letters == COLON)
    spaced = [before_white(content, colon) for colon in colons[letters[colons - 1] <= SPACE].tolist()]
    quotes = np.concatenate([colons - 1, np.array(spaced, np.int64)])
    return int(np.count_nonzero((letters[quotes] == QUOTE) & NAME_ENDS[letters[quotes - 1]]))


def before_white(content: bytes, position: int) -> int:
    """The position of what stands before a position, and before any white space there."""
    position -= 1
    while content[position] in WHITE:
        position -= 1
    return position
