"""When a text says that something happened: every day, week, month or year it names, and the days that stands for."""

import re
from collections.abc import Sequence
from datetime import date

import attrs

from eventdata.coding.dates.calendar import Direction, Interval, Vantage, spanning, weekday_number
from eventdata.coding.dates.intervals import interval
from eventdata.coding.dates.patterns import Form, Found, dates_written
from eventdata.coding.dates.relative import YEARS, years_before
from eventdata.model import Basis, Precision

__all__ = ["DateMention", "Direction", "dates_in"]


@attrs.frozen(kw_only=True)
class DateMention:
    """A date in a text; `first` and `last` are absent when the words and the publication day do not give them.

    `is_since` marks a beginning whose end is open; `anchor` names what a reader must know to resolve the words, such
    as the "first day" of a campaign or the "same day".
    """

    start: int
    end: int
    words: str
    first: date | None
    last: date | None
    precision: Precision
    basis: Basis
    direction: Direction = Direction.NONE
    is_since: bool = False
    anchor: str | None = None


_FUTURE = re.compile(
    r"\b(?:will|shall|would(?! have)|(?:is|are|due|set|scheduled|expected|plan(?:s|ned|ning)?|slated|agreed"
    r"|hopes?|intends?|vow(?:s|ed)"
    r"|going|aims?|wants?) to|(?:due|scheduled|slated|expected|planned) (?:for|on|in)|to be [a-z]+ed"
    r"|to take (?:place|effect)"
    r"|(?:next|coming|upcoming))\b|['’]ll\b"
)
_PAST = re.compile(
    r"\b(?:[a-z]{2,}ed|was|were|had|has|did|said|told|began|came|went|took|fell|left|hit|struck|shot|met|won|lost"
    r"|made|held|fought"
    r"|broke|fled|seen|saw|found|gave|sent|put|rose|led|spoke|killed|ago|ousting|since)\b"
)
_CLAUSE_BREAK = re.compile(
    r"[,;:.!?\"”“—–()]|\b(?:and|but|who|which|that|after|before|when|while|as|because|although|where|following)\b"
)
_UNTIL = re.compile(r"\b(?:until|till|by) \Z")
_FUTURE_AFTER = re.compile(r"[^.;!?\"”]{0,70}?\b(?:will|(?:is|are) (?:to|due|expected|scheduled|set|planned))\b")
_SINCE = re.compile(r"\b[Ss]ince (?:at least |about |around |as (?:far back|early) as )?\Z")
_FROM = re.compile(r"\b(?:[Bb]etween|[Ff]rom) \Z")
_UP_TO = re.compile(r"(?:,? (?:and|to|until|till|through|through to|up to) |\s?[-–—]\s?)\Z")
_AGO_GAP = re.compile(r",? (?:(?:on|in|to) )?")
_BESIDE = re.compile(r",? (?P<open>\()?\Z")
_DATED = frozenset({Form.MONTH_DAY, Form.DAY_MONTH, Form.SLASHED, Form.ISO, Form.SHORT_SLASHED})
_YEARLESS = frozenset({Form.MONTH_DAY, Form.DAY_MONTH, Form.MONTH, Form.BETWEEN_DAYS})
_RELATIVE = frozenset({Form.PERIOD, Form.WEEKDAY, Form.DAY_WORD})
_WINDOW = 80
_GAP = 12
EARLIEST_YEAR = 1000
"""The first year that a record can hold."""


def dates_in(text: str, *, published: date | None, start: int = 0, end: int | None = None) -> tuple[DateMention, ...]:
    """All dates of `text[start:end]` in order; without `published`, words such as "on Sunday" stay unresolved."""
    stop = len(text) if end is None else end
    found = tuple(dates_written(text, start, stop))
    mentions: list[DateMention] = []
    position = 0
    while position < len(found):
        group = _group(text, found, position)
        mentions.append(_mention(text, found[position : position + group], published, start=start, stop=stop))
        position += group
    return tuple(mentions)


def _group(text: str, found: Sequence[Found], position: int) -> int:
    """How many of the dates from `position` on are one: two for "Sunday (July 7)" and for "from May to July"."""
    if position + 1 == len(found):
        return 1
    one, other = found[position : position + 2]
    if other.start - one.end > _GAP:
        return 1
    gap = text[one.end : other.start]
    if one.form is Form.WEEKDAY and other.form in _DATED and _BESIDE.match(gap):
        return 2
    if one.form is Form.AGO and other.form in _YEARLESS | _RELATIVE and _AGO_GAP.fullmatch(gap):
        return 2
    if not _UP_TO.match(gap):
        return 1
    has_opening = bool(_FROM.search(text, max(0, one.start - _GAP), one.start))
    is_dash = gap.strip() in {"-", "–", "—"} or gap.strip() in {"to", "through", "through to"}
    return 2 if (has_opening or is_dash) and Form.NTH_DAY not in {one.form, other.form} else 1


