"""Which places a text names: hand-written sentences, and properties of every text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventdata.coding.places.cues import Cue
from eventdata.coding.places.gazetteer import Gazetteer
from eventdata.coding.places.mentions import PlaceMention, place_mentions
from eventdata.model import PlacePrecision

WORLD = Gazetteer.bundled()
PIECES = [
    "Gunmen attacked Mosul.",
    "NORTH OF BAGHDAD, POLICE SAID",
    "in the provinces of Anbar, Nineveh and Salahaddin,",
    "Azaz, Syria",
    "Paris Hilton",
    "al-Jazeera operations command",
    "\n\n",
    "“Riyad”",
    "Hawija's mayor",
    "U.S.-led",
    "the Iraq-Syria border",
    "Côte d’Ivoire",
    "Niger and Nigeria",
    "\u00a0",
    "Tripoli",
    "Kiryat",
    "-",
    "The",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map(" ".join)


def mentions(text: str, *countries: str) -> tuple[PlaceMention, ...]:
    return place_mentions(text, countries=countries, gazetteer=WORLD)


def found(text: str, *countries: str) -> list[tuple[str, str, str | None]]:
    return [(m.words, m.entry.name, m.entry.country) for m in mentions(text, *countries)]


def ids(text: str, *countries: str) -> list[str]:
    return [m.entry.id for m in mentions(text, *countries)]


@given(TEXTS, st.sampled_from([(), ("IRQ",), ("SYR", "USA"), ("NER",)]))
@settings(max_examples=200, deadline=None)
def test_offsets_match_words_and_mentions_stand_in_order_apart(text: str, countries: tuple[str, ...]) -> None:
    got = place_mentions(text, countries=countries, gazetteer=WORLD)
    assert all(text[m.start : m.end] == m.words for m in got)
    assert all(one.end <= other.start for one, other in pairwise(got))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 30)), max_size=4))
@settings(max_examples=200, deadline=None)
def test_no_mention_touches_what_is_skipped(text: str, starts: list[tuple[int, int]]) -> None:
    skip = [(start, start + length) for start, length in starts]
    for m in place_mentions(text, skip=skip, countries=("IRQ", "SYR"), gazetteer=WORLD):
        assert not any(m.start < end and start < m.end for start, end in skip)


@given(st.permutations(PIECES))
@settings(max_examples=50, deadline=None)
def test_paragraphs_in_any_order_are_read_twice_alike(pieces: list[str]) -> None:
    text = "\n\n".join(pieces)
    assert mentions(text, "IRQ") == mentions(text, "IRQ")


def test_riyad_beside_hawija_is_the_town_in_kirkuk() -> None:
    got = mentions("Police said the towns of Hawija and Riyad were calm.", "IRQ")
    assert [(m.entry.country, m.entry.admin1_iso) for m in got] == [("IRQ", "IQ-KI"), ("IRQ", "IQ-KI")]


def test_riyadh_beside_baghdad_is_the_saudi_capital() -> None:
    assert found("Envoys flew from Baghdad to Riyadh.")[1] == ("Riyadh", "Riyadh", "SAU")


@pytest.mark.parametrize(
    "text",
    [
        "Units of the al-Jazeera operations command searched farms.",
        "Forces of the al-Jazeera, Anbar and Nineveh operations commands set out.",
        "A reporter of Al Jazeera was held.",
        "Paris Hilton smiled. President Washington spoke. Jordan Smith scored.",
        "The Washington Post and the Bank of England disagreed with the University of Mosul.",
        "The Geneva Conventions and the Minsk agreements were cited.",
        "Turkish and Syrian troops met.",
        "The U.S.-led coalition and Saudi-led jets withdrew.",
        "Protesters met in Springfield.",
        "Anti-Iraq slogans and pro-Russia banners were seen.",
        "Many people like nice reading.",
        "The captives were exchanged on a bridge over the Enguri river.",
    ],
)
def test_what_names_no_place_yields_none(text: str) -> None:
    assert ids(text, "IRQ") == []


def test_salahaddin_is_the_province_and_not_the_town_near_erbil() -> None:
    assert ids("Clashes broke out in Salahaddin on Tuesday.", "IRQ") == ["admin1:IQ-SD"]
    assert ids("Raids began in Salahaddin province.", "IRQ") == ["admin1:IQ-SD"]


def test_niger_is_not_in_nigeria_and_niger_state_is() -> None:
    assert ids("Soldiers from Niger crossed into Nigeria.") == ["country:NER", "country:NGA"]
    assert ids("Bandits raided Niger State, Nigeria.") == ["admin1:NG-NI"]


def test_georgia_follows_its_neighbours() -> None:
    assert ids("Russian tanks rolled into Georgia.", "RUS") == ["country:GEO"]
    assert ids("Voters in Georgia and in Atlanta queued.", "USA")[0] == "admin1:US-GA"
    assert ids("They met in Georgia.") == []


def test_tripoli_follows_the_country_of_the_actors() -> None:
    assert found("A bomb went off in Tripoli.", "LBN") == [("Tripoli", "Tripoli", "LBN")]
    assert found("A bomb went off in Tripoli.", "LBY") == [("Tripoli", "Tripoli", "LBY")]


def test_a_town_and_what_confirms_it_are_one_mention() -> None:
    assert found("Shells fell on Azaz, Syria.") == [("Azaz, Syria", "Azaz", "SYR")]
    assert found("A man died in Tripoli, Lebanon.") == [("Tripoli, Lebanon", "Tripoli", "LBN")]


def test_a_list_of_provinces_gives_the_units_and_not_the_towns_of_the_name() -> None:
    text = "They left the provinces of Idlib, Hama and Aleppo."
    assert ids(text, "SYR") == ["admin1:SY-ID", "admin1:SY-HM", "admin1:SY-HL"]
    text = "Raids went on in Basra, Wasit and Maysan governorates."
    assert ids(text, "IRQ") == ["admin1:IQ-BA", "admin1:IQ-WA", "admin1:IQ-MA"]


def test_a_province_called_by_its_largest_city_is_the_province() -> None:
    assert ids("They fought in the provinces of Mosul and Anbar.", "IRQ") == ["admin1:IQ-NI", "admin1:IQ-AN"]


def test_a_city_of_its_provinces_name_is_the_city_unless_a_part_of_the_province_is_meant() -> None:
    assert [m.entry.kind for m in mentions("A bomb went off in Kirkuk.", "IRQ")] == ["city"]
    assert [m.entry.kind for m in mentions("A bomb went off in southern Kirkuk.", "IRQ")] == ["admin1"]


@pytest.mark.parametrize(
    ("text", "cue", "precision"),
    [
        ("A mine went off in Mosul.", Cue.AT, PlacePrecision.EXACT),
        ("A mine went off near Mosul.", Cue.NEAR, PlacePrecision.NEAR),
        ("A mine went off north of Mosul.", Cue.NEAR, PlacePrecision.NEAR),
        ("A mine went off on the outskirts of Mosul.", Cue.NEAR, PlacePrecision.NEAR),
        ("A mine went off 40 km from Mosul.", Cue.NEAR, PlacePrecision.NEAR),
        ("A mine went off outside Mosul.", Cue.NEAR, PlacePrecision.NEAR),
        ("A mine went off in western Anbar.", Cue.PART, PlacePrecision.REGION),
        ("A mine went off at the border with Syria.", Cue.BORDER, PlacePrecision.COUNTRY),
        ("A mine went off in northern Iraq.", Cue.PART, PlacePrecision.COUNTRY),
    ],
)
def test_words_before_a_place_tell_how_near_it_is(text: str, cue: Cue, precision: PlacePrecision) -> None:
    assert [(m.cue, m.precision) for m in mentions(text, "IRQ")] == [(cue, precision)]


def test_a_name_that_stood_in_a_persons_name_needs_a_firm_place_word() -> None:
    assert found("Jordan Smith was hurt. Jordan was flown out.") == []
    assert found("Jordan Smith was hurt in Jordan.") == [("Jordan", "Jordan", "JOR")]


def test_a_headline_in_capitals_names_what_the_body_names() -> None:
    text = "GUNMEN STORM KIRKUK CHECKPOINT\n\nGunmen stormed a post in Kirkuk, police said."
    assert found(text, "IRQ") == [("KIRKUK", "Kirkuk", "IRQ"), ("Kirkuk", "Kirkuk", "IRQ")]


def test_a_hamlet_is_found_by_its_apposition() -> None:
    assert found("Baghuz, a small hamlet, fell in Syria.")[0] == ("Baghuz", "Baghuz", "SYR")


def test_the_strip_and_the_plant_are_places() -> None:
    text = "Strikes hit the Gaza Strip. Power failed at the Zaporizhzhia nuclear plant in Ukraine."
    assert [m.entry.kind for m in mentions(text)] == ["region", "site", "country"]


def test_a_capital_elsewhere_is_found_in_an_article_about_another_country() -> None:
    assert found("Iraqi envoys met diplomats in Paris.", "IRQ", "USA") == [("Paris", "Paris", "FRA")]


@pytest.mark.parametrize("building", ["Cathedral", "Airport", "Hospital", "Mosque", "Prison"])
def test_a_building_named_after_a_town_is_in_the_town(building: str) -> None:
    assert found(f"A blast tore through the Jolo {building} on Sunday.") == [("Jolo", "Jolo", "PHL")]


def test_a_river_may_be_that_of_its_town() -> None:
    assert found("A boat sank on the Cauca river.", "COL") == [("Cauca", "Cauca", "COL")]
