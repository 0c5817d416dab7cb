"""`eventdata convert`: a file of events in another layout or format, and what is lost on the way, per field."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from eventdata.cli.arguments import WrongArgument
from eventdata.cli.code import named_layout, require_free, tell_refused
from eventdata.cli.terminal import messages, output
from eventdata.formats.export import write_events
from eventdata.formats.layout_files import layout_events
from eventdata.formats.reading import read_events
from eventdata.formats.suffixes import kind_of
from eventdata.layouts.losses import losses
from eventdata.layouts.variants import Variant
from eventdata.model import Event

LOOKED_AT = 1_000


def run(arguments: argparse.Namespace) -> int:
    """Convert, then compare the first events with what can be read back."""
    path, target = arguments.path, arguments.output
    kind = arguments.format or (None if arguments.partition else kind_of(target))
    chosen = None if arguments.layout is None else named_layout(arguments.layout)
    if chosen is None and (arguments.partition or kind in ("csv", "tsv")):
        raise WrongArgument(f"{target}: the record has nested columns; wanted is --layout, e.g. flat")
    require_free((target,), (str(path),))
    variant = Variant(dates=arguments.dates, inters=arguments.inters)
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
    return read_events(path) if origin is None else layout_events(path, named_layout(origin))
