"""The check of record batches: the schema first, then the rules between fields for the rows that satisfy it."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from eventdata.errors import UnreadableInput
from eventdata.problem import Problem
from eventdata.schema.codec import loads
from eventdata.validation.columns import ColumnarSchema
from eventdata.validation.duplicates import Identifiers
from eventdata.validation.event_columns import rule_breaches
from eventdata.validation.event_texts import Texts, text_breaches
from eventdata.validation.rules import rule_of_keyword
from eventdata.validation.schemas import Wanted
from eventdata.validation.tally import KNOWN, Tally
from eventdata.validation.undecodable import undecodable
from eventdata.validation.values import Breach, Mask, Positions, Unsupported
from eventdata.validation.wording import Places, brief, event_problems, generic, numbered, plain_rows, schema_problems
from eventdata.validation.wording import places as places_of

ROWS_AT_ONCE = 1_000


class TableCheck:
    """The check of one table, batch after batch."""

    def __init__(self, wanted: Wanted, *, columns: pa.Schema, texts: Texts | None, tally: Tally) -> None:
        self.wanted = wanted
        self.texts = texts
        self.tally = tally
        self.identifiers = Identifiers()
        self.invalid: list[Positions] = []
        self.json_texts = wanted.json_columns & {field.name for field in columns if is_text(field.type)}
        self.columnar = self.columnar_schema(columns)

    def columnar_schema(self, columns: pa.Schema) -> ColumnarSchema | None:
        """The schema for columns; None, and a note that says why, when the referee must check every row."""
        try:
            if self.json_texts:
                raise Unsupported("JSON in columns of text")
            columnar = ColumnarSchema(self.wanted.schema)
            columnar.refuse_unsupported(columns)
        except Unsupported as error:
            self.tally.notes[f"checked row by row, because columns cannot be checked for: {error}"] = None
            return None
        return columnar

    def add(self, batch: pa.RecordBatch, first_row: int) -> None:
        """Check the rows of a batch, of which the first has this number in its file."""
        self.tally.records += batch.num_rows
        rows = np.arange(first_row, first_row + batch.num_rows)
        is_read = self.readable(batch, rows)
        if not is_read.all():
            batch, rows = batch.filter(pa.array(is_read)), rows[is_read]
        is_valid = self.check_schema(batch, rows)
        if self.wanted.is_event and is_valid.any():
            valid = batch if is_valid.all() else batch.filter(pa.array(is_valid))
            self.check_rules(valid, rows[is_valid])

    def readable(self, batch: pa.RecordBatch, rows: Positions) -> Mask:
        """Which rows hold nothing but UTF-8; the others are told."""
        is_read = np.ones(len(rows), bool)
        try:
            batch.validate(full=True)
        except pa.ArrowInvalid as error:
            found = tuple(undecodable(batch))
            if not found:
                raise UnreadableInput(f"{self.tally.file or 'table'}: {str(error).splitlines()[0]}") from error
            for breach in found:
                is_read[breach.positions] = False
            self.settle(found, rows, lambda _, found: brief(found, None))
            self.invalid.append(rows[~is_read])
        return is_read

    def check_schema(self, batch: pa.RecordBatch, rows: Positions) -> Mask:
        """Which rows satisfy the schema; the others are told."""
        is_valid = np.ones(len(rows), bool)
        found = self.schema_breaches(batch)
        if found:
            for breach in found:
                is_valid[breach.positions] = False
            referee = self.wanted.referee
            self.settle(found, rows, lambda plain, found: schema_problems(plain, found, referee), batch)
            self.invalid.append(rows[~is_valid])
        return is_valid

    def schema_breaches(self, batch: pa.RecordBatch) -> tuple[Breach, ...]:
        """What is wrong by the schema; by the referee's word where columns do not tell."""
        if self.columnar is not None:
            try:
                return tuple(self.columnar.breaches(batch))
            except Unsupported as error:
                self.tally.notes[f"some rows were checked one by one, because of: {error}"] = None
        return tuple(
            Breach(keyword=complaint.keyword, positions=np.array([row]), steps=tuple(complaint.pointer.split("/")[1:]))
            for row, plain in enumerate(self.plain_rows(batch))
            for complaint in self.wanted.referee.complaints(plain)
        )

    def plain_rows(self, batch: pa.RecordBatch) -> list[dict[str, Any]]:
        """The rows as JSON has them, where columns of JSON text hold what the text says."""
        found = plain_rows(batch)
        for row in found if self.json_texts else ():
            row.update({name: parsed(row[name]) for name in self.json_texts & row.keys()})
        return found

    def check_rules(self, batch: pa.RecordBatch, rows: Positions) -> None:
        """Tell where rows break the rules between fields."""
        self.identifiers.add(batch.column("event_id"))
        found = (*rule_breaches(batch), *text_breaches(batch, self.texts))
        if found:
            self.settle(found, rows, lambda plain, found: event_problems(plain, found, self.texts), batch)

    def settle(self, breaches: tuple[Breach, ...], rows: Positions, words: Any, batch: Any = None) -> None:
        """Count breaches, and tell the problems of their rows: the first in full, the others in brief."""
        wrong = np.unique(np.concatenate([breach.positions for breach in breaches]))
        for breach in breaches:
            is_rule = breach.keyword.startswith("EVD")
            self.tally.count(breach.keyword if is_rule else rule_of_keyword(breach.keyword), len(breach.positions))
        chosen = wrong[: self.tally.to_word]
        self.tally.add_wrong(rows[wrong])
        told = wrong if self.tally.tell_all else chosen
        found = places_of(breaches, set(told.tolist()))
        for row, record, problems in self.worded(chosen, found, words, batch):
            self.tally.add(int(rows[row]), [numbered(problem, int(rows[row])) for problem in problems], record)
        for row, record in self.held(told[len(chosen) :], batch):
            short = [numbered(problem, int(rows[row])) for problem in brief(found[row], None)]
            self.tally.add(int(rows[row]), short, record, is_listed=False)

    def held(self, chosen: Positions, batch: Any) -> Iterator[tuple[int, Any]]:
        """Some rows as JSON has them, or None where there is no batch that can be decoded."""
        for begin in range(0, len(chosen), ROWS_AT_ONCE):
            part = chosen[begin : begin + ROWS_AT_ONCE]
            plain = [None] * len(part) if batch is None else self.plain_rows(batch.take(pa.array(part)))
            yield from zip(part.tolist(), plain, strict=True)

    def worded(
        self, chosen: Positions, found: Places, words: Any, batch: Any
    ) -> Iterator[tuple[int, Any, tuple[Problem, ...]]]:
        """Some rows with their problems in full; those that count as disagreement are counted as well."""
        for row, record in self.held(chosen, batch):
            problems = tuple(words(record, found[row]))
            extra = sum(problem.rule_id == "EVD190" for problem in problems)
            if extra:
                self.tally.count("EVD190", extra)
            yield row, record, problems

    def tell_repetition(self, row: int, name: str, batch: pa.RecordBatch) -> None:
        """Count and tell the row of a batch of one that repeats an id."""
        told = generic("EVD241", "/event_id", "an earlier record has the same event_id", name)
        is_known = bool(self.tally.is_wrong(np.array([row])).any())
        self.tally.add_counted(row, (numbered(told, row),), KNOWN if is_known else self.plain_rows(batch)[0])

    def valid_identifiers(self, batch: pa.RecordBatch, first_row: int) -> tuple[Positions, Any, pa.RecordBatch]:
        """The rows of a batch that satisfy the schema: their numbers, their ids, and themselves."""
        rows = np.arange(first_row, first_row + batch.num_rows)
        if self.invalid:
            is_valid = ~np.isin(rows, np.concatenate(self.invalid))
            rows, batch = rows[is_valid], batch.filter(pa.array(is_valid))
        return rows, batch.column("event_id"), batch


def is_text(found: Any) -> bool:
    """Whether a column holds texts."""
    value = found.value_type if pa.types.is_dictionary(found) else found
    return bool(pa.types.is_string(value) or pa.types.is_large_string(value) or pa.types.is_string_view(value))


def parsed(text: str | None) -> Any:
    """What a JSON text says; one that is no JSON remains a text."""
    try:
        return None if text is None else loads(text)
    except UnreadableInput:
        return text
