"""Deeds of which the article says that they killed nobody: a zero that is told, never one that is assumed."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import attrs

from eventdata.coding.events.counts import counting
from eventdata.coding.events.grouping import Mention
from eventdata.coding.events.implied import is_deed
from eventdata.coding.text.split import sentences
from eventdata.coding.text.words import lemmas
from eventdata.model import Count, CountBasis, CountKind, Side

WAS = r"(?:was|were|has\ been|had\ been)"
NOBODY = re.compile(
    rf"""\b(?:
    (?:nobody|no[ -]one)\ {WAS}\ (?:seriously\ )?(?P<hurt>hurt|injured|wounded|harmed)
    |(?:nobody|no[ -]one)\ (?:{WAS}\ killed|(?:has\ |had\ )?died|perished)(?:\ or\ (?P<too>hurt|injured|wounded))?
    |(?:there\ (?:was|were|are|is|have\ been|had\ been)|caused|causing|claimed|left)\ no
     [ ](?:deaths?|dead|fatalities|loss\ of\ life|(?P<none>casualties|victims))
    |without\ (?:causing\ )?(?:any\ )?(?:deaths|fatalities|loss\ of\ life|(?P<any>casualties))
    )\b(?!\ (?:among|on\ (?:the|its|their|our)|of|in\ the\ (?:other|second)|from|aboard|besides|except))""",
    re.IGNORECASE | re.VERBOSE,
)
"""What denies all deaths; "no reports of casualties" and "none of its men" do not."""


def with_zeros(groups: Sequence[list[Mention]], text: str) -> list[list[Mention]]:
    """The groups; a deed whose sentence says that nobody was killed has a count of 0, or the article's only deed."""
    found = [list(group) for group in groups]
    deeds = [group for group in found if is_deed(group[0])]
    told = sorted((each.sentence, at) for at, group in enumerate(deeds) for each in group)
    order = sorted((group[0].sentence, at) for at, group in enumerate(deeds))[:2]
    counted = [harms(group) for group in deeds]
    for match in NOBODY.finditer(text):
        last = bisect_right(told, match.start(), key=lambda each: each[0][0]) - 1
        is_within = last >= 0 and match.start() < told[last][0][1]
        before = [at for sentence, at in order if sentence[0] < match.start()]
        at = told[last][1] if is_within else before[0] if len(before) == 1 else None
        if at is not None and (zeros := tuple(each for each in denied(match) if each.kind not in counted[at])):
            counted[at].update(each.kind for each in zeros)
            deeds[at].append(attrs.evolve(deeds[at][0], sentence=sentence_of(text, match), counts=zeros))
    return found


def harms(group: Sequence[Mention]) -> set[CountKind]:
    """How people were harmed by a deed, as far as its mentions tell, with a number or without."""
    words = itertools.chain.from_iterable(lemmas(each.draft.trigger.text) for each in group)
    told = {entry.kind for word in words for entry in counting().get(word, ())}
    return told | {count.kind for each in group for count in each.counts}


def denied(match: re.Match[str]) -> Iterator[Count]:
    """No dead, and no hurt where the words deny that too; who says that nobody was hurt denies both."""
    is_unhurt = any(match[name] for name in ("hurt", "too", "none", "any"))
    for kind in (CountKind.KILLED, CountKind.INJURED) if is_unhurt else (CountKind.KILLED,):
        yield Count(kind=kind, side=Side.RECIPIENT, low=0, best=0, high=0, basis=CountBasis.STATED, words=match[0])


def sentence_of(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The sentence of some words, within their line."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    spans = sentences(text, start, end if end >= 0 else len(text))
    return next((span for span in spans if span[0] <= match.start() < span[1]), match.span())
