"""The outcome of a validation: the problems found, and exactly how many there are of each rule."""

from collections.abc import Iterator
from typing import Any

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
    """The problems of what was validated, in the order of the input; those of the first 1,000 wrong records at most.

    The counts are exact all the same. `notes` say what was done in another way than usual, such as a schema that
    `jsonschema` had to check row by row.
    """

    counts: Counts
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)

    @property
    def ok(self) -> bool:
        """Whether no record has an error; warnings do not count."""
        return not self.counts.errors

    @property
    def unlisted(self) -> int:
        """How many errors and warnings were counted, but are not among the problems."""
        return self.counts.errors + self.counts.warnings - len(self.problems)

    def raise_for_problems(self) -> None:
        """Raise InvalidRecord, naming the first error, unless the report is ok."""
        if not self.ok:
            first = next(problem for problem in self.problems if problem.severity is Severity.ERROR)
            raise InvalidRecord(f"{self.counts.errors} errors in {self.counts.records} records; the first: {first}")

    def to_sarif(self) -> dict[str, Any]:
        """The report as a SARIF 2.1.0 log, which code hosts show beside the files."""
        from eventdata.validation.sarif import sarif

        return sarif((self,))
