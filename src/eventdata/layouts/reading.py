"""How a row of a layout becomes an event: the column `reads` of the layout's table, said of one row at a time.

An entry is paths between `; `, each with an optional step after ` < `, or `@function` with arguments.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, Final

from eventdata import tables
from eventdata.errors import InvalidRecord, InvalidTable
from eventdata.layouts.definition import Column, Layout
from eventdata.layouts.draft import Draft, packed_id
from eventdata.model import Event
from eventdata.schema.codec import loads, record

HALF: Final = {"week": 3, "month": 15}
ACLED_RULE: Final = re.compile(r", with [0-9]+ fatalities \(rule: (.+)\)\.$", re.DOTALL)
CROWD: Final = re.compile(r"crowd size=([0-9]+)(?:;|$)")
Row = Mapping[str, Any]


def event_of(layout: Layout, row: Row) -> Event:
    """The event that a row, its values in the types of the layout, tells; InvalidRecord when it tells none."""
    if layout.name == "flat":
        return flat_event(layout, row)
    draft = Draft()
    for column, value in ((column, row.get(column.name)) for column in layout.columns if column.reads):
        if value is not None:
            try:
                for entry in column.reads.split("; "):
                    read(entry, value, draft, row)
            except (ValueError, KeyError, TypeError) as error:
                raise InvalidRecord(f"{value!r} is not what this column holds: {error}", (column.name,)) from None
    if "event_id" not in draft.plain:
        raise InvalidRecord(f"the row has no {' or '.join(layout.key)}")
    return draft.event(layout)


def flat_event(layout: Layout, row: Row) -> Event:
    """The record from its flat form."""
    draft = Draft()
    plain = draft.plain
    for column in layout.columns:
        path, _, step = column.fill.partition(" | ")
        value = row.get(column.name)
        if step:
            value = (loads(value) if step == "json" else value.split("; ")) if value is not None else []
        draft.put(path, value)
    plain.setdefault("when", {})
    return record(Event, plain)


def read(entry: str, value: Any, draft: Draft, row: Row) -> None:
    """Put one value where an entry says."""
    if entry.startswith("@"):
        name, *arguments = entry[1:].split()
        FUNCTIONS[name](draft, value, row, *arguments)
        return
    path, _, step = entry.partition(" < ")
    if step:
        name, *arguments = step.split()
        value = STEPS[name](value, *arguments)
    draft.put(path, value)


def mapped(value: Any, *pairs: str) -> str | None:
    """The right side of the `left=right` whose left side the value is."""
    return dict(pair.split("=", 1) for pair in pairs).get(str(value))


@cache
def backwards(table: str, column: str, key: str) -> dict[str, str]:
    """For each value of a table's column, the key of its first row."""
    folder = ("layouts", "tables") if table == "acled_countries" else ("data",)
    found: dict[str, str] = {}
    for row in tables.rows(*folder, f"{table}.csv"):
        if row[column]:
            found.setdefault(row[column], row[key])
    return found


@cache
def inter_codes() -> dict[str, str]:
    """ACLED's inter codes by all their spellings, the number's own among them."""
    names = ("code", "text", "codebook_heading", "interaction_label")
    return {row[name]: row["code"] for row in tables.rows("codes", "acled_inter_codes.csv") for name in names}


def inter_code(value: Any) -> str | None:
    """The code of an inter text or number; 0 is nobody."""
    return None if str(value) == "0" else inter_codes()[str(value)]


def iso_number(value: Any) -> str | None:
    """The alpha-3 code of an ISO number."""
    return backwards("countries", "numeric", "iso3").get(f"{int(value):03}")


def day_of_digits(value: Any) -> str:
    """A day from `YYYYMMDD`, with or without a time after it."""
    digits = str(value)
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).isoformat()


def day_of_seconds(value: Any) -> str:
    """A day from Unix seconds."""
    return datetime.fromtimestamp(int(value), UTC).date().isoformat()


def one_day(draft: Draft, value: Any, _row: Row) -> None:
    """An event of one day, written as a date or as digits."""
    day = value.isoformat() if isinstance(value, date) else day_of_digits(value)
    draft.put("when.first", day)
    draft.put("when.last", day)


def middle_day(draft: Draft, value: date, row: Row) -> None:
    """The week or month around the day that stands for it, or the day."""
    precision = mapped(row.get("time_precision"), "1=day", "2=week", "3=month")
    half = timedelta(days=HALF.get(precision or "day", 0))
    draft.put("when.first", (value - half).isoformat())
    draft.put("when.last", (value + half).isoformat())


def acled_id(draft: Draft, value: str, _row: Row) -> None:
    """Three letters and a number."""
    draft.put("event_id", packed_id(int(value[3:]), value[:3]))


def number_id(path: str) -> Callable[[Draft, Any, Row], None]:
    """An id from a number."""
    return lambda draft, value, _row: draft.put(path, packed_id(int(value)))


def others(draft: Draft, value: str, _row: Row, side: str, name: str) -> None:
    """The associates of a side's first actor."""
    for position, text in enumerate(value.split("; "), start=1):
        draft.put(f"{side}[{position}].{name}", text.strip() or None)


