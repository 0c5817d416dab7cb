"""Which events lie before the news: by their day, by the pluperfect, or because the paragraph speaks of the past."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

import attrs

from eventdata.coding.dates.mentions import DateMention
from eventdata.coding.drafts import Draft
from eventdata.coding.events.grouping import Mention

BACKGROUND_DAYS, LONG_DAYS = 60, 180
HISTORY_DAYS = 3653
"""Ten years: of what happened before, a newspaper is no source."""


def is_background(draft: Draft, day: DateMention | None, last_day: date | None) -> bool:
    """Whether an event lies well before the news: two months, half a year of it, or told in the pluperfect."""
    if day is not None and day.first is not None and day.last is not None and last_day is not None:
        return is_long_ago(day, last_day)
    return draft.status.is_pluperfect


def is_long_ago(day: DateMention, last_day: date) -> bool:
    """Whether a known day or span of days lies two months before the news, or is half a year that has ended."""
    if day.first is None or day.last is None:
        return False
    is_long = (day.last - day.first).days > LONG_DAYS and day.last < last_day
    return is_long or (last_day - day.last).days > BACKGROUND_DAYS


def is_history(mention: Mention, last_day: date | None) -> bool:
    """Whether an event ended more than ten years before the news."""
    last = mention.when.last
    return last is not None and last_day is not None and (last_day - last).days > HISTORY_DAYS


def with_background(
    mentions: Sequence[Mention], text: str, dates: Sequence[DateMention], last_day: date | None
) -> list[Mention]:
    """The mentions; one without a day of its own is background where its paragraph last named a day long ago."""
    return [
        attrs.evolve(each, is_background=True)
        if each.when_span is None and is_said_of_past(each, text, dates, last_day)
        else each
        for each in mentions
    ]


def is_said_of_past(mention: Mention, text: str, dates: Sequence[DateMention], last_day: date | None) -> bool:
    """Whether the last day that a paragraph names before a sentence lies long ago."""
    start = mention.sentence[0]
    before = bisect_left(dates, start, key=lambda each: each.start)
    if not before or last_day is None:
        return False
    day = dates[before - 1]
    return text.rfind("\n", 0, start) < day.start and is_long_ago(day, last_day)
