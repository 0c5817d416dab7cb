"""Hostile acts that somebody warns of: a threat, where the one who warns is the one who would do it."""

from eventdata.coding.actors.identify import everybody
from eventdata.coding.actors.kinds import apart, is_public
from eventdata.coding.actors.scene import Scene
from eventdata.coding.clauses.modality import CONDITIONALS, MAY, WILL
from eventdata.coding.clauses.negation import negation
from eventdata.coding.clauses.verbal import Clause, clause
from eventdata.coding.rules.lexicon import Rule
from eventdata.coding.sides import first_filled
from eventdata.coding.text.tree import Tree, Word
from eventdata.coding.text.words import lemmas
from eventdata.model import Actor

WARN = frozenset({"warn", "caution"})
SAY = frozenset({"say", "declare", "state", "announce", "tell", "hint", "suggest", "indicate", "insist", "vow"})
HOSTILE = "13"
PENALTIES = frozenset({"16", "17"})
"""CAMEO roots of what a warning need not say who would do: "sanctions could follow"."""


def threatened(
    scene: Scene, where: Clause, rule: Rule, acting: tuple[Actor, ...], receiving: tuple[Actor, ...]
) -> tuple[Word, tuple[Actor, ...], tuple[Actor, ...]] | None:
    """The word of warning, and who threatens whom, where somebody warns of what he will do himself; else None."""
    speech = warning(scene.tree, where.carrier or where.predicate)
    root = str(rule.code)[:2]
    if speech is None or root < HOSTILE:
        return None
    said = clause(scene.tree, speech)
    speaker = first_filled(scene, said, ("subj",))[0]
    is_own = {each.country for each in acting} <= {each.country for each in speaker} if acting else root in PENALTIES
    if not is_own or not any(map(is_public, speaker)):
        return None
    groups = (receiving, everybody(scene, said.filled("obj")), conditional(scene, where.predicate, speech))
    addressed = (apart(group, speaker) for group in groups)
    return speech, speaker, next((group for group in addressed if group), ())


def warning(tree: Tree, word: Word) -> Word | None:
    """The verb that a clause with "will", "would", "could" or "may" is the content of: to warn, or to say "unless"."""
    while word.relation in ("conj", "xcomp") and word.head != word.index:
        word = tree.words[word.head]
    head = tree.head(word)
    is_open = any(each.lower in WILL | MAY for each in tree.children(word, "aux"))
    if not is_open or head is None or word.relation != "ccomp":
        return None
    is_demanding = any(is_demand(tree, each) for each in tree.children(word, "advcl"))
    return head if lemmas(head.text) & (WARN | SAY if is_demanding else WARN) else None


def is_demand(tree: Tree, condition: Word) -> bool:
    """Whether a condition asks for something: "unless he goes", "if he does not go"."""
    marks = {each.lower for each in tree.children(condition, "mark")}
    return "unless" in marks or ("if" in marks and negation(tree, condition) is not None)


def conditional(scene: Scene, *words: Word) -> tuple[Actor, ...]:
    """Of whom a condition below the words speaks: "unless Belgrade backs down"."""
    below = (child for word in words for child in scene.tree.children(word, "advcl"))
    for child in below:
        if is_condition(scene.tree, child) and (
            found := first_filled(scene, clause(scene.tree, child), ("subj", "obj"))[0]
        ):
            return found
    return ()


def is_condition(tree: Tree, verb: Word) -> bool:
    """Whether a clause says under what condition: "unless he goes"."""
    return any(each.lower in CONDITIONALS for each in tree.children(verb, "mark"))
