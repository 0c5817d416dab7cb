"""What the quick reader still asks of records once their types are right: their patterns, and how many keys they have.

All is asked of many values at once, so that equal ones are looked at once. A null has no key, and breaks no pattern:
where it may not stand, the types say so.
"""

import re
from collections.abc import Callable, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

import attrs
import numpy as np

from eventdata.validation.patterns import FIXED, MOST_REMEMBERED, are_within

Count = Callable[[Sequence[Any]], int | None]


@attrs.frozen(kw_only=True)
class Held:
    """A type of msgspec; if its values have keys or patterns, the number of their keys, or None for a bad pattern."""

    type: Any
    count: Count | None = None


def text_count(regex: str) -> Count:
    """No key, if all texts match or are null; the first texts that do are remembered, for most come again."""
    if fixed := FIXED.fullmatch(regex):
        return letters_count(fixed[1], int(fixed[2]))
    search = re.compile(regex).search
    good: set[str | None] = {None}

    def count(texts: Sequence[str | None]) -> int | None:
        new = set(texts) - good
        if not all(map(search, new)):  # type: ignore[arg-type]
            return None
        if len(good) < MOST_REMEMBERED:
            good.update(new)
        return 0

    return count


def letters_count(ranges: str, width: int) -> Count:
    """No key, if all texts have this width in letters of some ranges, or are null."""

    def count(texts: Sequence[str | None]) -> int | None:
        distinct = set(texts)
        distinct.discard(None)
        if distinct and set(map(len, distinct)) != {width}:  # type: ignore[arg-type]
            return None
        joined = "".join(distinct)  # type: ignore[arg-type]
        is_good = joined.isascii() and are_within(np.frombuffer(joined.encode(), np.uint8), ranges)
        return 0 if is_good else None

    return count


def object_count(fields: Sequence[tuple[str, Held]]) -> Count:
    """The keys of objects in which no key is missing, those inside them included."""
    counts = [(attrgetter(name), held.count) for name, held in fields if held.count is not None]

    def count(found: Sequence[Any]) -> int | None:
        objects = [value for value in found if value is not None]
        total = len(fields) * len(objects)
        for field, count_of in counts:
            number = count_of(list(map(field, objects)))
            if number is None:
                return None
            total += number
        return total

    return count


def list_count(item: Held) -> Count | None:
    """The keys in the items of lists."""
    count = item.count
    return None if count is None else lambda lists: count(list(chain.from_iterable(filter(None, lists))))
