"""The outcome of a validation: every problem found, and how many records were looked at."""

from collections import Counter
from collections.abc import Iterator

import attrs

from eventdata.errors import InvalidRecord
from eventdata.problem import Problem, Severity


@attrs.frozen(kw_only=True)
class Counts:
    """How many records were read, how many of them have an error, and how often each rule was broken."""

    records: int
    records_with_errors: int
    errors: int
    warnings: int
    by_rule: tuple[tuple[str, int], ...]


@attrs.frozen(kw_only=True)
class Report:
    """The problems of what was validated, in the order of the input."""

    records: int
    records_with_errors: int
    problems: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)

    @property
    def ok(self) -> bool:
        """Whether no record has an error; warnings do not count."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def counts(self) -> Counts:
        """The totals, rules in the order of their names."""
        severities = Counter(problem.severity for problem in self.problems)
        return Counts(
            records=self.records,
            records_with_errors=self.records_with_errors,
            errors=severities[Severity.ERROR],
            warnings=severities[Severity.WARNING],
            by_rule=tuple(sorted(Counter(problem.rule_id for problem in self.problems).items())),
        )

    def raise_for_problems(self) -> None:
        """Raise InvalidRecord, naming the first error, unless the report is ok."""
        errors = [problem for problem in self.problems if problem.severity is Severity.ERROR]
        if errors:
            raise InvalidRecord(f"{len(errors)} errors in {self.records} records; the first: {errors[0]}")
