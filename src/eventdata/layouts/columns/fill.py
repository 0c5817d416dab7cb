"""How a layout's column is filled: the expression in its table, said over whole columns of events.

An expression is alternatives between ` ? `, the first that has a value counting; each is a beginning and steps between
` | `. The beginning is the path of a field, `=text` for a constant, or `@function` with arguments. Steps and functions
are named in `steps.STEPS` and `FUNCTIONS`, and nothing else can be written.
"""

from collections.abc import Callable
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from eventdata.errors import InvalidTable
from eventdata.layouts.columns import acled, cameo_actors, evidence, geography, plover, ucdp
from eventdata.layouts.columns.paths import EventColumns
from eventdata.layouts.columns.steps import step
from eventdata.layouts.definition import Column, Layout
from eventdata.schema.distinct import by_value, decoded

SMALL: Final = {pa.int8(): 2**7 - 1, pa.int32(): 2**31 - 1}
FUNCTIONS: Final[dict[str, Callable[..., pa.Array]]] = {
    **acled.FUNCTIONS,
    **cameo_actors.FUNCTIONS,
    **evidence.FUNCTIONS,
    **geography.FUNCTIONS,
    **plover.FUNCTIONS,
    **ucdp.FUNCTIONS,
}


def filled(layout: Layout, events: EventColumns) -> pa.Table:
    """All events as rows of a layout, null where an event does not tell, even in required columns.

    Texts with few distinct values are dictionaries.
    """
    return pa.Table.from_arrays([column_of(column, events) for column in layout.columns], names=layout.names)


def column_of(column: Column, events: EventColumns) -> pa.Array:
    """One column in its type."""
    wanted = column.arrow.type
    if not column.fill:
        return pa.nulls(len(events), wanted)
    try:
        found = by_value(lambda values: typed(values, wanted), filling(column.fill, events))
        return found if wanted == pa.string() else decoded(found)
    except (InvalidTable, pa.ArrowException, KeyError, TypeError) as error:
        raise InvalidTable(f"column {column.name!r}, filled by {column.fill!r}: {error}") from error


def typed(found: pa.Array, wanted: pa.DataType) -> pa.Array:
    """The values in the column's type; a whole number that does not fit is null, never another number."""
    if found.type == wanted:
        return found
    if pa.types.is_null(found.type):
        return pa.nulls(len(found), wanted)
    if wanted in SMALL and pa.types.is_int64(found.type):
        most = SMALL[wanted]
        fits = pc.and_(pc.less_equal(found, most), pc.greater_equal(found, -most))
        found = pc.if_else(fits, found, pa.scalar(None, pa.int64()))
    return pc.cast(found, wanted)


def filling(expression: str, events: EventColumns) -> pa.Array:
    """The values that an expression gives."""
    found, *others = (alternative(text.strip(), events) for text in expression.split(" ? "))
    if not others or not found.null_count:
        return found
    plain = decoded(found)
    return pc.coalesce(plain, *(pc.cast(decoded(each), plain.type) for each in others))


def alternative(expression: str, events: EventColumns) -> pa.Array:
    """The values of a beginning that goes through its steps; each prefix of an expression is worked out once."""
    before, bar, last = expression.rpartition(" | ")
    if not bar:
        return events.once(f"filling {expression}", lambda: beginning(expression, events))
    name, *arguments = last.split()
    found = step(name)
    return events.once(
        f"filling {expression}",
        lambda: by_value(lambda values: found(values, *arguments), alternative(before, events)),
    )


def beginning(expression: str, events: EventColumns) -> Any:
    """A constant, the result of a function, or the column at a path."""
    if expression.startswith("="):
        return pa.repeat(expression[1:], len(events))
    if not expression.startswith("@"):
        return events.column(expression)
    name, *arguments = expression[1:].split()
    if name not in FUNCTIONS:
        raise InvalidTable(f"no function {name!r}; there are {', '.join(sorted(FUNCTIONS))}")
    return FUNCTIONS[name](events, *arguments)
