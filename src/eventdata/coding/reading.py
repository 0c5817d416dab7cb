"""Candidates of one sentence: each word that a rule knows becomes a draft of an event, or a refusal with its reason."""

from collections.abc import Mapping

from eventdata.coding.actors.scene import Scene
from eventdata.coding.clauses.modality import Status, told_as
from eventdata.coding.clauses.verbal import Clause, clause
from eventdata.coding.composed import about_others, obliged
from eventdata.coding.drafts import Draft, Found, Reading, Refused
from eventdata.coding.parted import parted
from eventdata.coding.refusing import (
    is_agentless,
    is_in_name,
    is_only_mentioned,
    is_prospect,
    is_running_total,
    judged,
    lacking,
)
from eventdata.coding.rules.lexicon import Lexicon, Rule
from eventdata.coding.rules.matching import best, predicate_end, rules_at
from eventdata.coding.rules.nominal import nominal_clause
from eventdata.coding.sides import (
    accompanied,
    captors,
    carried_noun,
    instrument,
    is_operation,
    opponents,
    protesters,
    sides,
    told_by,
)
from eventdata.coding.text.tree import Word
from eventdata.coding.threats import threatened
from eventdata.model import Actor, Modality
from eventdata.refusal import Reason

RELEASE, CHARITY = "084", "NGO"
SPOKEN = frozenset({"02", "05", "09", "10", "11", "12"})
"""CAMEO roots of what is said of other events: an appeal, praise, an inquiry, a demand, blame, a refusal."""


def reading(lexicon: Lexicon, scene: Scene) -> Reading:
    """Every candidate of a sentence, as a draft or a refusal."""
    tree = scene.tree
    found = longest({word.index: each for word in tree.words if (each := fitting(lexicon, scene, word))})
    composed: dict[int, tuple[Draft, tuple[int, ...]]] = {}
    for word in tree.inside_out():
        if pair := about_others(lexicon, scene, word, found, {at: each[0] for at, each in composed.items()}):
            composed[word.index] = pair
        elif duty := obliged(lexicon, scene, word, found):
            composed[word.index] = duty, tuple(each.index for each in tree.subtree(word) if each is not word)
    inner = {index for _, consumed in composed.values() for index in consumed}
    results: list[Draft | Refused] = []
    for index in sorted(found.keys() | composed.keys()):
        if index in composed and index not in inner:
            results.append(judged(lexicon, composed[index][0]))
        elif index in found:
            whole = plain(lexicon, scene, found[index], is_content=index in inner, others=found)
            results += parted(scene, whole, found)
    return Reading(
        drafts=tuple(each for each in results if isinstance(each, Draft)),
        refused=tuple(each for each in results if isinstance(each, Refused)),
    )


def longest(found: Mapping[int, Found]) -> dict[int, Found]:
    """The candidates without those inside a longer noun: "attack" in "grenade attack" is none of its own."""
    taken: dict[int, int] = {}
    for each in found.values():
        if not each.rule.is_verb:
            end = each.clause.predicate.index
            taken[end] = max(taken.get(end, 0), len(each.rule.words))
    return {
        index: each
        for index, each in found.items()
        if each.rule.is_verb or len(each.rule.words) == taken[each.clause.predicate.index]
    }


def fitting(lexicon: Lexicon, scene: Scene, word: Word) -> Found | None:
    """The rule that fits best where a word begins its predicate."""
    rules = rules_at(lexicon, scene.tree, word)
    if not rules or is_in_name(scene, word):
        return None
    clauses: dict[int, Clause] = {}

    def clause_of(rule: Rule) -> Clause:
        end = predicate_end(scene.tree, word, rule)
        if end.index not in clauses:
            clauses[end.index] = clause(scene.tree, word) if rule.is_verb else nominal_clause(scene.tree, end, lexicon)
        return clauses[end.index]

    chosen = best(rules, scene, clause_of)
    return Found(rule=chosen[0], clause=chosen[1]) if chosen else None


