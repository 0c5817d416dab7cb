"""From the form in which a date is written to the days it stands for."""

import re
from collections.abc import Callable

from eventdata.coding.dates import relative, stated
from eventdata.coding.dates.calendar import UNKNOWN, Interval, Vantage
from eventdata.coding.dates.patterns import Form

_RESOLVERS: dict[Form, Callable[[re.Match[str], Vantage], Interval]] = {
    Form.ISO: stated.iso,
    Form.SLASHED: stated.slashed,
    Form.SHORT_SLASHED: stated.slashed,
    Form.BETWEEN_DAYS: stated.month_day,
    Form.MONTH_DAY: stated.month_day,
    Form.DAY_MONTH: stated.month_day,
    Form.HOLIDAY: stated.holiday,
    Form.MONTH_YEAR: stated.month_year,
    Form.CENTURY: stated.century,
    Form.DECADE: stated.decade,
    Form.SEASON: stated.season,
    Form.YEARS: stated.years,
    Form.YEAR: stated.year,
    Form.NTH_DAY: relative.unresolved,
    Form.AGO: relative.ago,
    Form.ANCHORED: relative.unresolved,
    Form.PAST_SPAN: relative.past_span,
    Form.PERIOD: relative.period,
    Form.WEEKDAY: relative.weekday,
    Form.DAY_WORD: relative.day_word,
    Form.VAGUE: relative.unresolved,
    Form.MONTH: stated.bare_month,
}


def interval(form: Form, match: re.Match[str], vantage: Vantage) -> Interval:
    """The days a date stands for; a day that no calendar has, such as 30 February, stays unknown."""
    try:
        return _RESOLVERS[form](match, vantage)
    except (ValueError, OverflowError):
        return UNKNOWN
