"""From drafts to events: mentions of one thing become one event, with all evidence, an id and a story."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache

import attrs

from eventdata.article import Article, text_sha256
from eventdata.coding.circumstances import Attribution
from eventdata.coding.classify import labels
from eventdata.coding.drafts import HARM, VIOLENT, Draft
from eventdata.coding.sides import is_operation
from eventdata.coding.words import lemmas
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

OCCASIONS = frozenset({"when", "as", "after", "while"})
REMEMBERED = 200
"""Events of a kind with which a further mention is compared, so that time stays in proportion to length."""


@attrs.frozen(kw_only=True, eq=False)
class Mention:
    """A draft with its circumstances: all that one sentence says of one event."""

    article_id: str
    draft: Draft
    code: str
    sentence: tuple[int, int]
    when: When
    when_span: tuple[int, int] | None
    where: Place | None
    where_span: tuple[int, int] | None
    counts: tuple[Count, ...]
    attribution: Attribution | None
    is_background: bool
    is_headline: bool
    anchor: str | None = None


def grouped(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions that tell of the same event, in order of the text: alike in kind and sides, and not told apart."""
    groups: list[list[Mention]] = []
    alike: dict[str, list[list[Mention]]] = {}
    for mention in mentions:
        kind = "force" if mention.code[:2] in VIOLENT else mention.code[:2]
        known = alike.setdefault(kind, [])[-REMEMBERED:]
        home = next((group for group in known if all(is_same(mention, other) for other in group)), None)
        if home is None:
            groups.append([mention])
            alike[kind].append(groups[-1])
        else:
            home.append(mention)
    return groups


def is_same(one: Mention, other: Mention) -> bool:
    """Whether two mentions may be one event; two of one sentence only when one tells the outcome of the other."""
    starts = [is_operation(each.draft.clause) for each in (one, other)]
    if any(starts):
        return all(starts) and is_same_operation(one, other)
    if one.sentence == other.sentence:
        return (
            is_outcome(one.draft, other.draft)
            or is_outcome(other.draft, one.draft)
            or is_occasion(one.draft, other.draft)
            or is_occasion(other.draft, one.draft)
            or is_fragment(one.draft, other.draft)
            or is_fragment(other.draft, one.draft)
        )
    return has_in_common(one, other) and (
        one.code[:2] == other.code[:2]
        and one.is_background == other.is_background
        and one.draft.status.modality == other.draft.status.modality
        and parties(one.draft.actors) == parties(other.draft.actors)
        and parties(one.draft.recipients) == parties(other.draft.recipients)
        and agree(one.when.first, other.when.first)
        and agree(one.where and one.where.gazetteer_id, other.where and other.where.gazetteer_id)
        and not differ(one.counts, other.counts)
    )


def is_same_operation(one: Mention, other: Mention) -> bool:
    """Whether two mentions tell of one operation: nothing differs, and both or neither tell of a phase of it."""
    phases = [bool(lemmas(each.draft.trigger.text) & {"phase", "stage"}) for each in (one, other)]
    return (
        phases[0] == phases[1]
        and one.is_background == other.is_background
        and one.draft.status.modality is other.draft.status.modality
        and agree(one.when.first, other.when.first)
        and not {each.code for each in one.draft.recipients}.isdisjoint(each.code for each in other.draft.recipients)
    )


def has_in_common(one: Mention, other: Mention) -> bool:
    """Whether two mentions have more in common than kind and sides: a day, a place, or the headline."""
    days = one.when.first is not None and one.when.first == other.when.first
    places = one.where is not None and other.where is not None and one.where.gazetteer_id == other.where.gazetteer_id
    return days or places or one.is_headline or other.is_headline


def is_outcome(one: Draft, other: Draft) -> bool:
    """Whether a participle tells what an attack led to ("attacked a church, killing three")."""
    carriers = {each.index for each in (other.trigger, other.clause.carrier) if each is not None}
    is_violent = one.code[:2] in VIOLENT and other.code[:2] in VIOLENT
    tree, first = one.clause.tree, one.trigger
    while first.relation == "conj" and tree.words[first.head].tag == "VBG":
        first = tree.words[first.head]
    return is_violent and first.relation == "advcl" and first.tag == "VBG" and first.head in carriers


def is_occasion(one: Draft, other: Draft) -> bool:
    """Whether one tells of the attack in which, by the other, people were harmed: "killed when rebels stormed …"."""
    marks = {child.lower for child in one.clause.tree.children(one.trigger, "mark", "advmod")}
    is_harm = bool(lemmas(other.trigger.text) & HARM) and not other.actors
    is_violent = one.code[:2] in VIOLENT and other.code[:2] in VIOLENT
    return (
        is_harm
        and is_violent
        and bool(marks & OCCASIONS)
        and (one.trigger.relation, one.trigger.head)
        == (
            "advcl",
            other.trigger.index,
        )
    )


def is_fragment(one: Draft, other: Draft) -> bool:
    """Whether one says no more than the other: same kind and actors, nobody else addressed; deeds stay apart."""
    is_alike = one.code[:2] == other.code[:2] < "17" and one.status.modality is other.status.modality
    has_less = not one.recipients and bool(other.recipients)
    is_twin = one.code == other.code and parties(one.recipients) == parties(other.recipients)
    return is_alike and (has_less or is_twin) and parties(one.actors) in (frozenset(), parties(other.actors))


def parties(actors: Iterable[Actor]) -> frozenset[str | None]:
    """Who they are, as far as that can be compared."""
    return frozenset(each.code or each.name or each.words for each in actors)


def agree(one: object, other: object) -> bool:
    """Whether two values may be the same: equal, or one of them unknown."""
    return one is None or other is None or one == other


def differ(one: Sequence[Count], other: Sequence[Count]) -> bool:
    """Whether two tolls count something else: other numbers of the same kind."""
    best = {each.kind: each.best for each in one}
    return any(not agree(best.get(each.kind), each.best) for each in other)


def event(article: Article, coder: CoderReference, group: Sequence[Mention], *, has_text: bool) -> Event:
    """The event that a group of mentions tells; the fullest mention speaks for it."""
    lead = max(group, key=fullness)
    code = max((mention.code for mention in group), key=lambda each: (len(each.rstrip("0")), each == lead.code))
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
        actors=lead.draft.actors,
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
