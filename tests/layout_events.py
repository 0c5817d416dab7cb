"""Events that layouts can hold, for the tests of layouts: any event, made to look like one that is coded in full."""

from datetime import date, timedelta
from pathlib import Path

import attrs
from hypothesis import strategies as st

from eventdata.constraints import codes
from eventdata.formats.reading import read_events
from eventdata.model import (
    Actor,
    Basis,
    Count,
    CountBasis,
    CountKind,
    Event,
    Modality,
    Place,
    PlacePrecision,
    Precision,
    Side,
    When,
)
from eventdata.ontology.acled import AcledType, acled_types

ARMED = ("1", "2", "3", "4", "8")
SPANS = {Precision.DAY: 0, Precision.WEEK: 6, Precision.MONTH: 30, Precision.YEAR: 364}
COUNTRIES = ("IRQ", "COD", "MLI", "PER", "USA", "GBR", "CIV")
NAMES = ("Military Forces of Iraq (2018-2020)", "Côte d'Or Militia", "Protesters (Peru)", '=1+1 "Front"', "الأنبار")
LAST_DAY = date(2900, 1, 1)
BASE = next(iter(read_events(Path(__file__).parents[1] / "fixtures" / "layouts" / "gdelt2.export.CSV")))


@st.composite
def whole_events(draw: st.DrawFn) -> Event:
    """Events with a day, a place, an ACLED type and coded sides, so that most layouts hold most of them."""
    found = BASE
    published = draw(st.none() | st.dates(date(1900, 1, 1), LAST_DAY))
    named = st.sampled_from((None, "Example; Wire", 'The "Wire"', "https://example.org/a?b=c"))
    acled = draw(st.sampled_from(tuple(acled_types().values())))
    first, second = sides(draw, acled)
    return attrs.evolve(
        found,
        event_id=f"{draw(st.integers(0, 2**128 - 1)):032x}",
        story_id=f"{draw(st.integers(0, 2**128 - 1)):032x}",
        confidence=draw(st.sampled_from((0.0, 0.07, 0.57, 1.0))),
        article=attrs.evolve(found.article, published=published, publisher=draw(named), url=draw(named)),
        modality=draw(st.sampled_from((Modality.ACTUAL, Modality.ONGOING, Modality.ALLEGED))),
        is_background=False,
        when=draw(days()),
        where=draw(places()),
        actors=(draw(actors(first)), *found.actors[:2]),
        recipients=(draw(actors(second)), *found.recipients[:1]) if second else (),
        counts=(*draw(st.lists(small_counts(), max_size=2)),),
        acled_disorder_type=acled.disorder_type,
        acled_event_type=acled.event_type,
        acled_sub_event_type=acled.sub_event_type,
    )


def sides(draw: st.DrawFn, acled: AcledType) -> tuple[str, str | None]:
    """Inter codes that ACLED's type may have."""
    armed = draw(st.sampled_from(ARMED))
    match acled.event_type:
        case "Battles":
            return armed, draw(st.sampled_from(ARMED))
        case "Violence against civilians":
            return armed, "7"
        case "Protests":
            return "6", draw(st.sampled_from((None, "1")))
        case "Riots":
            return "5", draw(st.sampled_from((None, "7", "6")))
        case _:
            return armed, draw(st.sampled_from((None, "7", *ARMED)))


@st.composite
def days(draw: st.DrawFn) -> When:
    """Days as the coder gives them: as long as their precision says."""
    first = draw(st.dates(date(1000, 1, 1), LAST_DAY))
    precision = draw(st.sampled_from(tuple(SPANS)))
    last = first + timedelta(days=SPANS[precision])
    return When(
        first=first, last=last, precision=precision, basis=draw(st.sampled_from((Basis.STATED, Basis.RELATIVE)))
    )


@st.composite
def places(draw: st.DrawFn) -> Place:
    """Places with a coordinate."""
    names = st.sampled_from(("Gao", "Tarmiyah; north", 'a "town"', "Al-Qaʿim", "two\nlines", "\tx", "-3"))
    return Place(
        words=draw(names),
        name=draw(st.none() | names),
        precision=draw(st.sampled_from(PlacePrecision)),
        country=draw(st.sampled_from(COUNTRIES)),
        admin1=draw(st.none() | names),
        admin2=draw(st.none() | names),
        latitude=draw(st.floats(-90, 90)),
        longitude=draw(st.floats(-180, 180)),
    )


@st.composite
def actors(draw: st.DrawFn, inter: str | None) -> Actor:
    """Actors with a name and an inter code."""
    name = draw(st.sampled_from(NAMES))
    country = draw(st.none() | st.sampled_from(COUNTRIES))
    sector = draw(st.sampled_from(codes("plover_sectors")))
    return Actor(words=name, name=name, acled_name=name, acled_inter=inter, country=country, sectors=(sector,))


@st.composite
def small_counts(draw: st.DrawFn) -> Count:
    """Counts of the dead and of crowds."""
    low = draw(st.integers(0, 500))
    best = low + draw(st.integers(0, 3))
    rule = draw(st.sampled_from((None, "dozens=12")))
    return Count(
        kind=draw(st.sampled_from((CountKind.KILLED, CountKind.PARTICIPANTS))),
        side=draw(st.sampled_from(Side)),
        low=low,
        best=best,
        high=draw(st.none() | st.just(best + 2)),
        basis=CountBasis.NUMBER_WORD if rule else CountBasis.STATED,
        rule=rule,
    )
