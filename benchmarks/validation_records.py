"""Events of every shape, in any number, made up from a seed: what the validators are timed on."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Final

import pyarrow as pa
from pyarrow import parquet

from eventdata.article import text_sha256
from eventdata.formats.parquet import ROWS_PER_GROUP, parquet_writer, write_parquet
from eventdata.model import (
    Actor,
    ArticleReference,
    Basis,
    CoderReference,
    Count,
    CountBasis,
    CountKind,
    Event,
    Evidence,
    Modality,
    Place,
    PlacePrecision,
    Precision,
    Side,
    Supports,
    When,
)
from eventdata.ontology.acled import acled_types
from eventdata.ontology.cameo import CameoCode, cameo_codes
from eventdata.ontology.plover import modes, plover_types
from eventdata.ontology.rules import iso2

WORDS: Final = (
    "forces troops gunmen police protesters officials killed wounded attacked shelled marched near the of in and a "
    "on Sunday Monday town village district province after before clashes checkpoint convoy ministry said reported "
    "Château al-Qaʿim “operation” northern southern border army rebels soldiers talks aid ceasefire"
).split()
ROLES: Final = (("MIL", "1"), ("REB", "2"), ("COP", "1"), ("CVL", "7"), ("GOV", "1"), ("OPP", "6"))
EVENTS_PER_ARTICLE: Final = 4
FIRST_DAY: Final = date(2010, 1, 1)
ID_BYTES: Final = 16
UNLIKE: Final = 1_000_000
"""How many events are unlike each other in all; more of them repeat these, with ids of their own."""
WRONG: Final = 1.5


def write_file(rows: int, path: Path) -> None:
    """A Parquet file of so many events, with the settings of the library's writer."""
    base = path.with_suffix(".base.parquet")
    write_parquet(events(min(rows, UNLIKE)), base)
    chance = random.Random(1)
    with parquet.ParquetFile(base) as file, new_file(path, file.schema_arrow) as writer:
        for number in cycle(range(file.num_row_groups)):
            group = file.read_row_group(number).slice(0, rows)
            ids = [chance.randbytes(ID_BYTES).hex() for _ in range(len(group))]
            writer.write_table(with_column(group, "event_id", pa.array(ids)), row_group_size=ROWS_PER_GROUP)
            rows -= len(group)
            if not rows:
                break
    base.unlink()


def spoil(path: Path, target: Path) -> int:
    """Copy a Parquet file with one wrong row in its midst; the number of that row is returned."""
    with parquet.ParquetFile(path) as file, new_file(target, file.schema_arrow) as writer:
        wrong = int(file.metadata.num_rows) // 2
        first = 0
        for number in range(file.num_row_groups):
            group = file.read_row_group(number)
            if first <= wrong < first + len(group):
                values = group.column("confidence").to_pylist()
                values[wrong - first] = WRONG
                group = with_column(group, "confidence", pa.array(values))
            writer.write_table(group, row_group_size=ROWS_PER_GROUP)
            first += len(group)
    return wrong


@contextmanager
def new_file(path: Path, schema: pa.Schema) -> Iterator[parquet.ParquetWriter]:
    """A writer of a file with the settings of the library's own."""
    with path.open("wb") as file, parquet_writer(file, schema) as writer:
        yield writer


def with_column(table: pa.Table, name: str, values: pa.Array) -> pa.Table:
    """The table with other values in a column."""
    place = table.schema.get_field_index(name)
    return table.set_column(place, table.schema.field(place), values)


def events(number: int, *, seed: int = 0) -> Iterator[Event]:
    """Consistent events, four to an article; the same number and seed give the same events."""
    chance = random.Random(seed)
    codes, countries = list(cameo_codes().values()), sorted(iso2().items())
    for position in range(number):
        if position % EVENTS_PER_ARTICLE == 0:
            article = reference(chance)
        yield event(chance, article, chance.choice(codes), chance.choice(countries))


