"""A sentence before it is coded: its tree, the names and places in it, and whom the article has named before."""

import itertools
from collections.abc import Sequence
from datetime import date

import attrs

from eventdata.coding.actors.names import Name, NameMention
from eventdata.coding.places.mentions import PlaceMention
from eventdata.coding.text.tree import Tree, Word
from eventdata.model import Actor


@attrs.frozen(kw_only=True, eq=False)
class Scene:
    """A sentence with its names, the country of its unmarked actors, and whom the article has named before.

    `here` are the countries of its places, as far as something is said to be there.
    """

    tree: Tree
    names: tuple[NameMention, ...]
    home: str | None
    published: date | None
    text: str = attrs.field(default="", repr=False)
    here: frozenset[str] = frozenset()
    earlier: tuple[NameMention, ...] = ()
    dates: tuple[tuple[int, int], ...] = ()
    subject: tuple[Actor, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    people: tuple[tuple[str, Actor], ...] = ()
    read: dict[tuple[int, int], tuple[Actor, ...]] = attrs.field(factory=dict, repr=False)
    unmarked: set[str] = attrs.field(factory=set, repr=False)
    phrases: dict[tuple[int, bool], frozenset[str]] = attrs.field(factory=dict, repr=False)

    def named(self, words: Sequence[Word]) -> tuple[NameMention, ...]:
        """The names that overlap the words."""
        if not words:
            return ()
        start, end = words[0].start, words[-1].end
        return tuple(each for each in self.names if each.start < end and start < each.end)

    def row(self, mention: NameMention) -> Name:
        """The row that a mention stands for: the first that is valid on the publication day, else the first."""
        return next((name for name in mention.names if name.is_valid(self.published)), mention.names[0])

    def quote(self, words: Sequence[Word]) -> str:
        """Words as the tree has them, with single spaces where the article has any, and its hyphens."""
        quoted = words[0].text
        for before, word in itertools.pairwise(words):
            is_hyphenated = self.text[before.end : word.start] == "-"
            quoted += ("-" if is_hyphenated else "" if word.start == before.end else " ") + word.text
        return quoted
