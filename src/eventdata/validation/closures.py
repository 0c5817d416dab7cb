"""What the quick reader still asks of a record once its types are right: its patterns, and how many keys it has."""

import re
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, Final

import attrs
import msgspec

from eventdata.validation.patterns import FIXED

Test = Callable[[Any], bool]
Number = Callable[[Any], int]
MOST_REMEMBERED: Final = 4_096


@attrs.frozen(kw_only=True)
class Held:
    """A type of msgspec with the test of its patterns, if it has any, and the number of keys in a value of it."""

    type: Any
    test: Test | None = None
    keys: int | Number = 0


def text_test(regex: str) -> Test:
    """Whether a text matches or is null; the first texts that do are remembered, for most come again."""
    if fixed := FIXED.fullmatch(regex):
        return letters_test(fixed[1], int(fixed[2]))
    search = re.compile(regex).search
    good: set[str | None] = {None}

    def is_good(text: str | None) -> bool:
        if text in good:
            return True
        if text is None or search(text) is None:
            return False
        if len(good) < MOST_REMEMBERED:
            good.add(text)
        return True

    return is_good


def letters_test(ranges: str, width: int) -> Test:
    """Whether a text has this width in letters of some ranges, or is null."""
    bounds = zip(ranges[::3], ranges[2::3], strict=True)
    letters = "".join(chr(code) for low, high in bounds for code in range(ord(low), ord(high) + 1))
    return lambda text: text is None or (len(text) == width and not text.strip(letters))


def object_test(fields: Sequence[tuple[str, Held]]) -> Test | None:
    """Whether all fields pass their tests; None when none has one."""
    tests = [(attrgetter(name), held.test) for name, held in fields if held.test is not None]
    if not tests:
        return None

    if len(tests) == 1:
        field, test = tests[0]
        return lambda found: test(field(found))

    def is_good(found: Any) -> bool:
        for field, test in tests:  # noqa: SIM110 - a generator takes twice as long
            if not test(field(found)):
                return False
        return True

    return is_good


def list_test(item: Held) -> Test | None:
    """Whether all items pass their test."""
    if item.test is None:
        return None
    test = item.test

    def is_good(items: Any) -> bool:
        for found in items or ():  # noqa: SIM110 - as above
            if not test(found):
                return False
        return True

    return is_good


def nullable_test(held: Held) -> Test | None:
    """The same test, passed by null, as that of texts and lists is already."""
    test = held.test
    if not is_record(held.type):
        return test
    return None if test is None else lambda found: found is None or test(found)


def is_record(found: Any) -> bool:
    """Whether a type is a class of records."""
    return isinstance(found, type) and issubclass(found, msgspec.Struct)


def object_keys(fields: Sequence[tuple[str, Held]]) -> int | Number:
    """The number of keys of an object in which no key is missing, those inside it included."""
    constant = len(fields) + sum(held.keys for _, held in fields if isinstance(held.keys, int))
    varying = [(attrgetter(name), held.keys) for name, held in fields if not isinstance(held.keys, int)]
    if not varying:
        return constant

    def number(found: Any) -> int:
        total = constant
        for field, keys in varying:
            total += keys(field(found))
        return total

    return number


def list_keys(item: Held) -> int | Number:
    """The number of keys in the items of a list."""
    keys = item.keys
    if isinstance(keys, int):
        return (lambda items: keys * len(items) if items else 0) if keys else 0
    return lambda items: sum(map(keys, items)) if items else 0


def nullable_keys(held: Held) -> int | Number:
    """The number of keys of what may be null."""
    keys = held.keys
    if isinstance(keys, int):
        return (lambda found: 0 if found is None else keys) if keys else 0
    return lambda found: 0 if found is None else keys(found)
