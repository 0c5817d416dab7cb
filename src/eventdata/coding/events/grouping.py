"""Which mentions tell of the same event: alike in kind and sides, and told apart by nothing."""

from collections.abc import Iterable, Sequence

import attrs

from eventdata.coding.drafts import HARM, UNEXPLAINED, VIOLENT, Draft
from eventdata.coding.events.circumstances import Attribution
from eventdata.coding.sides import is_operation
from eventdata.coding.text.tree import Tree, Word
from eventdata.coding.text.words import lemmas
from eventdata.model import Actor, Count, Place, When

OCCASIONS = frozenset({"when", "as", "after", "while"})
WITHIN = frozenset({"acl", "relcl", "nsubj", "nsubjpass", "dobj", "pobj", "agent", "prep"})
"""Relations by which the word of an attack may hang on the verb of a clause: "when a bomb planted by X went off"."""
PROTEST = "14"
REPRESSION = "175"
REMEMBERED = 200
"""Events of a kind, and mentions of one event, with which a further mention is compared: time is linear in length."""
OPENING = 400
"""Code points after a headline in which its article tells the same in full."""


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
    """Mentions that tell of the same event, in order of the text: alike in kind and sides, and not told apart.

    Headlines come last, so that each joins what the article opens with.
    """
    groups: list[list[Mention]] = []
    alike: dict[str, list[list[Mention]]] = {}
    for mention in sorted(mentions, key=lambda each: each.is_headline):
        kind = "force" if is_force(mention.code) else mention.code[:2]
        known = alike.setdefault(kind, [])[-REMEMBERED:]
        home = next((group for group in known if is_told_by(mention, group)), None)
        if home is None:
            groups.append([mention])
            alike[kind].append(groups[-1])
        else:
            home.append(mention)
    return sorted(groups, key=lambda group: min((each.sentence, each.draft.trigger.start) for each in group))


def is_told_by(mention: Mention, group: Sequence[Mention]) -> bool:
    """Whether the mentions of a group tell of what another one tells; a headline may tell the half of it."""
    known = group[:REMEMBERED]
    if (mention.is_headline and any(is_headline_of(mention, other) for other in known)) or refers(mention, group[0]):
        return not any(differ(mention.counts, other.counts) for other in known)
    return all(is_same(mention, other) for other in known)


def refers(mention: Mention, other: Mention) -> bool:
    """Whether "the march" is a protest of which the article has told before who marched."""
    word, tree = mention.draft.trigger, mention.draft.clause.tree
    is_known = word.is_noun and any(each.lower in ("the", "this") for each in tree.children(word, "det"))
    is_bare = is_known and all(each.is_implied for each in mention.draft.actors) and not mention.draft.recipients
    return (
        is_bare
        and mention.code[:2] == other.code[:2] == PROTEST
        and mention.is_background == other.is_background
        and mention.when_span is None
        and agree(mention.where and mention.where.country, other.where and other.where.country)
    )


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
        is_of_one_kind(one.code, other.code)
        and one.is_background == other.is_background
        and one.draft.status.modality == other.draft.status.modality
        and parties(one.draft.actors) == parties(other.draft.actors)
        and parties(one.draft.recipients) == parties(other.draft.recipients)
        and agree(one.when.first, other.when.first)
        and agree(one.where and one.where.gazetteer_id, other.where and other.where.gazetteer_id)
        and not differ(one.counts, other.counts)
    )


def is_headline_of(one: Mention, other: Mention) -> bool:
    """Whether a headline tells in few words what the article opens with: nothing that both name is another nation's."""
    is_opening = not other.is_headline and other.sentence[0] - one.sentence[1] < OPENING
    is_part = any(is_operation(each.draft.clause) for each in (one, other))
    return (
        is_opening
        and not is_part
        and (one.code[:3] == other.code[:3] or is_toll_of(one.code, other.code) or is_toll_alike(one, other))
        and one.is_background == other.is_background
        and one.draft.status.modality == other.draft.status.modality
        and is_compatible(one.draft.actors, other.draft.actors)
        and is_compatible(one.draft.recipients, other.draft.recipients)
        and agree(one.when.first, other.when.first)
        and agree(one.where and one.where.country, other.where and other.where.country)
    )


