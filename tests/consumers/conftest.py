"""Files for the tools that read them, and what was seen: the compatibility table is written from that."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa
import pytest

from eventdata.formats.export import write_events
from eventdata.formats.reading import read_events
from eventdata.layouts.definition import layout
from eventdata.layouts.laid_out import laid_out
from eventdata.model import Event
from eventdata.schema.arrow_schema import record_batch

FIXTURES = Path(__file__).parents[2] / "fixtures" / "layouts"
Seen = Callable[[str, str, str], None]
SUITE_COUNTS = pytest.StashKey[Counter[str]]()


@pytest.fixture(scope="session")
def found() -> list[Event]:
    """Six events with all that trips readers up: leading zeros, nulls, other scripts, quotes, line ends, formulas."""
    made = [
        event
        for name in ("acled_api.json", "gdelt2.export.CSV", "ucdp_ged.csv")
        for event in read_events(FIXTURES / name)
    ]
    tricky = ('=1+1 "quoted"', "two\nlines, and a comma", "Côte d'Ivoire; الأنبار", "0042", "-1", "NULL")
    return [attrs.evolve(event, attribution=text) for event, text in zip(made, tricky, strict=True)]


@pytest.fixture(scope="session")
def written(found: list[Event], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Where the events are in a layout (`record` for the full one) and format; written when first asked for."""
    folder = tmp_path_factory.mktemp("consumers")

    def path(name: str, kind: str) -> Path:
        target = folder / f"{name}.{kind}"
        if not target.exists():
            write_events(found, target, layout=None if name == "record" else layout(name), kind=kind)
        return target

    return path


@pytest.fixture(scope="session")
def expected(found: list[Event]) -> Callable[[str], list[dict[str, Any]]]:
    """The rows that must be seen."""

    def rows(name: str) -> list[dict[str, Any]]:
        batch = record_batch(Event, found)
        table: Any = pa.Table.from_batches([batch]) if name == "record" else laid_out(layout(name), [batch]).rows
        return list(table.to_pylist())

    return rows


@pytest.fixture(scope="session")
def seen() -> Iterator[Seen]:
    """Notes that a tool has read a layout in a format; all notes go to the file that EVENTDATA_SEEN names."""
    notes: set[tuple[str, str, str]] = set()
    yield lambda tool, name, kind: notes.add((tool, name, kind))
    target = os.environ.get("EVENTDATA_SEEN")
    if target:
        before = [tuple(note) for note in json.loads(Path(target).read_text())] if Path(target).exists() else []
        Path(target).write_text(json.dumps(sorted({*notes, *before})), encoding="utf-8")


@pytest.fixture(scope="session")
def suite_counts(pytestconfig: pytest.Config) -> Counter[str]:
    """How many cases of the JSON Schema Test Suite were judged by columns, and for which keyword they were refused."""
    return pytestconfig.stash.setdefault(SUITE_COUNTS, Counter())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tells these numbers, so that a keyword that is refused all at once is seen."""
    counts = config.stash.get(SUITE_COUNTS, Counter())
    if counts:
        terminalreporter.section("cases of the JSON Schema Test Suite, by columns")
    for name, number in sorted(counts.items()):
        terminalreporter.write_line(f"{number:5} {name}")
