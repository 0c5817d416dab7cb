"""Which records repeat the `event_id` of an earlier one: found by 8 bytes a record, then proved by the ids."""

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeVar

import numpy as np
import pyarrow as pa

from eventdata.validation.values import Positions

H = TypeVar("H")
Digests = np.ndarray[Any, np.dtype[np.uint64]]
ID_LENGTH: Final = 32
PARTS: Final = 16
PART_SHIFT: Final = np.uint64(60)
FACTORS: Final = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype=np.uint64
)


class Identifiers:
    """The digests of all ids that were seen."""

    def __init__(self) -> None:
        self.seen: list[Digests] = []

    def add(self, identifiers: Any) -> None:
        """Take the ids of valid records, an Arrow array of texts of 32 hexadecimal digits."""
        if len(identifiers):
            self.seen.append(digests(identifiers))

    def suspicious(self) -> Digests:
        """The digests that occur more than once; nearly always none. They are looked for a part at a time."""
        found = [np.empty(0, np.uint64)]
        for part in range(PARTS if self.seen else 0):
            ordered = np.concatenate([seen[seen >> PART_SHIFT == part] for seen in self.seen])
            ordered.sort()
            found.append(np.unique(ordered[1:][ordered[1:] == ordered[:-1]]))
        self.seen.clear()
        return np.concatenate(found)


def digests(identifiers: Any) -> Digests:
    """Eight bytes for each id: equal ids have equal ones."""
    if pa.types.is_dictionary(identifiers.type):
        identifiers = identifiers.dictionary_decode()
    texts = identifiers.cast(pa.string())
    _, offsets, content = texts.buffers()
    bounds = np.frombuffer(offsets, np.int32, len(texts) + 1, texts.offset * 4)
    letters = np.frombuffer(content, np.uint8)[bounds[0] : bounds[-1]]
    words = np.ascontiguousarray(letters).view(np.uint64).reshape(-1, ID_LENGTH // 8)
    with np.errstate(over="ignore"):
        mixed = words * FACTORS
        found: Digests = mixed[:, 0] ^ (mixed[:, 1] >> np.uint64(7)) ^ (mixed[:, 2] >> np.uint64(13)) ^ mixed[:, 3]
    return found


def repeated(batches: Iterable[tuple[Positions, Any, H]], suspicious: Digests) -> Iterator[tuple[int, str, H, int]]:
    """The records that repeat the id of one before them, given the ids of all valid records once more.

    With each go its id, what came with the ids of its batch, and its position there.
    """
    seen: set[str] = set()
    for records, identifiers, held in batches:
        if not len(identifiers):
            continue
        for position in np.flatnonzero(np.isin(digests(identifiers), suspicious)).tolist():
            name = identifiers[position].as_py()
            if name in seen:
                yield int(records[position]), name, held, position
            seen.add(name)
