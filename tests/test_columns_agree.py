"""The check by columns comes to the verdicts of `jsonschema`, row by row, place by place and keyword by keyword."""

import json
import random
from collections import Counter
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventdata.model import Event
from eventdata.ontology.rules import rule_problems
from eventdata.refusal import Refusal
from eventdata.schema.arrow_schema import arrow_schema, record_batch
from eventdata.schema.codec import dumps, loads, plain
from eventdata.schema.json_schema import json_schema
from eventdata.testing import damaged, events, records, refusals
from eventdata.validation.columns import ColumnarSchema
from eventdata.validation.consistency import consistency
from eventdata.validation.event_columns import rule_breaches
from eventdata.validation.event_texts import text_breaches
from eventdata.validation.json_lines import QuickReader
from eventdata.validation.referee import Referee
from eventdata.validation.wording import plain_rows

COLUMNAR: dict[type, ColumnarSchema] = {cls: ColumnarSchema(json_schema(cls)) for cls in (Event, Refusal)}
REFEREE: dict[type, Referee] = {cls: Referee(json_schema(cls)) for cls in (Event, Refusal)}
QUICK = QuickReader(json_schema(Event))
COPIES = 20
few = settings(max_examples=max(10, settings().max_examples // 20))
ODD: dict[str, tuple[Any, ...]] = {
    "string": (None, "", " ", "x", "IRQ", "1", "0" * 32, "0" * 31 + "g", "\u0661\u0662", "2019-02-29", "1.0.0\n", "é"),
    "date32[day]": (None, date(999, 12, 31), date(1000, 1, 1), date(2999, 12, 31), date(3000, 1, 1), date(1, 1, 1)),
    "int32": (None, -1, 0, 1, 4, 5, 10**9, 10**9 + 1, 2_000_000_000, 2_000_000_001, 2**31 - 1, -(2**31)),
    "double": (None, -10.5, -10.0, 0.0, -0.0, 1.0, 1.0000001, 90.0, 181.0, 1e300, float("nan"), float("inf")),
    "bool": (None, True, False),
}


def by_columns(cls: type, batch: pa.RecordBatch) -> Counter[tuple[int, str, str]]:
    """What the columns find."""
    found: Counter[tuple[int, str, str]] = Counter()
    for breach in COLUMNAR[cls].breaches(batch):
        for row, pointer in zip(breach.positions.tolist(), breach.pointers(), strict=True):
            found[row, pointer, breach.keyword] += 1
    return found


def by_referee(cls: type, rows: list[Any]) -> Counter[tuple[int, str, str]]:
    """What `jsonschema` finds."""
    return Counter(
        (row, complaint.pointer, complaint.keyword)
        for row, found in enumerate(rows)
        for complaint in REFEREE[cls].complaints(found)
    )


def open_type(found: pa.DataType) -> pa.DataType:
    """The type with nulls allowed everywhere."""
    if pa.types.is_struct(found):
        fields = [found.field(position) for position in range(found.num_fields)]
        return pa.struct([pa.field(field.name, open_type(field.type)) for field in fields])
    return pa.list_(open_type(found.value_type)) if pa.types.is_list(found) else found


def dictionary_type(found: pa.DataType) -> pa.DataType:
    """The type with dictionaries for texts."""
    if pa.types.is_struct(found):
        fields = [found.field(position) for position in range(found.num_fields)]
        return pa.struct([pa.field(field.name, dictionary_type(field.type)) for field in fields])
    if pa.types.is_list(found):
        return pa.list_(dictionary_type(found.value_type))
    return pa.dictionary(pa.int32(), pa.string()) if pa.types.is_string(found) else found


OPEN: dict[type, pa.Schema] = {
    cls: pa.schema([(field.name, open_type(field.type)) for field in arrow_schema(cls)]) for cls in (Event, Refusal)
}
AS_DICTIONARIES: dict[type, pa.Schema] = {
    cls: pa.schema([(field.name, dictionary_type(field.type)) for field in OPEN[cls]]) for cls in OPEN
}


def spoilt(value: Any, found: pa.DataType, chance: random.Random) -> Any:
    """The value with one thing inside it changed, to another of the same Arrow type."""
    if pa.types.is_struct(found):
        if value is None or chance.random() < 0.1:
            return None
        field = found.field(chance.randrange(found.num_fields))
        return value | {field.name: spoilt(value[field.name], field.type, chance)}
    if pa.types.is_list(found):
        return spoilt_list(list(value or ()), found, chance)
    change = chance.choice(ODD[str(found)])
    return f"{value}\n" if isinstance(value, str) and chance.random() < 0.2 else change


def spoilt_list(items: list[Any], found: pa.DataType, chance: random.Random) -> Any:
    """The list with an item changed, added or repeated, or no list."""
    match chance.randrange(5):
        case 0:
            return chance.choice(([], None))
        case 1:
            return [*items, None]
        case 2:
            return items * 2
        case _ if items:
            position = chance.randrange(len(items))
            return [*items[:position], spoilt(items[position], found.value_type, chance), *items[position + 1 :]]
        case _:
            return [None]


def rows_of(cls: type, record: Any, chance: random.Random) -> list[dict[str, Any]]:
    """Copies of a record, most of them spoilt in one to three places."""
    sound = record_batch(cls, [record]).to_pylist()[0]
    rows = []
    for _ in range(COPIES):
        row = dict(sound)
        for _ in range(chance.randrange(4)):
            field = OPEN[cls].field(chance.randrange(len(OPEN[cls])))
            row[field.name] = spoilt(row[field.name], field.type, chance)
        rows.append(row)
    return rows


def assert_agreement(cls: type, rows: list[dict[str, Any]]) -> None:
    """Plain, sliced and dictionary arrays give what `jsonschema` gives."""
    batch = pa.RecordBatch.from_pylist(rows, schema=OPEN[cls])
    wanted = by_referee(cls, plain_rows(batch))
    assert by_columns(cls, batch) == wanted
    sliced = pa.concat_batches([batch.slice(0, 3), batch]).slice(3)
    assert by_columns(cls, sliced) == wanted
    assert by_columns(cls, pa.RecordBatch.from_pylist(rows, schema=AS_DICTIONARIES[cls])) == wanted


@given(events(), st.integers(0, 2**32))
def test_spoilt_events_are_judged_as_by_jsonschema(event: Event, seed: int) -> None:
    assert_agreement(Event, rows_of(Event, event, random.Random(seed)))


@few
@given(refusals(), st.integers(0, 2**32))
def test_spoilt_refusals_are_judged_as_by_jsonschema(refusal: Refusal, seed: int) -> None:
    assert_agreement(Refusal, rows_of(Refusal, refusal, random.Random(seed)))


@given(records(Event).map(plain).flatmap(damaged))
def test_a_record_damaged_in_kind_is_judged_as_by_jsonschema(found: Any) -> None:
    try:
        batch = pa.RecordBatch.from_pylist([found])
        rows = plain_rows(batch)
    except (pa.ArrowException, OverflowError, TypeError, AttributeError, UnicodeEncodeError):
        return
    assert by_columns(Event, batch) == by_referee(Event, rows)


def test_a_damage_that_columns_must_see_is_seen() -> None:
    sound = record_batch(Event, [next(iter_events())]).to_pylist()
    changes: tuple[dict[str, Any], ...] = (
        {"confidence": 2.0},
        {"cameo_code": "195\n"},
        {"evidence": []},
        {"event_id": None},
    )
    for change in changes:
        batch = pa.RecordBatch.from_pylist([sound[0] | change], schema=OPEN[Event])
        assert by_columns(Event, batch) == by_referee(Event, plain_rows(batch)) != Counter()


def iter_events() -> Any:
    """One event made by hand."""
    from test_validation import an_event

    yield an_event()


@pytest.mark.parametrize("cls", [Event, Refusal])
def test_a_table_without_rows_has_no_breach(cls: type) -> None:
    assert by_columns(cls, pa.RecordBatch.from_pylist([], schema=OPEN[cls])) == Counter()


@given(st.lists(records(Event) | events(), min_size=1, max_size=4))
def test_the_rules_between_fields_are_judged_by_columns_as_event_by_event(found: list[Event]) -> None:
    wanted = Counter(
        (row, rule.pointer, rule.rule_id) for row, event in enumerate(found) for rule in rule_problems(event)
    )
    plain_batch = record_batch(Event, found)
    as_dictionaries = pa.RecordBatch.from_pylist(plain_batch.to_pylist(), schema=AS_DICTIONARIES[Event])
    sliced = pa.concat_batches([plain_batch, plain_batch]).slice(len(found))
    for batch in (plain_batch, as_dictionaries, sliced):
        judged: Counter[tuple[int, str | None, str]] = Counter()
        for breach in (*rule_breaches(batch), *text_breaches(batch, None)):
            for row, pointer in zip(breach.positions.tolist(), breach.pointers(), strict=True):
                judged[row, pointer, breach.keyword] += 1
        assert judged == wanted


@given(records(Event) | events())
def test_the_quick_test_of_rules_accepts_exactly_what_keeps_them(event: Event) -> None:
    accepted = QUICK.accepted(dumps(event).encode())
    assert accepted is not None
    assert consistency(None)(accepted) is (not list(rule_problems(event)))


@given(st.lists(records(Event).map(plain).flatmap(damaged) | events().map(plain), min_size=1, max_size=3))
def test_the_quick_reader_accepts_no_block_with_a_line_that_jsonschema_refuses(found: list[Any]) -> None:
    texts = [json.dumps(value, ensure_ascii=False) for value in found]
    if QUICK.accepted("\n".join(texts).encode("utf-8", "surrogatepass")) is not None:
        assert [list(REFEREE[Event].complaints(loads(text))) for text in texts] == [[] for _ in texts]


@given(st.lists(events(), min_size=1, max_size=4), st.sampled_from(((",", ":"), (" ,", " : "), (", ", "\t:"))))
def test_the_quick_reader_accepts_events_however_they_are_spaced(
    found: list[Event], separators: tuple[str, str]
) -> None:
    texts = [json.dumps(plain(event), separators=separators) for event in found]
    for end in ("\n", "\r\n"):
        accepted = QUICK.accepted("".join(text + end for text in texts).encode())
        assert accepted is not None
        assert [read.event_id for read in accepted] == [event.event_id for event in found]
