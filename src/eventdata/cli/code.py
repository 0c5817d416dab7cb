"""`eventdata code`: articles to a file of events and a file of refusals, both whole or not there."""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from eventdata import __version__
from eventdata.cli.arguments import WrongArgument
from eventdata.cli.terminal import messages, say, with_progress
from eventdata.cli.totals import Run
from eventdata.coding.coder import Coder
from eventdata.errors import UnreadableInput
from eventdata.formats.articles import STANDARD_INPUT, read_articles
from eventdata.formats.export import Exported, write_events
from eventdata.formats.jsonl import write_jsonl
from eventdata.formats.parquet import write_parquet
from eventdata.formats.suffixes import kind_of
from eventdata.formats.whole_file import whole_file
from eventdata.layouts.definition import Layout, layout
from eventdata.layouts.variants import Variant
from eventdata.model import Event
from eventdata.problem import Problem, Severity
from eventdata.refusal import Refusal
from eventdata.schema.codec import dumps

RUN: Final = {"coder": f"eventdata {__version__}"}
WRITERS: Final[dict[str, Callable[[Iterable[Event], Path], int]]] = {
    "jsonl": write_jsonl,
    "parquet": partial(write_parquet, run=RUN),
}
FLAT: Final = ("csv", "tsv")
Store = Callable[[Iterable[Event], Path], object]


def run(arguments: argparse.Namespace) -> int:
    """Code the articles; 1 when some of the input was lost."""
    output, refusals = arguments.output, arguments.refusals or beside(arguments.output)
    store = stored(arguments, arguments.format or kind_of(output))
    require_free((output, refusals), arguments.paths)
    problems: list[Problem] = []
    articles = with_progress(read_articles(arguments.paths, problems=problems.append), total=expected(arguments.paths))
    coder = Coder.load(model=arguments.model, lexicons=arguments.lexicon, has_text=arguments.include_text)
    watched = Run()
    results = some(watched.results(articles, coder), watched, arguments.paths)
    try:
        with whole_file(refusals) as file:
            written = store(events_only(results, file), output)
    except UnreadableInput as error:
        raise UnreadableInput(f"{error}{first_of(problems)}") from error
    tell(watched, problems)
    tell_refused(written, arguments.layout)
    messages().print(f"events: {output}\nrefusals: {refusals}", markup=False)
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def first_of(problems: Sequence[Problem]) -> str:
    """The first of the problems that left nothing to code, for the end of a message."""
    return f"; {len(problems)} problems, the first: {problems[0]}" if problems else ""


def stored(arguments: argparse.Namespace, kind: str) -> Store:
    """How the events are written: the full record, or the layout that was asked for."""
    chosen, variant = columns(arguments, is_flat=kind in FLAT)
    if chosen is None and kind in WRITERS:
        return WRITERS[kind]
    return partial(write_events, layout=chosen, kind=kind, variant=variant, run=RUN)


def columns(arguments: argparse.Namespace, *, is_flat: bool) -> tuple[Layout | None, Variant]:
    """The layout that was asked for, None for the full record, and its variant; WrongArgument where they do not fit."""
    variant = Variant(dates=arguments.dates, inters=arguments.inters)
    if arguments.layout is not None:
        return layout(arguments.layout), variant
    if is_flat:
        raise WrongArgument(f"{arguments.output}: the record has nested columns; wanted is --layout, e.g. flat")
    if variant != Variant():
        raise WrongArgument("--dates and --inters change the columns of a layout; wanted is --layout, e.g. acled")
    return None, variant


def tell_refused(written: object, name: str | None) -> None:
    """Say how many events a layout could not hold, and why."""
    if isinstance(written, Exported) and written.refused:
        reasons = ", ".join(f"{number} {reason}" for reason, number in written.refused.most_common())
        line = f"{written.rows} rows + {written.refused.total()} events that the layout {name} cannot hold: {reasons}"
        messages().print(line, markup=False)


def beside(output: Path) -> Path:
    """Where refusals go when nothing else is said: `events.parquet` has `events.refusals.jsonl`."""
    return output.with_name(f"{output.stem}.refusals.jsonl")


def require_free(outputs: Sequence[Path], inputs: Sequence[str]) -> None:
    """Raise WrongArgument when an output would replace an input or the other output, or has no folder to go to."""
    taken = [Path(name).resolve() for name in inputs if name != STANDARD_INPUT]
    for output in outputs:
        if not output.parent.is_dir():
            raise WrongArgument(f"{output}: the folder {output.parent} does not exist")
        if output.is_dir() or output.resolve() in taken:
            raise WrongArgument(f"{output}: a file is wanted that is neither a folder nor an input nor written twice")
        taken.append(output.resolve())


def expected(paths: Sequence[str]) -> int | None:
    """How many articles to expect, for the progress bar; None for what cannot be told beforehand."""
    if not messages().is_terminal or STANDARD_INPUT in paths:
        return None
    with_lines = {".jsonl", ".ndjson"}
    files = [Path(name) for name in paths]
    if any(file.suffix.lower() not in with_lines for file in files):
        return None
    return sum(sum(bool(line.strip()) for line in file.open("rb")) for file in files)


def some(results: Iterable[Event | Refusal], run: Run, paths: Sequence[str]) -> Iterator[Event | Refusal]:
    """The same results; UnreadableInput at the end when not one article was read."""
    yield from results
    if run.totals.articles == 0:
        raise UnreadableInput(f"{', '.join(paths)}: no article could be read")


def write(results: Iterable[Event | Refusal], *, output: Path, kind: str, refusals: Path) -> None:
    """Write both files as the results come; neither appears unless both are whole."""
    with whole_file(refusals) as file:
        WRITERS[kind](events_only(results, file), output)


def events_only(results: Iterable[Event | Refusal], file: BinaryIO) -> Iterator[Event]:
    """The events; refusals go to the file on the way."""
    for result in results:
        if isinstance(result, Event):
            yield result
        else:
            file.write(f"{dumps(result)}\n".encode())


def tell(run: Run, problems: Sequence[Problem]) -> None:
    """Say on standard error what was wrong with the input, and the totals."""
    for problem in problems:
        say(problem)
    for line in run.lines():
        messages().print(line, markup=False)
