"""Writes docs/reference/compatibility.md from what the consumer tests saw.

`EVENTDATA_SEEN=seen.json pytest tests/consumers && python tools/compatibility.py seen.json`
"""

import json
import sys
from pathlib import Path

from eventdata.layouts.definition import layout_names

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "compatibility.md"
HEAD = """\
# Which tool reads which layout and format

Written by `tools/compatibility.py` from a run of `tests/consumers`; do not edit. A format stands in a cell when the
tool itself has read our file, and what it saw was compared with what was written. `record` is the full record.
gdeltPyR 0.1.14 downloads tables when it is imported: its reading part alone is tested, with a local server.
frictionless reads Parquet through pandas, which makes floats of whole numbers with gaps: it finds layouts that have
such columns invalid, and is given them as CSV or JSON Lines.

"""


def page(seen: set[tuple[str, str, str]]) -> str:
    """The table: a line a layout, a column a tool."""
    tools = sorted({tool for tool, _, _ in seen}, key=str.lower)
    lines = [f"| layout | {' | '.join(tools)} |", "|---" * (len(tools) + 1) + "|"]
    for name in ("record", *layout_names()):
        cells = (", ".join(sorted(kind for tool, at, kind in seen if (tool, at) == (each, name))) for each in tools)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    notes = {tuple(note) for note in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))}
    PAGE.write_text(page(notes), encoding="utf-8")
