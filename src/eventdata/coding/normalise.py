"""What the parser sees of a sentence: without bracketed glosses and name quotes, with a map back to the article."""

import re
from collections.abc import Sequence

import attrs

from eventdata.coding.operations import Substitution

GLOSS = re.compile(r"\s?[(\[][^()\[\]]{1,120}[)\]]")
QUOTED_NAME = re.compile(r"[“\"‘']((?:[A-Z0-9][\w’'-]*|of|the|and|in|for|al|[- ])+?)([,.]?)[”\"’'](?=[\s,.;:)]|$)")
SPACES = re.compile(r"\s")
LONGEST = 2_000
"""Code points of a sentence that are parsed; what is longer is a list or garbage."""


@attrs.frozen(kw_only=True)
class Normalised:
    """Text for the parser, and for each of its code points the offset in the article."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The article's offsets for a stretch of the normalised text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def normalised(text: str, start: int, end: int, substitutions: Sequence[Substitution] = ()) -> Normalised:
    """The sentence from start to end of the article's text, as the parser should see it."""
    end = min(end, start + LONGEST)
    dropped = superfluous(text[start:end])
    letters, offsets = list[str](), list[int]()
    replaced = {each.start: each for each in substitutions if start <= each.start and each.end <= end}
    position = start
    while position < end:
        is_kept = not dropped[position - start]
        if is_kept and (each := replaced.get(position)):
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
            marks[gloss.start() : gloss.end()] = b"\1" * (gloss.end() - gloss.start())
    for name in QUOTED_NAME.finditer(sentence):
        if len(name.group(1).split()) <= 8 and name.group(1)[:1].isupper():
            marks[name.start()] = marks[name.end() - 1] = 1
    return marks
