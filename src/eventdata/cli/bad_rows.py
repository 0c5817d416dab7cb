"""The file of `--bad-rows`: every wrong record with its reasons, so that it and the good ones are all there were."""

import json
from base64 import b64encode
from collections.abc import Iterable
from math import isfinite
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from eventdata.cli.arguments import WrongArgument
from eventdata.errors import UnreadableInput
from eventdata.formats.whole_file import whole_file
from eventdata.problem import Problem
from eventdata.schema.codec import loads
from eventdata.validation.tally import KNOWN, Sink


class BadRows:
    """JSON Lines with the file, line or row, reasons and content of each wrong record.

    The content is `record`; `text` or `base64` for a line that is no JSON or not UTF-8, with `is_cut` if it is only
    the beginning. What is found out later of a record that was told before stands on a line without content.
    """

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

        def tell(number: int, problems: tuple[Problem, ...], held: Any) -> None:
            place = {"file": name, "row" if is_parquet else "line": number}
            is_cut = {"is_cut": True} if any(problem.rule_id == "EVD005" for problem in problems) else {}
            self.write({**place, "reasons": reasons(problems), **is_cut, **({} if held is KNOWN else content(held))})

        return tell

    def write(self, found: dict[str, object]) -> None:
        """Add a line."""
        assert self.file is not None
        self.file.write(json.dumps(found, default=str).encode("ascii") + b"\n")


def content(held: Any) -> dict[str, Any]:
    """What a wrong record holds, as far as it can be read."""
    if not isinstance(held, bytes):
        return {"record": written(held)}
    line = held.removesuffix(b"\n").removesuffix(b"\r")
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": b64encode(line).decode("ascii")}
    try:
        return {"record": loads(text)}
    except UnreadableInput:
        return {"text": text}


def written(value: Any) -> Any:
    """A row as JSON can write it: what is no number as text."""
    if isinstance(value, dict):
        return {key: written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [written(item) for item in value]
    return str(value) if isinstance(value, float) and not isfinite(value) else value


def reasons(problems: Iterable[Problem]) -> list[dict[str, str | None]]:
    """Rule, place and message of each problem."""
    return [
        {"rule_id": problem.rule_id, "pointer": problem.pointer, "message": problem.message} for problem in problems
    ]
