"""The country and leader tables: codes are well formed, and no name leads to two countries."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

DATA = Path(__file__).parent.parent / "src" / "eventdata" / "data"
ROLES = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "ELI", "REB"}
LEADER_ROLES = ROLES | {"OPP", "SEP", "UAF", "CRM", "EDU"}
Row = dict[str, str]


def rows(table: str) -> list[Row]:
    with (DATA / table).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


COUNTRIES = rows("countries.csv")
LEADERS = rows("leaders.csv")
BY_ISO3 = {country["iso3"]: country for country in COUNTRIES}


def values(row: Row, column: str) -> list[str]:
    return [value for value in row[column].split("|") if value]


def names(country: Row) -> Iterator[str]:
    """Everything newswire may call a country, its people, its capital or its government."""
    yield country["name"]
    for column in ("aliases", "demonyms", "capital"):
        yield from values(country, column)
    for metonym in values(country, "governments"):
        yield metonym.rsplit("=", 1)[0]


def not_after(earlier: str, later: str) -> bool:
    """Dates may be years or months: only what both of them state is compared."""
    shared = min(len(earlier), len(later))
    return earlier[:shared] <= later[:shared]


@pytest.mark.parametrize("column", ["iso3", "iso2", "numeric", "cow", "gw", "fips", "cameo", "name"])
def test_a_code_belongs_to_one_country(column: str) -> None:
    found = [country[column] for country in COUNTRIES if country[column]]
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("column", "shape"),
    [
        ("iso3", r"[A-Z]{3}"),
        ("iso2", r"[A-Z]{2}"),
        ("numeric", r"[0-9]{3}|"),
        ("cow", r"[0-9]{1,3}|"),
        ("gw", r"[0-9]{1,3}|"),
        ("fips", r"[A-Z]{2}|"),
        ("cameo", r"[A-Z]{3}"),
    ],
)
def test_a_country_code_has_its_shape(column: str, shape: str) -> None:
    assert [country[column] for country in COUNTRIES if not re.fullmatch(shape, country[column])] == []


def test_every_iso_3166_country_and_kosovo_is_listed() -> None:
    assert len(COUNTRIES) == 249 + 1
    assert [country["iso3"] for country in COUNTRIES if not country["numeric"]] == ["XKX"]


def test_a_name_leads_to_one_country() -> None:
    owner: dict[str, str] = {}
    for country in COUNTRIES:
        for name in names(country):
            assert owner.setdefault(name, country["iso3"]) == country["iso3"], name


def test_a_cell_repeats_no_name_and_has_no_stray_space() -> None:
    for country in COUNTRIES:
        listed = list(names(country))
        assert len(listed) == len(set(listed)), country["iso3"]
        assert [name for name in listed if name != name.strip() or "  " in name] == []


def test_a_metonym_carries_a_cameo_role() -> None:
    metonyms = [metonym for country in COUNTRIES for metonym in values(country, "governments")]
    assert [metonym for metonym in metonyms if metonym.rpartition("=")[2] not in ROLES] == []


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Congolese", "COD"),
        ("Congo-Brazzaville", "COG"),
        ("North Koreans", "PRK"),
        ("South Koreans", "KOR"),
        ("Dominican", "DOM"),
        ("Dominica", "DMA"),
        ("Guinean", "GIN"),
        ("Bissau-Guinean", "GNB"),
        ("Equatorial Guinean", "GNQ"),
        ("Papua New Guinean", "PNG"),
        ("Northern Ireland", "GBR"),
        ("Irish", "IRL"),
        ("South Sudanese", "SSD"),
        ("Sudanese", "SDN"),
        ("American Samoa", "ASM"),
        ("Samoa", "WSM"),
        ("Türkiye", "TUR"),
        ("Republic of China", "TWN"),
        ("People's Republic of China", "CHN"),
        ("Kosovars", "XKX"),
        ("Gaza", "PSE"),
        ("Bosnian Serbs", "BIH"),
        ("Kiev", "UKR"),
        ("Czechoslovakia", "CZE"),
    ],
)
def test_a_name_often_confused_leads_to_its_own_country(name: str, iso3: str) -> None:
    assert [country["iso3"] for country in COUNTRIES if name in names(country)] == [iso3]


@pytest.mark.parametrize("name", ["Korea", "Korean", "Koreans", "Virgin Islands", "English", "Male"])
def test_a_name_of_no_single_country_leads_nowhere(name: str) -> None:
    assert [country["iso3"] for country in COUNTRIES if name in names(country)] == []


@pytest.mark.parametrize("iso3", ["XKX", "PSE", "TWN", "HKG", "PRI", "DOM", "COD", "GEO", "JOR"])
def test_a_debatable_country_documents_its_choice(iso3: str) -> None:
    assert BY_ISO3[iso3]["note"]


def test_every_sovereign_state_has_people_and_a_cow_code_has_a_gw_code() -> None:
    states = [country for country in COUNTRIES if country["cow"]]
    assert len(states) > 190
    assert [state["iso3"] for state in states if not state["demonyms"] or not state["gw"]] == []


def test_every_row_says_where_it_comes_from() -> None:
    assert [row for row in COUNTRIES + LEADERS if not row["source"]] == []


def test_a_leader_belongs_to_a_listed_country_or_to_an_international_organisation() -> None:
    for leader in LEADERS:
        if leader["iso3"]:
            assert leader["iso3"] in BY_ISO3, leader["name"]
            assert leader["code"] in LEADER_ROLES, leader["name"]
        else:
            assert re.fullmatch(r"(IGO|NGO|IMG|MNC|INT|NGM)([A-Z]{3})*", leader["code"]), leader["name"]


def test_a_leader_takes_office_before_leaving_it() -> None:
    for leader in LEADERS:
        for day in (leader["from"], leader["until"]):
            assert re.fullmatch(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?", day), leader["name"]
        assert not_after(leader["from"], leader["until"]), leader["name"]


def test_a_leader_is_listed_once_per_office_and_term() -> None:
    terms = [(leader["name"], leader["iso3"], leader["office"], leader["from"]) for leader in LEADERS]
    assert len(terms) == len(set(terms))


def test_a_short_form_of_a_leader_leads_to_one_person() -> None:
    owner: dict[str, str] = {}
    for leader in LEADERS:
        for alias in values(leader, "aliases"):
            assert owner.setdefault(alias, leader["name"]) == leader["name"], alias


def test_a_short_form_of_a_leader_is_not_the_name_of_a_country() -> None:
    taken = {name for country in COUNTRIES for name in names(country)}
    assert [leader["name"] for leader in LEADERS if taken & {leader["name"], *values(leader, "aliases")}] == []


def test_the_heads_of_every_sovereign_state_are_known() -> None:
    led = {leader["iso3"] for leader in LEADERS}
    assert [country["iso3"] for country in COUNTRIES if country["gw"] and country["iso3"] not in led] == []
    assert len(LEADERS) >= 1800
