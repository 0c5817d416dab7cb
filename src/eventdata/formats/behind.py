"""How a table is written while the next one is made: one thread writes, and never more than one table waits for it."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pyarrow as pa

Write = Callable[[pa.Table], None]


@contextmanager
def written_behind(write: Write) -> Iterator[Write]:
    """Tables in their order; what goes wrong with one is raised at the next, or at the end."""
    last: Future[None] | None = None

    def put(table: pa.Table) -> None:
        nonlocal last
        if last is not None:
            last.result()
        last = thread.submit(write, table)

    with ThreadPoolExecutor(max_workers=1) as thread:
        yield put
        if last is not None:
            last.result()
