"""The countries of those whom no word gives a nation: not every one of them is at home in the article's country."""

from collections.abc import Collection
from typing import Final

import attrs

from eventdata.coding.actors.kinds import is_armed
from eventdata.coding.actors.names import agents
from eventdata.coding.actors.qualified import is_prefixed
from eventdata.coding.actors.scene import Scene
from eventdata.coding.text.words import lemmas
from eventdata.model import Actor

HARMFUL: Final = frozenset({"17", "18", "19", "20"})
HELPFUL: Final = frozenset({"07"})
OFFICIAL: Final = frozenset({"GOV", "MIL", "COP", "LEG", "JUD"})


def estranged(
    scene: Scene, acting: tuple[Actor, ...], receiving: tuple[Actor, ...], root: str
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Both sides, where who has no nation of his own is no compatriot of those abroad whom he harms, or who help him.

    A place of their own country in the sentence says that they are at home.
    """
    if root not in HARMFUL | HELPFUL:
        return acting, receiving
    here = scene.here
    named = here | {scene.row(each).iso3 for each in scene.names if not is_prefixed(scene, each)} - {None}
    harmed = {each.country for each in receiving if is_foreign_civilian(scene, each)} - here
    strong = [each for each in acting if root in HELPFUL or "MIL" in each.sectors]
    doers = {each.country for each in strong if each.country and not is_unmarked(scene, each)} - here
    others = tuple(home_of(scene, each, here or named, doers) for each in receiving) if named - doers else receiving
    return tuple(each if is_office(each) else home_of(scene, each, named, harmed) for each in acting), others


def disowned(scene: Scene, acting: tuple[Actor, ...], receiving: Collection[Actor]) -> tuple[Actor, ...]:
    """Who acts; a weapon that no word gives to a nation ("drones") is not of the one that it hits, but anybody's."""
    hit = {each.country for each in receiving} or scene.here
    return tuple(
        rehomed(each, None) if each.country in hit and is_unmarked(scene, each) and is_weapon(each) else each
        for each in acting
    )


def is_weapon(found: Actor) -> bool:
    """Whether what acts is a thing that somebody must have sent: drones, tanks, warplanes."""
    words = found.words.lower().split()
    kinds = (
        name.type
        for length in (2, 1)
        for lemma in lemmas(words[-1])
        if (name := agents().get((*words[-length:-1], lemma))) is not None
    )
    return next(kinds, None) == "equipment"


def home_of(scene: Scene, found: Actor, places: Collection[str | None], foreign: Collection[str | None]) -> Actor:
    """Somebody without a nation of his own, moved out of foreign countries: to the only other place, or to none."""
    if not is_unmarked(scene, found) or found.country not in foreign:
        return found
    others = set(places) - set(foreign) - {None}
    return rehomed(found, others.pop() if len(others) == 1 else None)


def is_foreign_civilian(scene: Scene, found: Actor) -> bool:
    """Whether somebody without arms or office is called by a nationality."""
    is_public_body = is_office(found) or is_armed(found)
    is_named = found.country is not None and found.code != found.country
    return is_named and not is_public_body and not is_unmarked(scene, found)


def is_office(found: Actor) -> bool:
    """Whether somebody belongs to a state: its government, army, police, parliament or courts."""
    return bool(OFFICIAL & set(found.sectors))


def is_unmarked(scene: Scene, found: Actor) -> bool:
    """Whether somebody's country is only that of the scene."""
    return found.words in scene.unmarked and found.country == scene.home


def rehomed(found: Actor, home: str | None) -> Actor:
    """An actor in another country, or in none."""
    code = found.code or ""
    return attrs.evolve(found, country=home, code=((home or "") + code.removeprefix(found.country or "")) or None)
