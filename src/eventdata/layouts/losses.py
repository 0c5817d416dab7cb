"""What a conversion loses: for each field of the record, in how many events another value or none comes back."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from eventdata.layouts.definition import Layout
from eventdata.layouts.laid_out import laid_out
from eventdata.layouts.reading import event_of
from eventdata.model import Event
from eventdata.schema.arrow_schema import record_batch
from eventdata.schema.codec import plain


def losses(events: Iterable[Event], layout: Layout) -> Counter[str]:
    """How many of the events that the layout holds do not get a field back as it was; read one event at a time."""
    found: Counter[str] = Counter()
    for event in events:
        rows = laid_out(layout, [record_batch(Event, [event])]).rows.to_pylist()
        if rows and layout.name != "gdelt2-mentions":
            back = event_of(layout, {key: value for key, value in rows[0].items() if value is not None})
            found.update(different(plain(event), plain(back)))
    return found


def different(before: Any, after: Any, path: str = "") -> set[str]:
    """The paths at which a value that was there is there no more; lists of records are compared field by field."""
    if before is None or before == after:
        return set()
    if isinstance(before, dict):
        inside = after if isinstance(after, dict) else {}
        parts = (different(value, inside.get(key), f"{path}.{key}" if path else key) for key, value in before.items())
        return set().union(*parts)
    if isinstance(before, list) and before and isinstance(before[0], dict):
        others = after if isinstance(after, list) else []
        padded = [*others, *([None] * len(before))]
        return set().union(*(different(each, other, path) for each, other in zip(before, padded, strict=False)))
    return {path}