def plain(
    lexicon: Lexicon, scene: Scene, found: Found, *, is_content: bool, others: Mapping[int, Found]
) -> Draft | Refused:
    """The draft of a rule, or the reason why there is none."""
    rule, where = found.rule, found.clause
    objection = told_elsewhere(lexicon, scene, found, is_content=is_content, others=others)
    means = instrument(where, rule, others)
    acting, receiving = sides(scene, where, rule) if objection is None else ((), ())
    if not acting and str(rule.code)[:2] == "14":
        acting = protesters(scene, where)
    if not acting and str(rule.code).startswith(RELEASE):
        acting = captors(scene, where)
    if not acting and means is not None:
        acting = sides(scene, means.clause, means.rule)[0] or opponents(scene, means, receiving)
    receiving = receiving or accompanied(scene, where, others)
    threat = threatened(scene, where, rule, acting, receiving) if objection is None else None
    if threat is not None:
        _, acting, receiving = threat
    objection = objection or unsupported(where, rule, acting, receiving)
    if objection is not None:
        return Refused(trigger=where.predicate, reason=objection[0], detail=objection[1], rule=rule.name)
    told = told_as(where, is_negative=rule.is_negative)
    draft = Draft(
        clause=where,
        rule=rule.name,
        code=str((means.rule if means else rule).code),
        mode=(means.rule if means else rule).mode,
        actors=acting,
        recipients=receiving,
        status=Status(modality=Modality.PLANNED, words=threat[0]) if threat else told,
        is_mutual=rule.recipient.is_mutual,
    )
    return judged(lexicon, draft)


def told_elsewhere(
    lexicon: Lexicon, scene: Scene, found: Found, *, is_content: bool, others: Mapping[int, Found]
) -> tuple[Reason, str] | None:
    """Why a candidate tells no event of its own: another sense, or part of what another word tells."""
    rule, where = found.rule, found.clause
    word = where.predicate.text
    if rule.reason is not None:
        return rule.reason, f"{word!r} in a sense that is no event"
    if is_content or is_topic(scene, found, others):
        return Reason.CONTENT, f"{word!r} is what another event is about"
    if where.kind == "end" and where.carrier and (where.carrier.index in others or str(rule.code) < "07"):
        return Reason.CONTENT, f"{word!r} is what {where.carrier.text!r} puts an end to"
    if where.kind == "forgo" and where.carrier:
        return Reason.NEGATED, f"{word!r} is what {where.carrier.text!r} says not to have begun"
    if is_prospect(where, rule):
        return Reason.HYPOTHETICAL, f"{word!r} is what somebody faces"
    if is_captivity(scene, where, others):
        return Reason.CONTENT, f"{word!r} is what somebody is freed from"
    if carried := carried_noun(lexicon, scene.tree, where, others):
        return Reason.REPEATED, f"{word!r} only carries {carried.text!r}"
    if told_by(lexicon, where, rule, others):
        return Reason.REPEATED, f"{word!r} is the means of another event"
    if is_running_total(scene.tree, where.predicate):
        return Reason.RUNNING_TOTAL, "a total that earlier events have brought about"
    return None


def is_captivity(scene: Scene, where: Clause, others: Mapping[int, Found]) -> bool:
    """Whether a participle tells who held those whose release by somebody the sentence tells."""
    those = scene.tree.head(where.predicate) if where.predicate.relation == "acl" else None
    release = others.get(those.head) if those is not None else None
    is_release = release is not None and str(release.rule.code).startswith(RELEASE)
    return release is not None and is_release and bool(release.clause.filled("subj") or captors(scene, release.clause))


def is_topic(scene: Scene, found: Found, others: Mapping[int, Found]) -> bool:
    """Whether an event is only what somebody speaks of: "condemned the annexation of X", "guilty of taking part in"."""
    current = found.clause.head
    if is_intended(scene, current, others):
        return True
    while current.relation == "conj" and current.tag == scene.tree.words[current.head].tag == "VBG":
        current = scene.tree.words[current.head]
    if current.is_verb and current.relation != "pcomp":
        return False
    for above in scene.tree.ancestors(current):
        if above.is_verb:
            rule = others[above.index].rule if above.index in others else None
            return rule is not None and str(rule.code)[:2] in SPOKEN and current.relation not in ("nsubj", "csubj")
        current = above
    return False


def is_intended(scene: Scene, word: Word, others: Mapping[int, Found]) -> bool:
    """Whether an event is what somebody intends, where a rule codes the intent: "decided to hold talks"."""
    while not word.is_verb and (head := scene.tree.head(word)) is not None:
        word = head
    above = scene.tree.head(word)
    intent = others.get(above.index) if above is not None and word.relation == "xcomp" else None
    return intent is not None and str(intent.rule.code).startswith("03")


def unsupported(
    where: Clause, rule: Rule, acting: tuple[Actor, ...], receiving: tuple[Actor, ...]
) -> tuple[Reason, str] | None:
    """Why the sides of a candidate make no event."""
    if is_only_mentioned(where, rule, acting, receiving):
        return Reason.NO_ACTOR, f"{where.predicate.text!r} is mentioned, and nobody said to have done it"
    if is_operation(where) and acting and all(each.code and each.code.startswith(CHARITY) for each in acting):
        return Reason.OTHER_SENSE, f"{where.predicate.text!r} of somebody who bears no arms"
    complaint = lacking(rule, acting, receiving)
    return None if is_operation(where) or is_agentless(where, rule) else complaint
