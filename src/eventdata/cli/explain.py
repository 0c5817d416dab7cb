"""`eventdata explain`: one event, its sentences, and the words behind each of its fields."""

import argparse
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

from eventdata.article import Article
from eventdata.cli.arguments import WrongArgument
from eventdata.cli.terminal import COLOURS, highlighted, output, say
from eventdata.explanation import Passage, explain
from eventdata.formats.articles import read_articles
from eventdata.formats.reading import read_events
from eventdata.model import Event, Supports

AROUND: Final = 160


def run(arguments: argparse.Namespace) -> int:
    """Explain one event of a file."""
    event = the_event(arguments.path, arguments.event_id)
    texts = texts_of(arguments.articles, event) if arguments.articles else {}
    console = output()
    explanation = explain(event)
    console.print(Text(f"event {explanation.event_id}", style="bold"))
    for name, value in explanation.fields:
        console.print(Text(f"  {name:<12}", style=COLOURS[Supports(name)]) + Text(value), soft_wrap=True)
    for passage in explanation.passages:
        print_passage(console, passage, texts.get(passage.article_id))
    return 0


def the_event(path: Path, beginning: str) -> Event:
    """The one event of the file whose id begins so."""
    found = [event for event in read_events(path) if event.event_id.startswith(beginning)]
    if len(found) != 1:
        raise WrongArgument(f"{path}: one event whose id begins with {beginning!r} is wanted, found {len(found)}")
    return found[0]


def texts_of(path: str, event: Event) -> dict[str, str]:
    """The texts of the articles that the event quotes."""
    quoted = {piece.article_id for piece in event.evidence}
    found: list[Article] = [article for article in read_articles(path, problems=say) if article.id in quoted]
    return {article.id: article.text for article in found if article.text is not None}


def print_passage(console: Console, passage: Passage, text: str | None) -> None:
    """The passage in colour, with some of the text around it, then the words behind each field."""
    end = passage.start + len(passage.text)
    before = "" if text is None else text[max(0, passage.start - AROUND) : passage.start]
    after = "" if text is None else text[end : end + AROUND]
    console.print(Text(f"\narticle {passage.article_id}, characters {passage.start} to {end}", style="dim"))
    console.print(Text(before, style="dim") + highlighted(passage) + Text(after, style="dim"), soft_wrap=True)
    for mark in passage.highlights:
        rule = f"  by {mark.rule}" if mark.rule else ""
        line = Text(f"  {mark.supports:<12}", style=COLOURS[mark.supports]) + Text(
            f"“{mark.words}” → {mark.value}{rule}"
        )
        console.print(line, soft_wrap=True)
