"""Which ACLED event type a CAMEO event has, given who is on both sides and what else the text tells."""

from collections.abc import Callable, Collection
from enum import StrEnum
from functools import cache
from typing import Final

import attrs

from eventdata.ontology.cameo import lineage
from eventdata.ontology.tables import rows


@attrs.frozen(kw_only=True)
class AcledType:
    """A sub-event type with the types above it."""

    disorder_type: str
    event_type: str
    sub_event_type: str


class Circumstance(StrEnum):
    """What a text may tell beside the code and the sides, and ACLED's types depend on."""

    DEADLY = "deadly"  # somebody is killed, or hurt so that life is in danger
    FIGHTING = "fighting"  # the sides fight: a clash, a battle, resistance
    EXCHANGE = "exchange"  # both sides fire
    WEAPONS = "weapons"  # weapons, explosives or their stores are found, seized, defused or destroyed
    TERRITORY = "territory"  # control of a place passes from one side to the other
    LAUNCH = "launch"  # an operation begins or goes on, without a contact being told
    NOTABLE = "notable"  # a mass arrest, or that of a significant person
    DISPERSED = "dispersed"  # somebody disperses, detains or hits those who protest
    DEMONSTRATION = "demonstration"  # the violence grows out of a demonstration
    VIOLENT = "violent"  # those who block a passage burn, throw or build barricades
    CHEMICAL = "chemical"  # an agent of Schedule 1 of the Chemical Weapons Convention
    GRENADE = "grenade"  # a hand grenade


STATE: Final = frozenset("1")
NON_STATE_ARMED: Final = frozenset("234")
ARMED: Final = frozenset("12348")
CIVILIANS: Final = frozenset("7")
PROTESTERS: Final = frozenset("6")

Sides = tuple[frozenset[str], frozenset[str]]

CONDITIONS: Final[dict[str, Callable[[Sides], bool]]] = {
    "always": lambda sides: True,
    "state_actor": lambda sides: bool(sides[0] & STATE),
    "armed_actor": lambda sides: bool(sides[0] & ARMED),
    "other_armed_actor": lambda sides: bool(sides[0] & ARMED) and not sides[0] & STATE,
    "armed_recipient": lambda sides: bool(sides[1] & ARMED),
    "both_armed": lambda sides: bool(sides[0] & ARMED) and bool(sides[1] & ARMED),
    "conflict_parties": lambda sides: (
        all(side & ARMED for side in sides) and bool((sides[0] | sides[1]) & NON_STATE_ARMED)
    ),
    "civilian_recipient": lambda sides: bool(sides[1] & CIVILIANS) and not sides[1] & ARMED,
    "protesters_recipient": lambda sides: bool(sides[1] & PROTESTERS) and not sides[1] & ARMED,
}
"""The keywords of the column `condition` that look at the inter codes of both sides; the others are circumstances."""


@cache
def acled_types() -> dict[str, AcledType]:
    """ACLED's types by sub-event type, in the order of the codebook."""
    return {
        row["code"]: AcledType(
            disorder_type=row["disorder_type"], event_type=row["event_type"], sub_event_type=row["code"]
        )
        for row in rows("acled_sub_event_types")
    }


@cache
def _choices(cameo_code: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The conditions and sub-event types of a code or its nearest listed ancestor, in order of choice."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows("cameo_to_acled"):
        found.setdefault(row["code"], []).append((tuple(row["condition"].split()), row["acled_sub_event_type"]))
    return next((tuple(found[code]) for code in lineage(cameo_code) if code in found), ())


def acled_type(
    cameo_code: str,
    *,
    actor_inters: Collection[str],
    recipient_inters: Collection[str],
    circumstances: Collection[Circumstance] = (),
) -> AcledType | None:
    """The type of the first row of `cameo_to_acled.csv` whose conditions all hold; None where ACLED has none.

    Inter codes are `1` (state forces) to `8` (external forces) of whoever is known on each side; a side that is not
    known meets no condition, so that an unknown victim makes no violence against civilians.
    """
    sides = (frozenset(actor_inters), frozenset(recipient_inters))
    for conditions, sub_event_type in _choices(cameo_code):
        if all(_holds(condition, sides, circumstances) for condition in conditions):
            return acled_types()[sub_event_type]
    return None


def _holds(condition: str, sides: Sides, circumstances: Collection[Circumstance]) -> bool:
    test = CONDITIONS.get(condition)
    return test(sides) if test else Circumstance(condition) in circumstances
