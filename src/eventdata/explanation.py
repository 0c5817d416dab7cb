"""Why an event says what it says: its sentences, and in them the words behind each of its fields."""

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

import attrs

from eventdata.model import Actor, Count, Event, Evidence, Place, Supports, When

Part = TypeVar("Part", Actor, Count)

NOT_TOLD: Final = "not told"


@attrs.frozen(kw_only=True)
class Highlight:
    """A stretch of a passage, and the value that was read in it; offsets count from the passage's first character."""

    supports: Supports
    start: int
    end: int
    words: str
    value: str
    rule: str | None


@attrs.frozen(kw_only=True)
class Passage:
    """A sentence of an article, or a stretch outside all quoted sentences, with what was read in it."""

    article_id: str
    start: int
    text: str
    highlights: tuple[Highlight, ...]


@attrs.frozen(kw_only=True)
class Explanation:
    """An event's passages in the order of the text, and its fields as text, in one fixed order."""

    event_id: str
    fields: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]

    def __str__(self) -> str:
        lines = [f"event {self.event_id}", *(f"  {name:<12}{value}" for name, value in self.fields)]
        for passage in self.passages:
            lines += ["", f"article {passage.article_id}, character {passage.start}:", f"  {passage.text}"]
            lines += [f"  {mark.supports:<12}“{mark.words}”{by_rule(mark)}" for mark in passage.highlights]
        return "\n".join(lines)


def explain(event: Event) -> Explanation:
    """The sentences that an event was read in, each with the words behind every field."""
    values = dict(field_values(event))
    sentences = [piece for piece in event.evidence if piece.supports is Supports.SENTENCE]
    wholes = {spot(piece): piece for piece in event.evidence if not any(holds(one, piece) for one in sentences)}
    wholes |= {spot(piece): piece for piece in sentences}
    order = sorted(wholes.values(), key=lambda piece: (piece.article_id, piece.start, -piece.end))
    return Explanation(
        event_id=event.event_id,
        fields=tuple(values.items()),
        passages=tuple(passage(whole, event.evidence, values) for whole in order),
    )


def passage(whole: Evidence, pieces: Iterable[Evidence], values: dict[str, str]) -> Passage:
    """A quoted stretch with all narrower ones that lie in it."""
    inside = [piece for piece in pieces if holds(whole, piece) and piece.supports is not Supports.SENTENCE]
    return Passage(
        article_id=whole.article_id,
        start=whole.start,
        text=whole.quote,
        highlights=tuple(
            Highlight(
                supports=piece.supports,
                start=piece.start - whole.start,
                end=piece.end - whole.start,
                words=piece.quote,
                value=values.get(piece.supports, NOT_TOLD),
                rule=piece.rule,
            )
            for piece in sorted(inside, key=lambda piece: (piece.start, piece.end, piece.supports))
        ),
    )


def spot(piece: Evidence) -> tuple[str, int, int]:
    """Where a stretch of text lies."""
    return piece.article_id, piece.start, piece.end


def holds(whole: Evidence, part: Evidence) -> bool:
    """Whether one stretch of text lies within another, or is the same."""
    return whole.article_id == part.article_id and whole.start <= part.start and part.end <= whole.end


def by_rule(mark: Highlight) -> str:
    """The rule that fired, in brackets, or nothing."""
    return f" ({mark.rule})" if mark.rule else ""


def field_values(event: Event) -> tuple[tuple[str, str], ...]:
    """Each part of the event that evidence can support, as a line of text."""
    return (
        (Supports.WHAT, what_text(event)),
        (Supports.ACTORS, joined(event.actors, actor_text)),
        (Supports.RECIPIENTS, joined(event.recipients, actor_text)),
        (Supports.WHEN, when_text(event.when)),
        (Supports.WHERE, place_text(event.where) if event.where else NOT_TOLD),
        (Supports.COUNTS, joined(event.counts, count_text)),
        (Supports.MODALITY, event.modality + (", background" if event.is_background else "")),
        (Supports.ATTRIBUTION, event.attribution or NOT_TOLD),
    )


def joined(parts: Iterable[Part], text: Callable[[Part], str]) -> str:
    """Several parts in a line, in their order."""
    return "; ".join(text(part) for part in parts) or NOT_TOLD


def what_text(event: Event) -> str:
    """The codes of what happened, in the three schemes."""
    plover = " ".join(filter(None, (event.plover_category, event.plover_mode)))
    codes = (("CAMEO", event.cameo_code), ("PLOVER", plover), ("ACLED", event.acled_sub_event_type))
    return ", ".join(f"{scheme} {code}" for scheme, code in codes if code)


def actor_text(actor: Actor) -> str:
    """The canonical name, or the words of the text, and the code."""
    name = actor.name or actor.words
    return f"{name} [{actor.code}]" if actor.code else name


def when_text(when: When) -> str:
    """The day or the two days, with the precision where it is not a day."""
    if when.first is None or when.last is None:
        return NOT_TOLD
    days = f"{when.first}" if when.first == when.last else f"{when.first} to {when.last}"
    return days if when.precision == "day" else f"{days} ({when.precision})"


def place_text(place: Place) -> str:
    """The place, its province and its country."""
    names = dict.fromkeys(filter(None, (place.name or place.words, place.admin1, place.country)))
    return ", ".join(names)


def count_text(count: Count) -> str:
    """A number with what it counts."""
    number = "unknown" if count.best is None else f"{count.best}"
    return f"{number} {count.kind}"
