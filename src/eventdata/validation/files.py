"""What is wrong with a file of events, or events in memory: with each, between them, and with their quotes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import attrs

from eventdata.article import Article, text_sha256
from eventdata.errors import InvalidRecord, UnreadableInput
from eventdata.model import Event
from eventdata.ontology.rules import rule_problems
from eventdata.problem import Problem, Severity
from eventdata.schema.json_text import BOM, Found, decoded, json_lines, json_value
from eventdata.spot import Spot
from eventdata.validation.record import SCHEMA_RULE, checked
from eventdata.validation.report import Report

DUPLICATE_RULE: Final = "EVD241"
QUOTE_RULE: Final = "EVD232"
DIGEST_RULE: Final = "EVD233"
UNKNOWN_ARTICLE_RULE: Final = "EVD234"
BATCH: Final = 1024


def validate(path_or_events: Path | str | Iterable[Event], *, articles: Iterable[Article] | None = None) -> Report:
    """All problems of a file (JSON Lines, Parquet, or JSON with one record) or of events in memory.

    With articles, every quote is compared with the text at its offsets. A file that cannot be read at all raises
    `UnreadableInput`.
    """
    texts = None if articles is None else {article.id: article.text for article in articles}
    checks = Checks(texts)
    if isinstance(path_or_events, Path | str):
        path = Path(path_or_events)
        for found, spot in file_records(path, Spot(tell=checks.unreadable, file=str(path))):
            event, problems = checked(found)
            checks.add(event, problems, spot)
    else:
        for row, event in enumerate(path_or_events):
            checks.add(event, tuple(rule_problems(event)), Spot(tell=checks.unreadable, row=row))
    return Report(records=checks.records, records_with_errors=checks.wrong, problems=tuple(checks.problems))


class Checks:
    """The problems so far, and what records must be compared with: the texts, and the ids seen before."""

    def __init__(self, texts: Mapping[str, str | None] | None) -> None:
        self.texts = texts
        self.seen: set[str] = set()
        self.problems: list[Problem] = []
        self.records = 0
        self.wrong = 0

    def unreadable(self, problem: Problem) -> None:
        """Count a record that could not even be read."""
        self.add(
            None, (problem,), Spot(tell=self.problems.append, file=problem.file, line=problem.line, row=problem.row)
        )

    def add(self, event: Event | None, problems: Iterable[Problem], spot: Spot) -> None:
        """Count a record with the problems that it has by itself, and find those that it has besides."""
        found = [*problems, *(self.others(event) if event else ())]
        self.problems += [attrs.evolve(problem, file=spot.file, line=spot.line, row=spot.row) for problem in found]
        self.records += 1
        self.wrong += any(problem.severity is Severity.ERROR for problem in found)

    def others(self, event: Event) -> Iterator[Problem]:
        """What is wrong with an event among others, and with its quotes."""
        if event.event_id in self.seen:
            yield problem(event, DUPLICATE_RULE, "/event_id", "an earlier record has the same event_id")
        self.seen.add(event.event_id)
        if self.texts is not None:
            yield from quote_problems(event, self.texts)


def problem(event: Event, rule_id: str, pointer: str, message: str) -> Problem:
    """An error of an event."""
    return Problem(rule_id=rule_id, severity=Severity.ERROR, pointer=pointer, event_id=event.event_id, message=message)


def quote_problems(event: Event, texts: Mapping[str, str | None]) -> Iterator[Problem]:
    """Quotes that differ from the given articles, articles that are not given, and a text that is not the one coded."""
    for position, piece in enumerate(event.evidence):
        text = texts.get(piece.article_id)
        if text is None:
            message = f"the article {piece.article_id!r} is not among those given, or has no text"
            yield problem(event, UNKNOWN_ARTICLE_RULE, f"/evidence/{position}/article_id", message)
        elif text[piece.start : piece.end] != piece.quote:
            message = f"the article has {text[piece.start : piece.end][:80]!r} there"
            yield problem(event, QUOTE_RULE, f"/evidence/{position}/quote", message)
    own = texts.get(event.article.id)
    if own is not None and text_sha256(own) != event.article.text_sha256:
        yield problem(event, DIGEST_RULE, "/article/text_sha256", "this is not the digest of the given article's text")


def file_records(path: Path, spot: Spot) -> Iterator[Found]:
    """The records of a file in plain form, each with its place; what cannot be read is told to the spot."""
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise UnreadableInput(f"{path}: events are read from {', '.join(READERS)}, found {suffix or 'no suffix'}")
    try:
        with path.open("rb") as file:
            beginning = file.read(BATCH)
    except OSError as error:
        raise UnreadableInput(f"{path}: {error.strerror}") from error
    is_parquet = beginning.startswith(b"PAR1")
    if is_parquet != (suffix == ".parquet") or (not is_parquet and b"\0" in beginning):
        raise UnreadableInput(f"{path}: the content is not {'Parquet' if suffix == '.parquet' else 'JSON'}")
    return READERS[suffix](path, spot)


def json_lines_records(path: Path, spot: Spot) -> Iterator[Found]:
    """One record a line; a file without lines has none, as a run without events writes it."""
    with path.open("rb") as file:
        yield from json_lines(file, spot)


def json_record(path: Path, spot: Spot) -> Iterator[Found]:
    """The one record of a JSON file."""
    text = decoded(path.read_bytes().removeprefix(BOM), spot)
    yield from json_value(text, spot) if text is not None else ()


def parquet_records(path: Path, spot: Spot) -> Iterator[Found]:
    """The rows of a Parquet file whose columns are those of an event; otherwise the column that is not is told."""
    import pyarrow as pa
    from pyarrow import parquet

    from eventdata.schema.arrow_schema import check_columns

    try:
        with parquet.ParquetFile(path) as file:
            check_columns(Event, file.schema_arrow)
            rows = (row for batch in file.iter_batches(batch_size=BATCH) for row in batch.to_pylist())
            for number, row in enumerate(rows):
                yield plain_days(row), attrs.evolve(spot, row=number)
    except InvalidRecord as error:
        spot.error(SCHEMA_RULE, error.message, column=".".join(map(str, error.path)))
    except UnicodeDecodeError as error:
        spot.error("EVD002", f"a text is not UTF-8: {error.reason}")
    except (pa.ArrowException, OSError) as error:
        raise UnreadableInput(f"{path}: {str(error).splitlines()[0]}") from error


def plain_days(value: Any) -> Any:
    """The value as JSON has it: days as text."""
    if isinstance(value, dict):
        return {key: plain_days(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain_days(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


READERS: Final[dict[str, Callable[[Path, Spot], Iterator[Found]]]] = {
    ".jsonl": json_lines_records,
    ".ndjson": json_lines_records,
    ".json": json_record,
    ".parquet": parquet_records,
}
