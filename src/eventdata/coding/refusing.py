"""What keeps a candidate from being an event although a rule fits it."""

import attrs

from eventdata.coding.actors.kinds import is_public
from eventdata.coding.actors.scene import Scene
from eventdata.coding.clauses.modality import WILL, Status
from eventdata.coding.clauses.verbal import Clause
from eventdata.coding.drafts import FORCE, VIOLENT, Draft, Refused
from eventdata.coding.rules.lexicon import Lexicon, Rule
from eventdata.coding.text.tree import FINITE, Tree, Word
from eventdata.coding.text.words import lemmas
from eventdata.model import Actor, Modality
from eventdata.refusal import Reason

STATEMENTS = frozenset({"01", "02", "03", "09", "10", "11", "12", "13"})
"""Roots of which an announcement is as much as the thing."""
UNWILLING = frozenset("accept intend intention intent plan desire wish willingness readiness interest".split())
"""Words whose negation says that somebody is not willing: "is not ready to", "has no intention of"."""
BORDERS = frozenset({"border", "frontier", "front"})
"""Where troops that are to be sent threaten somebody: elsewhere they may be welcome."""
ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
COERCION = "17"
TOTALS = frozenset({"total", "toll", "number", "tally", "count", "figure"})


def judged(lexicon: Lexicon, draft: Draft) -> Draft | Refused:
    """The draft, unless the text says that there is no event; an action that is to come is an intention or a threat."""
    status = draft.status
    if status.modality is Modality.NEGATED and (refusal := unwilling(lexicon, draft)):
        return refusal
    reason = Reason.NEGATED if status.modality is Modality.NEGATED else status.reason
    if reason is None and status.modality is Modality.PLANNED and not is_announcement(draft):
        return intended(lexicon, draft)
    if reason is None:
        return draft
    words = status.words.text if status.words else ""
    return Refused(
        trigger=draft.trigger,
        reason=reason,
        detail=f"{draft.trigger.text!r} is no event because of {words!r}",
        rule=draft.rule,
    )


def unwilling(lexicon: Lexicon, draft: Draft) -> Draft | None:
    """What somebody will not do, or is not ready to do, is a refusal: "the army will not withdraw"."""
    tree, word = draft.clause.tree, draft.clause.carrier or draft.trigger
    denied = tree.head(draft.status.words) if draft.status.words else None
    is_unready = "be" in lemmas(draft.trigger.text) or (denied is not None and bool(lemmas(denied.text) & UNWILLING))
    is_will = is_unready or any(each.lower in WILL for each in tree.children(word, "aux"))
    code = lexicon.composed("reject", draft.code) if "03" <= draft.code[:2] <= "08" else None
    if not is_will or code is None or not any(map(is_public, draft.actors)):
        return None
    return attrs.evolve(draft, code=code, mode=None, status=Status(modality=Modality.ACTUAL))


def is_announcement(draft: Draft) -> bool:
    """Whether to announce it is to do it: a statement, a resignation."""
    return draft.code[:2] in STATEMENTS or draft.code.startswith("0831")


def intended(lexicon: Lexicon, draft: Draft) -> Draft | Refused:
    """Cooperation to come as an intent to cooperate, hostility to come as a threat (PLOVER manual)."""
    is_preparing = draft.status.words is not None and bool(
        lemmas(draft.status.words.text) & {"prepare", "ready", "poise"}
    )
    family = "prepare" if is_preparing and draft.code[:2] > "16" else "threaten" if draft.code[:2] >= "10" else "intend"
    code = lexicon.composed(family, draft.code)
    is_aimed = draft.code[:2] != "15" or draft.clause.filled("against") or draft.clause.tree.lemmas & BORDERS
    is_silent = not draft.actors or (family == "threaten" and not (draft.recipients and is_aimed))
    if code is None or is_silent:
        detail = f"{draft.trigger.text!r} is only to come, and is not said to whom"
        return Refused(trigger=draft.trigger, reason=Reason.HYPOTHETICAL, detail=detail, rule=draft.rule)
    return attrs.evolve(draft, code=code, mode=None)


def lacking(rule: Rule, acting: tuple[Actor, ...], receiving: tuple[Actor, ...]) -> tuple[Reason, str] | None:
    """What keeps a candidate from being an event: nobody known acts, or nobody is acted upon."""
    root = str(rule.code)[:2]
    is_private = bool(acting) and not receiving and not any(map(is_public, acting))
    if is_private and (root in VIOLENT or root not in FORCE):
        return Reason.NO_RECIPIENT, "a private person or firm, and nobody to whom it is done"
    if root in FORCE:
        return None if acting or receiving else (Reason.NO_ACTOR, "nobody in the sentence is known to the actor tables")
    if not acting:
        return Reason.NO_ACTOR, "nobody known stands where the actor should"
    if not receiving and not rule.recipient.is_optional:
        return Reason.NO_RECIPIENT, "nobody known stands where the recipient should"
    return None


def is_prospect(where: Clause, rule: Rule) -> bool:
    """Whether coercion is only what somebody faces: "activists face deportation"; an attack that is faced is there."""
    is_faced = where.carrier is not None and "face" in lemmas(where.carrier.text)
    return is_faced and str(rule.code).startswith(COERCION)


def is_in_name(scene: Scene, word: Word) -> bool:
    """Whether a word is part of a name or a date: "Mobilization" in "Popular Mobilization Forces", "4 March"."""
    spans = (*((each.start, each.end) for each in scene.names), *scene.dates)
    return any(start <= word.start < end for start, end in spans)


def is_only_mentioned(where: Clause, rule: Rule, acting: tuple[Actor, ...], receiving: tuple[Actor, ...]) -> bool:
    """Whether an event is named in passing: a noun without a carrying verb or both its sides, a bare participle."""
    if rule.is_verb:
        is_participle = where.predicate.relation == "acl" and not is_headline(where.tree, where.predicate)
        is_bare = is_participle or (not where.is_passive and not where.filled("subj"))
        return is_bare and not acting
    is_modifier = where.predicate.relation == "compound" and where.carrier is None
    return is_modifier or (where.kind is None and not (acting and (receiving or str(rule.code)[:2] == "14")))


def is_headline(tree: Tree, participle: Word) -> bool:
    """Whether a participle is all that a sentence tells: "Twelve killed in Gao ambush"."""
    head = tree.head(participle)
    is_top = head is not None and head.relation == "ROOT" and head.index < participle.index
    return is_top and not any(each.tag in FINITE for each in tree.words)


def is_agentless(where: Clause, rule: Rule) -> bool:
    """Whether a passive tells of force without saying whose ("weapons have been seized"): the article may tell."""
    return rule.is_verb and where.is_passive and str(rule.code)[:2] in ("17", "19") and not where.filled("subj")


def is_running_total(tree: Tree, word: Word) -> bool:
    """Whether a word stands in a clause like "this brings the total to seven", "the fifth killed this year"."""
    counted = tree.head(word) if word.relation == "acl" and word.tag in ("VBN", "VBD") else None
    if counted is not None and any(each.lower in ORDINALS for each in tree.children(counted, "amod")):
        return True
    return any(
        "bring" in lemmas(above.text) and any(lemmas(each.text) & TOTALS for each in tree.children(above, "dobj"))
        for above in tree.ancestors(word)
    )
