"""What is wrong with a file of events, a table, or events in memory: with each, between them, and with their quotes."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from eventdata.article import Article
from eventdata.errors import UnreadableInput
from eventdata.model import Event
from eventdata.ontology.rules import rule_problems
from eventdata.validation.event_texts import Texts
from eventdata.validation.quotes import quote_problems
from eventdata.validation.report import Report
from eventdata.validation.schemas import Wanted, wanted
from eventdata.validation.tally import Sink, Tally
from eventdata.validation.wording import generic, numbered

if TYPE_CHECKING:
    import pyarrow as pa

BEGINNING: Final = 1024
LONGEST_LINE: Final = 16 * 2**20


@attrs.frozen(kw_only=True)
class Check:
    """How files are checked: against which schema and texts, and who is told of every wrong record."""

    wanted: Wanted
    texts: Texts | None = None
    longest_line: int = LONGEST_LINE
    tell_all: Sink | None = None
    progress: Callable[[int], None] | None = None

    def tally(self, file: str | None = None) -> Tally:
        """Counts for one input."""
        return Tally(file=file, tell_all=self.tell_all)


def validate(
    path_or_events: "Path | str | Iterable[Event] | pa.Table | pa.RecordBatch",
    *,
    articles: Iterable[Article] | None = None,
    schema: str | Path | None = None,
    longest_line: int = LONGEST_LINE,
) -> Report:
    """All problems of a file (JSON Lines, Parquet, or JSON with one record), of an Arrow table, or of events in memory.

    With articles, every quote is compared with the text at its offsets. `schema` is a version, a name, a layout or a
    file of yours; by default records are events, and the rules between their fields are checked, too. A file that
    cannot be read at all raises `UnreadableInput`.
    """
    texts = None if articles is None else Texts.of(articles)
    check = Check(wanted=wanted(schema), texts=texts, longest_line=longest_line)
    if isinstance(path_or_events, Path | str):
        return validated_file(Path(path_or_events), check)
    if hasattr(path_or_events, "schema"):
        return validated_table(path_or_events, check)
    return validated_events(path_or_events, check)


def validated_file(path: Path, check: Check, *, name: str | None = None) -> Report:
    """The report on a file; `name` is what it is called in problems, if not by its path."""
    suffix = path.suffix.lower()
    name = name or str(path)
    if suffix not in READERS:
        raise UnreadableInput(f"{name}: events are read from {', '.join(READERS)}, found {suffix or 'no suffix'}")
    try:
        with path.open("rb") as file:
            beginning = file.read(BEGINNING)
    except OSError as error:
        raise UnreadableInput(f"{name}: {error.strerror}") from error
    is_parquet = beginning.startswith(b"PAR1")
    if is_parquet != (suffix == ".parquet") or (not is_parquet and b"\0" in beginning):
        raise UnreadableInput(f"{name}: the content is not {'Parquet' if suffix == '.parquet' else 'JSON'}")
    return READERS[suffix](path, name, check)


def validated_lines(path: Path, name: str, check: Check) -> Report:
    """The report on JSON Lines; a file without lines has no records, as a run without events writes it."""
    from eventdata.validation.json_lines import LineCheck

    tally = check.tally(name)
    lines = LineCheck(check.wanted, texts=check.texts, tally=tally, longest_line=check.longest_line)
    with path.open("rb") as file:
        lines.run(file, *filter(None, (check.progress,)))
    with path.open("rb") as file:
        lines.tell_repetitions(file)
    return tally.report()


def validated_record(path: Path, name: str, check: Check) -> Report:
    """The report on the one record of a JSON file."""
    from eventdata.validation.json_lines import BOM, LineCheck

    tally = check.tally(name)
    if path.stat().st_size > check.longest_line:
        raise UnreadableInput(f"{name}: one record of at most {check.longest_line:,} bytes is wanted")
    found = LineCheck(check.wanted, texts=check.texts, tally=tally, longest_line=check.longest_line)
    tally.records = 1
    content = path.read_bytes().removeprefix(BOM)
    problems = tuple(found.problems(1, content + b"\n"))
    if problems:
        tally.add_counted(1, problems, content)
    return tally.report()


def validated_parquet(path: Path, name: str, check: Check) -> Report:
    """The report on a Parquet file."""
    from eventdata.validation.parquet_rows import ParquetRows

    known = check.wanted.schema.get("properties", {}) if isinstance(check.wanted.schema, dict) else {}
    rows = ParquetRows(path, name, check.wanted.version, frozenset(known))
    return checked_rows(rows.columns(), rows.batches, check, name)


def validated_table(table: Any, check: Check) -> Report:
    """The report on an Arrow table or record batch."""

    def batches(columns: list[str] | None = None) -> Iterator[tuple[int, Any]]:
        chosen = table.select(columns) if columns else table
        first_row = 0
        for batch in chosen.to_batches() if hasattr(chosen, "to_batches") else (chosen,):
            yield first_row, batch
            first_row += batch.num_rows

    return checked_rows(table.schema, batches, check, None)


def checked_rows(columns: Any, batches: Any, check: Check, name: str | None) -> Report:
    """The report on rows that can be gone through twice."""
    from eventdata.validation.duplicates import repeated
    from eventdata.validation.tables import TableCheck

    tally = check.tally(name)
    table = TableCheck(check.wanted, columns=columns, texts=check.texts, tally=tally)
    for first_row, batch in batches():
        table.add(batch, first_row)
        if check.progress is not None:
            check.progress(batch.num_rows)
    suspicious = table.identifiers.suspicious()
    if len(suspicious):
        again = batches(None if check.tell_all else ["event_id"])
        valid = (table.valid_identifiers(batch, first_row) for first_row, batch in again)
        for row, event_id, batch, position in repeated(valid, suspicious):
            table.tell_repetition(row, event_id, batch.slice(position, 1))
    return tally.report()


def validated_events(events: Iterable[Event], check: Check) -> Report:
    """The report on events in memory, which satisfy the schema because they were made."""
    tally = check.tally()
    seen: set[str] = set()
    for row, event in enumerate(events):
        tally.records += 1
        found = [*rule_problems(event), *(quote_problems(event, check.texts) if check.texts else ())]
        if event.event_id in seen:
            found.append(generic("EVD241", "/event_id", "an earlier record has the same event_id", event.event_id))
        seen.add(event.event_id)
        if found:
            tally.add_counted(row, [numbered(problem, row) for problem in found], None)
    return tally.report()


READERS: Final[dict[str, Callable[[Path, str, Check], Report]]] = {
    ".jsonl": validated_lines,
    ".ndjson": validated_lines,
    ".json": validated_record,
    ".parquet": validated_parquet,
}
