"""The days that a date stands for which the text writes out, with a year or without."""

import re
from datetime import date

from eventdata.coding.dates.calendar import (
    UNKNOWN,
    UNRESOLVED,
    Direction,
    Interval,
    Vantage,
    month_number,
    nearest,
    part_of_month,
    part_of_year,
    spanning,
    stated,
)
from eventdata.model import Basis, Precision

_HOLIDAYS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "boxing day": (12, 26),
    "may day": (5, 1),
}
_CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
_AHEAD_WITHOUT_CUE = 92


def year_of(match: re.Match[str], vantage: Vantage) -> int | None:
    """The year written beside a month, or "last year" counted from publication."""
    if match["y"]:
        return int(match["y"])
    shift = {"last": -1, "this": 0, "next": 1}.get(match["rel"]) if "rel" in match.re.groupindex else None
    if shift is not None and vantage.published:
        return vantage.published.year + shift
    return vantage.year


def month_day(match: re.Match[str], vantage: Vantage) -> Interval:
    """A day of a month, its year written beside it or the nearest one."""
    return _dated(match, vantage, month_number(match["m"]))


def _dated(match: re.Match[str], vantage: Vantage, month: int) -> Interval:
    """A day of a month, or from one day to another ("July 7-9", "July 30 to August 2")."""
    day, year = _number(match["d"]), year_of(match, vantage)
    names = match.groupdict()
    if names.get("rel") and year is None:
        return UNRESOLVED
    first = date(year, month, day) if year else nearest(month, day, vantage)
    if first is None:
        return UNKNOWN
    if not names.get("d2"):
        return stated(first, first, Precision.DAY)
    last_month = month_number(names["m2"]) if names.get("m2") else month
    last = date(first.year + (last_month < month), last_month, _number(match["d2"]))
    if match["y"] and last_month < month:
        first, last = date(first.year - 1, month, day), date(first.year, last_month, last.day)
    return stated(first, last, spanning(first, last)) if first <= last else UNKNOWN


def _number(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))


def iso(match: re.Match[str], _: Vantage) -> Interval:
    """The day of `2019-07-07`."""
    day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    return stated(day, day, Precision.DAY)


def slashed(match: re.Match[str], vantage: Vantage) -> Interval:
    """Day and month order differs by country: unknown unless one part is over 12 or both are equal."""
    a, b = int(match["a"]), int(match["b"])
    if a <= 12 and b <= 12 and a != b:
        return UNKNOWN
    month, day = (a, b) if a <= 12 else (b, a)
    written = match.groupdict()
    short = written.get("yy")
    year = int(written["y"]) if written.get("y") else 2000 + int(short) if short else None
    found = date(year, month, day) if year else nearest(month, day, vantage)
    return stated(found, found, Precision.DAY) if found else UNKNOWN


def holiday(match: re.Match[str], vantage: Vantage) -> Interval:
    """A feast with a fixed day; movable feasts are not known."""
    month, day = _HOLIDAYS[match["name"].lower().replace("’", "'")]
    year = year_of(match, vantage)
    if match["rel"] and year is None:
        return UNRESOLVED
    found = date(year, month, day) if year else nearest(month, day, vantage)
    return stated(found, found, Precision.DAY) if found else UNKNOWN


def month_year(match: re.Match[str], vantage: Vantage) -> Interval:
    """A month of a year, or the part of it that words such as "late" name."""
    year = year_of(match, vantage)
    if year is None:
        return UNRESOLVED
    basis = Basis.RELATIVE if match["rel"] else Basis.STATED
    first, last = part_of_month(year, month_number(match["m"]), match["edge"])
    return Interval(first=first, last=last, precision=Precision.MONTH, basis=basis)


def bare_month(match: re.Match[str], vantage: Vantage) -> Interval:
    """The month nearest to publication, but without a word that looks ahead at most a quarter of a year later."""
    month, which, published = month_number(match["m"]), (match["which"] or "").lower(), vantage.published
    basis = Basis.RELATIVE if which else Basis.STATED
    if vantage.year is None and published is None:
        return Interval(basis=basis)
    year = vantage.year or _year_of_month(month, which, vantage)
    first, last = part_of_month(year, month, match["edge"])
    return Interval(first=first, last=last, precision=Precision.MONTH, basis=basis)


def _year_of_month(month: int, which: str, vantage: Vantage) -> int:
    published = vantage.published or date.min
    past = published.year - (month > published.month)
    following = past + 1
    if which == "last":
        return published.year - (month >= published.month)
    if which == "next" or (vantage.direction is Direction.FUTURE and month != published.month):
        return following
    if which == "this":
        return published.year
    ahead = (date(following, month, 1) - published).days
    is_near = vantage.direction is Direction.NONE and ahead <= _AHEAD_WITHOUT_CUE
    return following if is_near and month != published.month else past


def year(match: re.Match[str], _: Vantage) -> Interval:
    """A year, or the part of it that words such as "late" name."""
    year = int(match["y"])
    return stated(*part_of_year(year, year, match["edge"] or None), Precision.YEAR)


def season(match: re.Match[str], _: Vantage) -> Interval:
    """Only the year: seasons fall in other months south of the equator."""
    return stated(*part_of_year(int(match["y"]), int(match["y"]), None), Precision.YEAR)


def years(match: re.Match[str], _: Vantage) -> Interval:
    """From the first day of one year to the last of another."""
    first, end = int(match["y"]), match["y2"]
    last = int(end) if len(end) == 4 else first - first % 100 + int(end)
    return stated(date(first, 1, 1), date(last, 12, 31), Precision.YEAR)


def decade(match: re.Match[str], _: Vantage) -> Interval:
    """Ten years, or the third of them that words such as "late" name."""
    return stated(*part_of_year(int(match["y"]), int(match["y"]) + 9, match["edge"]), Precision.YEAR)


def century(match: re.Match[str], _: Vantage) -> Interval:
    """A hundred years, the first of them ending in 01."""
    number = _CENTURIES.get(match["n"].lower()) or int(match["n"])
    return stated(*part_of_year(100 * number - 99, 100 * number, match["edge"]), Precision.YEAR)
