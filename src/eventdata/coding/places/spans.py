"""Where a text may name a place, and what the words around each such name say about it."""

from collections.abc import Collection, Iterator, Sequence

import attrs

from eventdata.coding.places import cues
from eventdata.coding.places.cues import Cue, Word, breaks_sentence, headline_words, is_article, is_joined
from eventdata.coding.places.gazetteer import ARTICLES, Gazetteer

_CAPITAL_CUES = cues.UNIT_CUES | cues.TOWN_CUES | cues.NATURE_CUES | cues.DIRECTIONS | cues.DAYS | cues.NATIONALITIES
_CUED = cues.UNIT_CUES | cues.TOWN_CUES | cues.NATURE_CUES
_BORDERS = ("border", "borders", "frontier")
_LIST_WORDS = frozenset({"and", "or"})


@attrs.frozen(kw_only=True)
class Text:
    """A text as words, with the positions that may not name a place and those where capitals mean nothing."""

    words: tuple[Word, ...]
    blocked: frozenset[int]
    headlines: frozenset[int]


@attrs.frozen(kw_only=True)
class Span:
    """Words `first` up to `last` name something; the other fields are what the words around them say."""

    first: int
    last: int
    key: str
    is_known: bool
    cue: Cue = Cue.AT
    is_person: bool = False
    is_unsure: bool = False
    is_located: bool = False
    is_firmly_located: bool = False
    wants_unit: bool = False
    wants_first_level: bool = False
    wants_town: bool = False
    wants_nature: bool = False
    is_feature: bool = False
    is_word: bool = False
    is_generic: bool = False
    is_part: bool = False


def read_text(text: str, skip: Sequence[tuple[int, int]]) -> Text:
    """The words of the text; those that touch a skipped stretch or a name that is no place are blocked."""
    words = cues.words_of(text)
    skipped = {
        position
        for position, word in enumerate(words)
        if any(word.start < end and start < word.end for start, end in skip)
    }
    return Text(
        words=words, blocked=frozenset(skipped) | cues.without_phrases(words), headlines=headline_words(text, words)
    )


def spans(text: Text, gazetteer: Gazetteer) -> tuple[Span, ...]:
    """Every name that may be a place, read in its surroundings; organisations and nationalities are gone."""
    found = tuple(_named(text, gazetteer))
    starts = {span.first for span in found if span.is_known}
    ends = {span.last - 1 for span in found if span.is_known}
    return tuple(_judged(text, span, starts, ends) for span in found if not _is_organisation(text, span))


def _named(text: Text, gazetteer: Gazetteer) -> Iterator[Span]:
    keys = [word.key for word in text.words]
    position = 0
    while position < len(keys):
        end = _name_end(text, position)
        if end == position:
            position += 1
            continue
        first, last = _known(text, gazetteer, keys, position, end)
        known = last > first
        if not known and keys[position] in cues.NAME_OPENERS:
            position += 1
            continue
        last = last if known else _unknown_end(text, gazetteer, keys, position, end)
        key = " ".join(keys[first if known else position : last])
        yield Span(first=position, last=last, key=key, is_known=known)
        position = last


def _name_end(text: Text, position: int) -> int:
    """Where the words end that could belong to one name with the word at `position`; there itself if none can start."""
    words = text.words
    word = words[position]
    heads = word.is_capital or (
        is_article(word)
        and position + 1 < len(words)
        and words[position + 1].is_capital
        and words[position + 1].gap == "-"
    )
    if position in text.blocked or not heads:
        return position
    end = position + 1
    limit = min(len(words), position + 12)
    while end < limit and end not in text.blocked and is_joined(words[end].gap) and "." not in words[end].gap:
        end += 1
    return end


def _known(text: Text, gazetteer: Gazetteer, keys: list[str], position: int, end: int) -> tuple[int, int]:
    """First and last of the words that a known name is made of; an article before the name may not be part of it."""
    firsts = (position, position + 1) if text.words[position].key in ARTICLES and position + 1 < end else (position,)
    for first in firsts:
        last = gazetteer.longest_match(keys, first, end)
        is_bare_article = len(firsts) == 2 and last == position + 1
        if last > first and not is_bare_article and (last > first + 1 or text.words[first].is_capital):
            return first, last
    return position, position


