"""The file of `--bad-rows`: every wrong record with its reasons, so that it and the good ones are all there were."""

import json
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from eventdata.cli.arguments import WrongArgument
from eventdata.formats.whole_file import whole_file
from eventdata.problem import Problem
from eventdata.validation.tally import Sink


class BadRows:
    """JSON Lines with the file, line or row, reasons; rows that are told twice, as repeated ones are, stand twice."""

    def __init__(self, path: Path) -> None:
        self.context = whole_file(path)
        self.path = path
        self.file: BinaryIO | None = None

    def __enter__(self) -> "BadRows":
        try:
            self.file = self.context.__enter__()
        except OSError as error:
            raise WrongArgument(f"--bad-rows {self.path}: {error.strerror}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.context.__exit__(kind, error, trace)

    def sink(self, path: Path, name: str) -> Sink:
        """What is called for each wrong record of a file."""
        is_parquet = path.suffix.lower() == ".parquet"

        def tell(number: int, problems: tuple[Problem, ...]) -> None:
            self.write({"file": name, "row" if is_parquet else "line": number, "reasons": reasons(problems)})

        return tell

    def write(self, found: dict[str, object]) -> None:
        """Add a line."""
        assert self.file is not None
        self.file.write(json.dumps(found).encode("ascii") + b"\n")


def reasons(problems: Iterable[Problem]) -> list[dict[str, str | None]]:
    """Rule, place and message of each problem."""
    return [
        {"rule_id": problem.rule_id, "pointer": problem.pointer, "message": problem.message} for problem in problems
    ]
