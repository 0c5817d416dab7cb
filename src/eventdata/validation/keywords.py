"""Keywords about one value: how each is checked on a whole column, by a cheap proof first and a mask when it fails."""

import math
from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.validation.patterns import Matcher
from eventdata.validation.values import NOWHERE, Breach, Positions, Unsupported, Values, failing, true_positions

Check = Callable[[Any, Values], Positions]


def type_breaches(wanted: Any, values: Values) -> Positions:
    """`type`: decided once for the column, but for nulls, floats that may be whole, and NaN, which is no number."""
    names = {wanted} if isinstance(wanted, str) else set(wanted)
    nulls = NOWHERE if "null" in names else values.nulls
    if values.kind == "number" and names & {"number", "integer"}:
        return merged(nulls, odd_numbers(values.array, is_whole="number" not in names))
    is_fine = values.kind in names or (values.kind == "integer" and "number" in names) or values.kind == "null"
    return nulls if is_fine else merged(nulls, values.present)


def odd_numbers(array: Any, *, is_whole: bool) -> Positions:
    """The floats that are not finite, or not whole."""
    finite = pc.is_finite(array)
    if is_whole:
        finite = pc.and_(finite, pc.equal(pc.floor(array), array))
    return NOWHERE if pc.all(finite).as_py() is not False else true_positions(pc.invert(finite))


def merged(first: Positions, second: Positions) -> Positions:
    """The positions of both, which share none."""
    if not len(first) or not len(second):
        return second if len(second) else first
    return np.sort(np.concatenate([first, second]))


def enum_breaches(wanted: Any, values: Values) -> Positions:
    """`enum`: a value that is equal to none of the list; 1 is equal to 1.0, but not to true."""
    if any(isinstance(option, list | dict) for option in wanted):
        raise Unsupported("enum and const with a list or an object")
    nulls = NOWHERE if any(option is None for option in wanted) else values.nulls
    if values.kind == "null":
        return nulls
    options = scalar_options(wanted, values)
    if options is None:
        return merged(nulls, values.present)
    if values.kind == "string":
        return merged(nulls, failing(values.array, lambda texts: unlisted(texts, options)))
    return merged(nulls, true_positions(unlisted(values.array, options)))


def unlisted(array: Any, options: Any) -> Any:
    """Which values are not among the options; a null is none of them."""
    listed = pc.is_in(array, value_set=options.cast(array.type))
    return pc.and_(pc.invert(listed), array.is_valid()) if array.null_count else pc.invert(listed)


def scalar_options(wanted: Any, values: Values) -> Any:
    """Those of the options that a value of the column could be equal to; None when there is none."""
    if values.kind == "string":
        found: list[Any] = [option for option in wanted if isinstance(option, str) and "\ud800" not in option]
        return pa.array(found, pa.string()) if found else None
    if values.kind == "boolean":
        found = [option for option in wanted if isinstance(option, bool)]
        return pa.array(found, pa.bool_()) if found else None
    if values.kind not in ("integer", "number"):
        return None
    numbers = [option for option in wanted if isinstance(option, int | float) and not isinstance(option, bool)]
    found = [held for option in numbers for held in as_held(option, values.array.type)]
    return pa.array(found, values.array.type) if found else None


def as_held(option: float, held: Any) -> tuple[Any, ...]:
    """The number as a value of the column's type that is equal to it, if there is one."""
    try:
        scalar = pa.scalar(int(option) if pa.types.is_integer(held) else float(option), held).as_py()
    except (pa.ArrowException, OverflowError, ValueError):
        return ()
    same = (scalar,) if scalar == option else ()
    return (0.0, -0.0) if same and option == 0 and pa.types.is_floating(held) else same


def const_breaches(wanted: Any, values: Values) -> Positions:
    """`const`, an `enum` of one."""
    return enum_breaches([wanted], values)


def pattern_breaches(wanted: Any, values: Values) -> Positions:
    """`pattern`, which only texts can break."""
    return failing(values.array, Matcher(wanted).misses) if values.kind == "string" else NOWHERE


def min_length_breaches(wanted: Any, values: Values) -> Positions:
    """`minLength` in code points; a text has one exactly when it has a byte."""
    if values.kind != "string" or wanted <= 0:
        return NOWHERE
    length = pc.binary_length if wanted <= 1 else pc.utf8_length
    return failing(values.array, lambda texts: below(length(texts), wanted))


def max_length_breaches(wanted: Any, values: Values) -> Positions:
    """`maxLength` in code points."""
    if values.kind != "string":
        return NOWHERE
    return failing(values.array, lambda texts: above(pc.utf8_length(texts), wanted))


