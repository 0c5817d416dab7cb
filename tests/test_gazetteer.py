"""What the gazetteer finds, what it does not, and that its table is sound."""

import csv
import gzip
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdata.coding.places.gazetteer import COLUMNS, Gazetteer, GazetteerEntry, fold, name_key
from eventdata.errors import InvalidTable, UnreadableInput

WORLD = Gazetteer.bundled()
KINDS = {"country", "admin1", "admin2", "city", "region", "site"}
NAMES = st.text(alphabet=st.characters(max_codepoint=0x1EFF, exclude_categories=["Cs"]), max_size=20)


@given(NAMES)
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@given(st.sampled_from(WORLD.entries))
def test_every_place_is_found_under_its_own_name(entry: GazetteerEntry) -> None:
    assert entry in WORLD.named(entry.name)


@given(st.sampled_from([e for e in WORLD.entries if e.country]))
def test_every_place_is_found_in_its_country_under_a_transliteration(entry: GazetteerEntry) -> None:
    found = WORLD.transliterated(entry.name, [str(entry.country)])
    assert entry in found or len(fold(name_key(entry.name))) < 4


@given(st.lists(st.sampled_from(["salah", "al", "din", "in", "baghdad", "port", "sudan", "zz"]), min_size=1), st.data())
def test_a_longest_match_is_a_name_and_no_longer_one_begins_there(keys: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(keys) - 1))
    end = WORLD.longest_match(keys, start, len(keys))
    assert end == start or WORLD.named(" ".join(keys[start:end]))
    assert not any(WORLD.named(" ".join(keys[start:stop])) for stop in range(end + 1, len(keys) + 1))


def test_the_quick_keys_of_the_table_are_the_keys_of_the_names() -> None:
    assert [keys[0] for keys in WORLD.keys] == [name_key(row[1]) for row in WORLD.rows]
    assert all(name_key(key) == key and key for keys in WORLD.keys for key in keys)


def test_no_id_stands_twice_and_every_place_lies_on_earth() -> None:
    entries = WORLD.entries
    assert len({e.id for e in entries}) == len(entries)
    assert all(-90 <= e.latitude <= 90 and -180 <= e.longitude <= 180 and e.kind in KINDS for e in entries)


def test_every_row_names_its_origin_and_a_unit_of_the_same_country() -> None:
    units = {row[6]: row[4] for row in WORLD.rows if row[3] == "admin1"}
    assert all(row[11] for row in WORLD.rows)
    assert all(units.get(row[6], row[4]) == row[4] for row in WORLD.rows if row[6] and row[4])


def test_the_table_is_small_and_has_25_000_populated_places() -> None:
    packed = (files("eventdata") / "data" / "places.csv.gz").read_bytes()
    rows = list(csv.DictReader(gzip.decompress(packed).decode("utf-8").splitlines()))
    assert len(packed) < 4_000_000
    assert tuple(rows[0]) == COLUMNS
    assert sum(row["kind"] == "city" for row in rows) > 25_000


@pytest.mark.parametrize(
    ("spelling", "identifier"),
    [
        ("Nineveh", "admin1:IQ-NI"),
        ("Ninewa", "admin1:IQ-NI"),
        ("Ninawa", "admin1:IQ-NI"),
        ("Salahaddin", "admin1:IQ-SD"),
        ("Saladin", "admin1:IQ-SD"),
        ("Salah al-Din", "admin1:IQ-SD"),
        ("Salaheddine", "admin1:IQ-SD"),
        ("al-Anbar", "admin1:IQ-AN"),
        ("Anbar", "admin1:IQ-AN"),
    ],
)
def test_newswire_spellings_of_iraqi_provinces_are_names(spelling: str, identifier: str) -> None:
    assert identifier in {entry.id for entry in WORLD.named(spelling)}


@pytest.mark.parametrize(
    "name",
    ["Baghuz", "Kubaysa", "al-Rashad", "Riyad", "Hawija", "Baaj", "Rawah", "Tharthar", "Hamrin", "Sambisa Forest"],
)
def test_places_of_conflict_news_that_geonames_extracts_lack_are_there(name: str) -> None:
    assert WORLD.named(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("al-Qaim", "El Qa'im"), ("Qusayr", "al-Kusair"), ("Zabadani", "Az Zabadānī"), ("Tall Kayf", "Tal Keif")],
)
def test_transliterations_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(name_key(one)) == fold(name_key(other))


def test_a_transliteration_is_found_in_its_country_only() -> None:
    assert {e.country for e in WORLD.transliterated("el-Fallouja", ["IRQ"])} == {"IRQ"}
    assert WORLD.transliterated("el-Fallouja", ["FRA"]) == ()


def test_three_letters_are_no_transliteration() -> None:
    assert WORLD.transliterated("Hit", ["IRQ"]) == ()


def _dump(path: Path, *rows: str) -> Path:
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


HAMLET = (
    "99000001\tUmm Example\tUmm Example\tOumm Example,UMX\t33.5\t42.5\tP\tPPL\tIQ\t\t01\t\t\t\t120\t\t\t"
    "Asia/Baghdad\t2020-01-01"
)


def test_a_geonames_dump_gives_its_populated_places(tmp_path: Path) -> None:
    stream = HAMLET.replace("\tP\tPPL", "\tH\tSTM").replace("99000001", "99000002")
    own = Gazetteer.from_geonames_dump(_dump(tmp_path / "IQ.txt", HAMLET, stream))
    assert [(e.id, e.country, e.population) for e in own.entries] == [("geonames:99000001", "IRQ", 120)]
    assert own.named("oumm example") == own.entries


def test_a_merged_gazetteer_has_the_places_of_both(tmp_path: Path) -> None:
    both = WORLD.merged(Gazetteer.from_geonames_dump(_dump(tmp_path / "IQ.txt", HAMLET)))
    assert len(both.entries) == len(WORLD.entries) + 1
    assert [len(both.named(name)) for name in ("Umm Example", "Baghuz")] == [1, 1]


def test_what_a_dump_leaves_open_about_a_known_place_is_kept(tmp_path: Path) -> None:
    (mosul,) = [e for e in WORLD.named("Mosul") if e.population and e.population > 10**6]
    number = mosul.id.removeprefix("geonames:")
    moved = (
        HAMLET.replace("99000001", number).replace("33.5", "36.4").replace("Umm Example\tUmm Example", "Mosul\tMosul")
    )
    both = WORLD.merged(Gazetteer.from_geonames_dump(_dump(tmp_path / "IQ.txt", moved)))
    found = both.entry(mosul.id)
    assert found is not None
    assert (found.latitude, found.admin1_iso) == (36.4, "IQ-NI")


def test_a_dump_with_other_columns_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InvalidTable, match=r"IQ\.txt:2: 2 columns"):
        Gazetteer.from_geonames_dump(_dump(tmp_path / "IQ.txt", HAMLET, "a\tb"))


def test_a_dump_with_a_word_for_a_latitude_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidTable):
        Gazetteer.from_geonames_dump(_dump(tmp_path / "IQ.txt", HAMLET.replace("33.5", "north")))


def test_a_missing_dump_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        Gazetteer.from_geonames_dump(tmp_path / "none.txt")
