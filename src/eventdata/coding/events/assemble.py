"""From mentions of one thing to its event, with all evidence, an id and a story."""

import hashlib
import json
from collections.abc import Sequence
from functools import cache

from eventdata.article import Article, text_sha256
from eventdata.coding.drafts import UNEXPLAINED
from eventdata.coding.events.classify import labels
from eventdata.coding.events.grouping import Mention
from eventdata.coding.sides import is_operation
from eventdata.model import (
    Actor,
    ArticleReference,
    CoderReference,
    Count,
    CountKind,
    Event,
    Evidence,
    Modality,
    Place,
    Supports,
    When,
)
from eventdata.ontology import cameo
from eventdata.tables import rows


def event(article: Article, coder: CoderReference, group: Sequence[Mention], *, has_text: bool) -> Event:
    """The event that a group of mentions tells; the fullest mention speaks for it."""
    lead = max([each for each in group if not each.is_headline] or group, key=fullness)
    codes = (mention.code for mention in group)
    code = max(codes, key=lambda each: (len(each.rstrip("0")), each != UNEXPLAINED, each == lead.code))
    first = min(group, key=lambda mention: mention.draft.trigger.start)
    place = next((mention.where for mention in [lead, *group] if mention.where), None)
    when = next((mention.when for mention in [lead, *group] if mention.when.first), lead.when)
    counts = merged_counts(group)
    named = labels(code, lead.draft, counts)
    return Event(
        event_id=identity(article, code, first),
        story_id=story(named.acled.event_type if named.acled else code[:2], when, place, group),
        when=when,
        cameo_code=code,
        cameo_root=cameo.root(code),
        quad_class=cameo.quad_class(code),
        goldstein=cameo.goldstein(code),
        plover_category=named.category,
        plover_mode=named.mode,
        plover_contexts=named.contexts,
        acled_disorder_type=named.acled.disorder_type if named.acled else None,
        acled_event_type=named.acled.event_type if named.acled else None,
        acled_sub_event_type=named.acled.sub_event_type if named.acled else None,
        actors=lead.draft.actors or next((each.draft.actors for each in group if is_known(each.draft.actors)), ()),
        recipients=next((each.draft.recipients for each in (lead, *group) if each.draft.recipients), ()),
        where=place,
        counts=counts,
        modality=lead.draft.status.modality,
        is_background=lead.is_background,
        attribution=lead.attribution.words if lead.attribution else None,
        confidence=confidence(lead),
        evidence=tuple(dict.fromkeys(each for mention in group for each in evidence(article, mention))),
        article=reference(article, has_text=has_text),
        coder=coder,
    )


def is_known(actors: Sequence[Actor]) -> bool:
    """Whether a side is somebody's of whom more is known than a word: no bare "drone"."""
    return any(each.country or each.name for each in actors)


def reference(article: Article, *, has_text: bool) -> ArticleReference:
    """What a record says of its article; the text only when it was asked for."""
    return ArticleReference(
        id=article.id,
        text_sha256=text_sha256(article.text or ""),
        publisher=article.publisher,
        url=article.url,
        published=article.published,
        licence=article.licence,
        text=article.text if has_text else None,
    )


def fullness(mention: Mention) -> tuple[int, int, int, int]:
    """How much a mention tells, for choosing the one that speaks for the event; the earliest wins a tie."""
    told = sum((mention.when.first is not None, mention.where is not None, bool(mention.counts)))
    return len(mention.draft.actors) > 0, len(mention.draft.recipients) > 0, told, -mention.sentence[0]


def merged_counts(group: Sequence[Mention]) -> tuple[Count, ...]:
    """Each kind's count once, from the first mention that has a number; deaths are never added up over mentions."""
    found: dict[tuple[CountKind, str], Count] = {}
    for mention in group:
        for each in mention.counts:
            before = found.get((each.kind, each.side))
            if before is None or (before.best is None and each.best is not None):
                found[each.kind, each.side] = each
    return tuple(found.values())


def identity(article: Article, code: str, mention: Mention) -> str:
    """32 hexadecimal digits from the article and what was read in it: the same on any machine, in any order."""
    sides = [[each.code, each.words] for each in (*mention.draft.actors, *mention.draft.recipients)]
    trigger = [mention.draft.trigger.start, mention.draft.trigger.end]
    return hashed(["event", article.id, text_sha256(article.text or ""), code, trigger, sides])


def story(kind: str, when: When, place: Place | None, group: Sequence[Mention]) -> str:
    """32 hexadecimal digits of the day, the kind, the nations and, but for an operation's start, the province.

    `kind` is the ACLED event type, or the CAMEO root where ACLED has none. All tellings of one occurrence share them in
    whatever order articles come; what has no day shares them with nothing outside its sentence.
    """
    draft = group[0].draft
    day = when.first.isoformat() if when.first else [group[0].article_id, *group[0].sentence]
    is_start = any(is_operation(mention.draft.clause) for mention in group)
    spot = None if is_start or place is None else [place.country, place.admin1]
    sides = [sorted({each.country or each.code or "" for each in side}) for side in (draft.actors, draft.recipients)]
    return hashed(["story", kind, is_start, day, spot, sides if not is_start else [sides[0][:1], sides[1][:1]]])


def hashed(parts: list[object]) -> str:
    """32 hexadecimal digits of plain data."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def confidence(mention: Mention) -> float:
    """Share of hand-coded events with the same marks that were right, one success and one failure added to each."""
    draft = mention.draft
    has_both_sides = bool(draft.recipients) and any(not each.is_implied for each in draft.actors)
    is_fact = draft.status.modality in (Modality.ACTUAL, Modality.ONGOING)
    return shares()[has_both_sides, is_fact]


@cache
def shares() -> dict[tuple[bool, bool], float]:
    """The shares of `data/confidence.csv`: for whether both sides are named, and whether it is told as a fact."""
    counted = ((row, int(row["right"]) + 1, int(row["asked"]) + 2) for row in rows("data", "confidence.csv"))
    return {
        (row["has_both_sides"] == "1", row["is_fact"] == "1"): round(right / asked, 2) for row, right, asked in counted
    }


def evidence(article: Article, mention: Mention) -> list[Evidence]:
    """The sentence, the word that tells the event, and the words of day, place and attribution."""
    text, draft = article.text or "", mention.draft
    who = mention.attribution
    spans: list[tuple[tuple[int, int] | None, Supports, str | None]] = [
        (mention.sentence, Supports.SENTENCE, None),
        ((draft.trigger.start, draft.trigger.end), Supports.WHAT, draft.rule),
        (mention.when_span, Supports.WHEN, None),
        (mention.where_span, Supports.WHERE, mention.where.gazetteer_id if mention.where else None),
        ((who.start, who.end) if who else None, Supports.ATTRIBUTION, None),
    ]
    if draft.status.words is not None:
        spans.append(((draft.status.words.start, draft.status.words.end), Supports.MODALITY, None))
    return [
        Evidence(
            article_id=article.id,
            start=span[0],
            end=span[1],
            quote=text[span[0] : span[1]],
            supports=supports,
            rule=rule,
        )
        for span, supports, rule in spans
        if span is not None
    ]