def is_toll_alike(one: Mention, other: Mention) -> bool:
    """Whether two mentions of violence tell of as many dead or hurt."""
    tolls = [{(each.kind, each.best) for each in mention.counts if each.best is not None} for mention in (one, other)]
    return is_force(one.code) and is_force(other.code) and not tolls[0].isdisjoint(tolls[1])


def is_compatible(one: Iterable[Actor], other: Iterable[Actor]) -> bool:
    """Whether two sides may be the same, one of them told in fewer words: a nation in common, or one without any."""
    mine, theirs = ({each.country for each in side if each.country} for side in (one, other))
    return not (mine and theirs) or not mine.isdisjoint(theirs)


def is_of_one_kind(one: str, other: str) -> bool:
    """Whether two codes may be of one event: of one root, or violence of which one mention tells only the victims."""
    return one[:2] == other[:2] or is_toll_of(one, other)


def is_toll_of(one: str, other: str) -> bool:
    """Whether two codes are of violence, and one of them of victims only."""
    return UNEXPLAINED in (one, other) and is_force(one) and is_force(other)


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
    """Whether a participle tells what an attack led to ("attacked a church, killing three and wounding two")."""
    carriers = {each.index for each in (other.trigger, other.clause.carrier) if each is not None}
    cause = cause_of(one)
    is_led_to = cause is not None and cause in carriers | {cause_of(other)}
    return is_force(one.code) and is_force(other.code) and (goes_on(one, other) or is_led_to)


def goes_on(one: Draft, other: Draft) -> bool:
    """Whether a verb of harm goes on telling of an attack: "stormed a village and killed three", "shot and killed"."""
    first = one.clause.tree.head(one.trigger) if one.trigger.relation == "conj" else None
    is_further = first is not None and first.index == other.trigger.index and bool(lemmas(one.trigger.text) & HARM)
    return is_further and parties(one.actors) == parties(other.actors)


def is_force(code: str) -> bool:
    """Whether people may come to harm by it: violence, also that of the police."""
    return code[:2] in VIOLENT or code == REPRESSION


def cause_of(outcome: Draft) -> int | None:
    """The verb that a participle tells the outcome of, by its place in the sentence; None for any other word."""
    tree, first = outcome.clause.tree, outcome.trigger
    while first.relation == "conj" and tree.words[first.head].tag == "VBG":
        first = tree.words[first.head]
    return first.head if first.relation == "advcl" and first.tag == "VBG" else None


def is_occasion(one: Draft, other: Draft) -> bool:
    """Whether one tells of the attack in which, by the other, people were harmed: "killed when rebels stormed …"."""
    is_harm = bool(lemmas(other.trigger.text) & HARM) and not other.actors
    is_violent = is_force(one.code) and other.code[:2] in VIOLENT
    tree, occasion = one.clause.tree, one.trigger
    while occasion.relation in WITHIN and occasion.head != occasion.index and not dated_by(tree, occasion):
        occasion = tree.words[occasion.head]
    return is_harm and is_violent and other.trigger.index in dated_by(tree, occasion)


def dated_by(tree: Tree, occasion: Word) -> frozenset[int]:
    """The coordinated verbs that a clause says the occasion of: "… were killed and 12 wounded on Monday when …"."""
    marks = {child.lower for child in tree.children(occasion, "mark", "advmod")}
    is_clause = occasion.relation == "advcl" or (occasion.relation == "relcl" and "when" in marks)
    verb = next((each for each in tree.ancestors(occasion) if each.is_verb), None)
    if verb is None or not is_clause or not marks & OCCASIONS:
        return frozenset()
    first = tree.words[verb.head] if verb.relation == "conj" else verb
    return frozenset(each.index for each in tree.conjuncts(first))


def is_fragment(one: Draft, other: Draft) -> bool:
    """Whether one says no more than the other: same kind and actors, nobody else addressed; deeds stay apart."""
    is_announced = one.code[:2] in ("03", "13") or one.status.modality is other.status.modality
    is_alike = one.code[:2] == other.code[:2] < "17" and is_announced
    has_less = not one.recipients and bool(other.recipients)
    is_one_kind = one.code == other.code or one.code[:2] == PROTEST
    is_twin = is_one_kind and parties(one.recipients) == parties(other.recipients)
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
