"""What `import eventdata` gives, and what it costs."""

import subprocess
import sys
from pathlib import Path

import pytest

import eventdata

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", eventdata.__all__)
def test_every_public_name_is_there_in_a_new_interpreter(name: str) -> None:
    wanted = f"import eventdata; assert getattr(eventdata, {name!r}); assert {name!r} in dir(eventdata)"
    subprocess.run([sys.executable, "-c", wanted], check=True)


def test_a_public_function_is_no_module_whatever_was_imported_before() -> None:
    first = "import eventdata.cli.code, eventdata.cli.validate, eventdata.cli.explain, eventdata as ed; "
    subprocess.run(
        [sys.executable, "-c", first + "assert all(map(callable, (ed.validate, ed.explain, ed.code)))"], check=True
    )


def test_a_name_that_is_not_public_is_told() -> None:
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        _ = eventdata.colour


def test_the_import_is_quick_and_loads_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "import_time.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
