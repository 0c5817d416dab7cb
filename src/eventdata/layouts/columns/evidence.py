"""What a layout says of an event's evidence: where words stand in the article, and how many mentions there are."""

from collections.abc import Callable
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.layouts.columns.paths import EventColumns, inside, parents, taken


def first_evidence(events: EventColumns, supports: str, what: str) -> pa.Array:
    """`start`, `end` or `quote` of the first stretch of text that supports a part of the event."""
    pieces = events.path("evidence")
    each = inside(pieces)
    mine = np.flatnonzero(np.asarray(pc.equal(pc.struct_field(each, ["supports"]), supports)))
    owners = parents(pieces)[mine]
    first = np.searchsorted(owners, np.arange(len(pieces)))
    number = np.bincount(owners, minlength=len(pieces))
    return taken(pc.struct_field(each, [what]).take(pa.array(mine)), first, number == 0)


def mentions(events: EventColumns) -> pa.Array:
    """How often the event is told: stretches of text that say what happened, one at least."""
    pieces = events.path("evidence")
    is_what = np.asarray(pc.equal(pc.struct_field(inside(pieces), ["supports"]), "what"))
    return pa.array(np.maximum(1, np.bincount(parents(pieces)[is_what], minlength=len(pieces))))


FUNCTIONS: Final[dict[str, Callable[..., pa.Array]]] = {"evidence": first_evidence, "mentions": mentions}
