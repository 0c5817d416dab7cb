"""Which place a name means: the article's countries, the size of places and their distance decide, or nothing does."""

from collections.abc import Iterable, Mapping, Sequence
from math import asin, cos, log10, radians, sin, sqrt

import attrs

from eventdata.coding.places.gazetteer import Gazetteer, GazetteerEntry, name_key
from eventdata.coding.places.spans import Span

_CITY, _LARGE, _WORLD = 100_000, 500_000, 1_000_000
_CERTAIN_MARGIN = 0.7
_SAME_PLACE_KM = 30.0
_LONG_NAME = 6
_CLOSE_KM, _FAR_KM = 150.0, 400.0
# Country names that are also units elsewhere: the country is meant only where a country of its neighbourhood is named.
_SHARED_COUNTRY_NAMES = {"georgia": frozenset("GEO RUS ARM AZE TUR UKR MDA".split())}
# Where names reach English through other scripts, so that one name has many spellings.
_TRANSLITERATED = frozenset(
    "IRQ SYR YEM AFG LBY SDN SSD SOM PSE ISR LBN JOR EGY SAU ARE KWT QAT BHR OMN TUN DZA MAR ESH MRT MLI NER TCD "
    "PAK IRN UKR RUS BLR GEO ARM AZE KAZ UZB TKM KGZ TJK MMR BGD IND NPL ETH ERI DJI TUR".split()
)


@attrs.frozen(kw_only=True)
class Context:
    """How much of the article each country (ISO3) has, and the places that are certain."""

    countries: Mapping[str, float]
    anchors: tuple[GazetteerEntry, ...]

    def share(self, country: str | None) -> float:
        """The weight of the country against that of the weightiest; a place of no one country has a half."""
        if country is None:
            return 0.5
        return self.countries.get(country, 0.0) / max(self.countries.values(), default=1.0)


def unambiguous(span: Span, gazetteer: Gazetteer) -> GazetteerEntry | None:
    """What a name means to any reader: a country, a metropolis without a rival, the only unit or region of the name."""
    if span.key in _SHARED_COUNTRY_NAMES:
        return None
    entries = gazetteer.named(span.key)
    nations = [e for e in entries if e.kind == "country"]
    if nations:
        return nations[0] if len(nations) == 1 and not span.wants_unit else None
    cities = sorted((e for e in entries if e.kind == "city"), key=lambda e: -(e.population or 0))
    units = [e for e in entries if e.kind in ("admin1", "region")]
    top = cities[0] if cities else None
    if top and (top.population or 0) >= _LARGE:
        rivals = [e for e in cities[1:] if e.country != top.country]
        rival = max((e.population or 0 for e in rivals), default=0)
        return top if (top.population or 0) >= 10 * rival and not _is_foreign_unit(units, top) else None
    if units and len({e.country for e in units}) == 1:
        abroad = [e for e in cities if e.country != units[0].country and (e.population or 0) >= _CITY]
        return None if abroad else units[0]
    return None


def _is_foreign_unit(units: Iterable[GazetteerEntry], city: GazetteerEntry) -> bool:
    return any(unit.country != city.country for unit in units)


