"""`eventdata lexicon test`: which rules fire on a sentence, and what is refused and why."""

import argparse
from datetime import date

from rich.text import Text

from eventdata.article import Article
from eventdata.cli.arguments import WrongArgument
from eventdata.cli.terminal import output
from eventdata.coding.coder import Coder
from eventdata.model import Actor, Event, Supports


def run(arguments: argparse.Namespace) -> int:
    """Code the sentences, one after another, and print what became of each candidate."""
    coder = Coder.load(lexicons=arguments.lexicon)
    console = output()
    for sentence in arguments.sentences:
        console.print(Text(sentence, style="bold"), soft_wrap=True)
        article = Article(id="sentence", text=sentence, language="en", published=day(arguments.published))
        for result in coder.code(article):
            if isinstance(result, Event):
                console.print(event_line(result), soft_wrap=True)
            else:
                words = f"“{result.quote}” " if result.quote else ""
                rule = f"  by {result.rule}" if result.rule else ""
                console.print(
                    Text(f"  refused {result.reason}: {words}{result.detail}{rule}", style="dim"), soft_wrap=True
                )
    return 0


def day(text: str | None) -> date | None:
    """The publication day that was given, if any."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise WrongArgument(f"a day like 2019-07-08 is wanted for --published, found {text!r}") from error


def event_line(event: Event) -> Text:
    """An event in a line: the code, who to whom, and the words with the rule that they fired."""
    fired = [f"“{each.quote}” by {each.rule}" for each in event.evidence if each.supports is Supports.WHAT]
    line = Text(f"  {event.cameo_code} {event.plover_category or '–'}  ", style="green")
    line.append(f"{sides(event.actors)} → {sides(event.recipients)}")
    return line.append(f"  {event.modality}  " + "; ".join(fired), style="dim")


def sides(actors: tuple[Actor, ...]) -> str:
    """Actors as written, with their codes."""
    return ", ".join(f"{each.words} [{each.code or '?'}]" for each in actors) or "–"
