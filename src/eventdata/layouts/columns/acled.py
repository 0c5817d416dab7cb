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
from eventdata.layouts.columns.steps import FOREIGN, halves, join, lookup, number60_of
from eventdata.ontology.tables import rows
from eventdata.schema.distinct import by_value, by_values, coded, decoded

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

    name: pa.DictionaryArray
    inter: pa.DictionaryArray
    others: pa.Array


def side(events: EventColumns, number: str) -> Side:
    """A side: its first actor with an ACLED-style name and an inter code, and the names of the others."""
    made: Side = events.once(f"acled side {number}", lambda: side_of(events.path(SIDES[number])))
    return made


def side_of(actors: pa.ListArray) -> Side:
    """A side of each event, from the actors on it."""
    each = inside(actors)
    names, inters = (coded(pc.struct_field(each, [name])) for name in ("acled_name", "acled_inter"))
    owners = parents(actors)
    full = np.flatnonzero(np.asarray(pc.and_(names.is_valid(), inters.is_valid())))
    first = np.full(len(actors), -1, np.int64)
    first[owners[full][::-1]] = full[::-1]
    is_absent = first < 0
    return Side(
        name=taken(names, first, is_absent),
        inter=taken(inters, first, is_absent),
        others=others(actors, names, first),
    )


def others(actors: pa.ListArray, names: pa.DictionaryArray, first: Any) -> pa.Array:
    """The names besides the first actor's, each once; -1 is the first of a side that has none."""
    owners = parents(actors)
    is_other = np.asarray(names.is_valid()) & (np.arange(len(owners)) != first[owners])
    if not is_other.any():
        return pa.nulls(len(actors), pa.string())
    codes = np.asarray(names.indices.fill_null(-1)).astype(np.int64)
    is_other &= codes != np.where(first < 0, -1, codes[first])[owners]
    is_other &= is_first_of(owners * (len(names.dictionary) + 1) + codes, is_other)
    offsets = selected(actors, is_other).offsets
    return join(pa.ListArray.from_arrays(offsets, decoded(names.filter(pa.array(is_other)))))


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
        return by_value(lambda codes: lookup(codes, "acled_inter_codes", "text"), found.inter)
    return found.name if what == "name" else found.others


@cache
def interactions() -> tuple[pa.Array, pa.Array]:
    """The pairs of inter codes, `0` for nobody, and what their interaction is called."""
    found = {f"{row['inter_low']}{row['inter_high'] or '0'}": row["text"] for row in rows("acled_interactions")}
    return pa.array(list(found)), pa.array(list(found.values()))


def interaction(events: EventColumns) -> pa.Array:
    """Both inter codes as one text, the lower first; a single one as `… only`."""
    return by_values(interaction_of, side(events, "1").inter, side(events, "2").inter)


def interaction_of(first: pa.Array, second: pa.Array) -> pa.Array:
    """The interaction of inter codes; null when there is no first."""
    other = pc.coalesce(second, first)
    low, high = pc.min_element_wise(first, other, skip_nulls=False), pc.max_element_wise(first, second)
    pair = pc.binary_join_element_wise(low, pc.if_else(second.is_valid(), high, "0"), "")
    keys, texts = interactions()
    return texts.take(pc.index_in(pair, value_set=keys))


def event_day(events: EventColumns) -> pa.DictionaryArray:
    """The day of the row: the first one, or the middle when only a week or month is known."""
    made: pa.DictionaryArray = events.once("acled day", lambda: coded(day_of(events)))
    return made


def day_of(events: EventColumns) -> pa.Array:
    """The same, each row's by itself."""
    first, last = (pc.cast(events.path(f"when.{name}"), pa.int32()) for name in ("first", "last"))
    middle = pc.add(first, pc.divide(pc.subtract(last, first), pa.scalar(2, pa.int32())))
    is_day = pc.equal(events.path("when.precision"), "day")
    return pc.cast(pc.if_else(is_day, first, middle), pa.date32())


def event_identifier(events: EventColumns) -> pa.Array:
    """Three letters of the country and the number of the event; a foreign id comes back as it was."""
    high, low = halves(events.path("event_id"))
    is_foreign = high & FOREIGN == 0
    country = events.coded("where.country")
    prefix = decoded(by_value(lambda codes: lookup(codes, "acled_countries", "prefix", "iso3"), country))
    if is_foreign.any():
        codes = np.stack([high >> shift & 255 for shift in (56, 48, 40)], axis=1).astype(np.uint8)
        is_foreign &= ((codes > 64) & (codes < 91)).all(axis=1)
        own = [row.tobytes().decode("ascii") for row in codes[is_foreign]]
        prefix = pc.replace_with_mask(prefix, pa.array(is_foreign), pa.array(own, pa.string()))
    return pc.binary_join_element_wise(prefix, pc.cast(number60_of(high, low), pa.string()), "")


