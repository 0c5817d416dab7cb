"""The words of a noun phrase, and which of them say who somebody is."""

from collections.abc import Mapping, Sequence

from eventdata.coding.actors.names import Name
from eventdata.coding.actors.wording import CASUALTIES, IMPACTS, MEANS_OF_FORCE
from eventdata.coding.text.tree import Tree, Word
from eventdata.coding.text.words import lemmas

LEFT = (
    "det",
    "amod",
    "compound",
    "poss",
    "nummod",
    "nmod",
    "quantmod",
    "advmod",
    "npadvmod",
    "case",
    "punct",
    "predet",
)
LONGEST_AGENT = 4
PARTS = frozenset("unit member element team convoy patrol position source vehicle leader chief commander base".split())
"""Heads that leave it to the word before them who is meant: "border guard units"."""


def noun_phrase(tree: Tree, head: Word) -> tuple[Word, ...]:
    """The head with what stands before it and belongs to it; what follows it is left to the clause."""
    found = [head]
    for child in tree.children(head, *LEFT):
        if child.index < head.index:
            found.extend(word for word in tree.subtree(child) if word.index < head.index)
    first = min(word.index for word in found)
    return tuple(tree.words[first : head.index + 1])


def of_phrase(tree: Tree, head: Word, *prepositions: str) -> tuple[Word, ...]:
    """The nouns after one of the prepositions that hang on a noun ("government of Iraq")."""
    return tuple(
        noun
        for preposition in tree.children(head, "prep")
        if preposition.lower in prepositions
        for first in tree.children(preposition, "pobj")
        for noun in tree.conjuncts(first)
    )


def agent_in(
    phrase: Sequence[Word], head: Word, agents: Mapping[tuple[str, ...], Name]
) -> tuple[Name, int, int] | None:
    """The longest generic agent that ends at the head, else the last one in a title before a name; with its indexes."""
    words = [word for word in phrase if word.tag not in ("POS", "HYPH", ":")]
    for last in range(len(words) - 1, -1, -1):
        is_head = words[last].index == head.index
        if is_head or head.tag.startswith("NNP") or lemmas(head.text) & PARTS:
            for first in range(max(0, last - LONGEST_AGENT + 1), last + 1):
                if found := agent(words[first : last + 1], agents):
                    return found, words[first].index, words[last].index
        if is_head and not head.tag.startswith("NNP") and not lemmas(head.text) & PARTS:
            return None
    return None


def agent(words: Sequence[Word], agents: Mapping[tuple[str, ...], Name]) -> Name | None:
    """The agent that words name, the last of them a noun in any number, or what stands where a noun should."""
    if not words[-1].is_noun and words[-1].relation not in ("nsubj", "dobj", "pobj"):
        return None
    before = tuple(word.lower for word in words[:-1])
    found = (
        agents.get((*before, lemma))
        for lemma in sorted(lemmas(words[-1].text), key=lambda each: (len(each), each), reverse=True)
    )
    return next((each for each in found if each), None)


def is_violence(tree: Tree, head: Word) -> bool:
    """Whether "force" is what is used, and nobody: alone, "military", "against" somebody, or that of a blast."""
    added = {child.lower for child in tree.children(head)}
    of = {lemma for word in of_phrase(tree, head, "of") for lemma in lemmas(word.text)}
    return head.lower == "force" and head.tag == "NN" and (added <= MEANS_OF_FORCE or bool(of & IMPACTS))


def is_casualties(tree: Tree, head: Word) -> bool:
    """Whether a number of dead or hurt stands for people: "left 10 dead"."""
    return head.lower in CASUALTIES and bool(tree.children(head, "nummod"))
