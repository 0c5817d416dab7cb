#!/usr/bin/env python3
"""Print how much longer `import eventdata` takes than a bare interpreter; exit status 1 when it is over the limit."""

import argparse
import statistics
import subprocess
import sys
import time

PAIRS = 11
HEAVY = "spacy pyarrow.dataset pyarrow numpy rich jsonschema"
NAMES_LOADED = f"import sys, eventdata; print(*(name for name in {HEAVY.split()} if name in sys.modules))"


def main() -> int:
    """Measure pairs of interpreters, so that a slow moment of the machine hits both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=float, default=0.3, help="seconds")
    limit = parser.parse_args().limit
    seconds("import eventdata")
    median = statistics.median(seconds("import eventdata") - seconds("pass") for _ in range(PAIRS))
    loaded = subprocess.run([sys.executable, "-c", NAMES_LOADED], check=True, capture_output=True, text=True).stdout
    print(f"import eventdata: {median:.3f} s more than a bare interpreter (limit {limit} s, median of {PAIRS} pairs)")
    print(f"heavy modules loaded by it: {loaded.strip() or 'none'}")
    return int(median > limit or bool(loaded.strip()))


def seconds(statement: str) -> float:
    """How long a new interpreter takes for a statement."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
