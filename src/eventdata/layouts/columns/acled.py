"""What an ACLED-compatible row says of an event: sides, interaction, civilians, fatalities, notes, by the codebook."""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.layouts.columns.counted import killed, participants
from eventdata.layouts.columns.paths import EventColumns, inside, parents, selected, taken
from eventdata.layouts.columns.steps import FOREIGN, halves, join, lookup, number60
from eventdata.ontology.tables import rows

SIDES: Final = {"1": "actors", "2": "recipients"}
ALWAYS: Final = ("Violence against civilians",)
EXCESSIVE: Final = "Excessive force against protesters"
WHEN_CIVILIANS: Final = ("Riots", "Explosions/Remote violence")
DEMONSTRATIONS: Final = ("Protests", "Riots")
CIVILIAN_TARGETING: Final = "Civilian targeting"
AROUND: Final = {"week": " (week of), ", "month": " (month of), "}


@attrs.frozen(kw_only=True)
class Side:
    """Per event, who is named on one side first, their inter code, and who is named besides them."""

    name: pa.Array
    inter: pa.Array
    others: pa.Array


def side(events: EventColumns, number: str) -> Side:
    """A side: its first actor with an ACLED-style name and an inter code, and the names of the others."""
    made: Side = events.once(f"acled side {number}", lambda: side_of(events.path(SIDES[number])))
    return made


def side_of(actors: pa.ListArray) -> Side:
    """A side of each event, from the actors on it."""
    each = inside(actors)
    names, inters = (pc.struct_field(each, [name]) for name in ("acled_name", "acled_inter"))
    is_coded = np.asarray(pc.and_(names.is_valid(), inters.is_valid()))
    owners = parents(actors)
    coded = np.flatnonzero(is_coded)
    first = np.full(len(actors), -1, np.int64)
    first[owners[coded][::-1]] = coded[::-1]
    is_absent = first < 0
    is_other = np.asarray(names.is_valid()) & (np.arange(len(owners)) != first[owners])
    main = taken(names, first, is_absent)
    encoded = names.dictionary_encode()
    codes = np.asarray(encoded.indices.fill_null(-1)).astype(np.int64)
    is_other &= codes != np.where(is_absent, -1, codes[np.where(is_absent, 0, first)] if len(codes) else -1)[owners]
    is_other &= is_first_of(owners * (len(encoded.dictionary) + 1) + codes, is_other)
    others = selected(actors, is_other)
    named = pa.ListArray.from_arrays(others.offsets, pc.struct_field(others.values, ["acled_name"]))
    return Side(name=main, inter=taken(inters, first, is_absent), others=join(named))


def is_first_of(keys: Any, is_kept: Any) -> Any:
    """Which of the kept keys stand for the first time."""
    places = np.flatnonzero(is_kept)
    found = np.zeros(len(keys), dtype=bool)
    found[places[np.unique(keys[places], return_index=True)[1]]] = True
    return found


def actor_column(events: EventColumns, number: str, what: str) -> pa.Array:
    """`name`, `inter` as text, or the `others` of a side."""
    found = side(events, number)
    if what == "inter":
        return lookup(found.inter, "acled_inter_codes", "text")
    return found.name if what == "name" else found.others


@cache
def interactions() -> tuple[pa.Array, pa.Array]:
    """The pairs of inter codes, `0` for nobody, and what their interaction is called."""
    found = {f"{row['inter_low']}{row['inter_high'] or '0'}": row["text"] for row in rows("acled_interactions")}
    return pa.array(list(found)), pa.array(list(found.values()))


def interaction(events: EventColumns) -> pa.Array:
    """Both inter codes as one text, the lower first; a single one as `… only`."""
    return interaction_of(side(events, "1").inter, side(events, "2").inter)


def interaction_of(first: pa.Array, second: pa.Array) -> pa.Array:
    """The interaction of inter codes; null when there is no first."""
    other = pc.coalesce(second, first)
    low, high = pc.min_element_wise(first, other, skip_nulls=False), pc.max_element_wise(first, second)
    pair = pc.binary_join_element_wise(low, pc.if_else(second.is_valid(), high, "0"), "")
    keys, texts = interactions()
    return texts.take(pc.index_in(pair, value_set=keys))


def event_day(events: EventColumns) -> pa.Array:
    """The day of the row: the first one, or the middle when only a week or month is known."""
    first, last = (pc.cast(events.path(f"when.{name}"), pa.int32()) for name in ("first", "last"))
    middle = pc.add(first, pc.divide(pc.subtract(last, first), pa.scalar(2, pa.int32())))
    is_day = pc.equal(events.path("when.precision"), "day")
    return pc.cast(pc.if_else(is_day, first, middle), pa.date32())