def candidates(span: Span, countries: Iterable[str], gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    """Places of that very name; where one of these countries has none, also those that transliterate it otherwise."""
    exact = gazetteer.named(span.key)
    if span.is_feature:
        return tuple(entry for entry in exact if name_key(entry.name) == span.key)
    silent = set(countries) & _TRANSLITERATED - {e.country for e in exact}
    return (*exact, *dict.fromkeys(gazetteer.transliterated(span.key, sorted(silent))))


def resolved(span: Span, context: Context, gazetteer: Gazetteer) -> GazetteerEntry | None:
    """The place that the name means in this article; None where several fit about as well, or none fits."""
    entries = candidates(span, context.countries, gazetteer)
    if span.key in _SHARED_COUNTRY_NAMES:
        entries = _of_shared_name(span, entries, context)
    exact = gazetteer.named(span.key)
    nations = [e for e in entries if e.kind == "country" and e in exact]
    if nations and not span.wants_unit and not span.wants_town:
        return nations[0] if len(nations) == 1 else _best(span, nations, context, gazetteer)
    entries = tuple(e for e in entries if e.kind != "country")
    near = [e for e in entries if _is_near(span, e, context, gazetteer)]
    known = max((e.population or 0 for e in near if e in exact), default=0)
    far = [e for e in entries if e not in near and e in exact]
    is_only_one = len({e.country for e in far}) == 1
    abroad = {e.country for e in far if _is_prominent(e, known, is_only_one and not context.countries, is_only_one)}
    if is_only_one and not near and span.is_located and len(span.key) >= _LONG_NAME:
        abroad.update(e.country for e in far if _is_at_hand(e, context, gazetteer))
    fitting = of_wanted_kind(span, [*near, *(e for e in far if e.country in abroad)])
    return _best(span, [e for e in fitting if _is_placed(span, e, exact)], context, gazetteer)


def _is_near(span: Span, entry: GazetteerEntry, context: Context, gazetteer: Gazetteer) -> bool:
    """Whether the article is about the country of the place; a mere transliteration wants a country that prevails."""
    if entry.country is None:
        return True
    floor = 0.0 if entry in gazetteer.named(span.key) else 0.5
    return context.share(entry.country) > floor


def _of_shared_name(span: Span, entries: Sequence[GazetteerEntry], context: Context) -> tuple[GazetteerEntry, ...]:
    around = sum(context.countries.get(c, 0.0) for c in _SHARED_COUNTRY_NAMES[span.key])
    elsewhere = max((context.countries.get(e.country or "", 0.0) for e in entries if e.kind == "admin1"), default=0.0)
    if around == elsewhere:
        return ()
    return tuple(e for e in entries if (e.kind == "country") == (around > elsewhere))


def of_wanted_kind(span: Span, pool: Sequence[GazetteerEntry]) -> list[GazetteerEntry]:
    """The candidates that `province`, `city` or `mountains` beside the name allow; one unit or town per country."""
    units = [e for e in pool if e.kind in ("admin1", "admin2")]
    towns = [e for e in pool if e.kind in ("city", "site")]
    regions = [e for e in pool if e.kind == "region"]
    if span.wants_first_level:
        return units or regions or [t for t in towns if (t.population or 0) >= _LARGE]
    if span.wants_unit:
        return units or regions or towns
    if span.wants_town:
        return towns or units
    if span.wants_nature and regions:
        return regions
    return _one_per_country(span, units, towns, regions)


def _one_per_country(
    span: Span, units: Sequence[GazetteerEntry], towns: Sequence[GazetteerEntry], regions: Sequence[GazetteerEntry]
) -> list[GazetteerEntry]:
    """A unit before a town of its name, unless the town is the seat that gave the unit its name."""
    kept: list[GazetteerEntry] = []
    for country in dict.fromkeys(e.country for e in (*units, *towns, *regions)):
        own_units = [e for e in units if e.country == country and e.kind == "admin1"]
        own_towns = [e for e in towns if e.country == country]
        named = [t for t in own_towns if (t.population or 0) >= _LARGE]
        seats = named or [
            t
            for t in own_towns
            if any(t.admin1_iso == u.admin1_iso and _kilometres(t, u) < _SAME_PLACE_KM for u in own_units)
        ]
        own_regions = [e for e in regions if e.country == country]
        if own_units and (not seats or span.is_part):
            kept.extend(own_units)
        elif own_units:
            kept.extend(seats)
        else:
            kept.extend(own_towns or own_regions or [e for e in units if e.country == country])
    return kept


def _is_prominent(entry: GazetteerEntry, known: int, is_without_context: bool, is_only_one: bool) -> bool:
    """Whether an article about other countries may mean this place without naming its country.

    A metropolis may be meant if no town at hand, of `known` people, has a twentieth of its people, and so may the only
    unit or region of a name.
    """
    if entry.kind == "city":
        size = entry.population or 0
        return size >= (_CITY if is_without_context else _LARGE) and size > 20 * known
    return entry.kind in ("admin1", "region") and is_only_one and known < _CITY


def _is_at_hand(entry: GazetteerEntry, context: Context, gazetteer: Gazetteer) -> bool:
    """Whether the place lies within 500 km of what the article is about, as the far side of a border does."""
    seats = (gazetteer.entry(f"country:{country}") for country in context.countries)
    return any(_kilometres(entry, place) < 500 for place in (*context.anchors, *seats) if place is not None)


def _is_placed(span: Span, entry: GazetteerEntry, exact: Sequence[GazetteerEntry]) -> bool:
    """Units, regions and cities stand by themselves; a name shared with people or things needs `in` or `near`."""
    if span.is_word or span.is_generic:
        return span.is_firmly_located and (span.wants_unit or not span.is_generic)
    stands = entry.kind in ("admin1", "region") or (entry.population or 0) >= _CITY
    stands = stands or (entry.kind == "site" and " " in span.key)
    return span.is_located or (stands and entry in exact)


def _best(
    span: Span, entries: Sequence[GazetteerEntry], context: Context, gazetteer: Gazetteer
) -> GazetteerEntry | None:
    """The candidate with the highest score, if no other place comes close to it."""
    scores = {e.id: _score(span, e, context, gazetteer) + _fame(span, e, entries, gazetteer) for e in entries}
    ranked = sorted(entries, key=lambda e: (-scores[e.id], e.id))
    if not ranked:
        return None
    rivals = [e for e in ranked[1:] if _kilometres(ranked[0], e) > _SAME_PLACE_KM]
    is_certain = not rivals or scores[ranked[0].id] - scores[rivals[0].id] >= _CERTAIN_MARGIN
    return ranked[0] if is_certain else None


def _score(span: Span, entry: GazetteerEntry, context: Context, gazetteer: Gazetteer) -> float:
    """The prior, 3 for the country that the article is about, 1 or 2 for other places of the article close by."""
    nearest = min((_kilometres(entry, a) for a in context.anchors if a.id != entry.id), default=1e6)
    proximity = 2.0 if nearest < _CLOSE_KM else 1.0 if nearest < _FAR_KM else 0.0
    return prior(span, entry, gazetteer) + 3.0 * context.share(entry.country) + proximity


def _fame(span: Span, entry: GazetteerEntry, entries: Sequence[GazetteerEntry], gazetteer: Gazetteer) -> float:
    """3 for the metropolis of the name beside which its namesakes are small: Paris, but not one Tripoli of two."""
    size = entry.population or 0
    others = max((e.population or 0 for e in entries if e.id != entry.id), default=0)
    return 3.0 if size >= _WORLD and size > 20 * others and gazetteer.is_main_name(span.key, entry) else 0.0


def prior(span: Span, entry: GazetteerEntry, gazetteer: Gazetteer) -> float:
    """2 for the main name, 1 for another name, 0 for a transliteration, and up to 4 for the size of the place."""
    name = 2.0 if gazetteer.is_main_name(span.key, entry) else 1.0 if entry in gazetteer.named(span.key) else 0.0
    size = {"country": 10**7, "admin1": 500_000, "region": 200_000, "site": 10_000}.get(entry.kind, 0)
    return name + 0.6 * log10(max(entry.population or 0, size, 1_000))


def _kilometres(one: GazetteerEntry, other: GazetteerEntry) -> float:
    """Great-circle distance on a sphere of 6,371 km."""
    north, south = radians(one.latitude), radians(other.latitude)
    half = sin((north - south) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(one.longitude - other.longitude) / 2) ** 2
    return 2 * 6371 * asin(sqrt(min(1.0, half)))
