"""Which stretches of an article's text are news, and which are headline, caption, credit or page furniture."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

import attrs

from eventdata.coding.text.line_rules import LineRole, agency_start, credit_start, line_role


class BlockKind(StrEnum):
    """What a stretch of an article is; only `body` is running news text."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    LABEL = "label"
    SUBHEADING = "subheading"
    FURNITURE = "furniture"


@attrs.frozen(kw_only=True)
class Block:
    """A stretch of an article's text of one kind; offsets count code points of the text as given."""

    start: int
    end: int
    kind: BlockKind


@attrs.frozen(kw_only=True)
class _Paragraph:
    start: int
    text: str
    role: LineRole

    @property
    def end(self) -> int:
        return self.start + len(self.text)


_ODD_SPACE = re.compile("[\u00a0\u1680\u180e\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]")
_LINE_BREAK = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\[[0-9]+\])*\Z|[:;,]\Z")
_QUESTION_END = re.compile(r"[!?][\"'”’»)\]]*\Z")
_HEADLINE_WORDS, _LABEL_WORDS, _SUBHEADING_WORDS = 30, 4, 12
_LONGEST_TITLE = 200
_WRAP_WIDTHS = range(30, 121)
_BULLET = re.compile(r"[-–—•*▪●·>]\s|[0-9]{1,2}[.)]\s")
_SPEECH = re.compile(r"\b(?:said|told|added|says|stated)\b")
_SECTION_WORD = re.compile(
    r"(?:news|world|middle|east|war|politics|security|business|sports?|opinion|africa|asia|europe|americas?|latin|us|uk"
    r"|international|national|local|breaking|exclusive|latest|analysis|features?|conflict|defen[sc]e|terrorism|home|culture"
    r"|health|technology|top|stories|story|live|video|region(?:al)?|updates?|reports?|headlines|north|south|west|central"
    r"|and|the|of)[&,|/]*\Z",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(r"\s[>»|/›]\s")
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,4}"
_TITLE_CASE = r"[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]+){0,3}"
_STATE = r"[A-Z][\w.'’-]+(?:[ /](?:of |of the |and )?[A-Z][\w.'’-]+){0,3}"
_DAY = r"(?:, (?:[A-Z][a-z]{2,8}\.? [0-9]{1,2}|[0-9]{1,2} [A-Z][a-z]{2,8}\.?)(?:,? [0-9]{4})?)"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}(?:, {_STATE})?{_DAY}?(?: ?[\[(][^\])]{{2,40}}[\])])?\s?(?:--|[-–—:])"
    rf"|{_TITLE_CASE}(?:, {_STATE})?{_DAY}? ?[\[(][^\])]{{2,40}}[\])]\s?(?:--|[-–—:])"
    rf"|{_TITLE_CASE}(?:, {_TITLE_CASE}{_DAY}?|{_DAY})\s(?:--|[-–—])"
    r"|[\[(][A-Z][^\])]{1,40}[\])]\s(?:--|[-–—]))\s+(?=[A-Z0-9\"'“‘])"
)
_DATELINE_PARAGRAPHS = 3
_PARAGRAPHS_BEFORE_COMMENTS = 3


def normalised(text: str) -> str:
    """The text with each odd or zero-width space made one plain space, so that every offset stays."""
    return _ODD_SPACE.sub(" ", text)


def blocks(text: str) -> tuple[Block, ...]:
    """Cut a text into stretches by line and paragraph; what lies between them is white space once `normalised`."""
    paragraphs = tuple(_paragraphs(normalised(text)))
    kinds = _kinds(paragraphs, length=len(text))
    early = set(_where(kinds, BlockKind.BODY)[:_DATELINE_PARAGRAPHS])
    return tuple(
        block
        for i, (paragraph, kind) in enumerate(zip(paragraphs, kinds, strict=True))
        for block in _cut(paragraph, kind, may_have_dateline=i in early)
    )


def _where(kinds: list[BlockKind], kind: BlockKind) -> list[int]:
    return [i for i, found in enumerate(kinds) if found is kind]


def _paragraphs(plain: str) -> Iterator[_Paragraph]:
    group: list[tuple[int, int]] = []
    offset = 0
    for line in plain.splitlines(keepends=True):
        stripped = line.strip()
        start = offset + len(line) - len(line.lstrip())
        offset += len(line)
        if stripped:
            group.append((start, start + len(stripped)))
        else:
            yield from _joined(plain, group)
            group = []
    yield from _joined(plain, group)


