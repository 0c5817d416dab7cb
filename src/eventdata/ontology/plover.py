"""How CAMEO codes are said in PLOVER: category, mode and contexts by the published crosswalk."""

from functools import cache
from typing import Final

import attrs

from eventdata.ontology.cameo import lineage
from eventdata.ontology.tables import rows


@attrs.frozen(kw_only=True)
class PloverType:
    """A category with the mode and contexts that a code implies; comments have no category in PLOVER."""

    category: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()


NO_TYPE: Final = PloverType()


@cache
def crosswalk() -> dict[str, tuple[PloverType, ...]]:
    """The PLOVER types of each CAMEO code that the crosswalk lists, the usual one first."""
    found: dict[str, tuple[PloverType, ...]] = {}
    for row in rows("cameo_to_plover"):
        contexts = tuple(row["contexts"].split("; ")) if row["contexts"] else ()
        plover = PloverType(category=row["category"], mode=row["mode"] or None, contexts=contexts)
        found[row["code"]] = (*found.get(row["code"], ()), plover)
    return found


@cache
def plover_types(cameo_code: str) -> tuple[PloverType, ...]:
    """All types that a code may have, by its own row or the nearest ancestor's; none for comments."""
    return next((crosswalk()[code] for code in lineage(cameo_code) if code in crosswalk()), ())


def plover_of(cameo_code: str) -> PloverType:
    """The usual type of a code; one without category for comments (01)."""
    return next(iter(plover_types(cameo_code)), NO_TYPE)


@cache
def modes(category: str) -> tuple[str, ...]:
    """The modes that the manual defines for a category."""
    return tuple(row["mode"] for row in rows("plover_events_modes") if row["category"] == category and row["mode"])
