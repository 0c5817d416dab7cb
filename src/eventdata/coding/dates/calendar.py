"""Calendar arithmetic for written dates: parts of months and years, and the nearest day of a name."""

import calendar
import re
from datetime import date
from enum import StrEnum

import attrs

from eventdata.model import Basis, Precision


class Direction(StrEnum):
    """Whether the words before a date look back or ahead; `none` when they do neither."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


@attrs.frozen(kw_only=True)
class Interval:
    """First and last day, both absent when the words and the publication day do not give them."""

    first: date | None = None
    last: date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.STATED


@attrs.frozen(kw_only=True)
class Vantage:
    """Where one looks from: the publication day, the way the words look, and a year that stands beside the date."""

    published: date | None
    direction: Direction = Direction.NONE
    year: int | None = None
    weekday: int | None = None


UNRESOLVED = Interval(basis=Basis.RELATIVE)
UNKNOWN = Interval(basis=Basis.STATED)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HOLIDAYS = {"christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1), "new year's eve": (12, 31)}
_HOLIDAYS |= {"boxing day": (12, 26), "may day": (5, 1)}
_CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
__AHEAD_WITHOUT_CUE = 92


UNRESOLVED = Interval(basis=Basis.RELATIVE)
UNKNOWN = Interval(basis=Basis.STATED)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def weekday_number(name: str) -> int:
    """Monday is 0, as in `datetime`."""
    return _WEEKDAYS.index(name[:3].lower())


def month_number(name: str) -> int:
    """January is 1; any longer or dotted form of the name will do."""
    return _MONTHS.index(name[:3].lower()) + 1


def spanning(first: date, last: date) -> Precision:
    """The finest precision that holds all days from first to last; more than a year is still a year."""
    days = (last - first).days + 1
    if days <= 1:
        return Precision.DAY
    return Precision.WEEK if days <= 7 else Precision.MONTH if days <= 31 else Precision.YEAR


def relative(first: date, last: date, precision: Precision) -> Interval:
    """Days that were counted from the publication day."""
    return Interval(first=first, last=last, precision=precision, basis=Basis.RELATIVE)


def stated(first: date, last: date, precision: Precision) -> Interval:
    """Days that the text writes out."""
    return Interval(first=first, last=last, precision=precision)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def part_of_year(first: int, last: int, edge: str | None) -> tuple[date, date]:
    """A third or half of a year or of years: early is to April, mid to August, late from September."""
    if edge is None or last > first:
        third = (last - first + 1) // 3
        years = {
            "early": (first, first + third),
            "mid": (first + third + 1, last - third),
            "late": (last - third + 1, last),
        }
        low, high = years.get(_edge(edge), (first, last))
        return date(low, 1, 1), date(high, 12, 31)
    months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "first half": (1, 6), "second half": (7, 12)}
    low, high = months[_edge(edge)]
    return date(first, low, 1), month_end(first, high)


def part_of_month(year: int, month: int, edge: str | None) -> tuple[date, date]:
    """A third or half of a month: early is to the 10th, mid to the 20th, late from the 21st."""
    end = month_end(year, month).day
    days = {"early": (1, 10), "mid": (11, 20), "late": (21, end), "first half": (1, 15), "second half": (16, end)}
    low, high = days.get(_edge(edge), (1, end))
    return date(year, month, low), date(year, month, high)


def _edge(words: str | None) -> str:
    plain = (words or "").lower()
    if half := re.search(r"(?:first|second) half", plain):
        return half[0]
    for edge, pattern in (("early", "early|start|begin"), ("mid", "mid"), ("late", "late|end")):
        if re.search(pattern, plain):
            return edge
    return ""


def nearest(month: int, day: int, vantage: Vantage) -> date | None:
    """The day of that name nearest to publication, or the last or next one where the words look back or ahead."""
    published = vantage.published
    if published is None:
        return None
    years = range(max(1, published.year - 1), min(9999, published.year + 1) + 1)
    days = [date(year, month, day) for year in years if day <= calendar.monthrange(year, month)[1]]
    if vantage.weekday is not None:
        days = [found for found in days if found.weekday() == vantage.weekday] or days
    if vantage.direction is Direction.PAST:
        days = [found for found in days if found <= published] or days
    elif vantage.direction is Direction.FUTURE:
        days = [found for found in days if found >= published] or days
    return min(days, key=lambda found: abs(found - published), default=None)
