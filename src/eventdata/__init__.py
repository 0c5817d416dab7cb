"""English news articles in, coded and evidenced conflict-event records out."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eventdata.article import Article
    from eventdata.coding.coder import Coder
    from eventdata.errors import EventDataError
    from eventdata.explanation import explain
    from eventdata.formats.articles import read_articles
    from eventdata.formats.jsonl import write_jsonl
    from eventdata.formats.parquet import write_parquet
    from eventdata.formats.reading import read_events
    from eventdata.model import Event
    from eventdata.pipeline import code, events
    from eventdata.problem import Problem
    from eventdata.refusal import Refusal
    from eventdata.validation.files import validate
    from eventdata.validation.report import Report

    __version__: str

__all__ = [
    "Article",
    "Coder",
    "Event",
    "EventDataError",
    "Problem",
    "Refusal",
    "Report",
    "__version__",
    "code",
    "events",
    "explain",
    "read_articles",
    "read_events",
    "validate",
    "write_jsonl",
    "write_parquet",
]

_HOMES = {
    "Article": "eventdata.article",
    "Coder": "eventdata.coding.coder",
    "Event": "eventdata.model",
    "EventDataError": "eventdata.errors",
    "Problem": "eventdata.problem",
    "Refusal": "eventdata.refusal",
    "Report": "eventdata.validation.report",
    "code": "eventdata.pipeline",
    "events": "eventdata.pipeline",
    "explain": "eventdata.explanation",
    "read_articles": "eventdata.formats.articles",
    "read_events": "eventdata.formats.reading",
    "validate": "eventdata.validation.files",
    "write_jsonl": "eventdata.formats.jsonl",
    "write_parquet": "eventdata.formats.parquet",
}


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for, so that importing the package loads nothing heavy."""
    if name == "__version__":
        from importlib.metadata import version

        return version("eventdata")
    if name not in _HOMES:
        raise AttributeError(f"module 'eventdata' has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """The public names."""
    return __all__
