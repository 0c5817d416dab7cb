"""How articles are read: JSON Lines, JSON, Parquet, text files, folders of them, and standard input."""

import hashlib
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final

from eventdata.article import Article
from eventdata.errors import UnreadableInput
from eventdata.formats.article_files import READERS
from eventdata.formats.article_rows import article, unknown_keys
from eventdata.problem import Problem
from eventdata.schema.json_text import json_lines
from eventdata.spot import Spot

STANDARD_INPUT: Final = "-"
PROBE: Final = 8192


class ArticleWarning(UserWarning):
    """A problem of the input that nobody asked to be told of otherwise."""


def read_articles(
    path: Path | str | Sequence[Path | str], *, problems: Callable[[Problem], None] | None = None
) -> Iterator[Article]:
    """Every article of a file, a folder, `-` for JSON Lines on standard input, or several of these, in order.

    What cannot be read is told to `problems`, or as a warning, and the reading goes on. A missing, empty or unknown
    file that was named, or a folder without articles, raises `UnreadableInput` before anything is read.
    """
    named = [path] if isinstance(path, Path | str) else list(path)
    tell = warn if problems is None else problems
    files = list(chain.from_iterable(article_files(Path(name), tell) for name in named))
    if not files:
        raise UnreadableInput("no file of articles was named")
    return distinct(chain.from_iterable(articles_of(file, tell) for file in files))


def warn(problem: Problem) -> None:
    """Tell a problem as a Python warning."""
    warnings.warn(str(problem), ArticleWarning, stacklevel=2)


def article_files(path: Path, tell: Callable[[Problem], None]) -> list[Path]:
    """The file itself, or the articles of a folder at any depth in the order of their names; hidden ones are passed."""
    if str(path) == STANDARD_INPUT:
        return [path]
    if not path.exists():
        raise UnreadableInput(f"{path}: there is no such file or folder")
    if not path.is_dir():
        require_articles(path)
        return [path]
    inside = sorted(file for file in path.rglob("*") if file.is_file() and not is_hidden(file.relative_to(path)))
    found = [file for file in inside if file.suffix.lower() in READERS]
    if not found:
        raise UnreadableInput(f"{path}: the folder holds no articles; {wanted_kinds()}")
    if others := [file.name for file in inside if file.suffix.lower() not in READERS]:
        spot = Spot(tell=tell, file=str(path))
        spot.warning("ART123", f"files of other kinds are passed over ({len(others)}), such as {others[0]}")
    return found


def require_articles(path: Path) -> None:
    """Raise UnreadableInput for a file of unknown kind, an empty one, or one that is not what its name says."""
    if path.suffix.lower() not in READERS:
        raise UnreadableInput(f"{path}: {path.suffix or 'a file without suffix'} is not known; {wanted_kinds()}")
    beginning = probe(path)
    if not beginning:
        raise UnreadableInput(f"{path}: the file is empty")
    is_parquet = path.suffix.lower() == ".parquet"
    if is_parquet != beginning.startswith(b"PAR1") or (not is_parquet and b"\0" in beginning):
        raise UnreadableInput(f"{path}: the content is not {'Parquet' if is_parquet else 'text'}")


def probe(path: Path) -> bytes:
    """The first bytes of a file."""
    try:
        with path.open("rb") as file:
            return file.read(PROBE)
    except OSError as error:
        raise UnreadableInput(f"{path}: {error.strerror}") from error


def is_hidden(inside: Path) -> bool:
    """Whether a file, or a folder that it lies in, is hidden."""
    return any(part.startswith(".") for part in inside.parts)


def wanted_kinds() -> str:
    """The kinds of file that are read, for messages."""
    return f"wanted is one of {', '.join(sorted(READERS))}, a folder of these, or - for standard input"


def articles_of(path: Path, tell: Callable[[Problem], None]) -> Iterator[tuple[Article, Spot]]:
    """The articles of one file, each with its place; keys that mean nothing are reported once."""
    ignored: dict[str, None] = {}
    spot = Spot(tell=tell, file="standard input" if str(path) == STANDARD_INPUT else str(path))
    for found, here in objects(path, spot):
        ignored.update(dict.fromkeys(unknown_keys(found)))
        read = article(found, here)
        if read is not None:
            yield read, here
    if ignored:
        spot.warning("ART122", f"these keys are no part of an article and are ignored: {', '.join(ignored)}")


def objects(path: Path, spot: Spot) -> Iterator[tuple[Any, Spot]]:
    """The plain objects of one file, each with its place; a file that cannot be opened is a problem."""
    if str(path) == STANDARD_INPUT:
        return json_lines(sys.stdin.buffer, spot)
    try:
        if not probe(path):
            spot.warning("ART121", "the file is empty")
    except UnreadableInput as error:
        spot.error("ART112", str(error))
        return iter(())
    return READERS[path.suffix.lower()](path, spot)


def distinct(articles: Iterable[tuple[Article, Spot]]) -> Iterator[Article]:
    """The articles without those whose id has been seen: two texts behind one id would make evidence ambiguous."""
    seen: set[bytes] = set()
    for read, spot in articles:
        digest = hashlib.blake2b(read.id.encode(), digest_size=16).digest()
        if digest in seen:
            spot.error("ART106", f"an earlier article has the id {read.id!r}; this one is left out", pointer="/id")
        else:
            seen.add(digest)
            yield read
