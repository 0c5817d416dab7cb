"""What kind of actor somebody is, and whether two actors may be one."""

from collections.abc import Iterable, Sequence

from eventdata.model import Actor

PRIVATE = frozenset({"BUS", "MNC", "CVL", "MED", "EDU", "AGR", "HLH", "CRM", "ELI", "REF"})
ARMED = frozenset({"MIL", "COP", "REB", "INS", "UAF", "PRM", "SEP", "SPY", "RAD"})


def apart(found: Iterable[Actor], others: Sequence[Actor]) -> tuple[Actor, ...]:
    """Those who are none of the others."""
    return tuple(each for each in found if not any(is_same(each, other) for other in others))


def is_same(one: Actor, other: Actor) -> bool:
    """Whether two actors may be one: of one code, which only for two people of different names is not enough."""
    names = {each.name or surname(each) for each in (one, other)} - {None}
    return one.code is not None and one.code == other.code and (len(names) < 2 or is_armed(one))


def surname(found: Actor) -> str | None:
    """The last word of an unlisted person's name; None for anybody who is not named."""
    last = found.words.split()[-1]
    return last if last[0].isupper() and " " in found.words else None


def roles(found: Actor) -> frozenset[str]:
    """The parts of an actor's CAMEO code, three letters each: his country and what he is; empty without a code."""
    code = found.code or ""
    return frozenset(code[at : at + 3] for at in range(0, len(code), 3))


def is_armed(found: Actor) -> bool:
    """Whether an actor bears arms: armed forces, police, rebels, militias, gunmen."""
    return bool(roles(found) & ARMED) or (found.acled_inter in ("1", "2", "3", "4") and "GOV" not in roles(found))


def is_public(actor: Actor) -> bool:
    """Whether an actor is a state, an armed group, a party or an organisation: no firm, no private person."""
    return bool(actor.code) and not roles(actor) & PRIVATE
