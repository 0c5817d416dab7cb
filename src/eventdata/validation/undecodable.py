"""Where a batch holds bytes that are no UTF-8, which a Parquet file may give out as text."""

from collections.abc import Iterator
from typing import Any, Final

import pyarrow as pa

from eventdata.validation.values import Breach, Values, failing

NOT_UTF8: Final = "EVD002"


def undecodable(batch: pa.RecordBatch) -> Iterator[Breach]:
    """The texts that cannot be decoded."""
    yield from inside(Values(batch.to_struct_array()))


def inside(values: Values) -> Iterator[Breach]:
    """The same for a column of any type."""
    match values.kind:
        case "object":
            for name, inner in values.fields.items():
                yield from (breach.under(name) for breach in inside(inner))
        case "array":
            yield from values.breaches_of_items(inside(values.items))
        case "string":
            found = failing(values.array, are_broken)
            if len(found):
                yield Breach(keyword=NOT_UTF8, positions=found)


def are_broken(texts: Any) -> Any:
    """Which of the texts are no UTF-8."""
    return pa.array(map(is_broken, texts.cast(pa.binary()).to_pylist()), pa.bool_())


def is_broken(content: Any) -> bool:
    """Whether bytes are no UTF-8."""
    try:
        bytes(content or b"").decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
