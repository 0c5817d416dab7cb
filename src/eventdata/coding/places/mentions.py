"""Which places a text names, weighed by the countries and places that the whole article is about."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import attrs

from eventdata.coding.places.choice import Context, candidates, of_wanted_kind, prior, resolved, unambiguous
from eventdata.coding.places.cues import TOWN_CUES, UNIT_CUES, Cue
from eventdata.coding.places.gazetteer import Gazetteer, GazetteerEntry
from eventdata.coding.places.spans import Span, Text, read_text, spans
from eventdata.model import PlacePrecision


@attrs.frozen(kw_only=True)
class PlaceMention:
    """A place that the text names; `cue` tells whether the words say near it, at its border, or in a part of it."""

    start: int
    end: int
    words: str
    entry: GazetteerEntry
    precision: PlacePrecision
    cue: Cue = Cue.AT


def place_mentions(
    text: str,
    *,
    skip: Sequence[tuple[int, int]] = (),
    countries: Sequence[str] = (),
    gazetteer: Gazetteer,
) -> tuple[PlaceMention, ...]:
    """The places of a whole article, in its order; a name that stays ambiguous yields none.

    `skip` are stretches that name no place of an event (datelines, bylines, actors), `countries` the ISO3 codes of the
    countries that the actors belong to.
    """
    read = read_text(text, skip)
    found = spans(read, gazetteer)
    # Words that stood beside a title or another name: alone, they are more likely a person than a place.
    people = {word for span in found if span.is_person for word in span.key.split()}
    usable = [s for s in found if not s.is_person and (s.is_firmly_located or people.isdisjoint(s.key.split()))]
    chosen = _chosen(read, usable, countries, gazetteer)
    mentions = (_mention(text, read, span, last, entry) for span, last, entry in chosen)
    return tuple(m for m in mentions if not any(m.start < end and start < m.end for start, end in skip))


def _chosen(
    read: Text, found: Sequence[Span], countries: Sequence[str], gazetteer: Gazetteer
) -> Iterable[tuple[Span, int, GazetteerEntry]]:
    confirmed = _confirmed(read, found, gazetteer)
    weights = _country_weights(found, countries, confirmed, gazetteer)
    first = Context(countries=weights, anchors=tuple(entry for _, entry in confirmed.values()))
    certain = {n: e for n, span in enumerate(found) if (e := resolved(span, first, gazetteer)) is not None}
    anchors = tuple(dict.fromkeys((*first.anchors, *(e for e in certain.values() if e.kind != "country"))))
    context = attrs.evolve(first, anchors=anchors)
    senses = {found[n].key: entry for n, (_, entry) in confirmed.items()}
    known = {span.key for n, span in enumerate(found) if n in certain and not span.is_unsure}
    for position, span in enumerate(found):
        if position - 1 in confirmed or (span.is_unsure and span.key not in known):
            continue
        if position in confirmed:
            last, entry = confirmed[position]
            yield span, last, entry
            continue
        own = None if span.wants_unit or span.wants_town else senses.get(span.key)
        place = own or resolved(span, context, gazetteer)
        if place is not None:
            yield span, span.last, _unit_of(place, gazetteer) if span.wants_first_level else place


def _confirmed(read: Text, found: Sequence[Span], gazetteer: Gazetteer) -> dict[int, tuple[int, GazetteerEntry]]:
    """Places that the next name confirms, as in `Azaz, Syria` or `Idlib province, Syria`, and where both end."""
    confirmed: dict[int, tuple[int, GazetteerEntry]] = {}
    for position, (span, following) in enumerate(pairwise(found)):
        if position - 1 in confirmed or not _is_followed(read, span, following):
            continue
        areas = [e for e in gazetteer.named(following.key) if e.kind in ("country", "admin1")]
        inside = [e for e in candidates(span, {str(a.country) for a in areas}, gazetteer) if _lies_in_any(e, areas)]
        fitting = of_wanted_kind(span, inside)
        if fitting:
            confirmed[position] = (following.last, max(fitting, key=lambda e: prior(span, e, gazetteer)))
    return confirmed


def _unit_of(place: GazetteerEntry, gazetteer: Gazetteer) -> GazetteerEntry:
    """The province that is called by its largest city, as in `the provinces of Mosul and Anbar`."""
    unit = gazetteer.entry(f"admin1:{place.admin1_iso}") if place.kind == "city" else None
    return unit or place


def _is_followed(read: Text, span: Span, following: Span) -> bool:
    """Whether a comma, or the kind of the place and a comma, is all that parts the two names."""
    between = read.words[span.last : following.first]
    kind = len(between) == 1 and between[0].gap == " " and between[0].key in (UNIT_CUES | TOWN_CUES)
    return (kind or not between) and read.words[following.first].gap in (", ", ",\u00a0")


def _lies_in_any(entry: GazetteerEntry, areas: Iterable[GazetteerEntry]) -> bool:
    if entry.kind == "country":
        return False
    return any(
        entry.country == area.country and (area.kind == "country" or area.admin1_iso == entry.admin1_iso)
        for area in areas
        if area.id != entry.id
    )


def _country_weights(
    found: Sequence[Span],
    countries: Sequence[str],
    confirmed: Mapping[int, tuple[int, GazetteerEntry]],
    gazetteer: Gazetteer,
) -> dict[str, float]:
    weights = dict.fromkeys(countries, 2.0)
    for position, span in enumerate(found):
        entry = confirmed[position][1] if position in confirmed else unambiguous(span, gazetteer)
        if entry is not None and entry.country and not span.is_unsure:
            weights[entry.country] = weights.get(entry.country, 0.0) + (2.0 if entry.kind == "country" else 1.0)
    return weights


def _mention(text: str, read: Text, span: Span, last: int, entry: GazetteerEntry) -> PlaceMention:
    start, end = read.words[span.first].start, read.words[last - 1].end
    return PlaceMention(
        start=start, end=end, words=text[start:end], entry=entry, precision=_precision(span, entry), cue=span.cue
    )


def _precision(span: Span, entry: GazetteerEntry) -> PlacePrecision:
    if entry.kind == "country":
        return PlacePrecision.COUNTRY
    if entry.kind in ("admin1", "admin2", "region"):
        return PlacePrecision.REGION
    return PlacePrecision.NEAR if span.cue in (Cue.NEAR, Cue.BORDER) else PlacePrecision.EXACT
