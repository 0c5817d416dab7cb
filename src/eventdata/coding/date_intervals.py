"""From the form in which a date is written to the days it stands for."""

import re
from collections.abc import Callable

from eventdata.coding import date_relative, date_stated
from eventdata.coding.date_calendar import UNKNOWN, Interval, Vantage
from eventdata.coding.date_patterns import Form

_RESOLVERS: dict[Form, Callable[[re.Match[str], Vantage], Interval]] = {
    Form.ISO: date_stated.iso,
    Form.SLASHED: date_stated.slashed,
    Form.SHORT_SLASHED: date_stated.slashed,
    Form.BETWEEN_DAYS: date_stated.month_day,
    Form.MONTH_DAY: date_stated.month_day,
    Form.DAY_MONTH: date_stated.month_day,
    Form.HOLIDAY: date_stated.holiday,
    Form.MONTH_YEAR: date_stated.month_year,
    Form.CENTURY: date_stated.century,
    Form.DECADE: date_stated.decade,
    Form.SEASON: date_stated.season,
    Form.YEARS: date_stated.years,
    Form.YEAR: date_stated.year,
    Form.NTH_DAY: date_relative.unresolved,
    Form.AGO: date_relative.ago,
    Form.ANCHORED: date_relative.unresolved,
    Form.PAST_SPAN: date_relative.past_span,
    Form.PERIOD: date_relative.period,
    Form.WEEKDAY: date_relative.weekday,
    Form.DAY_WORD: date_relative.day_word,
    Form.VAGUE: date_relative.unresolved,
    Form.MONTH: date_stated.bare_month,
}


def interval(form: Form, match: re.Match[str], vantage: Vantage) -> Interval:
    """The days a date stands for; a day that no calendar has, such as 30 February, stays unknown."""
    try:
        return _RESOLVERS[form](match, vantage)
    except (ValueError, OverflowError):
        return UNKNOWN