def _unknown_end(text: Text, gazetteer: Gazetteer, keys: list[str], position: int, end: int) -> int:
    """Where an unknown name ends: at the last capital before the next known name."""
    last = position + 1
    while last < end and (text.words[last].is_capital or is_article(text.words[last])):
        if text.words[last].is_capital and gazetteer.longest_match(keys, last, end) > last:
            break
        last += 1
    while last > position + 1 and not text.words[last - 1].is_capital:
        last -= 1
    return last


def _is_organisation(text: Text, span: Span) -> bool:
    """`Ninawa operations command`, `Washington Post`, `University of Mosul`, `Turkish`; the first also in a list."""
    words, tail = text.words, _tail(text, span)
    if span.key in cues.NATIONALITIES:
        return True
    if tail is not None and not _is_area_of_operation(words, tail):
        word = words[tail]
        if word.key in cues.LOWER_TAILS or (word.key in cues.ORGANISATION_TAILS and word.is_capital):
            return True
    before = _head(text, span)
    is_governed = before >= 1 and not any("," in word.gap for word in words[before + 1 : span.first + 1])
    return is_governed and words[before].key in ("of", "for") and words[before - 1].key in cues.OFFICE_OF


def _tail(text: Text, span: Span) -> int | None:
    """The word that the name, or the list that it stands in, leads up to; only a plural closes a list."""
    words, after = text.words, span.last
    if after < len(words) and is_joined(words[after].gap) and words[after].key not in _LIST_WORDS:
        return after
    while after < len(words) and _continues_list(words[after]):
        after += 1
    is_list_end = after < len(words) and after > span.last and words[after].gap == " "
    plural = is_list_end and words[min(after + 1, len(words) - 1) if words[after].key == "operations" else after].key
    return after if plural and str(plural).endswith("s") else None


def _continues_list(word: Word) -> bool:
    separated = word.gap in (" ", ", ", "-", "\u00a0", ",\u00a0")
    return separated and (word.is_capital or word.key in _LIST_WORDS or is_article(word) or word.key in cues.DIRECTIONS)


def _is_area_of_operation(words: Sequence[Word], tail: int) -> bool:
    following = words[tail : tail + 4]
    return any(w.key in ("area", "areas") for w in following) and not any(breaks_sentence(w.gap) for w in following)


def _head(text: Text, span: Span) -> int:
    """The word that governs the name or its list: `around` in `around Baaj, Rawah and Tharthar`; -1 if none does."""
    words, before = text.words, span.first
    while before > 0 and not breaks_sentence(words[before].gap) and _continues_list_backwards(words, before):
        before -= 1
    return -1 if before == 0 or breaks_sentence(words[before].gap) else before - 1


def _continues_list_backwards(words: Sequence[Word], before: int) -> bool:
    gap, word = words[before].gap, words[before - 1]
    if gap not in (" ", ", ", "-", "\u00a0", ",\u00a0"):
        return False
    if word.key in cues.SENTENCE_OPENERS and word.key not in _LIST_WORDS and word.key not in ("the", "both"):
        return False
    return (
        word.is_capital
        or word.key in _LIST_WORDS
        or word.key in cues.DIRECTIONS
        or is_article(word)
        or word.key == "both"
    )


def _judged(text: Text, span: Span, starts: Collection[int], ends: Collection[int]) -> Span:
    words, head = text.words, _head(text, span)
    in_headline = span.first in text.headlines
    person = _has_title(words, span) or (not in_headline and _is_in_longer_name(text, span, starts, ends))
    cue = _cue(words, span, head)
    tail = _tail(text, span)
    tail_key = words[tail].key if tail is not None else ""
    of = _of_head(words, head)
    unit_of = of if head == span.first - 1 or of.endswith("s") else ""
    located = (
        _is_explained(words, span)
        or cue is not Cue.AT
        or (head >= 0 and words[head].key in cues.LOCATIVES)
        or of in cues.OF_HEADS
        or tail_key in _CUED
    )
    firm = located and (
        cue is not Cue.AT or (head >= 0 and words[head].key in cues.FIRM_LOCATIVES) or of in cues.OF_HEADS
    )
    return attrs.evolve(
        span,
        cue=cue,
        is_person=person,
        is_unsure=in_headline and _is_in_longer_name(text, span, starts, ends),
        is_located=located,
        is_firmly_located=firm or tail_key in _CUED,
        wants_unit=not cues.UNIT_CUES.isdisjoint((tail_key, unit_of)),
        wants_first_level=not cues.FIRST_LEVEL_CUES.isdisjoint((tail_key, unit_of)),
        wants_town=not cues.TOWN_CUES.isdisjoint((tail_key, unit_of)),
        wants_nature=tail_key in cues.NATURE_CUES,
        is_feature=tail_key in cues.FEATURE_CUES,
        is_part=_is_directed(words, span),
        is_word=span.key in cues.WORDLIKE_TOWNS,
        is_generic=span.key in cues.GENERIC_UNITS,
    )