def event_identifier(events: EventColumns) -> pa.Array:
    """Three letters of the country and the number of the event; a foreign id comes back as it was."""
    ids = events.path("event_id")
    high, _ = halves(ids)
    codes = np.stack([high >> shift & 255 for shift in (56, 48, 40)], axis=1).astype(np.uint8)
    is_foreign = (high & FOREIGN == 0) & ((codes > 64) & (codes < 91)).all(axis=1)
    prefix = lookup(events.path("where.country"), "acled_countries", "prefix", "iso3")
    if is_foreign.any():
        own = [row.tobytes().decode("ascii") for row in codes[is_foreign]]
        prefix = pc.replace_with_mask(prefix, pa.array(is_foreign), pa.array(own, pa.string()))
    return pc.binary_join_element_wise(prefix, pc.cast(number60(ids), pa.string()), "")


def civilian_targeting(events: EventColumns) -> pa.Array:
    """Written for violence against civilians, excessive force, and where civilians are who is attacked."""
    event_type = events.path("acled_event_type")
    is_always = pc.is_in(event_type, value_set=pa.array(ALWAYS))
    is_excessive = pc.equal(events.path("acled_sub_event_type"), EXCESSIVE)
    are_civilians = pc.fill_null(pc.equal(side(events, "2").inter, "7"), False)
    may_be = pc.and_(pc.is_in(event_type, value_set=pa.array(WHEN_CIVILIANS)), are_civilians)
    is_meant = pc.or_(pc.or_(is_always, pc.fill_null(is_excessive, False)), may_be)
    return pc.if_else(is_meant, CIVILIAN_TARGETING, pa.scalar(None, pa.string()))


def fatalities(events: EventColumns) -> pa.Array:
    """The dead of all sides by the lowest report; 0 when none are told, as the codebook wants."""
    return killed(events).total


def tags(events: EventColumns) -> pa.Array:
    """`crowd size=…` of a demonstration."""
    is_demonstration = pc.is_in(events.path("acled_event_type"), value_set=pa.array(DEMONSTRATIONS))
    crowd = participants(events)
    told = pc.if_else(pa.array(crowd.number > 0), pc.cast(crowd.total, pa.string()), "no report")
    tag = pc.binary_join_element_wise("crowd size=", told, "")
    return pc.if_else(is_demonstration, tag, pa.scalar(None, pa.string()))


def notes(events: EventColumns) -> pa.Array:
    """One sentence in our words: the day, the sides, the type, the place, the dead and the rule that counts them."""
    first, second = side(events, "1").name, side(events, "2").name
    parties = pc.coalesce(pc.binary_join_element_wise(first, second, " on one side and "), first)
    close = pc.if_else(second.is_valid(), " on the other", "")
    place = pc.coalesce(events.path("where.name"), events.path("where.words"))
    district, province = events.path("where.admin2"), events.path("where.admin1")
    within = pc.coalesce(pc.binary_join_element_wise(district, province, ", "), province, district)
    region = pc.fill_null(pc.binary_join_element_wise(" (", within, ")", ""), "")
    dead = killed(events)
    return pc.binary_join_element_wise(
        opening(events), parties, close, " in an event of the type ", events.path("acled_sub_event_type"), " at ",
        place, region, ", with ", pc.cast(dead.total, pa.string()), " fatalities (rule: ", dead.rule, ").", "",
    )  # fmt: skip


def opening(events: EventColumns) -> pa.Array:
    """`On 7 July 2019, `, or `Around 7 July 2019 (week of), ` when the day is not known."""
    days = event_day(events).dictionary_encode()
    written = pc.binary_join_element_wise(
        pc.cast(pc.day(days.dictionary), pa.string()), pc.strftime(days.dictionary, format=" %B %Y"), ""
    )
    precision = events.path("when.precision").dictionary_encode()
    names = precision.dictionary.to_pylist()
    before = pa.array(["Around " if name in AROUND else "On " for name in names], pa.string())
    after = pa.array([AROUND.get(name, ", ") for name in names], pa.string())
    return pc.binary_join_element_wise(
        before.take(precision.indices), written.take(days.indices), after.take(precision.indices), ""
    )


FUNCTIONS: Final[dict[str, Callable[..., pa.Array]]] = {
    "acled_id": event_identifier,
    "acled_day": event_day,
    "acled_actor": actor_column,
    "acled_interaction": interaction,
    "acled_civilians": civilian_targeting,
    "acled_fatalities": fatalities,
    "acled_notes": notes,
    "acled_tags": tags,
}
