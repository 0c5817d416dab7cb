"""How events become rows of a layout, and what is refused because the layout cannot hold it, with the reason."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from eventdata.errors import InvalidTable
from eventdata.layouts.columns.fill import filled
from eventdata.layouts.columns.paths import EventColumns
from eventdata.layouts.columns.steps import halves
from eventdata.layouts.definition import Layout
from eventdata.layouts.first_tellings import FirstTellings
from eventdata.layouts.rules import broken_rules
from eventdata.layouts.wanted import conditions

ANOTHER_TELLING: Final = "another telling of the same story"


@attrs.frozen(kw_only=True)
class LaidOut:
    """Rows of a layout, and how many events it could not hold, by reason."""

    rows: pa.Table
    refused: Counter[str]


class Layer:
    """Lays out one file's events, batch after batch: it knows which stories already have a row."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.tellings = FirstTellings()
        self.refused: Counter[str] = Counter()

    def tables(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
        """The rows of each batch of events; the reasons of the others are counted on the way."""
        for batch in batches:
            yield self.table(batch)

    def table(self, batch: pa.RecordBatch) -> pa.Table:
        """The rows of one batch; texts with few distinct values are dictionaries."""
        events, count = EventColumns(batch), self.refused
        for name in self.layout.conditions:
            events = self.without(events, conditions(name)(events), name.replace("_", " "))
        rows = filled(self.layout, events)
        is_kept = np.ones(len(rows), dtype=bool)
        for reason, is_wrong in faults(self.layout, rows):
            wrong = np.asarray(is_wrong, dtype=bool) & is_kept
            count[reason] += int(wrong.sum())
            is_kept &= ~wrong
        if self.layout.one_per:
            is_kept = self.first_tellings(events.path(self.layout.one_per), is_kept)
        self.refused = +count
        return rows if is_kept.all() else rows.filter(pa.array(is_kept))

    def without(self, events: EventColumns, is_met: pa.Array, reason: str) -> EventColumns:
        """The events that meet a condition; the others are counted."""
        met = pc.fill_null(is_met, False)
        lost = len(met) - int(pc.sum(met).as_py() or 0)
        self.refused[f"not {reason}"] += lost
        return EventColumns(events.batch.filter(met)) if lost else events

    def first_tellings(self, stories: pa.Array, is_kept: Any) -> Any:
        """Which kept rows are the first of their story in the whole file."""
        first = is_kept.copy()
        first[is_kept] = self.tellings.first(*(half[is_kept] for half in halves(stories)))
        self.refused[ANOTHER_TELLING] += int(is_kept.sum() - first.sum())
        return first


def faults(layout: Layout, rows: pa.Table) -> Iterator[tuple[str, pa.Array]]:
    """What no row may be: null in a required column, or against a rule of the layout."""
    for column in sorted(layout.columns, key=lambda column: column.name in layout.key):
        if not column.is_nullable and rows.column(column.name).null_count:
            yield f"no {column.name}", rows.column(column.name).is_null()
    for rule, is_broken in broken_rules(layout.rules, rows):
        yield f"{rule.id}: {rule.demand}", is_broken


def laid_out(layout: Layout, batches: Iterable[pa.RecordBatch]) -> LaidOut:
    """All rows of a layout as one table in memory."""
    if len(set(layout.names)) != len(layout.names):
        raise InvalidTable(f"layout {layout.name}: two columns have the same name")
    layer = Layer(layout)
    tables = [layout.schema.empty_table(), *(table.cast(layout.schema) for table in layer.tables(batches))]
    return LaidOut(rows=pa.concat_tables(tables), refused=layer.refused)