def below(numbers: Any, least: Any) -> Any:
    """Which numbers are less; nothing is compared when the smallest is not."""
    smallest = pc.min(numbers).as_py()
    return (
        NO_MASK if smallest is None or not smallest < least else pc.less(numbers, bound(math.ceil(least), numbers.type))
    )


def above(numbers: Any, most: Any) -> Any:
    """Which numbers are more; nothing is compared when the greatest is not."""
    greatest = pc.max(numbers).as_py()
    return (
        NO_MASK
        if greatest is None or not greatest > most
        else pc.greater(numbers, bound(math.floor(most), numbers.type))
    )


NO_MASK: Final = np.zeros(0, bool)


def bound(limit: float, held: Any) -> Any:
    """The bound as a number of the column's type, or the nearest one."""
    if pa.types.is_integer(held):
        return pa.scalar(min(max(int(limit), LEAST[held]), GREATEST[held]), held)
    if math.isfinite(limit) and float(limit) == limit:
        return pa.scalar(float(limit), pa.float64())
    raise Unsupported(f"the bound {limit!r} on columns of {held}")


def whole(limit: float, compare: str) -> int:
    """The whole number with which whole numbers compare as they do with the limit."""
    return math.ceil(limit) if compare in ("less", "greater_equal") else math.floor(limit)


INTEGERS: Final = (
    *((kind, -(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for kind, bits in (
        (pa.int8(), 8), (pa.int16(), 16), (pa.int32(), 32), (pa.int64(), 64))),
    *((kind, 0, 2**bits - 1) for kind, bits in (
        (pa.uint8(), 8), (pa.uint16(), 16), (pa.uint32(), 32), (pa.uint64(), 64))),
)  # fmt: skip
LEAST: Final = {kind: low for kind, low, _ in INTEGERS}
GREATEST: Final = {kind: high for kind, _, high in INTEGERS}
RANGES: Final = {kind: range(low, high + 1) for kind, low, high in INTEGERS}


def bounded(compare: str) -> Check:
    """`minimum` and its kin, which only numbers can break."""

    def check(wanted: Any, values: Values) -> Positions:
        if values.kind not in ("integer", "number"):
            return NOWHERE
        return breaking(values.array, compare, wanted)

    return check


def breaking(numbers: Any, compare: str, limit: Any) -> Positions:
    """The positions of numbers for which the comparison with the limit is true."""
    if pa.types.is_integer(numbers.type):
        limit = whole(limit, compare)
    edges = pc.min_max(numbers).as_py()
    if edges["min"] is None or not any(COMPARE[compare](edge, limit) for edge in edges.values()):
        return NOWHERE
    if all(COMPARE[compare](edge, limit) for edge in edges.values()) and not pa.types.is_floating(numbers.type):
        return true_positions(numbers.is_valid())
    broken = getattr(pc, compare)(numbers, bound(limit, numbers.type))
    if pa.types.is_floating(numbers.type):  # what is not finite is no number, so that no bound is broken by it
        broken = pc.and_(broken, pc.is_finite(numbers))
    return true_positions(broken)


COMPARE: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "less": lambda one, two: bool(one < two),
    "less_equal": lambda one, two: bool(one <= two),
    "greater": lambda one, two: bool(one > two),
    "greater_equal": lambda one, two: bool(one >= two),
}


def multiple_of_breaches(wanted: Any, values: Values) -> Positions:
    """`multipleOf` for whole numbers; fractions are left to the referee."""
    if values.kind not in ("integer", "number"):
        return NOWHERE
    if values.kind == "number" or not isinstance(wanted, int) or wanted not in RANGES[pa.int64()]:
        raise Unsupported("multipleOf with fractions")
    if pa.types.is_uint64(values.array.type):
        raise Unsupported("multipleOf on columns of uint64")
    numbers = values.array.cast(pa.int64())
    return true_positions(pc.not_equal(pc.multiply(pc.divide(numbers, wanted), wanted), numbers))


SCALAR_KEYWORDS: Final[dict[str, Check]] = {
    "type": type_breaches,
    "enum": enum_breaches,
    "const": const_breaches,
    "pattern": pattern_breaches,
    "minLength": min_length_breaches,
    "maxLength": max_length_breaches,
    "minimum": bounded("less"),
    "maximum": bounded("greater"),
    "exclusiveMinimum": bounded("less_equal"),
    "exclusiveMaximum": bounded("greater_equal"),
    "multipleOf": multiple_of_breaches,
}


def scalar_breaches(keyword: str, wanted: Any, values: Values) -> Iterator[Breach]:
    """The breach of a keyword about one value, if there is one."""
    positions = SCALAR_KEYWORDS[keyword](wanted, values)
    if len(positions):
        yield Breach(keyword=keyword, positions=positions)