def _mention(text: str, group: Sequence[Found], published: date | None, *, start: int, stop: int) -> DateMention:
    one, other = group[0], group[-1]
    since = _SINCE.search(text, max(start, one.start - _WINDOW), one.start)
    opening = _FROM.search(text, max(start, one.start - _GAP), one.start) if len(group) == 2 else None
    direction = _direction(text, one.start, other.end, start=start, stop=stop)
    days = recordable(_days(text, group, Vantage(published=published, direction=direction)))
    end = other.end
    if "(" in text[one.end : other.start] and text[end : min(end + 1, stop)] == ")":
        end += 1
    beginning = since.start() if since else opening.start() if opening else one.start
    return DateMention(
        start=beginning,
        end=end,
        words=text[beginning:end],
        first=days.first,
        last=None if since else days.last,
        precision=days.precision,
        basis=days.basis,
        direction=direction,
        is_since=since is not None,
        anchor=_anchor(one),
    )


def recordable(days: Interval) -> Interval:
    """The interval, unresolved where it begins before the years that a record can hold ("a 10th-century statue")."""
    is_ancient = days.first is not None and days.first.year < EARLIEST_YEAR
    return Interval(basis=days.basis) if is_ancient else days


def _days(text: str, group: Sequence[Found], vantage: Vantage) -> Interval:
    one, other = group[0], group[-1]
    if one is other:
        return interval(one.form, one.match, vantage)
    if one.form is Form.WEEKDAY and other.form in _DATED and _BESIDE.match(text[one.end : other.start]):
        number = weekday_number(one.match["wd"])
        return interval(other.form, other.match, attrs.evolve(vantage, weekday=number))
    if one.form is Form.AGO:
        return _ago(one, other, vantage)
    end = interval(other.form, other.match, vantage)
    begin = interval(one.form, one.match, _beside(one, end, vantage))
    if begin.first and end.last and begin.first > end.last and one.form in _YEARLESS:
        begin = interval(one.form, one.match, attrs.evolve(vantage, year=end.last.year - 1))
    if begin.first is None or end.last is None or begin.first > end.last:
        return Interval(basis=end.basis)
    basis = Basis.STATED if begin.basis is end.basis is Basis.STATED else Basis.RELATIVE
    finest = spanning(begin.first, end.last)
    return Interval(first=begin.first, last=end.last, precision=finest, basis=basis)


def _ago(one: Found, other: Found, vantage: Vantage) -> Interval:
    """The day or month that follows "N years ago", in that year; after weeks or months, what those say alone."""
    before = interval(one.form, one.match, vantage)
    if one.match["unit"] not in YEARS or before.first is None or vantage.published is None:
        return before
    if other.form in _YEARLESS:
        return interval(other.form, other.match, attrs.evolve(vantage, year=before.first.year))
    return years_before(interval(other.form, other.match, vantage), vantage.published.year - before.first.year)


def _beside(one: Found, end: Interval, vantage: Vantage) -> Vantage:
    """A month without a year takes that of the date it runs to."""
    if one.form in _YEARLESS and end.last:
        return attrs.evolve(vantage, year=end.last.year)
    return vantage


def _direction(text: str, first: int, last: int, *, start: int, stop: int) -> Direction:
    """What the clause before a date looks at, or for a date that opens the sentence the clause after it."""
    before = text[max(start, first - _WINDOW) : first]
    breaks = [found.end() for found in _CLAUSE_BREAK.finditer(before)]
    clause = before[breaks[-1] :] if breaks else before
    if _FUTURE.search(clause):
        return Direction.FUTURE
    if _PAST.search(clause):
        return Direction.NONE if _UNTIL.search(clause) else Direction.PAST
    opens = not breaks or before[: breaks[-1]].rstrip()[-1] in ".!?"
    if opens and len(clause.split()) <= 1 and _FUTURE_AFTER.match(text, last, min(stop, last + _WINDOW)):
        return Direction.FUTURE
    return Direction.NONE


def _anchor(found: Found) -> str | None:
    match = found.match
    if found.form is Form.NTH_DAY:
        return f"{match['nth']} {match['unit']}".lower()
    if found.form is Form.ANCHORED:
        return (match["anchor"] or match["beside"] or match["that"] or match["shift"]).lower()
    return None
