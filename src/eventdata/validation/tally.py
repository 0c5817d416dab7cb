"""What is kept while records are validated: exact counts of everything, and the problems of the first wrong records."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, Final

import attrs
import numpy as np

from eventdata.problem import Problem, Severity
from eventdata.validation.report import Counts, Report
from eventdata.validation.values import Positions

MOST_WORDED: Final = 1_000
Sink = Callable[[int, tuple[Problem, ...], Any], None]
"""Is told the number of a wrong record, its problems, and what it holds: a line as bytes, a row as JSON data.

None stands for a row that cannot be decoded; KNOWN for a record that was told before.
"""
KNOWN: Final = object()


class Tally:
    """The counts so far; `tell_all` is told of each wrong record, by row or line, with all its problems."""

    def __init__(self, *, file: str | None = None, tell_all: Sink | None = None) -> None:
        self.file = file
        self.tell_all = tell_all
        self.records = 0
        self.rules: Counter[str] = Counter()
        self.warnings = 0
        self.problems: list[Problem] = []
        self.wrong: list[Positions] = []
        self.number_wrong = 0
        self.notes: dict[str, None] = {}

    @property
    def to_word(self) -> int:
        """Of how many more wrong records the problems are wanted in words."""
        return max(0, MOST_WORDED - self.number_wrong)

    def add_wrong(self, records: Positions) -> None:
        """Count records that have an error."""
        self.wrong.append(records)
        self.number_wrong += len(records)

    def is_wrong(self, records: Positions) -> "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]":
        """Which of the records have been counted as wrong."""
        known = np.concatenate(self.wrong) if self.wrong else np.empty(0, np.int64)
        return np.isin(records, known)

    def count(self, rule_id: str, number: int) -> None:
        """Count breaches of a rule that is an error."""
        self.rules[rule_id] += number

    def add(self, record: int, problems: Iterable[Problem], held: Any, *, is_listed: bool = True) -> None:
        """List the problems of a record, which holds this, that are counted already."""
        found = tuple(attrs.evolve(problem, file=self.file) for problem in problems)
        if is_listed:
            self.problems += found
        if self.tell_all is not None:
            self.tell_all(record, found, held)

    def add_counted(self, record: int, problems: Iterable[Problem], held: Any) -> None:
        """Count and list the problems of one record, which holds this."""
        found = tuple(problems)
        errors = [problem.rule_id for problem in found if problem.severity is Severity.ERROR]
        is_listed = bool(self.to_word)
        self.rules.update(problem.rule_id for problem in found)
        self.warnings += len(found) - len(errors)
        if errors and held is not KNOWN:
            self.add_wrong(np.array([record]))
        self.add(record, found, held, is_listed=is_listed)

    def report(self) -> Report:
        """The report on everything counted."""
        counts = Counts(
            records=self.records,
            records_with_errors=self.number_wrong,
            errors=self.rules.total() - self.warnings,
            warnings=self.warnings,
            by_rule=tuple(sorted(self.rules.items())),
        )
        return Report(counts=counts, problems=tuple(sorted(self.problems, key=place)), notes=tuple(self.notes))


def place(problem: Problem) -> tuple[int, int]:
    """The order of problems within a file."""
    return problem.line or 0, problem.row or 0
