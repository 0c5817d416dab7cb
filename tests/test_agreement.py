"""Model, published JSON Schema and Arrow reader accept the same records and refuse the same records."""

import json
from typing import Any

import jsonschema
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from referencing import Registry

from eventdata.errors import InvalidRecord, UnreadableInput
from eventdata.model import Event
from eventdata.refusal import Refusal
from eventdata.schema.arrow_schema import records as rows_of
from eventdata.schema.codec import loads, plain, record
from eventdata.schema.json_schema import json_schema
from eventdata.testing import damaged, events, records, refusals

few = settings(max_examples=max(20, settings().max_examples // 10))

REGISTRY: Any = Registry()
VALIDATORS: dict[type, Any] = {
    cls: jsonschema.Draft202012Validator(json_schema(cls), registry=REGISTRY) for cls in (Event, Refusal)
}


def model_accepts(cls: type, found: Any) -> bool:
    try:
        record(cls, found)
    except InvalidRecord:
        return False
    return True


def schema_accepts(cls: type, found: Any) -> bool:
    return bool(VALIDATORS[cls].is_valid(found))


def arrow_accepts(cls: type, found: Any) -> bool:
    try:
        table = pa.Table.from_pylist([found])
    except (pa.ArrowException, OverflowError, TypeError, AttributeError):
        return False
    try:
        return len(list(rows_of(cls, table))) == 1
    except InvalidRecord:
        return False


def verdicts(cls: type, text: str) -> set[bool]:
    """What each of the three says of a JSON text; one that is not strict JSON all refuse."""
    try:
        found = loads(text)
    except UnreadableInput:
        return {False}
    return {accepts(cls, found) for accepts in (model_accepts, schema_accepts, arrow_accepts)}


def damaged_text(cls: type) -> st.SearchStrategy[str]:
    return records(cls).map(plain).flatmap(damaged).map(json.dumps)


@given(damaged_text(Event))
def test_all_accept_or_all_refuse_an_event_that_is_damaged_in_one_place(text: str) -> None:
    assert len(verdicts(Event, text)) == 1


@given(damaged_text(Refusal))
def test_all_accept_or_all_refuse_a_refusal_that_is_damaged_in_one_place(text: str) -> None:
    assert len(verdicts(Refusal, text)) == 1


@few
@given(events())
def test_all_accept_every_event(event: Event) -> None:
    assert verdicts(Event, json.dumps(plain(event))) == {True}


@given(refusals())
def test_all_accept_every_refusal(refusal: Refusal) -> None:
    assert verdicts(Refusal, json.dumps(plain(refusal))) == {True}


def event_text(**changes: Any) -> str:
    example: dict[str, Any] = {
        "schema_version": "1.0.0",
        "event_id": "0" * 32,
        "story_id": "1" * 32,
        "when": {"precision": "unknown", "basis": "none"},
        "cameo_code": "190",
        "cameo_root": "19",
        "quad_class": 4,
        "plover_contexts": [],
        "actors": [{"words": "troops", "sectors": [], "is_implied": False}],
        "recipients": [],
        "counts": [{"kind": "killed", "side": "unknown", "low": 3, "basis": "stated"}],
        "modality": "actual",
        "is_background": False,
        "confidence": 0.5,
        "evidence": [{"article_id": "a", "start": 0, "end": 6, "quote": "troops", "supports": "actors"}],
        "article": {"id": "a", "text_sha256": "0" * 64},
        "coder": {"name": "eventdata", "version": "0.1.0"},
    }
    return json.dumps(example | changes)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"quad_class": 4.0},
        {"confidence": 1},
        {"goldstein": None},
        {"where": {"words": "Hit", "precision": "exact", "latitude": 33, "longitude": 42.5}},
        {"when": {"first": "2019-07-07", "last": "2019-07-07", "precision": "day", "basis": "stated"}},
    ],
)
def test_all_accept_what_json_may_write_in_several_ways(changes: dict[str, Any]) -> None:
    assert verdicts(Event, event_text(**changes)) == {True}


@pytest.mark.parametrize(
    "changes",
    [
        {"cameo_code": "195\n"},
        {"cameo_code": 195},
        {"cameo_code": "999"},
        {"event_id": "\u0660" * 32},
        {"quad_class": True},
        {"quad_class": 4.5},
        {"confidence": float("nan")},
        {"confidence": True},
        {"is_background": 0},
        {"evidence": []},
        {"actors": None},
        {"actors": [None]},
        {"actors": [{}]},
        {"when": {}},
        {"where": {}},
        {"unknown": None},
        {"actors": [{"words": "troops", "sectors": [], "is_implied": False, "unknown": None}]},
        {"attribution": ""},
        {"attribution": "\ud800"},
        {"when": {"first": "2019-02-29", "precision": "day", "basis": "stated"}},
        {"when": {"first": "0999-02-01", "precision": "day", "basis": "stated"}},
        {"when": {"precision": "hour", "basis": "stated"}},
        {"counts": [{"kind": "killed", "side": "unknown", "low": 10**30, "basis": "stated"}]},
        {"counts": [{"kind": "killed", "side": "unknown", "low": "3", "basis": "stated"}]},
    ],
)
def test_all_refuse_what_naive_readers_let_pass(changes: dict[str, Any]) -> None:
    assert verdicts(Event, event_text(**changes)) == {False}
