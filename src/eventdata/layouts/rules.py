"""The rules between columns of a layout, each under an id that never changes, checked on whole tables."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

import attrs
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.layouts.columns.acled import CIVILIAN_TARGETING, interaction_of
from eventdata.layouts.columns.steps import lookup
from eventdata.ontology.tables import rows
from eventdata.schema.distinct import coded, combinations, decoded_table

CODES: Final = (
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "inter1",
    "actor2",
    "inter2",
    "interaction",
    "civilian_targeting",
)
"""Columns of few distinct combinations of values."""
ARMED: Final = ("1", "2", "3", "4", "8")


@attrs.frozen(kw_only=True)
class TableRule:
    """A rule with its id, what it demands, the rows of a table that break it, and whether it is about `CODES` only."""

    id: str
    demand: str
    broken: Callable[[pa.Table], pa.Array]
    is_about_codes: bool = True


def inter(table: pa.Table, number: int) -> pa.Array:
    """The inter code, `1` to `8`, of a side."""
    return lookup(table.column(f"inter{number}").combine_chunks(), "acled_inter_codes", "code", "text")


def has_type(table: pa.Table, name: str) -> pa.Array:
    """Which rows have an event type."""
    return pc.equal(table.column("event_type").combine_chunks(), name)


def unlike(found: pa.Array, wanted: pa.Array) -> pa.Array:
    """Where two columns differ, two nulls being alike."""
    both = pc.fill_null(pc.not_equal(found, wanted), False)
    return pc.or_(both, pc.not_equal(found.is_valid(), wanted.is_valid()))


def is_one_of(codes: pa.Array, wanted: tuple[str, ...]) -> pa.Array:
    """Where a code is one of those wanted; a null is none."""
    return pc.is_in(codes, value_set=pa.array(wanted))


def wrong_year(table: pa.Table) -> pa.Array:
    """The year is that of the day."""
    return unlike(pc.cast(table.column("year"), pa.int64()), pc.year(pc.cast(table.column("event_date"), pa.date32())))


def wrong_levels(table: pa.Table) -> pa.Array:
    """Event type and disorder type are those of the sub-event type."""
    sub_event = table.column("sub_event_type").combine_chunks()
    wrong = [
        unlike(table.column(name).combine_chunks(), lookup(sub_event, "acled_sub_event_types", name))
        for name in ("event_type", "disorder_type")
    ]
    return pc.or_(*wrong)


def half_recipient(table: pa.Table) -> pa.Array:
    """A second actor and its inter code are both there or both not."""
    return pc.not_equal(table.column("actor2").is_valid(), table.column("inter2").is_valid()).combine_chunks()


def wrong_interaction(table: pa.Table) -> pa.Array:
    """The interaction is made of both inter codes, the lower first."""
    return unlike(table.column("interaction").combine_chunks(), interaction_of(inter(table, 1), inter(table, 2)))


def unarmed_battle(table: pa.Table) -> pa.Array:
    """A battle is between two armed sides."""
    are_armed = pc.and_(is_one_of(inter(table, 1), ARMED), is_one_of(inter(table, 2), ARMED))
    return pc.and_(has_type(table, "Battles"), pc.invert(are_armed))


def no_civilians(table: pa.Table) -> pa.Array:
    """Violence against civilians has civilians as its second actor."""
    is_violence = has_type(table, "Violence against civilians")
    return pc.and_(is_violence, pc.invert(is_one_of(inter(table, 2), ("7",))))


def without_side(event_type: str, code: str) -> Callable[[pa.Table], pa.Array]:
    """One of the sides of an event type has an inter code."""

    def broken(table: pa.Table) -> pa.Array:
        has_code = pc.or_(is_one_of(inter(table, 1), (code,)), is_one_of(inter(table, 2), (code,)))
        return pc.and_(has_type(table, event_type), pc.invert(has_code))

    return broken


def several_actors(table: pa.Table) -> pa.Array:
    """No semicolon in an actor: associates have columns of their own."""
    found = [pc.match_substring(table.column(name).combine_chunks(), ";") for name in ("actor1", "actor2")]
    return pc.or_(*(pc.fill_null(each, False) for each in found))


@cache
def two_sided() -> pa.Array:
    """The sub-event types that need two actors."""
    return pa.array([row["code"] for row in rows("acled_sub_event_types") if row["one_sided_allowed"] == "N"])


def one_sided(table: pa.Table) -> pa.Array:
    """There are two actors where the type needs them."""
    needs_two = pc.is_in(table.column("sub_event_type").combine_chunks(), value_set=two_sided())
    return pc.and_(needs_two, table.column("actor2").combine_chunks().is_null())


def wrong_targeting(table: pa.Table) -> pa.Array:
    """Civilian targeting stands where the type always has it, and not where it never has it."""
    says = lookup(table.column("sub_event_type").combine_chunks(), "acled_sub_event_types", "civilian_targeting")
    is_written = pc.fill_null(pc.equal(table.column("civilian_targeting").combine_chunks(), CIVILIAN_TARGETING), False)
    is_always = pc.or_(pc.equal(says, "Y"), pc.starts_with(says, "always"))
    is_missing = pc.and_(is_always, pc.invert(is_written))
    return pc.or_(is_missing, pc.and_(pc.equal(says, "blank"), is_written))


def long_coordinate(table: pa.Table) -> pa.Array:
    """A coordinate has four decimals at most."""
    wrong = [pc.not_equal(table.column(name), pc.round(table.column(name), 4)) for name in ("latitude", "longitude")]
    wrong = [pc.fill_null(each, False) for each in wrong]
    return pc.or_(*wrong)


ACLED: Final = (
    TableRule(id="ACL301", demand="The year is that of the day.", broken=wrong_year, is_about_codes=False),
    TableRule(id="ACL302", demand="The three types belong to each other.", broken=wrong_levels),
    TableRule(id="ACL303", demand="No second actor means no second inter code.", broken=half_recipient),
    TableRule(id="ACL304", demand="The interaction has the lower inter code first.", broken=wrong_interaction),
    TableRule(id="ACL305", demand="A battle is between two armed sides.", broken=unarmed_battle),
    TableRule(id="ACL306", demand="Violence against civilians has civilians second.", broken=no_civilians),
    TableRule(id="ACL307", demand="A protest has protesters.", broken=without_side("Protests", "6")),
    TableRule(id="ACL308", demand="A riot has rioters.", broken=without_side("Riots", "5")),
    TableRule(id="ACL309", demand="An actor's name has no semicolon.", broken=several_actors),
    TableRule(id="ACL310", demand="A type that needs two actors has them.", broken=one_sided),
    TableRule(id="ACL311", demand="Civilian targeting is written where the type says so.", broken=wrong_targeting),
    TableRule(
        id="ACL312", demand="A coordinate has at most four decimals.", broken=long_coordinate, is_about_codes=False
    ),
)
RULES: Final[dict[str, tuple[TableRule, ...]]] = {"acled": ACLED}


def broken_rules(name: str, rows: pa.Table) -> Iterator[tuple[TableRule, pa.Array]]:
    """The rules of a name that some rows break, each with those rows.

    A rule about codes is checked on one row of each combination of codes.
    """
    rules = RULES.get(name, ())
    if not rules:
        return
    numbers, chosen = combinations([coded(rows.column(code).combine_chunks()) for code in CODES])
    combined = decoded_table(rows.select(CODES).take(chosen))
    for rule in rules:
        is_broken = pc.fill_null(rule.broken(combined if rule.is_about_codes else rows), False)
        if pc.any(is_broken).as_py():
            yield rule, is_broken.take(numbers) if rule.is_about_codes else is_broken
