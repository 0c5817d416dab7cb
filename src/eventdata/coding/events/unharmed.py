"""Deeds of which the article says that they killed nobody: a zero that is told, never one that is assumed."""

import itertools
import re
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
    for match in NOBODY.finditer(text):
        here = [group for group in found if any(is_within(match, each) and is_deed(each) for each in group)]
        before = [group for group in found if group[0].sentence[0] < match.start() and is_deed(group[0])]
        host = here[-1] if here else before[0] if len(before) == 1 else None
        if host is not None and (told := tuple(each for each in zeros(match) if not is_counted(each.kind, host))):
            host.append(attrs.evolve(host[0], sentence=sentence_of(text, match), counts=told))
    return found


def is_within(match: re.Match[str], mention: Mention) -> bool:
    """Whether words stand in a mention's sentence."""
    return mention.sentence[0] <= match.start() < mention.sentence[1]


def is_counted(kind: CountKind, group: Sequence[Mention]) -> bool:
    """Whether some mention of a deed tells of people who were harmed so, with a number or without."""
    words = itertools.chain.from_iterable(lemmas(each.draft.trigger.text) for each in group)
    told = {entry.kind for word in words for entry in counting().get(word, ())}
    return kind in told or any(count.kind is kind for each in group for count in each.counts)


def zeros(match: re.Match[str]) -> Iterator[Count]:
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
