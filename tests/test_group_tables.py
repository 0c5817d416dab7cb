"""What the tables of named groups and of generic agents promise to whoever reads them."""

import csv
import itertools
import re
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import pytest

DATA = Path(str(files("eventdata") / "data"))
PLOVER_SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC "
    "IGO UNO EUR NGO ISM IMG MNC".split()
)
CAMEO_ROLES = frozenset(
    "COP GOV INS JUD MIL OPP REB SEP SPY UAF AGR BUS CRM CVL DEV EDU ELI ENV HLH HRI LAB LEG MED REF "
    "MOD RAD PTY SET PKO IGO IMG INT MNC NGM NGO UIS".split()
)
CAMEO_RELIGIONS = frozenset(
    "ADR ALE ATH BAH BUD CHR CON CPT CTH DOX DRZ HIN HSD ITR JAN JEW JHW LDS MOS MRN MUS NRM PAG PRO SFI SHI SHN SIK "
    "SUN TAO UDX ZRO".split()
)
KNOWN_GROUPS = frozenset({"UNO"})
KINDS_OF_GROUP = frozenset(
    "armed_group armed_forces paramilitary police intelligence coalition party igo ngo company media religious ethnic "
    "other".split()
)
KINDS_OF_AGENT = frozenset("person group institution equipment office".split())
ACLED_INTER = frozenset("12345678")
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


AGENTS = rows("agents.csv")
GROUPS = rows("groups.csv")


def pieces(code: str) -> list[str]:
    return [code[start : start + 3] for start in range(0, len(code), 3)]


def names(group: dict[str, str]) -> list[str]:
    return [group["name"], *filter(None, group["aliases"].split("|"))]


def first_day(text: str) -> str:
    return text + "0000-01-01"[len(text) :]


def last_day(text: str) -> str:
    return text + "9999-12-31"[len(text) :]


def overlap(one: dict[str, str], other: dict[str, str]) -> bool:
    return first_day(one["from"]) <= last_day(other["until"]) and first_day(other["from"]) <= last_day(one["until"])


def test_the_columns_are_those_of_the_format() -> None:
    assert list(AGENTS[0]) == ["words", "code", "sector", "inter", "kind", "note", "source"]
    assert list(GROUPS[0]) == [
        *("name", "aliases", "code", "iso3", "sector", "acled_name", "inter", "kind", "from", "until", "source")
    ]


def test_the_tables_are_as_large_as_the_task_needs() -> None:
    assert len(AGENTS) >= 500
    assert len(GROUPS) >= 900
    assert sum(group["kind"] in {"armed_group", "coalition"} for group in GROUPS) >= 450


@pytest.mark.parametrize("table", [AGENTS, GROUPS], ids=["agents", "groups"])
def test_every_code_is_made_of_one_to_six_three_letter_pieces(table: list[dict[str, str]]) -> None:
    assert [row for row in table if not re.fullmatch("([A-Z]{3}){1,6}", row["code"])] == []


@pytest.mark.parametrize("table", [AGENTS, GROUPS], ids=["agents", "groups"])
def test_every_sector_is_one_of_plover(table: list[dict[str, str]]) -> None:
    assert {row["sector"] for row in table} <= PLOVER_SECTORS


@pytest.mark.parametrize("table", [AGENTS, GROUPS], ids=["agents", "groups"])
def test_every_inter_code_is_one_to_eight_or_absent(table: list[dict[str, str]]) -> None:
    assert {row["inter"] for row in table} - {""} <= ACLED_INTER


@pytest.mark.parametrize("table", [AGENTS, GROUPS], ids=["agents", "groups"])
def test_every_row_says_where_it_comes_from_and_no_cell_has_loose_space(table: list[dict[str, str]]) -> None:
    assert all(row["source"] for row in table)
    assert [row for row in table if any(cell != cell.strip() or "\n" in cell for cell in row.values())] == []


def test_the_code_of_an_agent_is_made_of_cameo_roles_and_religions() -> None:
    known = CAMEO_ROLES | CAMEO_RELIGIONS | KNOWN_GROUPS
    assert [agent for agent in AGENTS if not set(pieces(agent["code"])) <= known] == []


def test_the_code_of_an_agent_begins_with_a_role() -> None:
    assert {agent["code"][:3] for agent in AGENTS} <= CAMEO_ROLES


def test_the_words_of_an_agent_are_lower_case_and_listed_once() -> None:
    words = [agent["words"] for agent in AGENTS]
    assert words == sorted(set(words))
    assert [word for word in words if word != word.lower()] == []


def test_kinds_are_of_the_closed_lists() -> None:
    assert {agent["kind"] for agent in AGENTS} <= KINDS_OF_AGENT
    assert {group["kind"] for group in GROUPS} <= KINDS_OF_GROUP


def test_a_group_with_a_home_state_has_a_code_that_begins_with_it() -> None:
    abroad = [group for group in GROUPS if group["iso3"] and not group["code"].startswith(group["iso3"])]
    assert abroad == []


def test_the_home_state_of_a_group_is_a_listed_country() -> None:
    if not (DATA / "countries.csv").exists():
        pytest.skip("no country table")
    listed = {country["iso3"] for country in rows("countries.csv")}
    assert {group["iso3"] for group in GROUPS} - {""} <= listed


def test_the_code_of_a_group_has_a_role_after_its_home_state() -> None:
    unknown = [group for group in GROUPS if not CAMEO_ROLES & set(pieces(group["code"]))]
    assert {group["name"] for group in unknown} <= {"Palestine Liberation Organization", "Holy See"}


def test_dates_are_iso_dates_or_their_beginnings_and_in_order() -> None:
    written = [group[bound] for group in GROUPS for bound in ("from", "until") if group[bound]]
    assert [text for text in written if not PARTIAL_DATE.fullmatch(text)] == []
    assert [group for group in GROUPS if first_day(group["from"]) > last_day(group["until"])] == []


def test_at_any_one_time_a_name_belongs_to_one_group() -> None:
    holders: dict[str, list[dict[str, str]]] = defaultdict(list)
    for group in GROUPS:
        for name in dict.fromkeys(names(group)):
            holders[name].append(group)
    shared = [
        (name, one["name"], other["name"])
        for name, groups in holders.items()
        for one, other in itertools.combinations(groups, 2)
        if overlap(one, other)
    ]
    assert shared == []


def test_no_name_is_empty_or_given_twice_to_one_group() -> None:
    assert [group["name"] for group in GROUPS if "" in group["aliases"].split("|") and group["aliases"]] == []
    assert [group["name"] for group in GROUPS if len(names(group)) != len(set(names(group)))] == []


@pytest.mark.parametrize(
    ("day", "code"), [("1999-06-01", "AFGGOVTAL"), ("2010-06-01", "AFGREBTAL"), ("2022-06-01", "AFGGOVTAL")]
)
def test_the_taliban_are_rebels_only_between_their_two_governments(day: str, code: str) -> None:
    held = [
        group["code"]
        for group in GROUPS
        if "Taliban" in names(group) and first_day(group["from"]) <= day <= last_day(group["until"])
    ]
    assert held == [code]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("soldier", "MIL"),
        ("security force", "MIL"),
        ("riot police", "COP"),
        ("opposition lawmaker", "OPP"),
        ("rebel fighter", "REB"),
        ("former president", "ELI"),
        ("state media", "GOVMED"),
        ("human rights group", "NGOHRI"),
    ],
)
def test_a_compound_is_coded_apart_from_its_head(words: str, code: str) -> None:
    assert [agent["code"] for agent in AGENTS if agent["words"] == words] == [code]
