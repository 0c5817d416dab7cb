"""How long a million events take to write, in pairs: our writer, and the plain writer for the same finished table.

`python benchmarks/export.py [ROWS]`. Parquet, GeoParquet and the acled layout are held against
`pyarrow.parquet.write_table` with the same settings for the very table that is written; JSON Lines against
`json.dumps` of each row's dictionary. Events start as Arrow columns, as they do in `eventdata convert`; what it takes
to make those columns from records is told beside it. The two of a pair alternate, and the fastest of three counts.
Each writer's peak memory is measured in a process of its own.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pyarrow as pa
from pyarrow import parquet

from eventdata.formats.export import write_batches
from eventdata.formats.parquet import ROWS_PER_GROUP
from eventdata.layouts.definition import layout
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
    """The events as Arrow columns: the same first events again and again, each with ids of its own."""
    base = record_batch(Event, [event(number) for number in range(min(rows, BATCH))])
    for start in range(0, rows, BATCH):
        batch = base.slice(0, min(BATCH, rows - start))
        ids = [f"{number * 2_654_435_761 % 2**64:016x}{number:016x}" for number in range(start, start + len(batch))]
        for name in ("event_id", "story_id"):
            place = batch.schema.get_field_index(name)
            batch = batch.set_column(place, batch.schema.field(place), pa.array(ids))
        yield batch


def store(rows: int, path: Path) -> None:
    """Put the events into an Arrow file."""
    schema = record_batch(Event, []).schema
    with pa.OSFile(str(path), "wb") as target, pa.ipc.new_file(target, schema) as writer:
        for batch in batches(rows):
            writer.write_batch(batch)


def stored(path: Path) -> Iterator[pa.RecordBatch]:
    """Events from an Arrow file, which costs next to nothing to read."""
    with pa.memory_map(str(path)) as source, pa.ipc.open_file(source) as file:
        for number in range(file.num_record_batches):
            yield file.get_batch(number)


def ours(source: Path, name: str, kind: str, target: Path) -> float:
    """Seconds that our writer takes."""
    start = time.perf_counter()
    write_batches(stored(source), target, layout=layout(name) if name else None, kind=kind)
    return time.perf_counter() - start


def plain_parquet(table: pa.Table, target: Path) -> float:
    """Seconds that pyarrow takes for a finished table, with our settings."""
    start = time.perf_counter()
    parquet.write_table(
        table,
        target,
        compression="zstd",
        compression_level=3,
        write_page_index=True,
        write_page_checksum=True,
        row_group_size=ROWS_PER_GROUP,
    )
    return time.perf_counter() - start


def plain_json(source: Path, target: Path, share: int) -> float:
    """Seconds that `json.dumps` would take for all rows, by every `share`-th batch; making the rows is not counted."""
    seconds = 0.0
    with target.open("w", encoding="utf-8") as file:
        for number, batch in enumerate(stored(source)):
            if number % share == 0:
                rows = batch.to_pylist()
                start = time.perf_counter()
                for row in rows:
                    file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
                seconds += time.perf_counter() - start
    return seconds


def peak(source: Path, name: str, kind: str, target: Path) -> float:
    """Megabytes that a process of its own holds at most while it writes, those of the mapped input not counted."""
    call = [sys.executable, __file__, "--only", name, kind, str(source), str(target)]
    return float(subprocess.run(call, check=True, capture_output=True, text=True).stdout)


def pairs(source: Path, folder: Path) -> None:
    """Print each pair: our seconds, the plain writer's, the ratio, and our peak memory."""
    for name, kind in (("", "parquet"), ("", "geoparquet"), ("acled", "parquet")):
        target = folder / f"ours.{kind}"
        mine = ours(source, name, kind, target)
        table = parquet.read_table(target)
        theirs = plain_parquet(table, folder / "plain.parquet")
        for _ in range(ROUNDS - 1):
            mine = min(mine, ours(source, name, kind, target))
            theirs = min(theirs, plain_parquet(table, folder / "plain.parquet"))
        del table
        tell(f"{name or 'record'} {kind}", mine, theirs, peak(source, name, kind, target))
    mine = min(ours(source, "", "jsonl", folder / "ours.jsonl") for _ in range(ROUNDS))
    tell("record jsonl", mine, plain_json(source, folder / "plain.jsonl", 1), peak(source, "", "jsonl", folder / "o"))


def tell(what: str, mine: float, theirs: float, memory: float) -> None:
    """One line of figures."""
    print(
        f"{what:20} {mine:7.2f} s, plain {theirs:7.2f} s, ratio {mine / theirs:5.2f}, peak {memory:5.0f} MB", flush=True
    )


def main() -> None:
    """The pairs, or one writer alone for its memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--only", nargs=4, metavar=("LAYOUT", "FORMAT", "SOURCE", "TARGET"))
    options = parser.parse_args()
    if options.only:
        name, kind, source, target = options.only
        ours(Path(source), name, kind, Path(target))
        status = Path("/proc/self/status").read_text(encoding="ascii")
        resident = {line.split(":")[0]: int(line.split()[1]) for line in status.splitlines() if "Rss" in line}
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print((most - resident.get("RssFile", 0)) / 1024)
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "events.arrow"
        store(options.rows, source)
        pairs(source, Path(folder))


if __name__ == "__main__":
    main()
