"""What is said of the wrong rows of a table: the words of `jsonschema` and of the rules, for the first of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs
import pyarrow as pa

from eventdata.errors import InvalidRecord
from eventdata.model import Event
from eventdata.ontology.rules import rule_problems
from eventdata.problem import Problem, Severity
from eventdata.schema.codec import record
from eventdata.validation.event_texts import Texts
from eventdata.validation.quotes import quote_problems
from eventdata.validation.referee import Referee
from eventdata.validation.rules import DISAGREEMENT, documented, rule_of_keyword
from eventdata.validation.values import Breach

Places = dict[int, list[tuple[str, str]]]
"""The pointers and keywords of each wrong row."""


def places(breaches: tuple[Breach, ...], rows: set[int]) -> Places:
    """What the columns found in some rows."""
    found: Places = defaultdict(list)
    for breach in breaches:
        for row, pointer in zip(breach.positions.tolist(), breach.pointers(), strict=True):
            if row in rows:
                found[row].append((pointer, breach.keyword))
    return found


def plain_rows(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    """The rows as JSON has them: days as text, also those of years that Python's calendar does not have."""
    try:
        return [plain_days(row) for row in batch.to_pylist()]
    except (ValueError, OverflowError):
        schema = pa.schema([field.with_type(textual(field.type)) for field in batch.schema])
        columns = [column.cast(field.type) for column, field in zip(batch, schema, strict=True)]
        return list(pa.RecordBatch.from_arrays(columns, schema=schema).to_pylist())


def plain_days(value: Any) -> Any:
    """The value with days as text."""
    if isinstance(value, dict):
        return {key: plain_days(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain_days(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def textual(found: Any) -> Any:
    """The type with text for days, and without dictionaries."""
    if pa.types.is_dictionary(found):
        return textual(found.value_type)
    if pa.types.is_date32(found):
        return pa.string()
    if pa.types.is_struct(found):
        fields = [found.field(position) for position in range(found.num_fields)]
        return pa.struct([field.with_type(textual(field.type)) for field in fields])
    if pa.types.is_list(found):
        return pa.list_(found.value_field.with_type(textual(found.value_type)))
    if pa.types.is_large_list(found):
        return pa.large_list(found.value_field.with_type(textual(found.value_type)))
    return found


def schema_problems(plain: Any, found: list[tuple[str, str]], referee: Referee) -> Iterator[Problem]:
    """The complaints of the referee about a row; where the columns found something else, that is a problem, too."""
    complaints = list(referee.complaints(plain))
    name = event_id(plain)
    for complaint in complaints:
        yield complaint.problem(name)
    judged = Counter((complaint.pointer, complaint.keyword) for complaint in complaints)
    if judged != Counter(found):
        differing = sorted((judged - Counter(found)) + (Counter(found) - judged))
        yield generic(DISAGREEMENT, differing[0][0], f"jsonschema and the columns differ in {differing}", name)


def generic(rule_id: str, pointer: str, message: str, name: str | None = None) -> Problem:
    """An error at a place."""
    return Problem(rule_id=rule_id, severity=Severity.ERROR, pointer=pointer or None, event_id=name, message=message)


def event_id(plain: Any) -> str | None:
    """The id of a record, if it has one that is text."""
    found = plain.get("event_id") if isinstance(plain, dict) else None
    return found if isinstance(found, str) else None


def event_problems(plain: Any, found: list[tuple[str, str]], texts: Texts | None) -> Iterator[Problem]:
    """What the columns found by rules in an event, in the words of the rules."""
    try:
        event = record(Event, plain)
    except InvalidRecord as error:
        yield generic(DISAGREEMENT, error.pointer, f"no event, but satisfies the schema: {error.message}")
        return
    worded = [*rule_problems(event), *(quote_problems(event, texts) if texts else ())]
    yield from worded
    judged = Counter((problem.pointer or "", problem.rule_id) for problem in worded)
    for pointer, rule_id in sorted((judged - Counter(found)) + (Counter(found) - judged)):
        message = f"the rule {rule_id} is judged in another way by columns: {demand(rule_id)}"
        yield generic(DISAGREEMENT, pointer, message, event.event_id)


def brief(found: list[tuple[str, str]], name: str | None) -> Iterator[Problem]:
    """The problems of a row in brief, when so many came before it that they are only counted."""
    for pointer, keyword in found:
        is_rule = keyword.startswith("EVD")
        rule_id = keyword if is_rule else rule_of_keyword(keyword)
        yield generic(rule_id, pointer, demand(rule_id) if is_rule else f"breaks the keyword {keyword}", name)


def demand(rule_id: str) -> str:
    """What a rule demands."""
    return next(rule.demand for rule in documented() if rule.id == rule_id)


def numbered(problem: Problem, row: int) -> Problem:
    """The problem with the row's number."""
    return attrs.evolve(problem, row=row)
