"""Compare the dates of `eventdata` with those of dateparser on the phrases of fixtures/dates.csv.

dateparser gives one day and no precision, so a phrase is right for it when that day lies in the expected interval;
phrases without a date are right when none is found. Run: `python benchmarks/dates.py` (needs `pip install dateparser`).
"""

import csv
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from dateparser.search import search_dates

from eventdata.coding.dates.mentions import dates_in

FIXTURE = Path(__file__).parents[1] / "fixtures" / "dates.csv"
ROWS = tuple(csv.DictReader(FIXTURE.read_text(encoding="utf-8").splitlines()))
PUBLISHED = tuple(row for row in ROWS if row["published"])


def _day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


def _ours(row: dict[str, str]) -> tuple[date | None, ...]:
    return tuple(mention.first for mention in dates_in(row["text"], published=_day(row["published"])))


def _theirs(row: dict[str, str]) -> tuple[date | None, ...]:
    base = datetime.fromisoformat(row["published"])
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found = search_dates(row["text"], languages=["en"], settings=settings)
    return tuple(day.date() for _, day in found or ())


def _is_right(row: dict[str, str], days: tuple[date | None, ...]) -> bool:
    if not row["first"]:
        return not any(days)
    first = date.fromisoformat(row["first"])
    last = _day(row["last"]) or first
    return len(days) == 1 and days[0] is not None and first <= days[0] <= last


def _is_exact(row: dict[str, str]) -> bool:
    mentions = dates_in(row["text"], published=_day(row["published"]))
    expected = [(_day(row["first"]), _day(row["last"]), row["precision"])] if row["words"] else []
    return [(mention.first, mention.last, mention.precision.value) for mention in mentions] == expected


def _seconds(read: Callable[[dict[str, str]], object], rounds: int) -> float:
    started = time.perf_counter()
    for _ in range(rounds):
        for row in PUBLISHED:
            read(row)
    return (time.perf_counter() - started) / rounds / len(PUBLISHED)


def main() -> None:
    """Print both scores, the exact one of ours, and the time a phrase takes."""
    ours = sum(_is_right(row, _ours(row)) for row in PUBLISHED)
    theirs = sum(_is_right(row, _theirs(row)) for row in PUBLISHED)
    exact = sum(map(_is_exact, PUBLISHED))
    fast, slow = _seconds(_ours, 50), _seconds(_theirs, 1)
    print(f"{len(PUBLISHED)} phrases with a publication day")
    print(f"eventdata   {ours} right, {exact} with interval and precision, {fast * 1e6:.0f} µs a phrase")
    print(f"dateparser  {theirs} right, {slow * 1e6:.0f} µs a phrase, {slow / fast:.0f} times as long")


if __name__ == "__main__":
    main()
