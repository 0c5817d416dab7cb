"""What the commands of `eventdata` take."""

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from eventdata.errors import EventDataError
from eventdata.formats.suffixes import SUFFIXES

EPILOG: Final = (
    "Exit status: 0 all well; 1 something was found wrong in the input; 2 wrong arguments;"
    " 3 an input cannot be read, or a part of the installation is missing; 130 interrupted."
)
ARTICLES: Final = "articles: .jsonl, .ndjson, .json, .parquet or .txt, a folder of these, or - for JSON Lines on stdin"
EVENTS: Final = "events: .jsonl, .ndjson, .parquet, or .json with one record"
OUTPUT: Final = f"a file; its suffix tells the format: {', '.join(SUFFIXES)}"
LAYOUT: Final = "the columns: acled, gdelt2, … (all by `eventdata layouts`); default: the full record"


class WrongArgument(EventDataError):
    """An argument makes no sense, which only a look at the files could tell."""


class Version(argparse.Action):
    """Prints the version, which is looked up only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        """Print and leave."""
        from eventdata import __version__

        sys.stdout.write(f"eventdata {__version__}\n")
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """The parser of the command line; what it returns names the module of `eventdata.cli` that runs."""
    whole = argparse.ArgumentParser(
        prog="eventdata", description="English news articles in, coded and evidenced event records out.", epilog=EPILOG
    )
    whole.add_argument("--version", action=Version, nargs=0, help="print the version and leave")
    commands = whole.add_subparsers(title="commands", required=True, metavar="COMMAND", dest="command")
    add_demo(commands)
    add_code(commands)
    add_validate(commands)
    add_schema(commands)
    add_explain(commands)
    add_lexicon(commands)
    add_convert(commands)
    add_cite(commands)
    add_layouts(commands)
    return whole


def command(commands: Any, name: str, says: str) -> argparse.ArgumentParser:
    """A command with a line of help."""
    added: argparse.ArgumentParser = commands.add_parser(name, help=says, description=says, epilog=EPILOG)
    return added


def add_demo(commands: Any) -> None:
    """`demo`: no argument is needed."""
    added = command(commands, "demo", "code the articles that come with eventdata, and show the events")
    added.add_argument(
        "--output", type=Path, default=Path("eventdata-demo"), metavar="FOLDER", help="default: ./%(default)s"
    )


def add_code(commands: Any) -> None:
    """`code`: articles to events and refusals."""
    added = command(commands, "code", "code articles into a file of events, and a file of refusals beside it")
    added.add_argument("paths", nargs="+", metavar="PATH", help=ARTICLES)
    added.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=OUTPUT)
    add_layout(added)
    added.add_argument(
        "--refusals", type=Path, metavar="FILE", help="a .jsonl file; default: the output's name with .refusals.jsonl"
    )
    added.add_argument(
        "--format", choices=sorted(set(SUFFIXES.values())), help="where the suffix of FILE does not tell"
    )
    added.add_argument("--include-text", action="store_true", help="put the text of the article into each event")
    added.add_argument(
        "--lexicon", type=Path, action="append", default=[], metavar="FILE", help="a lexicon of yours; may be repeated"
    )
    added.add_argument("--model", type=Path, metavar="FOLDER", help="a parsing model instead of the installed one")


def add_layout(added: argparse.ArgumentParser) -> None:
    """What `code` and `convert` may write besides the full record."""
    added.add_argument("--layout", metavar="NAME", help=LAYOUT)
    added.add_argument("--dates", choices=("date32", "string"), default="date32", help="days as dates or as texts")
    added.add_argument(
        "--inters", choices=("text", "numeric"), default="text", help="ACLED's inter codes; default: %(default)s"
    )


def add_convert(commands: Any) -> None:
    """`convert`: a file of events in one layout and format to another."""
    added = command(commands, "convert", "write a file of events in another layout or format, and tell what is lost")
    added.add_argument("path", type=Path, metavar="A", help="events in any layout and format")
    added.add_argument("output", type=Path, metavar="B", help=OUTPUT)
    added.add_argument("--from", dest="origin", metavar="NAME", help="the layout of A, where its columns do not tell")
    add_layout(added)
    added.add_argument("--format", choices=sorted(set(SUFFIXES.values())), help="where the suffix of B does not tell")
    added.add_argument("--partition", choices=("year", "country"), help="B is a folder of Parquet files parted so")


def add_cite(commands: Any) -> None:
    """`cite`: how to cite a file."""
    added = command(commands, "cite", "print how to cite a file, and a paragraph on how it was made")
    added.add_argument("path", type=Path, metavar="FILE", help="events in any layout and format")


def add_layouts(commands: Any) -> None:
    """`layouts`: what there is."""
    command(commands, "layouts", "list the layouts")


def add_validate(commands: Any) -> None:
    """`validate`: files of events to findings."""
    added = command(commands, "validate", "check files of events against the schema and the rules of the codebooks")
    added.add_argument("paths", nargs="+", metavar="PATH", help=EVENTS + "; a folder or glob of these; - for stdin")
    added.add_argument("--articles", metavar="FILE", help="compare the quotes with these " + ARTICLES)
    schemas = "a version, event, refusal, a layout such as acled, or a JSON Schema of yours"
    added.add_argument("--schema", metavar="VERSION|LAYOUT|FILE", help=schemas)
    formats = ("text", "json", "jsonl", "github", "sarif", "junit", "gitlab")
    added.add_argument("--format", choices=formats, default="text", help="default: %(default)s")
    added.add_argument("-o", "--output", type=Path, metavar="FILE", help="instead of standard output")
    added.add_argument(
        "--fail-on", choices=("error", "warning", "never"), default="error", help="what gives status 1; default: error"
    )
    added.add_argument("--max-errors", type=count, metavar="N", help="print so many problems of a file, count them all")
    added.add_argument("--bad-rows", type=Path, metavar="FILE", help="every wrong record with its reasons, as .jsonl")
    added.add_argument("--allow-empty", action="store_true", help="a file without records is valid")
    added.add_argument("--longest-line", type=count, default=16 * 2**20, metavar="BYTES", help="default: 16 MiB")
    added.add_argument("--quiet", action="store_true", help="print no text, and no totals; the status tells")
    added.add_argument("--summary", action="store_true", help="print the totals only")


def count(text: str) -> int:
    """A number that is not negative."""
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def add_schema(commands: Any) -> None:
    """`schema`: the published schema."""
    added = command(
        commands, "schema", "print the JSON Schema of an event, write all published files, or tell the path"
    )
    added.add_argument(
        "action", nargs="?", choices=("show", "write", "path"), default="show", help="default: %(default)s"
    )
    added.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="for write; default: ./schemas")


def add_explain(commands: Any) -> None:
    """`explain`: one event with its words."""
    added = command(commands, "explain", "show an event's sentences with the words behind each field")
    added.add_argument("path", type=Path, metavar="FILE", help=EVENTS)
    added.add_argument("event_id", metavar="EVENT_ID", help="the id or enough of its beginning")
    added.add_argument("--articles", metavar="FILE", help="show some text around each sentence; " + ARTICLES)


def add_lexicon(commands: Any) -> None:
    """`lexicon test`: what the rules make of a sentence."""
    added = command(commands, "lexicon", "try sentences: which rules fire, what is refused, and why")
    added.add_argument("action", choices=("test",), help="what to do")
    added.add_argument("sentences", nargs="+", metavar="SENTENCE", help="a sentence in quotes")
    added.add_argument(
        "--lexicon", type=Path, action="append", default=[], metavar="FILE", help="a lexicon of yours; may be repeated"
    )
    added.add_argument("--published", metavar="DAY", help="the day of publication, for relative dates")
