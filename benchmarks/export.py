"""How long a million events take to write, in pairs: our writer, and the plain writer for the same finished table.

`python benchmarks/export.py [ROWS] [--rounds ROUNDS]`. Parquet, GeoParquet and the acled layout are held against
`pyarrow.parquet.write_table` with the same compression, checksums and page index for the very table that is written;
JSON Lines against `json.dumps` of each row's dictionary. Events start as Arrow columns, as they do in
`eventdata convert`. The two of a pair alternate; each ratio is the median of the pairs' own, once of the seconds that
pass and once of processor time, which is what counts where other programs run: our writer uses threads, the plain
one a single one. Each writer's peak memory is measured in a process of its own.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Final, TextIO

import attrs
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
ROWS_AT_ONCE: Final = 4_096
WATCH_SECONDS: Final = 0.002
PLACES: Final = (
    ("Gao", "MLI", "Gao", "ML-7"),
    ("Tarmiyah", "IRQ", "Baghdad", "IQ-BG"),
    ("Goma", "COD", "Nord", "CD-NK"),
)
QUOTE: Final = (
    'Government troops fought rebels near {}, "killing {}", a spokesman said on number {} of the day\'s raids.'
)


@attrs.frozen(kw_only=True)
class Times:
    """Seconds that passed, and seconds that all threads used of processors."""

    passed: float
    used: float


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


def timed(action: Callable[[], object]) -> Times:
    """What an action takes."""
    passed, used = time.perf_counter(), time.process_time()
    action()
    return Times(passed=time.perf_counter() - passed, used=time.process_time() - used)


def ours(source: Path, name: str, kind: str, target: Path) -> None:
    """Write by our writer."""
    write_batches(stored(source), target, layout=layout(name) if name else None, kind=kind)


def plain_parquet(table: pa.Table, target: Path) -> None:
    """Write a finished table by pyarrow, with our settings."""
    parquet.write_table(
        table,
        target,
        compression="zstd",
        compression_level=3,
        write_page_index=True,
        write_page_checksum=True,
        row_group_size=ROWS_PER_GROUP,
    )


def plain_json(source: Path, target: Path) -> Times:
    """What `json.dumps` takes for all rows; making the rows' dictionaries is not counted."""
    passed = used = 0.0
    with target.open("w", encoding="utf-8") as file:
        for batch in stored(source):
            for start in range(0, len(batch), ROWS_AT_ONCE):
                rows = batch.slice(start, ROWS_AT_ONCE).to_pylist()
                times = timed(partial(dump, rows, file))
                passed, used = passed + times.passed, used + times.used
    return Times(passed=passed, used=used)


def dump(rows: list[dict[str, Any]], file: TextIO) -> None:
    """One line a row."""
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def peak(source: Path, name: str, kind: str, target: Path) -> float:
    """Megabytes that a process of its own holds at most while it writes, those of the mapped input not counted."""
    call = [sys.executable, __file__, "--only", name, kind, str(source), str(target)]
    return float(subprocess.run(call, check=True, capture_output=True, text=True).stdout)


def held_at_most(action: Callable[[], object]) -> float:
    """Megabytes of its own, not of mapped files, that this process holds at most during an action."""
    most, is_done = 0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not is_done.wait(WATCH_SECONDS):
            status = Path("/proc/self/status").read_text(encoding="ascii")
            most = max(most, *(int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon")))

    watcher = threading.Thread(target=watch)
    watcher.start()
    action()
    is_done.set()
    watcher.join()
    return most / 1024


def pairs(source: Path, folder: Path, rounds: int) -> None:
    """Each pair in turn."""
    for name, kind in (("", "parquet"), ("", "geoparquet"), ("acled", "parquet")):
        target = folder / f"ours.{kind}"
        ours(source, name, kind, target)
        table = parquet.read_table(target)
        found = [
            (
                timed(partial(ours, source, name, kind, target)),
                timed(partial(plain_parquet, table, folder / "plain.parquet")),
            )
            for _ in range(rounds)
        ]
        del table
        tell(f"{name or 'record'} {kind}", found, peak(source, name, kind, target))
    found = [
        (timed(lambda: ours(source, "", "jsonl", folder / "ours.jsonl")), plain_json(source, folder / "plain.jsonl"))
        for _ in range(rounds)
    ]
    tell("record jsonl", found, peak(source, "", "jsonl", folder / "o.jsonl"))


def tell(what: str, found: list[tuple[Times, Times]], memory: float) -> None:
    """One line of figures: medians of the seconds, and of the ratios of ours to the plain writer's."""
    mine, theirs = (median(pair[place].passed for pair in found) for place in (0, 1))
    passed = [pair[0].passed / pair[1].passed for pair in found]
    used = [pair[0].used / pair[1].used for pair in found]
    print(
        f"{what:18} {mine:7.2f} s, plain {theirs:7.2f} s, {len(found)} pairs, ratio {median(passed):5.2f} "
        f"({min(passed):.2f}-{max(passed):.2f}), of processor time {median(used):5.2f} "
        f"({min(used):.2f}-{max(used):.2f}), peak {memory:5.0f} MB",
        flush=True,
    )


def main() -> None:
    """The pairs, or one writer alone for its memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs=4, metavar=("LAYOUT", "FORMAT", "SOURCE", "TARGET"))
    options = parser.parse_args()
    if options.only:
        name, kind, source, target = options.only
        print(held_at_most(lambda: ours(Path(source), name, kind, Path(target))))
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "events.arrow"
        store(options.rows, source)
        pairs(source, Path(folder), options.rounds)


if __name__ == "__main__":
    main()