def reference(chance: random.Random) -> ArticleReference:
    """An article of one of some publishers."""
    name = f"{chance.getrandbits(64):016x}"
    return ArticleReference(
        id=name,
        text_sha256=text_sha256(name),
        publisher=f"Example Wire {chance.randrange(40)}",
        url=f"https://example.org/{name}",
        published=FIRST_DAY + timedelta(chance.randrange(5_000)),
        licence="CC-BY-4.0",
    )


def event(chance: random.Random, article: ArticleReference, cameo: CameoCode, country: tuple[str, str]) -> Event:
    """One event with one to three evidenced parts; a third has no place and a third no count."""
    plover = next(iter(plover_types(cameo.code)), None)
    category = plover.category if plover else None
    acled = chance.choice((None, *acled_types().values()))
    first = FIRST_DAY + timedelta(chance.randrange(5_000))
    return Event(
        event_id=f"{chance.getrandbits(128):032x}",
        story_id=f"{chance.getrandbits(128):032x}",
        when=When(first=first, last=first, precision=Precision.DAY, basis=Basis.RELATIVE, words=words(chance, 2)),
        cameo_code=cameo.code,
        cameo_root=cameo.root,
        quad_class=cameo.quad_class,
        goldstein=cameo.goldstein,
        plover_category=category,
        plover_mode=chance.choice((None, *modes(category or ""))),
        plover_contexts=("military",) if chance.random() < 0.5 else (),
        acled_disorder_type=acled.disorder_type if acled else None,
        acled_event_type=acled.event_type if acled else None,
        acled_sub_event_type=acled.sub_event_type if acled else None,
        actors=tuple(actor(chance, country[0]) for _ in range(chance.randrange(3))),
        recipients=tuple(actor(chance, country[0]) for _ in range(chance.randrange(2))),
        where=place(chance, country) if chance.random() < 0.67 else None,
        counts=(count(chance),) if chance.random() < 0.67 else (),
        modality=chance.choice(list(Modality)),
        attribution=words(chance, 3) if chance.random() < 0.5 else None,
        confidence=chance.randrange(101) / 100,
        evidence=evidence(chance, article.id),
        article=article,
        coder=CoderReference(
            name="eventdata", version="0.1.0", dictionary_version="2f1c9e0a77aa", model_sha256="cd" * 32
        ),
    )


def words(chance: random.Random, number: int) -> str:
    """So many words."""
    return " ".join(chance.choices(WORDS, k=number))


def actor(chance: random.Random, country: str) -> Actor:
    """An actor with a code."""
    role, inter = chance.choice(ROLES)
    code = f"{country}{role}" if country.isalpha() else None
    return Actor(words=words(chance, 2), code=code, country=country, sectors=(role,), acled_inter=inter)


def place(chance: random.Random, country: tuple[str, str]) -> Place:
    """A place with its coordinate."""
    code = f"{country[1]}-{chance.choice(('AN', 'BA', '01', 'NW'))}"
    name = words(chance, 1)
    return Place(
        words=name,
        precision=PlacePrecision.EXACT,
        name=name,
        country=country[0],
        admin1=name,
        admin1_code=code,
        latitude=chance.randrange(-9_000_000, 9_000_000) / 100_000,
        longitude=chance.randrange(-18_000_000, 18_000_000) / 100_000,
        gazetteer_id=f"admin1:{code}",
    )


def count(chance: random.Random) -> Count:
    """A count with its numbers in order."""
    low = chance.randrange(50)
    return Count(
        kind=CountKind.KILLED, side=Side.RECIPIENT, low=low, best=low, basis=CountBasis.STATED, words=words(chance, 3)
    )


def evidence(chance: random.Random, article_id: str) -> tuple[Evidence, ...]:
    """A sentence, and two stretches in it."""
    start = chance.randrange(3_000)
    sentence = words(chance, 18)
    pieces = [(sentence, start, Supports.SENTENCE), (sentence[:6], start, Supports.ACTORS)]
    if chance.random() < 0.5:
        pieces.append((sentence[7:20], start + 7, Supports.WHAT))
    return tuple(
        Evidence(article_id=article_id, start=begin, end=begin + len(quote), quote=quote, supports=part)
        for quote, begin, part in pieces
    )