def split(draft: Draft, value: str, _row: Row, path: str, separator: str) -> None:
    """Codes joined by a separator."""
    draft.put(path, [text.strip() for text in value.split(separator) if text.strip()])


def text_of(draft: Draft, value: str, _row: Row) -> None:
    """The row's own words, which become its evidence."""
    draft.text = value


def acled_fatalities(draft: Draft, value: Any, row: Row) -> None:
    """The dead, by the rule that our notes name; a foreign number is exact, and 0 says that none are told."""
    match = ACLED_RULE.search(row.get("notes") or "")
    rule = match[1] if match else "exact" if int(value) else "none"
    if rule == "none":
        return
    number = int(value)
    count = {"kind": "killed", "low": number, "best": number, "high": None if rule == "range" else number}
    if rule not in ("exact", "range"):
        count |= {"basis": "number_word", "rule": rule}
    draft.plain.setdefault("counts", []).append(count)


def acled_crowd(draft: Draft, value: str, _row: Row) -> None:
    """Those who demonstrate."""
    if match := CROWD.search(value):
        number = int(match[1])
        count = {"kind": "participants", "low": number, "best": number, "high": number}
        draft.plain.setdefault("counts", []).append(count)


def placename(draft: Draft, value: str, row: Row, province: str) -> None:
    """A place that is a city, a province, or less, by the columns that are filled."""
    draft.put("where.name", value)
    if row.get("City") is None:
        draft.put("where.precision", "region" if row.get(province) is not None else "country")


def as_json(draft: Draft, value: Any, _row: Row, path: str) -> None:
    """A value that is JSON."""
    draft.put(path, loads(value) if isinstance(value, str) else value)


def source_url(draft: Draft, value: str, _row: Row) -> None:
    """An address, or the id of an article."""
    draft.put("article.url" if "://" in value else "article.id", value)


def violence(draft: Draft, value: Any, row: Row) -> None:
    """UCDP's type of violence, and what it says of both sides."""
    draft.violence = int(value)
    inters = {1: ("1", "2"), 2: ("3", "3"), 3: ("3", "7")}[int(value)]
    first = "1" if row.get("gwnoa") is not None else inters[0] if int(value) != 1 else "2"
    second = "1" if row.get("gwnob") is not None and int(value) == 1 else inters[1]
    if int(value) == 1 and "1" not in (first, second):
        first = "8"
    draft.put("actors[0].acled_inter", first)
    draft.put("recipients[0].acled_inter", second)


def state_of(draft: Draft, value: Any, _row: Row, side: str) -> None:
    """The country of a side that is a state."""
    draft.put(f"{side}[0].country", backwards("countries", "gw", "iso3").get(str(value)))


def dead(draft: Draft, value: Any, row: Row, side: str) -> None:
    """The dead of a side; the bounds, which the row gives for all sides, are kept when one side has them all."""
    number = int(value)
    if not number:
        return
    is_all = number == row.get("best")
    low, high = (int((is_all and row.get(name)) or number) for name in ("low", "high"))
    count = {"kind": "killed", "side": side, "low": min(low, number), "best": number, "high": max(high, number)}
    draft.plain.setdefault("counts", []).append(count)


def nothing(_draft: Draft, _value: Any, _row: Row, *_arguments: str) -> None:
    """Read with another column."""


STEPS: Final[dict[str, Callable[..., Any]]] = {
    "map": mapped,
    "lookup_back": lambda value, table, column, key: backwards(table, column, key).get(str(value)),
    "acled_inter": inter_code,
    "iso_number": iso_number,
    "day_digits": day_of_digits,
    "day_of_seconds": day_of_seconds,
    "iso_day": lambda value: date.fromisoformat(str(value)[:10]).isoformat(),
}
FUNCTIONS: Final[dict[str, Callable[..., None]]] = {
    "day": one_day,
    "middle_day": middle_day,
    "acled_id": acled_id,
    "packed_id": number_id("event_id"),
    "packed_story": number_id("story_id"),
    "others": others,
    "split": split,
    "text": text_of,
    "acled_fatalities": acled_fatalities,
    "acled_fatality_rule": nothing,
    "acled_crowd": acled_crowd,
    "json": as_json,
    "placename": placename,
    "source_url": source_url,
    "ucdp_violence": violence,
    "state_of": state_of,
    "dead": dead,
    "ucdp_bound": nothing,
    "percent": lambda draft, value, _row: draft.put("confidence", int(value) / 100),
    "offset": nothing,
    "root": lambda draft, value, _row: draft.put("is_background", int(value) == 0),
    "gdelt_geo_type": lambda draft, value, _row: draft.put(
        "where.precision", mapped(value, "1=country", "2=region", "3=exact", "4=exact", "5=region")
    ),
}


def check_reads(column: Column) -> None:
    """Raise InvalidTable for an entry that names a step or function that there is not."""
    for entry in filter(None, column.reads.split("; ")):
        name = entry[1:].split()[0] if entry.startswith("@") else (entry.partition(" < ")[2].split() or [""])[0]
        known = FUNCTIONS if entry.startswith("@") else STEPS
        if name and name not in known:
            raise InvalidTable(f"column {column.name!r} reads by {name!r}; there are {', '.join(sorted(known))}")
