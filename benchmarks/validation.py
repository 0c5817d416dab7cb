#!/usr/bin/env python3
"""Time validation against reading and against the other validators, in pairs within one run; medians are printed.

Every timing of a Parquet file is that of a whole process on one thread; the others are given the rows of one file.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from validation_records import events, spoil, write_file

from eventdata.formats.jsonl import write_jsonl

JSONL_ROWS = 200_000
JSONSCHEMA_ROWS = 1_000
ONE_THREAD = "import pyarrow as pa; pa.set_cpu_count(1); pa.set_io_thread_count(1)\n"
READ = ONE_THREAD + (
    "from pyarrow import parquet\n"
    "file = parquet.ParquetFile({path!r})\n"
    "for group in range(file.num_row_groups): file.read_row_group(group, use_threads=False)\n"
)
VALIDATE = ONE_THREAD + "import eventdata\nassert eventdata.validate({path!r}).ok\n"
FIND_ONE = ONE_THREAD + (
    "import eventdata\nreport = eventdata.validate({path!r})\n"
    "assert [problem.row for problem in report] == [{wrong}] and report.counts.records_with_errors == 1\n"
)
JSONL_VALIDATE = "import eventdata\nassert eventdata.validate({path!r}).ok\n"
JSONL_RS = (
    "import orjson, jsonschema_rs\n"
    "from eventdata.model import Event\nfrom eventdata.schema.json_schema import json_schema\n"
    "is_valid = jsonschema_rs.Draft202012Validator(json_schema(Event)).is_valid\n"
    "with open({path!r}, 'rb') as file: assert all(is_valid(orjson.loads(line)) for line in file)\n"
)
JSONSCHEMA = (
    "import json, jsonschema\n"
    "from eventdata.model import Event\nfrom eventdata.schema.json_schema import json_schema\n"
    "is_valid = jsonschema.Draft202012Validator(json_schema(Event)).is_valid\n"
    "with open({path!r}, 'rb') as file: assert all(is_valid(json.loads(line)) for line in file)\n"
)


def main() -> int:
    """Make the files, time the pairs, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--parquet", type=Path, help="a file of so many rows that was made before")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        parquet = options.parquet or Path(folder) / "events.parquet"
        if not options.parquet:
            write_file(options.rows, parquet)
        spoilt = Path(folder) / "one_bad_row.parquet"
        find = FIND_ONE.replace("{wrong}", str(spoil(parquet, spoilt)))
        long, short = Path(folder) / "long.jsonl", Path(folder) / "short.jsonl"
        write_jsonl(events(min(options.rows, JSONL_ROWS)), long)
        write_jsonl(events(min(options.rows, JSONSCHEMA_ROWS)), short)
        costs = [
            rate(VALIDATE, str(parquet), options.rows) / rate(find, str(spoilt), options.rows)
            for _ in range(options.runs)
        ]
        found = figures(options, str(parquet), str(long), str(short))
        found["one_bad_row_over_clean"] = round(statistics.median(costs), 3)
    print(json.dumps(found, indent=2))
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n")
    return 0


def figures(options: argparse.Namespace, parquet: str, long: str, short: str) -> dict[str, float]:
    """All ratios, each the median of pairs."""
    rates: dict[str, list[float]] = {name: [] for name in ("read", "parquet", "jsonl", "rs", "jsonschema")}
    for _ in range(options.runs):
        rates["read"].append(rate(READ, parquet, options.rows))
        rates["parquet"].append(rate(VALIDATE, parquet, options.rows))
        rates["rs"].append(rate(JSONL_RS, long, min(options.rows, JSONL_ROWS)))
        rates["jsonl"].append(rate(JSONL_VALIDATE, long, min(options.rows, JSONL_ROWS)))
        rates["jsonschema"].append(rate(JSONSCHEMA, short, min(options.rows, JSONSCHEMA_ROWS)))

    def ratio(one: str, other: str) -> float:
        return round(statistics.median(a / b for a, b in zip(rates[one], rates[other], strict=True)), 3)

    return {
        "rows": options.rows,
        "runs": options.runs,
        "parquet_validate_over_read": ratio("read", "parquet"),
        "parquet_over_jsonschema": ratio("parquet", "jsonschema"),
        "parquet_over_jsonschema_rs": ratio("parquet", "rs"),
        "jsonl_over_jsonschema_rs": ratio("jsonl", "rs"),
        "peak_mb": peak(VALIDATE, parquet),
        **{f"{name}_rows_per_second": round(statistics.median(found)) for name, found in rates.items()},
    }


def rate(script: str, path: str, rows: int) -> float:
    """Rows a second of processor time of a whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", script.format(path=path)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return rows / (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def peak(script: str, path: str) -> float:
    """The greatest resident memory of a process, in MB."""
    measure = "\nimport resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    done = subprocess.run(
        [sys.executable, "-c", script.format(path=path) + measure], check=True, capture_output=True, text=True
    )
    return round(int(done.stdout.split()[-1]) / 1024, 1)


if __name__ == "__main__":
    sys.exit(main())
