"""What is found in a whole article before any sentence of it is coded: names, days, places, numbers."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

import attrs

from eventdata.article import Article
from eventdata.coding.actors import names
from eventdata.coding.actors.names import NameKind, NameMention
from eventdata.coding.dates.mentions import DateMention, dates_in
from eventdata.coding.numbers.mentions import NumberMention, numbers_in
from eventdata.coding.places.gazetteer import Gazetteer
from eventdata.coding.places.mentions import PlaceMention, place_mentions
from eventdata.coding.text.clean import Block, BlockKind
from eventdata.coding.text.operations import Substitution, substitutions
from eventdata.coding.text.spelling import respelled
from eventdata.model import PlacePrecision

Found = TypeVar("Found", NameMention, DateMention, PlaceMention, NumberMention)
CODED = (BlockKind.HEADLINE, BlockKind.BODY, BlockKind.SUBHEADING)
LEAD = 800
"""Code points from the first news text in which an article says where it happened."""
LONGEST = 60
"""Code points that a place's name may have before a part of it."""
LOCATIVE = re.compile(r"\b(?:in|near|at|around|outside|(?:town|city|village|province|district) of) $")


@attrs.frozen(kw_only=True, eq=False)
class Known:
    """An article's names, days, places and numbers, its first place, and the country that it names most often.

    Of countries named equally often, that is the one named first; `start` is where the news text begins.
    """

    start: int
    names: tuple[NameMention, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    numbers: tuple[NumberMention, ...]
    substitutions: tuple[Substitution, ...]
    home: str | None
    first_place: PlaceMention | None
    last_day: date | None


def within(found: Sequence[Found], start: int, end: int) -> Sequence[Found]:
    """What begins in a stretch of the text, of things in the order of the text."""
    first = bisect_left(found, start, key=lambda each: each.start)
    return found[first : bisect_left(found, end, lo=first, key=lambda each: each.start)]


def known(article: Article, parts: tuple[Block, ...], table: names.NameTable, gazetteer: Gazetteer) -> Known:
    """Everything that the tables and patterns find in an article's text."""
    text = article.text or ""
    listed = names.with_natives(text, table.mentions(text))
    found = names.with_koreas(text, table, names.with_aliases(text, listed))
    nations = [name.iso3 for each in found for name in each.names[:1] if name.iso3]
    skip = [(part.start, part.end) for part in parts if part.kind not in CODED]
    places = place_mentions(text, skip=skip, countries=sorted(set(nations)), gazetteer=gazetteer)
    found = tuple(each for each in found if not is_part_of_place(text, each, places))
    nations = [name.iso3 for each in found for name in each.names[:1] if name.iso3]
    named = {each.start for each in found}
    votes = nations + [each.entry.country for each in places if each.entry.country and each.start not in named]
    start = min((part.start for part in parts if part.kind in CODED), default=0)
    days = dates_in(text, published=article.published)
    return Known(
        start=start,
        names=found,
        dates=days,
        last_day=max((day.last for day in days if day.last), default=None),
        places=places,
        numbers=numbers_in(text),
        substitutions=(*(each for each in substitutions(text) if each.start not in named), *respelled(text)),
        home=Counter(votes).most_common(1)[0][0] if votes else None,
        first_place=first_place([each for each in places if each.start < start + LEAD]),
    )


def is_part_of_place(text: str, mention: NameMention, places: Sequence[PlaceMention]) -> bool:
    """Whether a capital or surname is part of a place's name, or stands where one must: "the town of Djibo"."""
    place = next(
        (each for each in within(places, mention.start - LONGEST, mention.end) if mention.end <= each.end), None
    )
    kinds = {name.kind for name in mention.names}
    if place is None or mention.start < place.start or not kinds <= {NameKind.CAPITAL, NameKind.LEADER}:
        return False
    is_whole = (place.start, place.end) == (mention.start, mention.end)
    return not is_whole or (
        NameKind.LEADER in kinds and bool(LOCATIVE.search(text[max(0, mention.start - LONGEST) : mention.start]))
    )


def first_place(places: list[PlaceMention]) -> PlaceMention | None:
    """The most precise place of an article's opening, the first of equals; a country is none."""
    vague = (PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.REGION)
    told = [each for each in places if each.precision in vague]
    return min(told, key=lambda each: vague.index(each.precision)) if told else None
