"""Which events a layout is about at all, by the names that the column `conditions` of `layouts.csv` uses."""

from collections.abc import Callable
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.errors import InvalidTable
from eventdata.layouts.columns.paths import EventColumns, inside, parents

Condition = Callable[[pa.RecordBatch], pa.Array]
TOOK_PLACE: Final = pa.array(["actual", "ongoing", "alleged"])


def took_place(batch: pa.RecordBatch) -> pa.Array:
    """The text says that it took place, and tells it as news, not as an event of the past."""
    is_told = pc.is_in(batch.column("modality"), value_set=TOOK_PLACE)
    return pc.and_(is_told, pc.invert(batch.column("is_background")))


def told_as_actual(batch: pa.RecordBatch) -> pa.Array:
    """The text says that it took place, now or in the past: a layout without a modality would make a plan an act."""
    return pc.is_in(batch.column("modality"), value_set=TOOK_PLACE)


def with_a_day(batch: pa.RecordBatch) -> pa.Array:
    """The text dates it."""
    return pc.struct_field(batch.column("when"), ["first"]).is_valid()


def acled_type_known(batch: pa.RecordBatch) -> pa.Array:
    """ACLED has a type for it."""
    return batch.column("acled_sub_event_type").is_valid()


def recipient_coded_if_any(batch: pa.RecordBatch) -> pa.Array:
    """If there are recipients, one has an ACLED-style name and an inter code: else it would look one-sided."""
    recipients = EventColumns(batch).path("recipients")
    each = inside(recipients)
    is_coded = pc.and_(*(pc.struct_field(each, [name]).is_valid() for name in ("acled_name", "acled_inter")))
    owners = parents(recipients)
    has_any = np.bincount(owners, minlength=len(recipients)) > 0
    has_coded = np.bincount(owners[np.asarray(is_coded)], minlength=len(recipients)) > 0
    return pa.array(has_coded | ~has_any)


CONDITIONS: Final[dict[str, Condition]] = {
    "told_as_actual": told_as_actual,
    "with_a_day": with_a_day,
    "told_as_having_taken_place": took_place,
    "of_a_type_that_ACLED_has": acled_type_known,
    "with_a_coded_recipient_if_any": recipient_coded_if_any,
}


def conditions(name: str) -> Condition:
    """A condition by its name; InvalidTable when there is none."""
    if name not in CONDITIONS:
        raise InvalidTable(f"no condition {name!r}; there are {', '.join(sorted(CONDITIONS))}")
    return CONDITIONS[name]
