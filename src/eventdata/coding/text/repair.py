"""Trees that the parser got wrong in a way that can be seen: a sentence without a finite verb, but with a deed."""

import attrs

from eventdata.coding.text.tree import FINITE, Tree, Word

PARTS = ("aux", "auxpass", "agent", "mark")


HEADLINE_VERBS = frozenset(
    "ambush assault attack blockade bomb boycott march murder raid shell storm strike target torch".split()
)
THINGS = frozenset({"arms", "drugs", "news", "rights", "sales", "sports"})
"""Plurals that stand before nouns: "a drugs raid"."""


def mended(tree: Tree) -> Tree:
    """The tree with the verb that the parser took for a participle or for a noun."""
    return told_in_present(told_in_past(tree))


def told_in_present(tree: Tree) -> Tree:
    """The tree of a headline; a noun after a plural is its verb: "Rebels attack soldiers" is no sort of soldiers."""
    verb = next((word for word in tree.words if is_headline_verb(tree, word)), None)
    if verb is None or any(word.tag in FINITE for word in tree.words):
        return tree
    return attrs.evolve(tree, words=tuple(raised(word, verb) for word in tree.words))


def is_headline_verb(tree: Tree, word: Word) -> bool:
    """Whether a word may be a verb, and stands between a plural and the noun that both should qualify."""
    before, top = tree.words[max(0, word.index - 1)], next(iter([*tree.ancestors(word)][-1:]), word)
    is_between = before.relation == word.relation == "compound" and top.is_noun and top.index > word.index
    return is_between and word.lower in HEADLINE_VERBS and before.tag in ("NNS", "NNPS") and before.lower not in THINGS


def raised(word: Word, verb: Word) -> Word:
    """A word of the mended headline: the noun before the verb is its subject, the one that it qualified its object."""
    if word.index == verb.index:
        return attrs.evolve(word, tag="VBP", relation="ROOT", head=verb.index)
    if word.index == verb.index - 1:
        return attrs.evolve(word, relation="nsubj", head=verb.index)
    if word.relation == "ROOT":
        return attrs.evolve(word, relation="dobj", head=verb.index)
    is_subject = word.index < verb.index <= word.head
    return attrs.evolve(word, head=verb.index - 1) if is_subject else word


def told_in_past(tree: Tree) -> Tree:
    """The tree; a participle with an object, hung on the noun that should be its subject, is the sentence's verb.

    So "A bomb killed at least five people" does not read as a bomb that somebody killed.
    """
    verb = next((word for word in tree.words if is_misread(tree, word)), None)
    if verb is None or any(word.tag in FINITE and verb not in (word, *tree.ancestors(word)) for word in tree.words):
        return tree
    subject = tree.words[verb.head]
    return attrs.evolve(tree, words=tuple(rehung(word, verb, subject) for word in tree.words))


def is_misread(tree: Tree, word: Word) -> bool:
    """Whether a past participle hangs on the root, a noun before it, with an object and neither auxiliary nor "by"."""
    head = tree.head(word)
    is_hung = head is not None and head.relation == "ROOT" and head.is_noun and head.index < word.index
    is_participle = word.tag in ("VBN", "VBD") and word.relation == "acl"
    return is_participle and is_hung and bool(tree.children(word, "dobj")) and not tree.children(word, *PARTS)


def rehung(word: Word, verb: Word, subject: Word) -> Word:
    """A word of the mended tree: the verb is its root, the noun its subject, and what followed hangs on the verb."""
    if word.index == verb.index:
        return attrs.evolve(word, tag="VBD", relation="ROOT", head=verb.index)
    if word.index == subject.index:
        return attrs.evolve(word, relation="nsubj", head=verb.index)
    is_after = word.head == subject.index and word.index > verb.index
    return attrs.evolve(word, head=verb.index) if is_after else word
