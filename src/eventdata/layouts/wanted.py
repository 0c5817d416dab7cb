"""Which events a layout is about at all, by the names that the column `conditions` of `layouts.csv` uses."""

from collections.abc import Callable
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from eventdata.errors import InvalidTable
from eventdata.layouts.columns.acled import side
from eventdata.layouts.columns.paths import EventColumns

Condition = Callable[[EventColumns], pa.Array]
TOOK_PLACE: Final = pa.array(["actual", "ongoing", "alleged"])


def took_place(events: EventColumns) -> pa.Array:
    """The text says that it took place, and tells it as news, not as an event of the past."""
    return pc.and_(told_as_actual(events), pc.invert(events.path("is_background")))


def told_as_actual(events: EventColumns) -> pa.Array:
    """The text says that it took place, now or in the past: a layout without a modality would make a plan an act."""
    return pc.is_in(events.path("modality"), value_set=TOOK_PLACE)


def with_a_day(events: EventColumns) -> pa.Array:
    """The text dates it."""
    return events.path("when.first").is_valid()


def acled_type_known(events: EventColumns) -> pa.Array:
    """ACLED has a type for it."""
    return events.path("acled_sub_event_type").is_valid()


def recipient_coded_if_any(events: EventColumns) -> pa.Array:
    """If there are recipients, one has an ACLED-style name and an inter code: else it would look one-sided."""
    has_none = pc.equal(pc.list_value_length(events.path("recipients")), 0)
    return pc.or_(side(events, "2").name.is_valid(), has_none)


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
