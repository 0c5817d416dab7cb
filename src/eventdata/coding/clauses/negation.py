"""What the text denies: by a word of its own, by its sides, or by the words that it hangs on."""

from collections.abc import Iterator

from eventdata.coding.clauses.verbal import Clause
from eventdata.coding.text.tree import Tree, Word
from eventdata.coding.text.words import NEGATIONS, NOBODY, lemmas

EXCEPTING = frozenset({"but", "short", "less", "other", "except"})
"""After "nothing", these leave something: "nothing short of a resignation"."""
FEW = frozenset({"few", "little"})
MARKING = ("neg", "det", "preconj", "advmod", "amod", "compound")
FOCUS = frozenset({"only", "just", "merely", "simply", "least"})
"""After "not", these deny nothing: "not only condemned but"."""
INSTEAD = frozenset({"instead", "rather"})
SURE = frozenset("doubt secret question mistake choice hesitation hesitate fail stop cease forget regret hide".split())
"""Words whose negation affirms what hangs on them: "has not stopped bombing", "made no secret of supporting"."""
GERUND_LINKS = frozenset({"of", "from", "to", "by", "in", "at", "about"})
"""Prepositions through which a negated verb denies a gerund: "did not succeed in killing", but not "after killing"."""
TOPIC_LINKS = frozenset({"of", "about"})
"""The same for nouns: "no reports of clashes", but not "no casualties in the attack"."""


def denial(where: Clause) -> Word | None:
    """The word that denies a clause's event; None when nothing does."""
    tree = where.tree
    for word in dict.fromkeys((where.head, where.predicate)):
        if found := negation(tree, word) or governing(tree, word):
            return found
    return next(empty(where), None)


def negation(tree: Tree, word: Word) -> Word | None:
    """A word's own negation: an adverb, a determiner, "few", "rather than"."""
    children = tree.children(word)
    is_some = any(each.lower in ("a", "an", "the") for each in children)
    is_countable = word.is_noun and word.tag != "NNP" and not is_some
    marks = NEGATIONS | FEW if is_countable else NEGATIONS
    for child in children:
        following = follower(tree, child)
        is_own = child.relation in MARKING and child.lower in marks
        is_over = child.lower == "longer" and any(each.lower == "no" for each in tree.children(child))
        is_passed_over = child.lower == "rather" and following == "than" and child.index < word.index
        if (is_own and following not in FOCUS) or is_over or is_passed_over:
            return child
    return None


def follower(tree: Tree, word: Word) -> str:
    """The next word in lower case; empty after the last."""
    return tree.words[word.index + 1].lower if word.index + 1 < len(tree.words) else ""


def empty(where: Clause) -> Iterator[Word]:
    """The words that leave a side empty: "no soldiers attacked", "neither X nor Y", "killed nobody"."""
    for noun in (*where.filled("subj")[:1], *where.filled("obj")[:1]):
        is_nobody = noun.lower in NOBODY and follower(where.tree, noun) not in EXCEPTING
        found = noun if is_nobody else negation(where.tree, noun)
        if found is not None:
            yield found


def governing(tree: Tree, word: Word) -> Word | None:
    """The negation of what a word hangs on: "did not begin bombing", "no reports of clashes"."""
    current = word
    for above in tree.ancestors(word):
        if above.tag == "IN" or above.lower == "to":
            if above.lower == "without" or any(each.lower in INSTEAD for each in tree.children(above, "advmod")):
                return above
            if above.lower not in (GERUND_LINKS if current.relation == "pcomp" else TOPIC_LINKS):
                return None
        elif not lemmas(above.text) & SURE and is_content(tree, current) and (found := negation(tree, above)):
            return found
        if not is_content(tree, current) and current.relation != "conj":
            return None
        current = above
    return None


def is_content(tree: Tree, word: Word) -> bool:
    """Whether a word is what its head speaks of, and no question that takes it for true: "did not say who killed".

    A clause before its head stands for itself: "A shell killed two; it was not known whose".
    """
    is_before = word.relation == "ccomp" and word.index < word.head
    is_question = word.relation == "ccomp" and tree.subtree(word)[0].tag.startswith("W")
    links = ("ccomp", "xcomp", "acl", "dobj", "attr", "prep", "pobj", "pcomp")
    return word.relation in links and not is_question and not is_before
