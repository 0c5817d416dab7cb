"""The days that a date stands for which is counted from the day of publication: "on Sunday", "last month"."""

import calendar
import re
from datetime import date, timedelta

import attrs

from eventdata.coding.dates.calendar import (
    UNRESOLVED,
    Direction,
    Interval,
    Vantage,
    month_end,
    relative,
    spanning,
    weekday_number,
)
from eventdata.coding.numbers.words import value_of
from eventdata.model import Precision

_ONE_DAY = timedelta(days=1)
YEARS = {"year": 1, "decade": 10, "century": 100}
"""Units in which one counts years back."""
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}


def weekday(match: re.Match[str], vantage: Vantage) -> Interval:
    """The publication day itself if it has that name, else the last one; "last" and "next" never mean that day."""
    if vantage.published is None:
        return UNRESOLVED
    which = (match["which"] or "").lower()
    back = (vantage.published.weekday() - weekday_number(match["wd"])) % 7
    if which == "next" or (which == "this coming" and back == 0):
        back = back - 7
    elif which in {"last", "this past"}:
        back = back or 7
    elif back and (which in {"this", "this coming"} or vantage.direction is Direction.FUTURE):
        back -= 7
    day = vantage.published - timedelta(days=back)
    return relative(day, day, Precision.DAY)


def day_word(match: re.Match[str], vantage: Vantage) -> Interval:
    """Overnight is the night that ends on the publication day, so it may be either of two days."""
    if vantage.published is None:
        return UNRESOLVED
    if match["overnight"]:
        return relative(vantage.published - _ONE_DAY, vantage.published, Precision.DAY)
    words = (match["word"] or match["two"] or ("yesterday" if match["last"] else "today")).lower()
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(words, 0)
    day = vantage.published + timedelta(days=shift)
    return relative(day, day, Precision.DAY)


def _count(match: re.Match[str]) -> int | None:
    words = (match["count"] or "").lower()
    return 1 if words in ("a", "an") else value_of(words) if words else None


def years_before(days: Interval, years: int) -> Interval:
    """The same days so many years earlier: "sixty years ago this week"; 29 February becomes the 28th."""
    first, last = (each and _years_earlier(each, years) for each in (days.first, days.last))
    return attrs.evolve(days, first=first, last=last)


def _years_earlier(day: date, years: int) -> date:
    last = calendar.monthrange(day.year - years, day.month)[1]
    return date(day.year - years, day.month, min(day.day, last))


def ago(match: re.Match[str], vantage: Vantage) -> Interval:
    """Days are exact; a week ago is three days about that day; months and years are those of the calendar."""
    count, published, unit = _count(match), vantage.published, match["unit"]
    if match["part"]:
        count, unit = (50 if match["part"].lower() == "half a" else 25), "year"
    if count is None or published is None:
        return UNRESOLVED
    if unit in {"minute", "hour", "day", "night"}:
        day = published - timedelta(days=count if unit in {"day", "night"} else 0)
        return relative(day, day, Precision.DAY)
    if unit == "week":
        day = published - timedelta(weeks=count)
        return relative(day - 3 * _ONE_DAY, day + 3 * _ONE_DAY, Precision.WEEK)
    if unit == "month":
        return _calendar_month(published, -count)
    year = published.year - count * YEARS[unit]
    return relative(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def _calendar_month(published: date, shift: int) -> Interval:
    months = 12 * published.year + published.month - 1 + shift
    year, month = divmod(months, 12)
    return relative(date(year, month + 1, 1), month_end(year, month + 1), Precision.MONTH)


def past_span(match: re.Match[str], vantage: Vantage) -> Interval:
    """From so many days, weeks, months or years before publication up to publication."""
    count, published = _count(match), vantage.published
    if count is None or published is None:
        return UNRESOLVED
    days = -(-count // 24) if match["unit"] == "hour" else count * _DAYS[match["unit"]]
    first = published - timedelta(days=days)
    return relative(first, published, spanning(first, published - _ONE_DAY))


def period(match: re.Match[str], vantage: Vantage) -> Interval:
    """A calendar week (Monday to Sunday), weekend, month or year; what is told as past ends at publication."""
    published, which, unit = vantage.published, match["which"].lower(), match["unit"]
    if published is None or unit == "decade":
        return UNRESOLVED
    shift = 1 if re.search("next|coming", which) else -1 if re.search(r"last|past", which) else 0
    whole = _whole_period(published, unit, shift, is_future=vantage.direction is Direction.FUTURE)
    first, last = whole.first, whole.last
    if shift == 0 and which.startswith("earl") and first:
        return relative(first, max(first, published), whole.precision)
    if shift == 0 and which.startswith("late") and last:
        return relative(min(last, published), last, whole.precision)
    if first and last and vantage.direction is Direction.PAST:
        return relative(first, max(first, min(last, published)), whole.precision)
    return whole


def _whole_period(published: date, unit: str, shift: int, *, is_future: bool) -> Interval:
    if unit == "month":
        return _calendar_month(published, shift)
    if unit == "year":
        return relative(date(published.year + shift, 1, 1), date(published.year + shift, 12, 31), Precision.YEAR)
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
    if unit == "week":
        return relative(monday, monday + 6 * _ONE_DAY, Precision.WEEK)
    if shift == 0 and published.weekday() < 4 and not is_future:
        monday -= timedelta(weeks=1)
    return relative(monday + 5 * _ONE_DAY, monday + 6 * _ONE_DAY, Precision.DAY)


def unresolved(_: re.Match[str], __: Vantage) -> Interval:
    """No day: what the words count from stands elsewhere in the text, or they count nothing."""
    return UNRESOLVED
