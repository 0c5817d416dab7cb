"""The code tables: what must hold of them by themselves, and row by row against the published tables they are from."""

import csv
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from eventdata.constraints import codes
from eventdata.ontology import acled, cameo, plover
from eventdata.ontology.tables import rows

CODES = Path(__file__).parent.parent / "src" / "eventdata" / "codes"
TABLES = Path(__file__).parent.parent.parent / "shared" / "tables"
published = pytest.mark.skipif(not TABLES.is_dir(), reason="the published tables are not beside this checkout")
NAMES = sorted(path.stem for path in CODES.glob("*.csv"))
DISTINCT = [name for name in NAMES if name not in {"cameo_to_plover", "cameo_to_acled", "plover_events_modes"}]


def table(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("name", NAMES)
def test_every_row_says_where_it_is_from(name: str) -> None:
    assert rows(name)
    assert all(row["source"] for row in rows(name))


@pytest.mark.parametrize("name", DISTINCT)
def test_no_code_stands_twice(name: str) -> None:
    assert len(codes(name)) == len(rows(name))


def test_there_are_more_than_three_hundred_cameo_codes_in_twenty_classes() -> None:
    assert len(cameo.cameo_codes()) > 300
    assert list(codes("cameo_roots")) == [f"{number:02}" for number in range(1, 21)]


def test_a_cameo_code_begins_with_its_parent_and_its_root() -> None:
    for code in codes("cameo"):
        lineage = cameo.lineage(code)
        assert lineage[-1] == cameo.root(code) == code[:2]
        assert all(child[:-1] == above for child, above in pairwise(lineage))


def test_the_quad_class_follows_from_the_root() -> None:
    ends = (5, 8, 13, 20)
    for code in codes("cameo"):
        wanted = next(quad for quad, end in enumerate(ends, 1) if int(cameo.root(code)) <= end)
        assert cameo.quad_class(code) == wanted


def test_goldstein_values_lie_between_minus_ten_and_ten() -> None:
    for code in codes("cameo"):
        assert -10 <= cameo.goldstein(code) <= 10
        assert cameo.label(code)


def test_a_cameo_code_has_a_plover_type_unless_it_is_a_comment_or_an_appeal() -> None:
    for code in codes("cameo"):
        assert (plover.plover_of(code).category is None) == (cameo.root(code) == "01")


def test_the_crosswalk_to_plover_leads_only_to_what_the_manual_defines() -> None:
    for code, types in plover.crosswalk().items():
        assert code in cameo.cameo_codes()
        for found in types:
            assert found.category in codes("plover_categories")
            assert found.mode is None or found.mode in plover.modes(str(found.category))
            assert set(found.contexts) <= set(codes("plover_contexts"))


def test_the_modes_of_all_categories_are_the_list_of_modes() -> None:
    assert {mode for category in codes("plover_categories") for mode in plover.modes(category)} == set(
        codes("plover_modes")
    )


def test_acled_types_belong_to_the_types_above_them() -> None:
    for found in acled.acled_types().values():
        assert found.event_type in codes("acled_event_types")
        assert found.disorder_type in codes("acled_disorder_types")


def test_the_crosswalk_to_acled_names_known_codes_types_and_conditions() -> None:
    known = {*acled.CONDITIONS, *acled.Circumstance}
    for row in rows("cameo_to_acled"):
        assert row["code"] in cameo.cameo_codes()
        assert acled.acled_types()[row["acled_sub_event_type"]].event_type == row["acled_event_type"]
        assert set(row["condition"].split()) <= known


def test_nothing_follows_an_unconditional_row_of_the_crosswalk_to_acled() -> None:
    for above, below in pairwise(rows("cameo_to_acled")):
        assert above["condition"] != "always" or above["code"] != below["code"]


def test_interactions_join_known_inter_codes() -> None:
    known = {*codes("acled_inter_codes"), ""}
    assert all({row["inter_low"], row["inter_high"]} <= known for row in rows("acled_interactions"))


def test_roles_lead_to_known_sectors() -> None:
    assert {row["plover_sector"] for row in rows("actor_roles")} <= {*codes("plover_sectors"), ""}


def test_countries_have_distinct_two_and_three_letter_codes_and_kosovo() -> None:
    alpha2 = [row["iso2"] for row in rows("countries")]
    assert len(set(alpha2)) == len(alpha2) == 250
    assert {"XKX", "IRQ", "SYR"} <= set(codes("countries"))


PAIRS = (
    ("cameo", "cameo_codes", {"code": "code", "label": "label", "goldstein": "goldstein", "quad_class": "quad_class",
                              "root": "root", "parent": "parent", "residual": "residual", "note": "note"}),
    ("plover_events_modes", "plover_events_modes",
     {"category": "event", "mode": "mode", "quad": "quad", "score": "score", "note": "note", "source": "source",
      "recipient_required": "recipient_required"}),
    ("plover_contexts", "plover_contexts", {"code": "context", "source": "source"}),
    ("plover_sectors", "plover_sectors", {"code": "code", "note": "note", "source": "source"}),
    ("acled_sub_event_types", "acled_event_types",
     {"code": "sub_event_type", "event_type": "event_type", "disorder_type": "disorder_type", "sub_rank": "sub_rank",
      "event_rank": "event_rank", "one_sided_allowed": "one_sided_allowed", "disorder": "disorder",
      "civilian_targeting": "civilian_targeting", "political_violence": "political_violence",
      "organized_political_violence": "organized_political_violence", "demonstrations": "demonstrations",
      "source": "source"}),
    ("acled_inter_codes", "acled_inter_codes",
     {"code": "numeric", "text": "text_2025", "codebook_heading": "codebook_heading",
      "interaction_label": "acledR_interaction_codes_label", "source": "source"}),
    ("acled_interactions", "acled_interactions",
     {"code": "code", "text": "text_2025", "inter_low": "inter_low", "inter_high": "inter_high",
      "description": "description", "source": "source"}),
    ("acled_fatality_rules", "acled_fatality_rules",
     {"reported": "reported", "coded_fatalities": "coded_fatalities", "flag_in_notes": "flag_in_notes",
      "source": "source"}),
    ("actor_roles", "cameo_actor_roles",
     {"code": "code", "class": "class", "description": "description", "acled_inter_hint": "acled_inter_hint",
      "source": "source"}),
    ("known_groups", "cameo_known_groups", {"code": "code", "label": "label", "source": "source"}),
    ("ethnic", "cameo_ethnic", {"code": "code", "label": "label", "source": "source"}),
    ("religion", "cameo_religion", {"code": "code", "label": "label", "source": "source"}),
)  # fmt: skip


@published
@pytest.mark.parametrize(("ours", "theirs", "columns"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_a_table_is_row_by_row_the_published_one(ours: str, theirs: str, columns: dict[str, str]) -> None:
    mine = [{column: row[column] for column in columns} for row in rows(ours)]
    assert mine == [{column: row[other] for column, other in columns.items()} for row in table(theirs)]


@published
def test_the_crosswalk_to_plover_is_row_by_row_the_published_one_with_additions_marked() -> None:
    added = ("not in the published crosswalk", "added: ")
    ours = [row for row in rows("cameo_to_plover") if not row["note"].startswith(added)]
    columns = ("code", "category", "printed_mode", "printed_contexts", "kind")
    mine = sorted(tuple(row[column] for column in columns) for row in ours)
    theirs = ("cameo_code", "plover_event", "mode", "context", "kind")
    assert mine == sorted({tuple(row[column] for column in theirs) for row in table("cameo_to_plover")})


@published
def test_every_difference_from_the_printed_crosswalk_is_explained() -> None:
    for row in rows("cameo_to_plover"):
        is_changed = (row["mode"], row["contexts"]) != (row["printed_mode"], row["printed_contexts"])
        assert not is_changed or row["note"]


def proposed(code: str) -> Iterator[str]:
    """The sub-event types that the proposed crosswalk lists for a code."""
    for row in table("plover_cameo_to_acled_proposed"):
        listed = [item.strip().replace("x", "") for item in row["cameo_codes"].split(",")]
        if any(code.startswith(item) for item in listed):
            yield from (item.strip() for item in row["acled_sub_event_type"].split("|") if item.strip())


@published
def test_every_type_that_was_proposed_for_a_code_can_be_reached_from_it() -> None:
    for code in codes("cameo"):
        reached = {row["acled_sub_event_type"] for row in rows("cameo_to_acled") if row["code"] in cameo.lineage(code)}
        assert set(proposed(code)) <= reached, code
