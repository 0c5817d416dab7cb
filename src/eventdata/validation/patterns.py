"""Regular expressions of schemas: which are safe to run with Python, and which need an engine of linear time."""

import re
from functools import cache, lru_cache
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any, Final

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.errors import UnknownSchema

REPEATS: Final = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
PYTHON_ONLY: Final = re.compile(r"\\[dDwWsSbB]|\(\?(?!:)|\\[1-9]")
MOST_REMEMBERED: Final = 16_384
CACHED: Final = 2**15
FIXED: Final = re.compile(r"\^\(\?:\[((?:[0-9A-Za-z]-[0-9A-Za-z])+)\]\{(\d{1,3})\}\)\$\(\?!\\n\)")


@attrs.frozen
class Matcher:
    """A regular expression that is searched for anywhere in a text, as JSON Schema wants."""

    regex: str

    def matches(self, text: str) -> bool:
        """Whether the text has a match."""
        if linear := _linear(self.regex):
            return bool(pc.match_substring_regex(pa.array([text]), linear)[0].as_py())
        return _compiled(self.regex).search(text) is not None

    def misses(self, texts: Any) -> Any:
        """Which of the texts have no match; a null is none of them."""
        if linear := _linear(self.regex):
            return pc.invert(pc.match_substring_regex(texts, linear))
        if are_fixed(self.regex, texts):
            return np.zeros(len(texts), bool)
        distinct = texts.dictionary_encode()
        found = distinct.dictionary.to_pylist()
        missed = self.missed(set(found))
        if not missed:
            return np.zeros(len(texts), bool)
        return pa.array([text in missed for text in found], pa.bool_()).take(distinct.indices)

    def missed(self, texts: set[str]) -> set[str]:
        """Those of some texts that have no match; the first that have one are remembered, for most come again."""
        search, good = _compiled(self.regex).search, _matched(self.regex)
        new = texts - good
        missed = {text for text in new if search(text) is None}
        if len(good) < MOST_REMEMBERED:
            good.update(new - missed)
        return missed


@lru_cache(maxsize=256)
def _matched(_regex: str) -> set[str]:
    """The texts that are known to match."""
    return set()


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


@cache
def _linear(regex: str) -> str | None:
    """The expression for the engine of linear time, if Python's could take for ever; UnknownSchema if neither can."""
    try:
        parsed = _parser.parse(regex)
    except re.error as error:
        raise UnknownSchema(f"the pattern {regex!r} is no regular expression: {error}") from error
    if not is_explosive(parsed):
        return None
    linear = re.sub(r"(?<!\\)\$$", r"\\n?\\z", regex)
    if PYTHON_ONLY.search(regex) or re.search(r"(?<!\\)\$", linear):
        raise UnknownSchema(f"the pattern {regex!r} may take for ever, and is not one that can be run in linear time")
    return linear


def is_linear_only(regex: str) -> bool:
    """Whether the expression must not be given to Python's engine."""
    return _linear(regex) is not None


def is_explosive(parsed: Any, *, is_repeated: bool = False) -> bool:
    """Whether a repetition without end holds another one, or a choice: what makes backtracking exponential."""
    for kind, value in parsed:
        is_endless = kind in REPEATS and value[1] is _constants.MAXREPEAT
        if is_repeated and (is_endless or kind is _constants.BRANCH):
            return True
        if any(is_explosive(part, is_repeated=is_repeated or is_endless) for part in parts(value)):
            return True
    return False


def parts(value: Any) -> list[Any]:
    """The expressions inside a part of a parsed one."""
    if isinstance(value, _parser.SubPattern):
        return [value]
    return [part for item in value for part in parts(item)] if isinstance(value, list | tuple) else []


def are_fixed(regex: str, texts: Any) -> bool:
    """Whether texts of one length in letters of a few ranges are proved to match by their bytes alone."""
    wanted = FIXED.fullmatch(regex)
    if not wanted or texts.null_count or not pa.types.is_string(texts.type):
        return False
    width = int(wanted[2])
    _, offsets, content = texts.buffers()
    bounds = np.frombuffer(offsets, np.int32, len(texts) + 1, texts.offset * 4) if offsets else np.zeros(1, np.int32)
    if not len(texts) or not bool((np.diff(bounds) == width).all()):
        return not len(texts)
    letters = np.frombuffer(content, np.uint8)[bounds[0] : bounds[-1]]
    return are_within(letters, wanted[1])


def are_within(letters: Any, ranges: str) -> bool:
    """Whether all bytes lie in one of the ranges, each written as in `0-9`; so many at once as the cache holds."""
    for begin in range(0, len(letters), CACHED):
        part = letters[begin : begin + CACHED]
        inside = np.zeros(len(part), bool)
        for low, high in zip(ranges[::3], ranges[2::3], strict=True):
            inside |= (part - np.uint8(ord(low))) <= np.uint8(ord(high) - ord(low))
        if not inside.all():
            return False
    return True
