"""The rules between the fields of an event on whole columns: the same findings as `eventdata.ontology.rules`."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, Final, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.model import Event
from eventdata.ontology.rules import RULES, iso2
from eventdata.validation.values import Breach, Mask, Positions, Values

Broken = tuple[str, str]
Finder = Callable[[Values], Iterator[Breach]]
FINDINGS: Final = {rule.id: rule.findings for rule in RULES}
CODES: Final = ("cameo_code", "cameo_root", "quad_class", "goldstein", "plover_category", "plover_mode")
TYPES: Final = ("acled_disorder_type", "acled_event_type", "acled_sub_event_type")
TYPE_RULES: Final = ("EVD216",)
CODE_RULES: Final = ("EVD211", "EVD212", "EVD213", "EVD214", "EVD215")


def rule_breaches(batch: pa.RecordBatch) -> Iterator[Breach]:
    """The breaches of all rules by rows that satisfy the schema; the keyword of a breach is the id of its rule."""
    values = Values(batch.to_struct_array())
    for finder in FINDERS:
        yield from finder(values)


def breach(rule: str, bad: Mask, *steps: str) -> Iterator[Breach]:
    """A breach of a rule wherever the mask is true."""
    if bad.any():
        yield Breach(keyword=rule, positions=np.flatnonzero(bad), steps=steps)


def field(values: Values, name: str) -> Any:
    """The column of a field, or a column of nulls when the file has none."""
    found = values.fields.get(name)
    return pa.nulls(len(values)) if found is None else found.array


def is_given(values: Values, name: str) -> Mask:
    """Where a field has a value."""
    return cast(Mask, field(values, name).is_valid().to_numpy(zero_copy_only=False))


def equals(values: Values, name: str, text: str) -> Mask:
    """Where a field has this text."""
    found = codes(field(values, name))
    return cast(Mask, np.isin(found[0], [number for number, option in enumerate(found[1]) if option == text]))


def codes(array: Any) -> tuple[Positions, list[Any]]:
    """A column as small numbers and what they stand for; a null has the number of None."""
    if pa.types.is_null(array.type):
        return np.zeros(len(array), np.int64), [None]
    found = array
    if pa.types.is_dictionary(found.type) and len(found.dictionary) > len(found):
        found = found.dictionary_decode()
    if not pa.types.is_dictionary(found.type):
        found = found.dictionary_encode()
    options = found.dictionary.to_pylist()
    numbers = pc.fill_null(found.indices.cast(pa.int64()), len(options)) if found.null_count else found.indices
    return numbers.to_numpy(zero_copy_only=False).astype(np.int64), [*options, None]


def combinations(values: Values, names: tuple[str, ...]) -> tuple[list[tuple[Any, ...]], Positions]:
    """The distinct combinations of some fields, and for each row the number of its own."""
    key = np.zeros(len(values), np.int64)
    columns = [codes(field(values, name)) for name in names]
    for numbers, options in columns:
        key = key * len(options) + numbers
    distinct = pa.array(key).dictionary_encode()
    found = []
    for rest in distinct.dictionary.to_pylist():
        combination: list[Any] = []
        number = rest
        for _, options in reversed(columns):
            number, digit = divmod(number, len(options))
            combination.append(options[digit])
        found.append(tuple(reversed(combination)))
    return found, distinct.indices.to_numpy(zero_copy_only=False)


def by_combination(names: tuple[str, ...], rules: tuple[str, ...]) -> Finder:
    """Rules about codes alone, each tried once for every combination that occurs."""

    def finder(values: Values) -> Iterator[Breach]:
        found, inverse = combinations(values, names)
        broken = [broken_by(names, rules, combination) for combination in found]
        for rule, pointer in sorted({each for one in broken for each in one}):
            is_bad = np.array([(rule, pointer) in one for one in broken])
            yield from breach(rule, is_bad[inverse], pointer.removeprefix("/"))

    return finder


@lru_cache(maxsize=100_000)
def broken_by(names: tuple[str, ...], rules: tuple[str, ...], combination: tuple[Any, ...]) -> tuple[Broken, ...]:
    """The rules that a combination of values breaks, each with the first place at which it does."""
    event = cast(Event, SimpleNamespace(**dict(zip(names, combination, strict=True))))
    found = [(rule, next((pointer for pointer, _, _ in FINDINGS[rule](event)), None)) for rule in rules]
    return tuple((rule, pointer) for rule, pointer in found if pointer is not None)


def days(values: Values) -> Iterator[Breach]:
    """The order of the days, and the precision and basis that go with them."""
    when = values.fields["when"]
    has_first, has_last = is_given(when, "first"), is_given(when, "last")
    yield from breach("EVD201", has_first != has_last, "when")
    both = has_first & has_last
    if both.any():
        first, last = (ranks(field(when, name)) for name in ("first", "last"))
        yield from breach("EVD201", both & (first > last), "when", "last")
    has_day = has_first | has_last
    yield from breach("EVD202", equals(when, "precision", "unknown") == has_day, "when", "precision")
    yield from breach("EVD202", equals(when, "basis", "none") == has_day, "when", "basis")


def ranks(days_of: Any) -> Positions:
    """Days as numbers that are in the same order; a null is one of them, too."""
    numbers, options = codes(days_of)
    known = np.array([day or "1970-01-01" for day in options], "datetime64[D]")
    return known.astype(np.int64)[numbers]


def counts(values: Values) -> Iterator[Breach]:
    """The order of the numbers of a count, and the basis that goes with them."""
    items = values.fields["counts"].items
    told = {name: is_given(items, name) for name in ("low", "best", "high")}
    numbers = {name: filled(field(items, name)) for name in told}
    falls = np.zeros(len(items), bool)
    for one, other in (("low", "best"), ("best", "high"), ("low", "high")):
        falls |= told[one] & told[other] & (numbers[one] > numbers[other])
    is_told = told["low"] | told["best"] | told["high"]
    unknown = equals(items, "basis", "unknown") == is_told
    found = (*breach("EVD203", falls), *breach("EVD204", unknown, "basis"))
    yield from (each.under("counts") for each in values.fields["counts"].breaches_of_items(iter(found)))


def filled(array: Any) -> Any:
    """Numbers with 0 for null."""
    if pa.types.is_null(array.type):
        return np.zeros(len(array))
    return pc.fill_null(array, 0).to_numpy(zero_copy_only=False)


def places(values: Values) -> Iterator[Breach]:
    """Both coordinates or none, and a first-level code of the country."""
    if "where" not in values.fields or values.fields["where"].kind != "object":
        return
    where = values.fields["where"]
    yield from breach("EVD221", is_given(where, "latitude") != is_given(where, "longitude"), "where")
    found, inverse = combinations(where, ("country", "admin1_code"))
    is_bad = [code is not None and (country is None or code[:2] != iso2()[country]) for country, code in found]
    yield from breach("EVD222", np.array(is_bad, bool)[inverse], "where", "admin1_code")


def quotes(values: Values) -> Iterator[Breach]:
    """The length of each quote."""
    evidence = values.fields["evidence"]
    items = evidence.items
    quote = field(items, "quote")
    if pa.types.is_dictionary(quote.type):
        lengths = pc.utf8_length(quote.dictionary).take(quote.indices)
    else:
        lengths = pc.utf8_length(quote)
    span = filled(field(items, "end")).astype(np.int64) - filled(field(items, "start")).astype(np.int64)
    found = breach("EVD231", span != lengths.to_numpy(zero_copy_only=False), "quote")
    yield from (each.under("evidence") for each in evidence.breaches_of_items(found))


FINDERS: Final[tuple[Finder, ...]] = (
    days,
    counts,
    by_combination(CODES, CODE_RULES),
    by_combination(TYPES, TYPE_RULES),
    places,
    quotes,
)
