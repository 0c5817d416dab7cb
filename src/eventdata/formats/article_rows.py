"""How one object of an input file becomes an `Article`: which keys count, and what is wrong with their values."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from eventdata.article import Article, derived_id
from eventdata.constraints import DAY_PATTERN
from eventdata.shapes import is_unicode, shapes
from eventdata.spot import Spot

KEYS: Final = tuple(shapes(Article))
TEXT_KEYS: Final = tuple(key for key in KEYS if key not in ("id", "text", "published"))
MOMENT: Final = re.compile(rf"({DAY_PATTERN})(?:[T ](.+))?")


def article(found: Any, spot: Spot) -> Article | None:
    """The article that an object describes; None, and a problem, when its text cannot be had."""
    if not isinstance(found, Mapping):
        spot.error("ART101", f"a JSON object is wanted, found {type(found).__name__}")
        return None
    text = found.get("text")
    if text is not None and not isinstance(text, str):
        spot.error("ART102", f"text must be a string, found {type(text).__name__}", pointer="/text")
        return None
    broken = [key for key in KEYS if isinstance(found.get(key), str) and not is_unicode(found[key])]
    if broken:
        wrong = f"{broken[0]} holds a lone surrogate, which is no character"
        spot.error("ART103", wrong, pointer=f"/{broken[0]}")
        return None
    known = {key: text_value(key, found.get(key), spot) for key in TEXT_KEYS}
    published = day(found.get("published"), spot)
    given = identifier(found.get("id"), spot)
    derived = derived_id(
        text=text or None,
        title=known["title"],
        published=published,
        publisher=known["publisher"],
        url=known["url"],
    )
    return Article(id=given or derived, text=text or None, published=published, **known)


def text_value(key: str, value: Any, spot: Spot) -> str | None:
    """A text, absent when empty; anything else is a problem and counts as absent."""
    if value is None or isinstance(value, str):
        return value or None
    spot.error("ART104", f"{key} must be a string, found {value!r}; it is left out", pointer=f"/{key}")
    return None


def identifier(value: Any, spot: Spot) -> str | None:
    """An id as text: a whole number is spelled in decimal digits."""
    return str(value) if type(value) is int else text_value("id", value, spot)


def day(value: Any, spot: Spot) -> date | None:
    """The day of a date or of an ISO 8601 date and time, as written there, whatever its time zone."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or value == "" or isinstance(value, date):
        return value or None
    match = MOMENT.fullmatch(value.strip()) if isinstance(value, str) else None
    if match and is_moment(value.strip()):
        return date.fromisoformat(match[1])
    wanted = "a day such as 2019-07-08 or an ISO 8601 date and time is wanted"
    spot.error("ART105", f"{wanted}, found {value!r}; the article is kept undated", pointer="/published")
    return None


def is_moment(text: str) -> bool:
    """Whether the text is an ISO 8601 date, with or without a time."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def unknown_keys(found: Any) -> Iterator[str]:
    """The keys of an object that no field of an article answers to."""
    return (key for key in found if key not in KEYS) if isinstance(found, Mapping) else iter(())
