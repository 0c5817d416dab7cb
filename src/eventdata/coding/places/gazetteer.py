"""The gazetteer knows places by name: exactly as written, or as a transliteration of a name within one country.

City and unit data come from GeoNames (CC BY 4.0); `tools/build_gazetteer.py` tells how the bundled table is made.
"""

import csv
import gzip
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, Self, cast

import attrs

from eventdata.errors import InvalidTable, UnreadableInput

PlaceKind = Literal["country", "admin1", "admin2", "city", "region", "site"]
COLUMNS = tuple("id,name,alternates,kind,iso3,admin1,admin1_iso,admin2,latitude,longitude,population,source".split(","))
ARTICLES = frozenset("al el ad ed an en ar er as es ash esh at et az ez ath adh il ul".split())
# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    dict.fromkeys("'‘’ʻʼʾʿ`´ʹ.", None)
    | dict.fromkeys("-–—‐‑\u00a0", " ")
    | {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
    | {"ħ": "h", "ŋ": "n"}
)
_SPELLINGS = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"q", "k"),
        (r"(?<=[dtg])h", ""),
        (r"ph", "f"),
        (r"ck", "k"),
        (r"[ou]+", "u"),
        (r"(?<=.)(?:[aei]y|ei|ai|[eiy])+", "i"),
        (r"^e", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?:ih|ah|i)$", "a"),
    )
)
_GEONAMES_COLUMNS = 19


@attrs.frozen(kw_only=True)
class GazetteerEntry:
    """A place; a region may lie in several countries and then has no `country`, an unknown population is None."""

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    admin1: str | None = None
    admin1_iso: str | None = None
    admin2: str | None = None
    latitude: float
    longitude: float
    population: int | None = None


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """What two spellings share that differ in case, accents, apostrophes, full stops and hyphens only."""
    key = name.lower().translate(_LETTERS)
    if not key.isascii():
        base = unicodedata.normalize("NFKD", key)
        key = "".join(c for c in base if not unicodedata.combining(c)).lower().translate(_LETTERS)
    return " ".join(key.split())


