"""What is worked out once for each distinct value is what is worked out row by row."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdata.layouts import first_tellings
from eventdata.layouts.first_tellings import FirstTellings
from eventdata.layouts.rules import CODES, RULES, broken_rules
from eventdata.ontology.tables import rows as table_rows
from eventdata.schema import distinct
from eventdata.schema.distinct import by_value, by_values, coded, coded_if_few, combinations, decoded, placed

texts = st.none() | st.sampled_from(("", "a", "b", "Ä", ";", "null")) | st.text(max_size=3)
rows_of_texts = st.lists(st.tuples(texts, texts, texts), max_size=40)
LIMITS = {"MOST_KEYS": 3, "MOST_PLACES": 2, "SAMPLE": 2, "FEW": 1}


@pytest.fixture(params=[{}, *({name: value} for name, value in LIMITS.items())], ids=str)
def _limits(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in request.param.items():
        monkeypatch.setattr(distinct, name, value)


def columns(rows: list[tuple[Any, ...]]) -> list[pa.DictionaryArray]:
    return [coded(pa.array([row[number] for row in rows], pa.string())) for number in range(3)]


@pytest.mark.usefixtures("_limits")
@given(st.lists(texts, max_size=40))
def test_a_coded_column_has_the_values_of_the_plain_one(values: list[str | None]) -> None:
    plain = pa.array(values, pa.string())
    for made in (coded(plain), coded_if_few(plain), coded_if_few(plain.slice(1))):
        assert decoded(made).to_pylist() == values[len(values) - len(made) :]
    assert len(coded(plain).dictionary) == len(set(values) - {None})


@pytest.mark.usefixtures("_limits")
@given(rows_of_texts)
def test_a_function_of_combinations_is_the_function_of_rows(rows: list[tuple[Any, ...]]) -> None:
    def joined(*parts: pa.Array) -> pa.Array:
        return pc.binary_join_element_wise(*(pc.fill_null(part, "-") for part in parts[:2]), parts[2], "|")

    filled = [["-" if text is None else text for text in row[:2]] for row in rows]
    wanted = [None if row[2] is None else "|".join((*both, row[2])) for both, row in zip(filled, rows, strict=True)]
    assert by_values(joined, *columns(rows)).to_pylist() == wanted


@pytest.mark.usefixtures("_limits")
@given(rows_of_texts)
def test_every_row_has_the_values_of_the_row_that_stands_for_its_combination(rows: list[tuple[Any, ...]]) -> None:
    numbers, chosen = combinations(columns(rows))
    assert [rows[chosen[number].as_py()] for number in numbers.to_pylist()] == rows
    assert len(chosen) == len(set(rows))


@pytest.mark.parametrize("function", [pc.is_null, pc.utf8_upper, lambda values: pc.fill_null(values, "none")])
@given(values=st.lists(texts, max_size=20))
def test_a_function_of_values_is_the_function_of_rows_also_of_null(
    function: Callable[[pa.Array], pa.Array], values: list[str | None]
) -> None:
    plain = pa.array(values, pa.string())
    assert by_value(function, coded(plain)).to_pylist() == function(plain).to_pylist()


def test_values_that_repeat_or_are_null_are_no_values_of_a_dictionary() -> None:
    made = placed(pa.array([0, 1, 2, None]), pa.array(["a", "a", None]))
    assert made.to_pylist() == ["a", "a", None, None]
    assert made.dictionary.to_pylist() == ["a"]


halves = st.integers(0, 3) | st.integers(2**64 - 3, 2**64 - 1)
batches_of_ids = st.lists(st.lists(st.tuples(halves, halves), max_size=8), max_size=8)


@pytest.mark.parametrize("run", [first_tellings.RUN, 3])
@given(batches=batches_of_ids)
def test_an_id_is_first_once_in_all_batches(run: int, batches: list[list[tuple[int, int]]]) -> None:
    tellings, seen = FirstTellings(), set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(first_tellings, "RUN", run)
        for batch in batches:
            found = tellings.first(*(np.array([each[half] for each in batch], np.uint64) for half in (0, 1)))
            wanted = [each not in seen and each not in batch[:place] for place, each in enumerate(batch)]
            assert found.tolist() == wanted
            seen.update(batch)
    assert sum(map(len, tellings.runs)) == len(seen)


def code_values(column: str) -> list[str | None]:
    """Values that a column of codes may have, and some that it may not."""
    inters = [row["text"] for row in table_rows("acled_inter_codes")]
    types = table_rows("acled_sub_event_types")
    known = {
        "inter1": inters,
        "inter2": inters,
        "sub_event_type": [row["code"] for row in types],
        "event_type": [row["event_type"] for row in types],
        "disorder_type": [row["disorder_type"] for row in types],
        "interaction": [row["text"] for row in table_rows("acled_interactions")],
        "civilian_targeting": ["Civilian targeting"],
    }
    return [None, "X; Y", *known.get(column, ["Somebody"])]


code_rows = st.lists(st.tuples(*(st.sampled_from(code_values(name)) for name in CODES)), min_size=1, max_size=12)


@given(code_rows)
def test_a_rule_about_codes_is_broken_by_the_same_rows_when_combinations_are_checked(
    found: list[tuple[str | None, ...]],
) -> None:
    rest = {"year": 2019, "event_date": date(2019, 1, 1), "latitude": 1.5, "longitude": 1.23456}
    plain = {name: pa.array([value] * len(found)) for name, value in rest.items()}
    codes = {name: pa.array([row[place] for row in found], pa.string()) for place, name in enumerate(CODES)}
    broken = {rule.id: rows.to_pylist() for rule, rows in broken_rules("acled", pa.table(plain | codes))}
    for rule in RULES["acled"]:
        each = pc.fill_null(rule.broken(pa.table(plain | codes)), False)
        wanted = each.combine_chunks() if isinstance(each, pa.ChunkedArray) else each
        assert broken.get(rule.id, [False] * len(found)) == wanted.to_pylist(), rule.id
