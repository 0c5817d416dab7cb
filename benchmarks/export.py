"""How long a million events take to write, in pairs: our writer, and the plain writer for the same finished table.

`python benchmarks/export.py [ROWS]`. Parquet, GeoParquet and the acled layout are held against
`pyarrow.parquet.write_table` with the same settings for the very table that is written; JSON Lines against
`json.dumps` of each row's dictionary. Events start as Arrow columns, as they do in `eventdata convert`; what it takes
to make those columns from records is told beside it. The two of a pair alternate, and the fastest of three counts.
Each writer's peak memory is measured in a process of its own.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pyarrow as pa

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
from eventdata.schema.arrow_schema import record_batch

BATCH: Final = 65_536
PLACES_IN_ALL: Final = 4_999
ROUNDS: Final = 3
PLACES: Final = (
    ("Gao", "MLI", "Gao", "ML-7"),
    ("Tarmiyah", "IRQ", "Baghdad", "IQ-BG"),
    ("Goma", "COD", "Nord", "CD-NK"),
)
QUOTE: Final = (
    'Government troops fought rebels near {}, "killing {}", a spokesman said on number {} of the day\'s raids.'
)


def event(number: int) -> Event:
    """The event of a number, unlike all others in ids, quote and coordinate."""
    day = date(2019, 1, 1) + timedelta(days=number % 365)
    near, country, admin1, code = PLACES[number % 3]
    town = number % PLACES_IN_ALL
    name = f"{near} {town}"
    quote = QUOTE.format(name, number % 9, number)
    return Event(
        event_id=f"{number * 2_654_435_761 % 2**64:016x}{number:016x}",
        story_id=f"{number:032x}",
        when=When(first=day, last=day, precision=Precision.DAY, basis=Basis.STATED, words="on Sunday"),
        cameo_code="190",
        cameo_root="19",
        quad_class=4,
        goldstein=-10.0,
        plover_category="ASSAULT",
        plover_contexts=("military",),
        acled_disorder_type="Political violence",
        acled_event_type="Battles",
        acled_sub_event_type="Armed clash",
        actors=(Actor(words="Government troops", code=f"{country}MIL", country=country, sectors=("MIL",),
                      acled_name=f"Military Forces of {near} (2018-)", acled_inter="1"),),
        recipients=(Actor(words="rebels", code=f"{country}REB", country=country, sectors=("REB",),
                          acled_name=f"{near} Rebels {town % 97}", acled_inter="2"),),
        where=Place(words=name, precision=PlacePrecision.EXACT, name=name, country=country, admin1=admin1,
                    admin1_code=code, latitude=round(town * 7919 % 180_000 / 1000 - 90, 4),
                    longitude=round(town * 104_729 % 360_000 / 1000 - 180, 4)),
        counts=(Count(kind=CountKind.KILLED, side=Side.RECIPIENT, low=number % 9, best=number % 9, high=number % 9,
                      basis=CountBasis.STATED, words=f"killing {number % 9}"),),
        modality=Modality.ACTUAL,
        confidence=0.8,
        evidence=tuple(Evidence(article_id=f"a{number // 4}", start=0, end=len(quote), quote=quote, supports=supports,
                                rule="fight:190") for supports in (Supports.SENTENCE, Supports.WHAT)),
        article=ArticleReference(id=f"a{number // 4}", text_sha256=f"{number // 4:064x}", publisher="Example Wire",
                                 published=day),
        coder=CoderReference(name="eventdata", version="0.1.0", dictionary_version="2f1c9e0a77aa"),
    )  # fmt: skip


def batches(rows: int) -> Iterator[pa.RecordBatch]:
    """The events as Arrow columns."""
    for start in range(0, rows, BATCH):
        yield record_batch(Event, [event(number) for number in range(start, min(start + BATCH, rows))])


def stored(path: Path) -> Iterator[pa.RecordBatch]:
    """Events from an Arrow file, which costs next to nothing to read."""
    with pa.memory_map(str(path)) as source, pa.ipc.open_file(source) as file:
        for number in range(file.num_record_batches):
            yield file.get_batch(number)
