"""How the commands print: tables and totals, a progress bar on a terminal only, and text in colour."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from eventdata.article import Article
from eventdata.explanation import Passage, actor_text, place_text, when_text
from eventdata.model import Event, Supports
from eventdata.problem import Problem

PLAIN_WIDTH = 150
COLOURS = {
    Supports.WHAT: "bold red",
    Supports.ACTORS: "bold blue",
    Supports.RECIPIENTS: "bold magenta",
    Supports.WHEN: "bold green",
    Supports.WHERE: "bold yellow",
    Supports.COUNTS: "bold cyan",
    Supports.MODALITY: "italic",
    Supports.ATTRIBUTION: "underline",
}


def output() -> Console:
    """Standard output; as wide as the terminal, or wide enough for a table in a file."""
    return Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH, highlight=False, soft_wrap=False)


def messages() -> Console:
    """Standard error, where lines are never broken."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def say(problem: Problem) -> None:
    """Tell a problem of the input on standard error, on one line."""
    messages().print(str(problem), markup=False)


def with_progress(articles: Iterable[Article], *, total: int | None) -> Iterator[Article]:
    """The same articles, counted on a bar when standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from articles
        return
    columns = (SpinnerColumn(), TextColumn("coding articles"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=messages(), transient=True) as progress:
        yield from progress.track(articles, total=total)


@contextmanager
def row_progress() -> Iterator[Callable[[int], None]]:
    """What is told of rows as they are checked, and shows them on a bar when standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    columns = (SpinnerColumn(), TextColumn("validating"), BarColumn(), TextColumn("{task.completed:,} records"))
    with Progress(*columns, console=messages(), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda rows: progress.advance(task, rows)


def event_table(events: Iterable[Event]) -> Table:
    """Who did what to whom, when and where, with the quote."""
    table = Table(show_lines=True, expand=True)
    for name, ratio in (("when", 4), ("who", 6), ("did what", 6), ("to whom", 6), ("where", 6), ("in the words", 13)):
        table.add_column(name, ratio=ratio)
    for event in events:
        table.add_row(*(Text(cell) for cell in event_cells(event)))
    return table


def event_cells(event: Event) -> tuple[str, ...]:
    """One row of the table; a dash stands for what the text does not tell."""
    what = "\n".join(filter(None, (f"{event.cameo_code} {event.plover_category or ''}", event.acled_sub_event_type)))
    modality = "" if event.modality == "actual" else f"\n({event.modality})"
    return (
        "–" if event.when.first is None else when_text(event.when),
        "\n".join(map(actor_text, event.actors)) or "–",
        what.strip() + modality,
        "\n".join(map(actor_text, event.recipients)) or "–",
        place_text(event.where) if event.where else "–",
        main_quote(event),
    )


def main_quote(event: Event) -> str:
    """The sentence of an event, on one line, shortened to what fits a table."""
    sentence = next((piece for piece in event.evidence if piece.supports is Supports.SENTENCE), event.evidence[0])
    quote = " ".join(sentence.quote.split())
    return f"“{quote}”" if len(quote) <= 180 else f"“{quote[:180].rsplit(' ', 1)[0]} …”"


def highlighted(passage: Passage) -> Text:
    """A passage with the words behind each field in the field's colour."""
    text = Text(passage.text)
    for mark in passage.highlights:
        text.stylize(COLOURS[mark.supports], mark.start, mark.end)
    return text
