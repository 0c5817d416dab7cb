"""Totals that a sentence splits over actors: "four were killed; two by X, and two more by Y"."""

from collections.abc import Mapping

import attrs

from eventdata.coding.actors.identify import everybody
from eventdata.coding.actors.scene import Scene
from eventdata.coding.clauses.verbal import clause
from eventdata.coding.drafts import Draft, Found, Refused
from eventdata.coding.text.tree import Word
from eventdata.refusal import Reason


def parted(scene: Scene, whole: Draft | Refused, others: Mapping[int, Found]) -> tuple[Draft | Refused, ...]:
    """A total that the same sentence splits over actors ("two by X, and two more by Y") as its parts, else itself."""
    if isinstance(whole, Refused):
        return (whole,)
    tree, parts = scene.tree, list[Draft | Refused]()
    for head in whole.clause.filled("obj"):
        for first in tree.children(head, "appos", "conj"):
            for part in tree.conjuncts(first):
                by = [each for each in tree.children(part, "prep", "agent") if each.lower == "by"]
                if part.tag == "CD" and by:
                    parts.append(part_of(scene, whole, part, by[0], others))
    total = Refused(
        trigger=whole.trigger, reason=Reason.ITEMISED_TOTAL, detail="a total whose items are coded", rule=whole.rule
    )
    return (*parts, total) if len(parts) > 1 else (whole,)


def part_of(scene: Scene, whole: Draft, part: Word, by: Word, others: Mapping[int, Found]) -> Draft:
    """One item of a total, with its own actor; its clause holds the number in place of the whole."""
    doers = tuple(each for noun in scene.tree.children(by, "pobj") for each in scene.tree.conjuncts(noun))
    below = [verb for noun in doers for verb in scene.tree.children(noun, "acl")]
    acting = tuple(everybody(scene, doers)) or tuple(
        each for verb in below for each in everybody(scene, clause(scene.tree, verb).filled("subj"))
    )
    slots = {**whole.clause.slots, "obj": (part,), "subj": doers}
    means = next((others[noun.index].rule for noun in doers if noun.index in others), None)
    code = whole.code if means is None or means.code is None else means.code
    return attrs.evolve(whole, clause=attrs.evolve(whole.clause, slots=slots), actors=acting, code=code)