def _of_head(words: Sequence[Word], head: int) -> str:
    return words[head - 1].key if head >= 1 and words[head].key == "of" else ""


def _has_title(words: Sequence[Word], span: Span) -> bool:
    before = span.first - 1
    if before < 0 or not is_joined(words[span.first].gap):
        return False
    word = words[before]
    return word.key in cues.TITLES and (word.is_capital or word.key not in ("general", "major", "bin", "ben"))


def _is_in_longer_name(text: Text, span: Span, starts: Collection[int], ends: Collection[int]) -> bool:
    """Whether a capitalised word beside the name makes it part of another name: `Jordan Smith`, `pro-Russia`."""
    words, before, after = text.words, span.first - 1, span.last
    if before >= 0 and is_joined(words[span.first].gap) and "." not in words[span.first].gap:
        word = words[before]
        opener = before == 0 or breaks_sentence(word.gap)
        exempt = word.key in _CAPITAL_CUES or (before in ends and words[span.first].gap != " ")
        if words[span.first].gap == "-" and not word.is_capital and not exempt and not is_article(word):
            return True
        if word.is_capital and not exempt and not (opener and word.key in cues.SENTENCE_OPENERS):
            return True
    if after < len(words) and is_joined(words[after].gap) and "." not in words[after].gap:
        word = words[after]
        exempt = word.key in _CAPITAL_CUES or (after in starts and words[after].gap != " ")
        return not exempt and (word.is_capital or (words[after].gap != " " and words[after].gap != "\u00a0"))
    return False


def _is_explained(words: Sequence[Word], span: Span) -> bool:
    """Whether an apposition says that the name is a place: `Baghuz, a small hamlet near the border`."""
    following = words[span.last : span.last + 6]
    if len(following) < 2 or following[0].gap not in (", ", ",\u00a0") or following[0].key not in ("a", "an", "the"):
        return False
    for word in following[1:]:
        if word.gap not in (" ", "-", "\u00a0"):
            return False
        if word.key in cues.TOWN_CUES or word.key in cues.UNIT_CUES:
            return True
    return False


def _is_directed(words: Sequence[Word], span: Span) -> bool:
    before = span.first - 1
    return before >= 0 and is_joined(words[span.first].gap) and words[before].key in cues.DIRECTIONS


def _cue(words: Sequence[Word], span: Span, head: int) -> Cue:
    after = words[span.last] if span.last < len(words) and is_joined(words[span.last].gap) else None
    head_key = words[head].key if head >= 0 else ""
    earlier = [word.key for word in words[max(0, head - 3) : max(0, head)]]
    beyond = words[span.last + 1].key if after and span.last + 1 < len(words) and after.gap == "-" else ""
    if (
        (after and after.key in _BORDERS)
        or beyond in _BORDERS
        or (head_key in ("with", "to") and "border" in earlier[-1:])
    ):
        return Cue.BORDER
    if after and after.key in cues.NEAR_AFTER:
        return Cue.NEAR
    if head_key in cues.NEAR_BEFORE or (head_key == "of" and earlier[-1:] and earlier[-1] in cues.NEAR_OF):
        return Cue.NEAR
    if head_key == "to" and earlier[-1:] in (["close"], ["next"], ["adjacent"]):
        return Cue.NEAR
    if head_key == "from" and any(
        unit in earlier for unit in ("km", "kilometers", "kilometres", "miles", "kilometer", "mile")
    ):
        return Cue.NEAR
    return Cue.PART if _is_directed(words, span) else Cue.AT
