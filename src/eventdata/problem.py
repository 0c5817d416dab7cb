"""A problem: what a reader, a rule or a validator has to say against one place of its input."""

from enum import StrEnum

import attrs


class Severity(StrEnum):
    """Whether a record is wrong, or only worth another look."""

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen(kw_only=True)
class Problem:
    """One complaint, with as much of its place as is known; lines count from 1, rows from 0, as in their formats."""

    rule_id: str
    severity: Severity
    message: str
    file: str | None = None
    line: int | None = None
    row: int | None = None
    column: str | None = None
    pointer: str | None = None
    event_id: str | None = None
    value: str | None = None

    @property
    def place(self) -> str:
        """Where it is, from the file inwards, as far as known; empty when nothing is."""
        marks = (
            self.file,
            self.line and f"line {self.line}",
            None if self.row is None else f"row {self.row}",
            self.column and f"column {self.column}",
            self.pointer,
        )
        return ": ".join(mark for mark in marks if mark)

    def __str__(self) -> str:
        return ": ".join(part for part in (self.place, self.severity, self.rule_id, self.message) if part)