def _joined(plain: str, lines: list[tuple[int, int]]) -> Iterator[_Paragraph]:
    """Lines that follow one another without a blank line are one paragraph only where the text was wrapped."""
    is_wrapped = _is_wrapped([plain[start:end] for start, end in lines]) if len(lines) > 1 else False
    first = 0
    for i in range(1, len(lines) + 1):
        if i < len(lines) and (is_wrapped or _continues(plain[slice(*lines[i - 1])], plain[slice(*lines[i])])):
            continue
        if first < i:
            text = _LINE_BREAK.sub(" ", plain[lines[first][0] : lines[i - 1][1]])
            yield _Paragraph(start=lines[first][0], text=text, role=line_role(text))
        first = i


def _is_wrapped(lines: list[str]) -> bool:
    """Whether no line had room for the next line's first word, and some break falls inside a sentence."""
    width = max(map(len, lines))
    pairs = list(pairwise(lines))
    return (
        width in _WRAP_WIDTHS
        and all(len(line) + 1 + len(following.split(None, 1)[0]) > width - 2 for line, following in pairs)
        and any(_continues(line, following) for line, following in pairs)
    )


def _continues(line: str, following: str) -> bool:
    is_open = line_role(line) is LineRole.TEXT and not re.search(r"[.!?…:;][\"'”’)\]]*\Z", line[-5:])
    return is_open and following[0].islower() and not re.match(r"(?:al|el)-", following)


def _is_sentence(text: str) -> bool:
    return len(text) > _LONGEST_TITLE or bool(_SENTENCE_END.search(text, max(0, len(text) - 12)))


