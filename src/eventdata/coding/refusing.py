"""What keeps a candidate from being an event although a rule fits it."""

from eventdata.coding.actors import Scene
from eventdata.coding.clauses import Clause
from eventdata.coding.drafts import FORCE, VIOLENT, Draft, Refused
from eventdata.coding.lexicon import Rule
from eventdata.coding.tree import Tree, Word
from eventdata.coding.words import lemmas
from eventdata.model import Actor, Modality
from eventdata.refusal import Reason

TOTALS = frozenset({"total", "toll", "number", "tally", "count", "figure"})


def judged(draft: Draft) -> Draft | Refused:
    """The draft, unless the text says that there is no event; force that is only to come is none."""
    is_to_come = draft.status.modality is Modality.PLANNED and draft.code[:2] in VIOLENT | {"15", "17"}
    if draft.status.reason is None and not is_to_come:
        return draft
    words = draft.status.words.text if draft.status.words else ""
    return Refused(
        trigger=draft.trigger,
        reason=draft.status.reason or Reason.HYPOTHETICAL,
        detail=f"{draft.trigger.text!r} is no event because of {words!r}",
        rule=draft.rule,
    )


def lacking(rule: Rule, acting: tuple[Actor, ...], receiving: tuple[Actor, ...]) -> tuple[Reason, str] | None:
    """What keeps a candidate from being an event: nobody known acts, or nobody is acted upon."""
    if str(rule.code)[:2] in FORCE:
        return None if acting or receiving else (Reason.NO_ACTOR, "nobody in the sentence is known to the actor tables")
    if not acting:
        return Reason.NO_ACTOR, "nobody known stands where the actor should"
    if not receiving and not rule.recipient.is_optional:
        return Reason.NO_RECIPIENT, "nobody known stands where the recipient should"
    return None


def is_in_name(scene: Scene, word: Word) -> bool:
    """Whether a word is part of somebody's name: "Mobilization" in "Popular Mobilization Forces"."""
    return any(each.start <= word.start < each.end for each in scene.names)


def is_only_mentioned(where: Clause, rule: Rule, acting: tuple[Actor, ...], receiving: tuple[Actor, ...]) -> bool:
    """Whether a noun's event is neither carried by a verb nor told with both its sides; protests have one side."""
    is_modifier = where.predicate.relation == "compound" and where.carrier is None
    return is_modifier or (where.kind is None and not (acting and (receiving or str(rule.code)[:2] == "14")))


def is_agentless(where: Clause, rule: Rule) -> bool:
    """Whether a passive tells of force without saying whose ("weapons have been seized"): the article may tell."""
    return rule.is_verb and where.is_passive and str(rule.code)[:2] in ("17", "19") and not where.filled("subj")


def is_running_total(tree: Tree, word: Word) -> bool:
    """Whether a word stands in a clause like "this brings the total number of … to seven"."""
    return any(
        "bring" in lemmas(above.text) and any(lemmas(each.text) & TOTALS for each in tree.children(above, "dobj"))
        for above in tree.ancestors(word)
    )
