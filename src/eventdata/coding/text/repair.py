"""Trees that the parser got wrong in a way that can be seen: a sentence without a finite verb, but with a deed."""

from collections.abc import Sequence

import attrs

from eventdata.coding.text.tree import Word

FINITE = ("VBD", "VBZ", "VBP", "MD")


def mended(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words; a participle with an object, hung on the noun that should be its subject, is the sentence's verb.

    So "A bomb killed at least five people" does not read as a bomb that somebody killed.
    """
    verb = next((word for word in words if is_misread(words, word)), None)
    if verb is None or any(word.tag in FINITE and not is_below(words, word, verb) for word in words):
        return tuple(words)
    subject = words[verb.head]
    return tuple(rehung(word, verb, subject) for word in words)


def is_misread(words: Sequence[Word], word: Word) -> bool:
    """Whether a past participle hangs on the root, a noun before it, with an object and neither auxiliary nor "by"."""
    head = words[word.head]
    is_hung = word.tag in ("VBN", "VBD") and word.relation == "acl" and head.relation == "ROOT" and head.is_noun
    own = {each.relation for each in words if each.head == word.index and each.index != word.index}
    return is_hung and head.index < word.index and "dobj" in own and not own & {"aux", "auxpass", "agent", "mark"}


def is_below(words: Sequence[Word], word: Word, top: Word) -> bool:
    """Whether a word hangs, directly or not, on another."""
    while word.index not in (word.head, top.index):
        word = words[word.head]
    return word.index == top.index


def rehung(word: Word, verb: Word, subject: Word) -> Word:
    """A word of the mended tree: the verb is its root, the noun its subject, and what followed hangs on the verb."""
    if word.index == verb.index:
        return attrs.evolve(word, tag="VBD", relation="ROOT", head=verb.index)
    if word.index == subject.index:
        return attrs.evolve(word, relation="nsubj", head=verb.index)
    is_after = word.head == subject.index and word.index > verb.index
    return attrs.evolve(word, head=verb.index) if is_after else word
