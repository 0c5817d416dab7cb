"""Where the sentences of a paragraph begin and end."""

import re
from collections.abc import Iterator

_STOP = re.compile(r"(?P<mark>[.!?…]++)(?P<closing>[\"'”’»)\]]*+(?:\[[0-9]{1,3}\])*+)|(?P<gap>\n[^\S\n]*+\n)")
_LAST_WORD = re.compile(r"[^\s\"'“‘(\[—–]*\Z")
_NEXT_WORD = re.compile(r"[\"'“‘«(\[–—-]*+(?P<word>[^\s,.;:!?\"”’)\]]*+)")
_LONGEST_WORD = 40

# Never the last word of a sentence: something always follows.
_TITLE = re.compile(
    r"(?:mr|mrs|ms|messrs|mme|dr|prof|gen|lt|col|maj|capt|sgt|cpl|pvt|adm|brig|cmdr|cdr|comdr|sen|rep|gov|rev"
    r"|fr|hon|pres|insp|supt|det|const|amb|lieut|pfc|msgr|vs|approx|est|e\.g|i\.e|viz|cf|atty|sr\.lt"
    r"|brig\.gen|maj\.gen|lt\.col|lt\.gen)\Z",
    re.IGNORECASE,
)
# The last word of a sentence unless a number follows.
_NUMBERED = re.compile(
    r"(?:no|nos|art|arts|fig|sec|ch|vol|pp|p|para|res|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\Z",
    re.IGNORECASE,
)
# May end a sentence; only a word that commonly opens one shows that it did.
_EITHER = re.compile(
    r"(?:inc|ltd|co|corp|jr|sr|st|ave|rd|mt|ft|bros|dept|univ|govt|al|etc|ph\.d|u\.s|u\.k|u\.n|e\.u|d\.c)\Z",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"[ap]\.m\Z", re.IGNORECASE)
_AFTER_CLOCK = re.compile(
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|GMT|UTC|EST|EDT|CET|Eastern|Local|January"
    r"|February|March|April|May|June|July|August|September|October|November|December)\Z",
)
_OPENER = re.compile(
    r"(?:The|A|An|In|On|At|He|She|It|They|We|I|You|His|Her|Its|Their|Our|My|This|That|These|Those|There|But"
    r"|And|However|Meanwhile|Also|As|After|Before|When|While|If|For|From|By|With|Since|Although|Though"
    r"|According|Some|Many|Most|Several|No|Not|One|Two|Three|Four|Five|Both|All|Another|Earlier|Later|Last"
    r"|Security|Police|Officials|So|Then|Now|What|Who|Which|Where|Why|How|Yet|Or|Nor|Under|During|Despite"
    r"|Because|Once|Until|To|Of|Such|Other|Others|Each)\Z",
)
_ORGAN = re.compile(r"Security (?:Council|Advis[eo]r|Agency)\b")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_ATTRIBUTION = re.compile(
    r"(?:[A-Z][\w.'’-]*|al-\w+|the|a|an)(?: (?:[A-Z][\w.'’-]*|al-\w+)){0,3} "
    r"(?:said|says|asked|added|told|wrote|tweeted|stated|remarked|warned|explained|replied|declared|shouted)\b"
)
_SMALL_NAME = re.compile(r"(?:al|el|as|ash|ad|ar|at|az|an|ibn|bin)-[A-Z]|i[A-Z]")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences in `text[start:end]`, without the white space around them; none is ever shortened."""
    first = start
    for found in _STOP.finditer(text, start, end):
        if found["gap"] or _is_end(text, found, first=first, end=end):
            yield from _stripped(text, first, found.end())
            first = found.end()
    yield from _stripped(text, first, end)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if words := piece.strip():
        left = start + len(piece) - len(piece.lstrip())
        yield left, left + len(words)


def _is_end(text: str, found: re.Match[str], *, first: int, end: int) -> bool:
    after = found.end()
    if after >= end:
        return False
    if not text[after].isspace():
        return _lacks_space(text, found, first=first, end=end)
    following = text[after : min(end, after + 2 * _LONGEST_WORD)].lstrip()
    return not following or _parts(text, found, first=first, following=following)


def _parts(text: str, found: re.Match[str], *, first: int, following: str) -> bool:
    """Whether a stop with a space after it parts two sentences, judged by the words on both sides."""
    mark, closing = found["mark"], found["closing"]
    opener = _NEXT_WORD.match(following)
    word = opener["word"] if opener else ""
    if word[:1].islower() and not _SMALL_NAME.match(word):
        return False
    if closing and mark[-1] in "!?" and _ATTRIBUTION.match(following):
        return False
    if mark != ".":
        return not (mark[0] in ".…" and text[found.start() - 1 : found.start()] in {"[", "("})
    return closing != "" or not _is_abbreviation(text, found.start(), first=first, word=word, following=following)


def _lacks_space(text: str, found: re.Match[str], *, first: int, end: int) -> bool:
    """A stop with no space after it ends a sentence only between a plain small word and a capitalised one."""
    if found["mark"] != "." and not found["closing"]:
        return False
    last = _LAST_WORD.search(text, max(first, found.start() - _LONGEST_WORD), found.start())
    following = text[found.end() : min(end, found.end() + _LONGEST_WORD)]
    is_word = bool(last and re.fullmatch(r"[a-z]{3,}", last[0]))
    return is_word and bool(re.match(r"[A-Z][a-z]* (?![A-Z]\w*\.)", following))


def _is_abbreviation(text: str, stop: int, *, first: int, word: str, following: str) -> bool:
    last = _LAST_WORD.search(text, max(first, stop - _LONGEST_WORD), stop)
    bare = last[0] if last else ""
    if _TITLE.match(bare):
        return True
    if _NUMBERED.match(bare):
        return following[0].isdigit()
    if _CLOCK.match(bare):
        return bool(_AFTER_CLOCK.match(word)) or (word.isupper() and len(word) > 1)
    if bare.isdigit():
        return not text[first : stop - len(bare)].strip()
    is_either = _EITHER.match(bare) or _INITIALS.match(bare)
    is_open = _OPENER.match(word) and not _ORGAN.match(following)
    return bool(is_either) and not is_open and not following[0].isdigit()
