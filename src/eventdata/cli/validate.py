"""`eventdata validate`: files of events, and everything that is wrong with them, in the format that is asked for."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import attrs

from eventdata.cli.arguments import WrongArgument
from eventdata.cli.bad_rows import BadRows
from eventdata.cli.terminal import messages, row_progress, say
from eventdata.errors import EventDataError, UnknownSchema, UnreadableInput
from eventdata.formats.articles import read_articles
from eventdata.formats.whole_file import whole_file
from eventdata.validation.event_texts import Texts
from eventdata.validation.files import READERS, Check, validated_file
from eventdata.validation.renderers import RENDERERS, Named, summary
from eventdata.validation.report import Report
from eventdata.validation.schemas import wanted

STANDARD_INPUT: Final = "-"
FOUND, USAGE, UNREADABLE = 1, 2, 3


def run(arguments: argparse.Namespace) -> int:
    """Validate each file; the exit status is that of the worst of them, whatever the format."""
    texts = Texts.of(read_articles(arguments.articles, problems=say)) if arguments.articles else None
    reports: list[Named] = []
    status = 0
    with ExitStack() as stack:
        bad_rows = stack.enter_context(BadRows(arguments.bad_rows)) if arguments.bad_rows else None
        progress = stack.enter_context(row_progress())
        for path, name in files(arguments.paths, stack):
            tell_all = bad_rows.sink(path, name) if bad_rows else None
            check = Check(
                wanted=wanted(arguments.schema), texts=texts, longest_line=arguments.longest_line, tell_all=tell_all,
                progress=progress,
            )  # fmt: skip
            try:
                report = validated_file(path, check, name=name)
                if not report.counts.records and not arguments.allow_empty:
                    raise UnreadableInput(f"{name}: there is no record in it; --allow-empty takes that as valid")
            except UnknownSchema:
                raise
            except EventDataError as error:
                messages().print(f"eventdata: {' '.join(str(error).split())}", markup=False)
                status = UNREADABLE
                continue
            reports.append((name, report))
    show(reports, arguments)
    return status or int(any(is_failed(report, arguments.fail_on) for _, report in reports))


def is_failed(report: Report, fail_on: str) -> bool:
    """Whether a report is a failure for the user."""
    return (fail_on != "never" and not report.ok) or (fail_on == "warning" and report.counts.warnings > 0)


def files(paths: Iterable[str], stack: ExitStack) -> Iterator[tuple[Path, str]]:
    """The files that the arguments name, each with its name in messages, in order."""
    for name in paths:
        path = Path(name)
        if name == STANDARD_INPUT:
            yield standard_input(stack), "<stdin>"
        elif path.is_dir():
            inside = sorted(inner for inner in path.rglob("*") if inner.suffix.lower() in READERS and inner.is_file())
            if not inside:
                raise UnreadableInput(f"{path}: there is no file of events in this folder")
            yield from ((inner, str(inner)) for inner in inside)
        elif not path.exists() and any(mark in name for mark in "*?["):
            found = sorted(Path(path.anchor or ".").glob(str(path.relative_to(path.anchor))))
            if not found:
                raise UnreadableInput(f"{name}: no file has such a name")
            yield from ((inner, str(inner)) for inner in found if inner.is_file())
        else:
            yield path, name


def standard_input(stack: ExitStack) -> Path:
    """What comes through standard input, in a file of its own, since it is read twice; Parquet is known by its mark."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    path = folder / "stdin.jsonl"
    with path.open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    with path.open("rb") as file:
        is_parquet = file.read(4) == b"PAR1"
    return path.rename(folder / "stdin.parquet") if is_parquet else path


def show(reports: Sequence[Named], arguments: argparse.Namespace) -> None:
    """Write the reports in their format, and the verdicts on standard error."""
    shortened = [(name, limited(report, arguments.max_errors)) for name, report in reports]
    is_shown = arguments.output is not None or not (
        arguments.summary or (arguments.quiet and arguments.format == "text")
    )
    content = "".join(f"{line}\n" for line in RENDERERS[arguments.format](shortened)) if is_shown else ""
    if arguments.output is not None:
        try:
            with whole_file(arguments.output) as file:
                file.write(content.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise WrongArgument(f"--output {arguments.output}: {error.strerror}") from error
    else:
        sys.stdout.write(content.encode("utf-8", "backslashreplace").decode("utf-8"))
    if not arguments.quiet:
        for line in summary(shortened):
            messages().print(line, markup=False)


def limited(report: Report, most: int | None) -> Report:
    """The report with so many problems at most, and all counts."""
    return report if most is None else attrs.evolve(report, problems=report.problems[:most])
