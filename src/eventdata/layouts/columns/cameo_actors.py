"""The parts of a CAMEO actor code: three letters each for a country or kind of body, groups, peoples, faiths, roles."""

from collections.abc import Callable
from functools import cache
from typing import Final

import pyarrow as pa

from eventdata import tables
from eventdata.layouts.columns.paths import EventColumns

PARTS: Final = (
    "entity",
    "country",
    "group",
    "ethnic",
    "religion1",
    "religion2",
    "role1",
    "role2",
    "role3",
    "attribute",
)


@cache
def code_sets() -> tuple[frozenset[str], ...]:
    """The codes of countries, groups, peoples, faiths and roles."""
    countries = frozenset(row["cameo"] or row["iso3"] for row in tables.rows("data", "countries.csv"))
    lists = ("known_groups", "ethnic", "religion", "actor_roles")
    return countries, *(frozenset(row["code"].upper() for row in tables.rows("codes", f"{name}.csv")) for name in lists)


@cache
def parts(code: str) -> dict[str, str]:
    """The parts of a code by name; a part is read as the first of group, role, faith and people whose list has it."""
    countries, groups, peoples, faiths, roles = code_sets()
    triples = [code[start : start + 3] for start in range(0, len(code), 3)]
    found = {"entity": triples[0]}
    if triples[0] in countries:
        found["country"] = triples.pop(0)
    named: dict[str, list[str]] = {"group": [], "role": [], "religion": [], "ethnic": []}
    for triple in triples:
        lists = (("role", roles), ("group", groups), ("religion", faiths), ("ethnic", peoples))
        kind = next((kind for kind, codes in lists if triple in codes), None)
        if kind:
            named[kind].append(triple)
    for kind, codes in named.items():
        is_numbered = kind in ("role", "religion")
        found |= {f"{kind}{number}" if is_numbered else kind: each for number, each in enumerate(codes[:3], 1)}
    if rest := "".join(triples[2:] if "country" not in found else triples[1:]):
        found["attribute"] = rest
    return found


def actor_part(events: EventColumns, side: str, part: str) -> pa.Array:
    """A part of the code of a side's first actor; null when the code has none such."""
    encoded = events.once(f"codes of {side}", lambda: events.path(f"{side}[0].code").dictionary_encode())
    values = [parts(code).get(part) for code in encoded.dictionary.to_pylist()]
    return pa.array(values, pa.string()).take(encoded.indices)


FUNCTIONS: Final[dict[str, Callable[..., pa.Array]]] = {"cameo_part": actor_part}
