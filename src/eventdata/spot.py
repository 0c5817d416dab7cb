"""A spot: a place in an input, and the one who is told what is wrong there."""

from collections.abc import Callable

import attrs

from eventdata.problem import Problem, Severity


@attrs.frozen(kw_only=True)
class Spot:
    """Where a value stands, as far as known, and to whom its problems are told."""

    tell: Callable[[Problem], None]
    file: str | None = None
    line: int | None = None
    row: int | None = None
    event_id: str | None = None

    def error(self, rule_id: str, message: str, *, pointer: str | None = None, column: str | None = None) -> None:
        """Tell what is wrong, so that something is lost or refused."""
        self.tell(self.problem(Severity.ERROR, rule_id, message, pointer=pointer, column=column))

    def warning(self, rule_id: str, message: str, *, pointer: str | None = None, column: str | None = None) -> None:
        """Tell what is worth another look, and costs nothing."""
        self.tell(self.problem(Severity.WARNING, rule_id, message, pointer=pointer, column=column))

    def problem(
        self, severity: Severity, rule_id: str, message: str, *, pointer: str | None, column: str | None
    ) -> Problem:
        """A problem of this spot."""
        return Problem(
            rule_id=rule_id,
            severity=severity,
            message=message,
            file=self.file,
            line=self.line,
            row=self.row,
            column=column,
            pointer=pointer,
            event_id=self.event_id,
        )
