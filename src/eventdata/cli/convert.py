"""`eventdata convert`: a file of events in another layout or format, and what is lost on the way, per field."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from eventdata.cli.code import FLAT, columns, require_free, tell_refused
from eventdata.cli.terminal import messages, output
from eventdata.formats.export import write_events
from eventdata.formats.layout_files import layout_events
from eventdata.formats.reading import read_events
from eventdata.formats.suffixes import kind_of
from eventdata.layouts.definition import layout
from eventdata.layouts.losses import losses
from eventdata.model import Event

LOOKED_AT = 1_000


def run(arguments: argparse.Namespace) -> int:
    """Convert, then compare the first events with what can be read back."""
    path, target = arguments.path, arguments.output
    kind = arguments.format or (None if arguments.partition else kind_of(target))
    chosen, variant = columns(arguments, is_flat=kind in FLAT or arguments.partition is not None)
    require_free((target,), (str(path),))
    written = write_events(
        found(path, arguments.origin),
        target,
        layout=chosen,
        kind=kind,
        variant=variant,
        partition=arguments.partition,
        run={"converted_from": path.name},
    )
    tell_refused(written, arguments.layout)
    if chosen is not None:
        lost = losses(
            (event for event, _ in zip(found(path, arguments.origin), range(LOOKED_AT), strict=False)), chosen
        )
        for name, number in sorted(lost.items()):
            output().print(f"lost or changed in {number} events: {name}", markup=False)
        if not lost:
            output().print("nothing is lost", markup=False)
    messages().print(f"{written.rows} rows: {target}", markup=False)
    return 0


def found(path: Path, origin: str | None) -> Iterator[Event]:
    """The events of the file, in the layout that was named or that its columns tell."""
    return read_events(path) if origin is None else layout_events(path, layout(origin))
