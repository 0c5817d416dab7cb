"""What the parser sees of a sentence: without bracketed glosses and name quotes, with a map back to the article."""

import re
from collections.abc import Iterator, Sequence

import attrs

from eventdata.coding.text.operations import Substitution

GLOSS = re.compile(r"\s?[(\[][^()\[\]]{1,120}[)\]]")
QUOTED = re.compile(r"[“\"‘'](?P<name>[A-Z0-9][^“”\"\n]{0,80}?)[,.]?[”\"’'](?=[\s,.;:)]|$)")
SMALL_WORDS = frozenset("of the and in for al to on at".split())
LONGEST_NAME = 8
IN_GLOSS, IS_QUOTE = 1, 2
SPACES = re.compile(r"\s")
LONGEST = 1_000
"""Code points that are parsed at once; a longer sentence is a list or garbage."""


@attrs.frozen(kw_only=True)
class Normalised:
    """Text for the parser, and for each of its code points the offset in the article."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The article's offsets for a stretch of the normalised text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def parsable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut at white space into stretches that are not too long to be parsed."""
    while end - start > LONGEST:
        cut = max(text.rfind(" ", start + 1, start + LONGEST), text.rfind("\n", start + 1, start + LONGEST))
        yield start, cut if cut > start else start + LONGEST
        start = cut if cut > start else start + LONGEST
    yield start, end


def normalised(text: str, start: int, end: int, substitutions: Sequence[Substitution] = ()) -> Normalised:
    """The sentence from start to end of the article's text, as the parser should see it."""
    dropped = superfluous(text[start:end])
    letters, offsets = list[str](), list[int]()
    replaced = {each.start: each for each in substitutions if start <= each.start and each.end <= end}
    if not replaced and not any(dropped):
        return Normalised(text=SPACES.sub(" ", text[start:end]), offsets=range(start, end))
    position = start
    while position < end:
        is_kept = not dropped[position - start]
        if dropped[position - start] != IN_GLOSS and (each := replaced.get(position)):
            letters += each.words
            offsets += [each.start] * (len(each.words) - 1) + [each.end - 1] * bool(each.words)
            position = each.end
            continue
        if is_kept:
            letters.append(SPACES.sub(" ", text[position]))
            offsets.append(position)
        position += 1
    return Normalised(text="".join(letters), offsets=tuple(offsets))


def superfluous(sentence: str) -> bytearray:
    """A mark on each letter that would only mislead the parser: glosses, and the quotes around names."""
    marks = bytearray(len(sentence))
    for gloss in GLOSS.finditer(sentence):
        if gloss.start() > 0:
            marks[gloss.start() : gloss.end()] = bytes([IN_GLOSS]) * (gloss.end() - gloss.start())
    for quoted in QUOTED.finditer(sentence):
        if is_name(quoted["name"]):
            marks[quoted.start()] = marks[quoted.end() - 1] = IS_QUOTE
    return marks


def is_name(text: str) -> bool:
    """Whether quoted words are a name and not a quotation: a few words, in capitals but for small ones."""
    words = text.split()
    is_short = 0 < len(words) <= LONGEST_NAME
    return is_short and all(word[0].isupper() or word[0].isdigit() or word in SMALL_WORDS for word in words)
