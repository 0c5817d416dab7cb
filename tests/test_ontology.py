"""What the codebooks say of single codes, and which ACLED type follows from a code, the sides and the circumstances."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdata.constraints import codes
from eventdata.ontology import cameo
from eventdata.ontology.acled import Circumstance, acled_type, acled_types
from eventdata.ontology.plover import PloverType, plover_of

C = Circumstance
STATE, REBELS, PROTESTERS, CIVILIANS, NOBODY = ("1",), ("2",), ("6",), ("7",), ()


def sub_type(code: str, actors: tuple[str, ...], recipients: tuple[str, ...], *told: Circumstance) -> str | None:
    found = acled_type(code, actor_inters=actors, recipient_inters=recipients, circumstances=told)
    return found.sub_event_type if found else None


@pytest.mark.parametrize(
    ("code", "actors", "recipients", "told", "wanted"),
    [
        ("190", STATE, REBELS, (C.DEADLY,), "Armed clash"),
        ("190", STATE, REBELS, (C.LAUNCH,), "Change to group/activity"),
        ("190", STATE, REBELS, (C.WEAPONS,), "Disrupted weapons use"),
        ("190", REBELS, CIVILIANS, (), "Attack"),
        ("190", STATE, NOBODY, (), None),
        ("192", STATE, REBELS, (C.FIGHTING,), "Government regains territory"),
        ("192", REBELS, STATE, (C.FIGHTING,), "Non-state actor overtakes territory"),
        ("192", ("8",), STATE, (C.FIGHTING,), "Non-state actor overtakes territory"),
        ("192", STATE, NOBODY, (), "Non-violent transfer of territory"),
        ("193", REBELS, (*CIVILIANS, *STATE), (), "Armed clash"),
        ("194", STATE, REBELS, (), "Shelling/artillery/missile attack"),
        ("194", STATE, REBELS, (C.EXCHANGE,), "Armed clash"),
        ("1952", ("8",), NOBODY, (), "Air/drone strike"),
        ("1831", NOBODY, NOBODY, (), "Suicide bomb"),
        ("1833", REBELS, STATE, (), "Remote explosive/landmine/IED"),
        ("173", STATE, REBELS, (), "Arrests"),
        ("173", STATE, CIVILIANS, (), None),
        ("173", STATE, CIVILIANS, (C.NOTABLE,), "Arrests"),
        ("173", REBELS, CIVILIANS, (), "Abduction/forced disappearance"),
        ("181", REBELS, CIVILIANS, (), "Abduction/forced disappearance"),
        ("181", REBELS, CIVILIANS, (C.DEADLY,), "Attack"),
        ("1711", STATE, NOBODY, (C.WEAPONS,), "Disrupted weapons use"),
        ("1411", PROTESTERS, STATE, (), "Peaceful protest"),
        ("141", PROTESTERS, STATE, (C.DISPERSED,), "Protest with intervention"),
        ("141", PROTESTERS, STATE, (C.DISPERSED, C.DEADLY), "Excessive force against protesters"),
        ("145", ("5",), NOBODY, (C.DEMONSTRATION,), "Violent demonstration"),
        ("145", ("5",), NOBODY, (), "Mob violence"),
        ("143", PROTESTERS, NOBODY, (), None),
        ("0871", STATE, REBELS, (), "Agreement"),
        ("046", STATE, STATE, (), None),
        ("046", STATE, REBELS, (), "Agreement"),
        ("2041", STATE, CIVILIANS, (), None),
        ("2041", STATE, CIVILIANS, (C.CHEMICAL,), "Chemical weapon"),
        ("112", STATE, REBELS, (C.DEADLY,), None),
    ],
)
def test_the_acled_type_follows_from_code_sides_and_circumstances(
    code: str, actors: tuple[str, ...], recipients: tuple[str, ...], told: tuple[Circumstance, ...], wanted: str | None
) -> None:
    assert sub_type(code, actors, recipients, *told) == wanted


inters = st.lists(st.sampled_from(codes("acled_inter_codes")), max_size=3).map(tuple)


@given(st.sampled_from(codes("cameo")), inters, inters, st.sets(st.sampled_from(list(Circumstance))))
def test_violence_against_civilians_needs_a_civilian_and_a_battle_two_armed_sides(
    code: str, actors: tuple[str, ...], recipients: tuple[str, ...], told: set[Circumstance]
) -> None:
    name = sub_type(code, actors, recipients, *told)
    if name in ("Attack", "Abduction/forced disappearance"):
        assert "7" in recipients
    if name == "Armed clash":
        assert set(actors) & set("12348")
        assert set(recipients) & set("12348")


@given(st.sampled_from(codes("cameo")), inters, inters)
def test_words_and_economic_acts_are_outside_acled(
    code: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    if cameo.root(code) in ("01", "02", "06", "07", "09", "10", "11", "12", "13", "16"):
        assert acled_type(code, actor_inters=actors, recipient_inters=recipients) is None


def test_every_circumstance_decides_some_type() -> None:
    for told in Circumstance:
        assert any(
            sub_type(code, actors, recipients, told, *more) != sub_type(code, actors, recipients, *more)
            for code in codes("cameo")
            for actors in (STATE, REBELS)
            for recipients in (REBELS, CIVILIANS, PROTESTERS)
            for more in ((), (C.DISPERSED,))
        ), told


def test_the_types_above_a_sub_event_type_come_with_it() -> None:
    found = acled_type("195", actor_inters=STATE, recipient_inters=REBELS)
    assert found == acled_types()["Air/drone strike"]
    assert found is not None
    assert (found.event_type, found.disorder_type) == ("Explosions/Remote violence", "Political violence")


def test_codes_are_text_and_have_what_the_codebook_prints() -> None:
    assert cameo.label("0871") == "Declare truce, ceasefire"
    assert cameo.lineage("1823") == ("1823", "182", "18")
    assert (cameo.goldstein("195"), cameo.quad_class("042")) == (-10.0, 1)
    with pytest.raises(KeyError):
        cameo.root("20.0")


def test_a_code_without_a_row_of_its_own_has_the_plover_type_of_its_parent() -> None:
    assert plover_of("112") == PloverType(category="ACCUSE", mode="disapprove")
    assert plover_of("1952") == PloverType(category="ASSAULT", mode="drone", contexts=("military",))
    assert plover_of("012") == PloverType()
