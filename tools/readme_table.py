#!/usr/bin/env python3
"""Write the table of the README from what the bundled articles give.

readme_table.py [--check]
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from eventdata import Coder, Event, code, events, read_articles
from eventdata.cli.terminal import event_cells

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
ARTICLES = ("iraq-second-phase-tarmiyah", "mali-gao-car-bomb", "peru-arequipa-fuel-protest")
BEGIN = "<!-- demo table: written by tools/readme_table.py -->\n"
END = "<!-- end of demo table -->\n"
ROWS = 6


def main() -> int:
    """Write the table, or with --check tell by the exit status whether it is the current one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true")
    is_check = parser.parse_args().check
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    found, after = rest.split(END)
    table = "\n".join(table_lines(some_events())) + "\n"
    if is_check:
        return int(found != table)
    README.write_text(f"{before}{BEGIN}{table}{END}{after}", encoding="utf-8")
    return 0


def some_events() -> Iterator[Event]:
    """The first events of each of the chosen articles."""
    coder = Coder.load()
    for name in ARTICLES:
        found = events(code(read_articles(ROOT / "fixtures" / "articles" / f"{name}.jsonl"), coder))
        yield from (event for event, _ in zip(found, range(ROWS // len(ARTICLES)), strict=False))


def table_lines(found: Iterable[Event]) -> Iterator[str]:
    """The table in Markdown."""
    yield "| when | who | did what | to whom | where | in the words |"
    yield "|---|---|---|---|---|---|"
    for event in found:
        cells = (cell.replace("|", "\\|").replace("\n", "<br>") for cell in event_cells(event))
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
