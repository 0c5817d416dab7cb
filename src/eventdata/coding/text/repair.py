"""Trees that the parser got wrong in a way that can be seen: a sentence without a finite verb, but with a deed."""

import attrs

from eventdata.coding.text.tree import Tree, Word

FINITE = ("VBD", "VBZ", "VBP", "MD")
PARTS = ("aux", "auxpass", "agent", "mark")


def mended(tree: Tree) -> Tree:
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