@cache
def fold(key: str) -> str:
    """What transliterations of one name share: `al-Qaim`, `El Qa'im` and `Qaiem`; takes and keeps a `name_key`."""
    words = key.split()
    bare = [w for w in words if w not in ARTICLES] or words
    folded = "".join(bare)
    for pattern, spelling in _SPELLINGS:
        folded = pattern.sub(spelling, folded)
    return folded


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Gazetteer:
    """Places as rows of the table's twelve columns, and the keys of their names, the main name first.

    An entry is made when it is looked up: nearly all places of the world are not in a given article.
    """

    rows: tuple[Sequence[str], ...]
    keys: tuple[Sequence[str], ...]
    _first: dict[str, int] = attrs.field(init=False, factory=dict)
    _others: dict[str, list[int]] = attrs.field(init=False, factory=dict)
    _longest: dict[str, int] = attrs.field(init=False, factory=dict)
    _ids: dict[str, int] = attrs.field(init=False, factory=dict)
    _entries: dict[int, GazetteerEntry] = attrs.field(init=False, factory=dict)
    # Filled on demand: folding every name of the world takes longer than reading the file.
    _folds: dict[str, dict[str, tuple[int, ...]]] = attrs.field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        first, others, longest = self._first, self._others, self._longest
        for position, keys in enumerate(self.keys):
            for key in keys:
                if first.setdefault(key, position) != position:
                    others.setdefault(key, []).append(position)
        for key in first:
            if " " in key:
                words = key.split(" ")
                longest[words[0]] = max(longest.get(words[0], 0), len(words))
        self._ids.update((row[0], position) for position, row in enumerate(self.rows))

    @classmethod
    def bundled(cls) -> "Gazetteer":
        """The table that comes with the package, read once per process."""
        return _bundled()

    @classmethod
    def from_geonames_dump(cls, path: str | Path) -> Self:
        """Reads the tab-separated layout of GeoNames' allCountries.txt; populated places and first-level units only."""
        file = Path(path)
        if not file.is_file():
            raise UnreadableInput(f"{file} is not a file; a GeoNames dump such as allCountries.txt is wanted")
        with file.open(encoding="utf-8", newline="\n") as lines:
            found = [row for number, line in enumerate(lines, 1) if (row := _geonames_row(line, f"{file}:{number}"))]
        return cls(rows=tuple(row for row, _ in found), keys=tuple(keys for _, keys in found))

    def merged(self, other: "Gazetteer") -> "Gazetteer":
        """Both gazetteers in one; where both have an id, the place of `other` stands, under the names of both.

        What `other` leaves open about such a place, its units for instance, is kept.
        """
        places = {row[0]: (row, keys) for row, keys in zip(self.rows, self.keys, strict=True)}
        for row, keys in zip(other.rows, other.keys, strict=True):
            before, known = places.get(row[0], (row, ()))
            complete = [new or old for new, old in zip(row, before, strict=True)]
            places[row[0]] = (complete, tuple(dict.fromkeys((*keys, *known))))
        return Gazetteer(rows=tuple(r for r, _ in places.values()), keys=tuple(k for _, k in places.values()))

    @property
    def entries(self) -> tuple[GazetteerEntry, ...]:
        """Every place, in the order of the table."""
        return tuple(map(self._entry, range(len(self.rows))))

    def entry(self, identifier: str) -> GazetteerEntry | None:
        """The place of that id, such as `admin1:IQ-AN`, `country:IRQ` or `geonames:98182`."""
        position = self._ids.get(identifier)
        return None if position is None else self._entry(position)

    def named(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Every place of the world with that name or alternate name; those with it as main name come first."""
        key = name_key(name)
        if key not in self._first:
            return ()
        found = (self._first[key], *self._others.get(key, ()))
        return tuple(self._entry(n) for n in sorted(found, key=lambda n: self.keys[n][0] != key))

    def is_main_name(self, name: str, entry: GazetteerEntry) -> bool:
        """Whether the place bears the name itself and not as an alternate name."""
        position = self._ids.get(entry.id)
        return position is not None and self.keys[position][0] == name_key(name)

    def transliterated(self, name: str, countries: Iterable[str]) -> tuple[GazetteerEntry, ...]:
        """Places of these countries (ISO3) that bear the name in another transliteration; a short name has none."""
        folded = fold(name_key(name))
        if len(folded) < 4:
            return ()
        return tuple(self._entry(n) for country in countries for n in self._folded(country).get(folded, ()))

    def longest_match(self, keys: Sequence[str], start: int, end: int) -> int:
        """Where the longest name that begins at `start` ends, within `keys[start:end]`; `start` itself if none does."""
        first, longest = self._first, self._longest.get(keys[start], 1)
        if longest > 1:
            for stop in range(min(start + longest, end), start + 1, -1):
                if " ".join(keys[start:stop]) in first:
                    return stop
        return start + 1 if keys[start] in first else start

    def _entry(self, position: int) -> GazetteerEntry:
        known = self._entries.get(position)
        if known is None:
            known = self._entries[position] = _entry(self.rows[position])
        return known

    def _folded(self, country: str) -> dict[str, tuple[int, ...]]:
        if country not in self._folds:
            index: dict[str, list[int]] = {}
            for position in (n for n, row in enumerate(self.rows) if row[4] == country):
                for folded in dict.fromkeys(map(fold, self.keys[position])):
                    index.setdefault(folded, []).append(position)
            self._folds[country] = {folded: tuple(found) for folded, found in index.items()}
        return self._folds[country]


def _entry(row: Sequence[str]) -> GazetteerEntry:
    try:
        return GazetteerEntry(
            id=row[0],
            name=row[1],
            kind=cast(PlaceKind, row[3]),
            country=row[4] or None,
            admin1=row[5] or None,
            admin1_iso=row[6] or None,
            admin2=row[7] or None,
            latitude=float(row[8]),
            longitude=float(row[9]),
            population=int(row[10]) if row[10] else None,
        )
    except (IndexError, ValueError) as error:
        raise InvalidTable(f"gazetteer row {row[:1]}: {error}; places.csv.gz has {len(COLUMNS)} columns") from error


def _keys(rows: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    """The keys of each row's names.

    The table has plain Latin alternates, one per key, and begins them with the plain form of a name that has accents:
    so one pass over all names does what `name_key` does for one.
    """
    lines = "\n".join(f"{row[1]}|{row[2]}" if row[2] else row[1] for row in rows)
    plain = lines.lower().replace("-", " ").replace("'", "").replace(".", "")
    for keys in plain.split("\n"):
        names = keys.split("|")
        yield names if names[0].isascii() else names[1:]


@cache
def _bundled() -> Gazetteer:
    packed = (files("eventdata") / "data" / "places.csv.gz").read_bytes()
    rows = csv.reader(gzip.decompress(packed).decode("utf-8").splitlines())
    if next(rows) != list(COLUMNS):
        raise InvalidTable(f"places.csv.gz does not begin with the columns {', '.join(COLUMNS)}")
    table = tuple(rows)
    return Gazetteer(rows=table, keys=tuple(_keys(table)))


@cache
def _iso3() -> dict[str, str]:
    return {row[6][:2]: row[4] for row in _bundled().rows if row[3] == "admin1"}


def _geonames_row(line: str, where: str) -> tuple[Sequence[str], Sequence[str]] | None:
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) != _GEONAMES_COLUMNS:
        raise InvalidTable(f"{where}: {len(cells)} columns; a GeoNames dump has {_GEONAMES_COLUMNS}")
    is_unit, country = cells[7] == "ADM1", _iso3().get(cells[8])
    if country is None or not (is_unit or cells[6] == "P"):
        return None
    names = (cells[1], cells[2], *(n for n in cells[3].split(",") if len(n) > 3 and n[:1].isupper()))
    keys = tuple(k for k in dict.fromkeys(map(name_key, names)) if k and k.isascii())
    population = "" if cells[14] in ("", "0") else cells[14]
    place = [
        cells[1],
        "|".join(keys),
        "admin1" if is_unit else "city",
        country,
        "",
        "",
        "",
        cells[4],
        cells[5],
        population,
    ]
    row = [f"geonames:{cells[0]}", *place, "GeoNames"]
    _entry(row)
    return (row, keys) if keys else None