def _is_title(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or len(text.split()) > _HEADLINE_WORDS:
        return False
    return not _is_sentence(text) or bool(_QUESTION_END.search(text))


def _is_label(text: str) -> bool:
    words = _JOINT.sub(" ", text).split()
    if len(words) > 2 * _LABEL_WORDS or _is_sentence(text):
        return False
    known = [bool(_SECTION_WORD.match(word)) for word in words]
    if all(known) or (known[-1] and len(words) <= _LABEL_WORDS and words[-1] in {"News", "NEWS"}):
        return True
    is_short = len(words) <= _LABEL_WORDS and words[0][0].isupper()
    return bool(_BREADCRUMB.search(text)) or (is_short and any(known) and bool(_JOINT.search(text)))


_OWN_KINDS = {
    LineRole.TEXT: BlockKind.BODY,
    LineRole.CAPTION: BlockKind.CAPTION,
    LineRole.CREDIT: BlockKind.CREDIT,
    LineRole.BYLINE: BlockKind.BYLINE,
    LineRole.DATE: BlockKind.DATELINE,
}


def _kinds(paragraphs: tuple[_Paragraph, ...], *, length: int) -> list[BlockKind]:
    kinds = [_OWN_KINDS.get(paragraph.role, BlockKind.FURNITURE) for paragraph in paragraphs]
    tail = _tail(paragraphs, length=length)
    kinds[tail:] = [BlockKind.FURNITURE] * (len(kinds) - tail)
    bodies = _where(kinds, BlockKind.BODY)
    news = next(
        (i for i in bodies if _is_sentence(paragraphs[i].text) and not _opens(paragraphs, i, bodies)), len(kinds)
    )
    for i in [*_linked(paragraphs, kinds, news), *_trailing(paragraphs, kinds, news)]:
        kinds[i] = BlockKind.FURNITURE
    for i, kind in [*_lead(paragraphs, kinds, news), *_subheadings(paragraphs, kinds, news)]:
        kinds[i] = kind
    return kinds


def _opens(paragraphs: tuple[_Paragraph, ...], i: int, bodies: list[int]) -> bool:
    """Whether a line that ends in a question or exclamation mark stands first and so may be a headline."""
    return i == bodies[0] and len(bodies) > 1 and _is_title(paragraphs[i].text)


def _tail(paragraphs: tuple[_Paragraph, ...], *, length: int) -> int:
    """The first paragraph of the comment section: a marker past the middle, or a plain one after three sentences."""
    sentences = 0
    for i, paragraph in enumerate(paragraphs):
        is_late = paragraph.start * 2 >= length
        is_marker = paragraph.role is LineRole.COMMENT_SECTION
        if (is_marker and (is_late or sentences >= _PARAGRAPHS_BEFORE_COMMENTS)) or (
            is_late and sentences and paragraph.role is LineRole.COMMENT_COUNT
        ):
            return i
        sentences += paragraph.role is LineRole.TEXT and _is_sentence(paragraph.text)
    return len(paragraphs)


def _linked(paragraphs: tuple[_Paragraph, ...], kinds: list[BlockKind], news: int) -> Iterator[int]:
    """Titles below a heading such as "Related articles" are links to other news."""
    in_links = False
    for i in range(news, len(kinds)):
        if paragraphs[i].role is LineRole.LINKS:
            in_links = True
        elif kinds[i] is BlockKind.BODY:
            in_links = in_links and not _is_sentence(paragraphs[i].text)
            if in_links:
                yield i


def _trailing(paragraphs: tuple[_Paragraph, ...], kinds: list[BlockKind], news: int) -> Iterator[int]:
    """Titles right above the furniture that ends a page are links; a last line with nothing below it is news."""
    has_furniture = False
    for i in range(len(kinds) - 1, news, -1):
        if kinds[i] is BlockKind.FURNITURE:
            has_furniture = True
        elif kinds[i] is BlockKind.BODY:
            text = paragraphs[i].text
            if not has_furniture or _is_sentence(text) or _SPEECH.search(text) or _BULLET.match(text):
                return
            yield i


def _lead(paragraphs: tuple[_Paragraph, ...], kinds: list[BlockKind], news: int) -> Iterator[tuple[int, BlockKind]]:
    """Above the first sentence: section labels, then the headline, then at most two standfirst lines."""
    lines = [i for i in range(news) if kinds[i] is BlockKind.BODY and _is_title(paragraphs[i].text)]
    is_short = {i: len(paragraphs[i].text.split()) < _LABEL_WORDS for i in lines}
    labels = []
    for position, i in enumerate(lines):
        has_title_below = any(not is_short[below] for below in lines[position + 1 :][:3])
        if not (_is_label(paragraphs[i].text) or (is_short[i] and has_title_below)):
            break
        labels.append(i)
    titles = lines[len(labels) :]
    yield from ((i, BlockKind.LABEL) for i in labels)
    if titles and len(kinds) > 1:
        yield titles[0], BlockKind.HEADLINE
    if news < len(kinds) and len(titles) <= 3:
        yield from ((i, BlockKind.SUBHEADING) for i in titles[1:])


def _subheadings(
    paragraphs: tuple[_Paragraph, ...], kinds: list[BlockKind], news: int
) -> Iterator[tuple[int, BlockKind]]:
    """A short line without a full stop between sentences; of several in a row only the last, the others are a list."""
    bodies = [i for i in range(news, len(kinds)) if kinds[i] is BlockKind.BODY]
    for i, following in pairwise(bodies):
        text = paragraphs[i].text
        is_short = len(text.split()) <= _SUBHEADING_WORDS and not _is_sentence(text) and not _BULLET.match(text)
        if is_short and _is_sentence(paragraphs[following].text):
            yield i, BlockKind.SUBHEADING


def _cut(paragraph: _Paragraph, kind: BlockKind, *, may_have_dateline: bool) -> Iterator[Block]:
    """A paragraph less the dateline that opens it and the credit that closes it."""
    text, start, end = paragraph.text, paragraph.start, paragraph.end
    credit = {BlockKind.CAPTION: credit_start, BlockKind.BODY: agency_start}.get(kind, lambda _: None)(text)
    cut = len(text) if credit is None else len(text[:credit].rstrip())
    if may_have_dateline and (found := _DATELINE.match(text[:_LONGEST_TITLE])) and found.end() < cut:
        yield Block(start=start, end=start + len(found[0].rstrip()), kind=BlockKind.DATELINE)
        start += found.end()
    if start < paragraph.start + cut:
        yield Block(start=start, end=paragraph.start + cut, kind=kind)
    if credit is not None:
        yield Block(start=paragraph.start + credit, end=end, kind=BlockKind.CREDIT)
