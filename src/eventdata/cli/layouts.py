"""`eventdata layouts`: the layouts that there are."""

import argparse

from eventdata.cli.terminal import output
from eventdata.layouts.definition import layout, layout_names


def run(_arguments: argparse.Namespace) -> int:
    """One line a layout."""
    for found in map(layout, layout_names()):
        line = f"{found.name}\t{found.title}, {len(found.columns)} columns, usually {found.usual_format}"
        output().print(line, markup=False, soft_wrap=True)
    return 0
