"""A parsed sentence as plain data: words with offsets into the article, and who depends on whom."""

from collections.abc import Iterator
from functools import cached_property

import attrs

from eventdata.coding.text.words import lemmas

FINITE = ("VBD", "VBZ", "VBP", "MD")
"""Tags of verbs that make a sentence."""
CONTENT_TAGS = ("NN", "VB", "JJ", "RB", "CD", "PRP", "FW")


@attrs.frozen(kw_only=True, slots=False)
class Word:
    """A token: its place in the sentence, its tag (Penn), its relation (ClearNLP) and its offsets in the article."""

    index: int
    text: str
    tag: str
    relation: str
    head: int
    start: int
    end: int

    @cached_property
    def lower(self) -> str:
        """The token in lower case."""
        return self.text.lower()

    @cached_property
    def is_verb(self) -> bool:
        """Whether the tagger calls it a verb."""
        return self.tag.startswith("VB")

    @cached_property
    def is_noun(self) -> bool:
        """Whether the tagger calls it a noun or a name."""
        return self.tag.startswith("NN")


@attrs.frozen(kw_only=True, eq=False)
class Tree:
    """The dependency tree of one sentence; a root is its own head."""

    words: tuple[Word, ...]
    start: int
    end: int

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The dictionary forms of all words: what a rule asks for that is not among them cannot be met."""
        return frozenset().union(*(lemmas(word.text) for word in self.words))

    @cached_property
    def second_words(self) -> frozenset[str]:
        """What the second word of a predicate may be: any of the forms, or nothing."""
        return self.lemmas | {""}

    @cached_property
    def _children(self) -> tuple[tuple[Word, ...], ...]:
        table: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.index:
                table[word.head].append(word)
        return tuple(map(tuple, table))

    def children(self, word: Word, *relations: str) -> tuple[Word, ...]:
        """The direct dependents, in order; only those in one of the relations, where any is named."""
        found = self._children[word.index]
        return tuple(child for child in found if child.relation in relations) if relations else found

    def head(self, word: Word) -> Word | None:
        """The word that this one depends on; None for a root."""
        return None if word.head == word.index else self.words[word.head]

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The chain of heads, nearest first."""
        current = self.head(word)
        while current is not None:
            yield current
            current = self.head(current)

    def inside_out(self) -> tuple[Word, ...]:
        """All words, each after those that hang on it."""
        return tuple(sorted(self.words, key=lambda word: (-sum(1 for _ in self.ancestors(word)), -word.index)))

    def subtree(self, word: Word) -> tuple[Word, ...]:
        """The word and all that hangs below it, in order of the sentence."""
        if word.index not in self._subtrees:
            found, waiting = [], [word.index]
            while waiting:
                current = waiting.pop()
                found.append(current)
                waiting.extend(child.index for child in self._children[current])
            self._subtrees[word.index] = tuple(self.words[index] for index in sorted(found))
        return self._subtrees[word.index]

    @cached_property
    def _subtrees(self) -> dict[int, tuple[Word, ...]]:
        return {}

    def conjuncts(self, word: Word) -> tuple[Word, ...]:
        """The word and what is coordinated with it; a list that the parser took for appositions counts."""
        found = [word]
        for current in found:
            for child in self._children[current.index]:
                if child.relation == "conj" or (child.relation == "appos" and self._is_listed(current, child)):
                    found.append(child)
        return tuple(sorted(found, key=lambda each: each.index))

    def _is_listed(self, word: Word, apposition: Word) -> bool:
        """Whether an apposition is an item of a list: it goes on with "and", and names no explanation of the word."""
        between = self.words[word.index + 1 : apposition.index]
        is_comma_list = bool(between) and between[-1].text != "," and any(each.text == "," for each in between)
        goes_on = any(child.relation in ("conj", "cc") for child in self._children[apposition.index])
        return goes_on and (is_comma_list or apposition.tag == word.tag)