def civilian_targeting(events: EventColumns) -> pa.Array:
    """Written for violence against civilians, excessive force, and where civilians are who is attacked."""
    types = (events.coded(f"acled_{name}type") for name in ("event_", "sub_event_"))
    return by_values(targeting_of, *types, side(events, "2").inter)


def targeting_of(event_type: pa.Array, sub_event_type: pa.Array, inter: pa.Array) -> pa.Array:
    """The same by the types and the second side's inter code."""
    is_always = pc.is_in(event_type, value_set=pa.array(ALWAYS))
    is_excessive = pc.equal(sub_event_type, EXCESSIVE)
    are_civilians = pc.fill_null(pc.equal(inter, "7"), False)
    may_be = pc.and_(pc.is_in(event_type, value_set=pa.array(WHEN_CIVILIANS)), are_civilians)
    is_meant = pc.or_(pc.or_(is_always, pc.fill_null(is_excessive, False)), may_be)
    return pc.if_else(is_meant, CIVILIAN_TARGETING, pa.scalar(None, pa.string()))


def fatalities(events: EventColumns) -> pa.Array:
    """The dead of all sides by the lowest report; 0 when none are told, as the codebook wants."""
    return killed(events).total


def tags(events: EventColumns) -> pa.Array:
    """`crowd size=…` of a demonstration."""
    is_demonstration = pc.is_in(events.path("acled_event_type"), value_set=pa.array(DEMONSTRATIONS))
    if not pc.any(is_demonstration).as_py():
        return pa.nulls(len(events), pa.string())
    crowd = participants(events)
    told = pc.if_else(pa.array(crowd.number > 0), pc.cast(crowd.total, pa.string()), "no report")
    tag = pc.binary_join_element_wise("crowd size=", told, "")
    return pc.if_else(is_demonstration, tag, pa.scalar(None, pa.string()))


def notes(events: EventColumns) -> pa.Array:
    """One sentence in our words: the day, the sides, the type, the place, the dead and the rule that counts them."""
    parts = (
        by_values(opening, event_day(events), events.coded("when.precision")),
        by_values(parties, *(side(events, number).name for number in SIDES), events.coded("acled_sub_event_type")),
        pc.coalesce(events.path("where.name"), events.path("where.words")),
        by_values(region, events.coded("where.admin1"), events.coded("where.admin2")),
        by_values(deaths, coded(killed(events).total), killed(events).rule),
    )
    return pc.binary_join_element_wise(*map(decoded, parts), "")


def opening(day: pa.Array, precision: pa.Array) -> pa.Array:
    """`On 7 July 2019, `, or `Around 7 July 2019 (week of), ` when the day is not known."""
    names = precision.to_pylist()
    before = pa.array(["Around " if name in AROUND else "On " for name in names], pa.string())
    after = pa.array([AROUND.get(name, ", ") for name in names], pa.string())
    number = pc.cast(pc.day(day), pa.string())
    return pc.binary_join_element_wise(before, number, pc.strftime(day, format=" %B %Y"), after, "")


def parties(first: pa.Array, second: pa.Array, sub_event_type: pa.Array) -> pa.Array:
    """The sides and the type, up to the name of the place."""
    both = pc.coalesce(pc.binary_join_element_wise(first, second, " on one side and "), first)
    close = pc.if_else(second.is_valid(), " on the other", "")
    return pc.binary_join_element_wise(both, close, " in an event of the type ", sub_event_type, " at ", "")


def region(province: pa.Array, district: pa.Array) -> pa.Array:
    """What the place lies in, in brackets; empty when that is not known."""
    within = pc.coalesce(pc.binary_join_element_wise(district, province, ", "), province, district)
    return pc.fill_null(pc.binary_join_element_wise(" (", within, ")", ""), "")


def deaths(total: pa.Array, rule: pa.Array) -> pa.Array:
    """How many died, and the rule that counts them."""
    return pc.binary_join_element_wise(", with ", pc.cast(total, pa.string()), " fatalities (rule: ", rule, ").", "")


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
