"""How plain record data is damaged in one place, at any depth: what readers and validators are tried with."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final, cast

from hypothesis import strategies as st

Path = tuple[str | int, ...]

ODD_VALUES: Final[tuple[Any, ...]] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    5,
    1.0,
    1.5,
    -0.0,
    10**9 + 1,
    2**31,
    2**63,
    10**30,
    1e300,
    float("nan"),
    float("inf"),
    "",
    " ",
    "1",
    "x",
    "IRQ",
    "abc\n",
    "\u0661\u0662",
    "2019-07-07",
    "2019-02-29",
    "2019-07-07\n",
    "2019-07-07T00:00:00",
    "\ud800",
    [],
    [None],
    [[]],
    ["x"],
    {},
    {"words": "x"},
    {"words": "x", "is_implied": False, "sectors": []},
)


@st.composite
def damaged(draw: st.DrawFn, plain: dict[str, Any]) -> Any:
    """A copy of plain data with one place changed, removed or added; now and then it is still what it should be."""
    found = deepcopy(plain)
    path = draw(st.sampled_from(list(paths(found))))
    parent, step = at(found, path[:-1]), cast(Any, path[-1])
    match draw(st.sampled_from(("replace", "near", "remove", "add", "repeat"))):
        case "replace":
            parent[step] = deepcopy(draw(st.sampled_from(ODD_VALUES)))
        case "near":
            parent[step] = draw(st.sampled_from(neighbours(parent[step])))
        case "remove":
            del parent[step]
        case "add" if isinstance(parent, dict):
            parent[draw(st.sampled_from(("unknown", "Words", "", "words ")))] = draw(st.sampled_from((None, "x", 1)))
        case _ if isinstance(parent, list):
            parent.append(deepcopy(parent[step]))
    return found


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """The path to every value inside plain data."""
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in inner:
        yield from paths(item, (*path, step))


def at(value: Any, path: Path) -> Any:
    """The value at a path."""
    return at(value[path[0]], path[1:]) if path else value


def neighbours(value: Any) -> tuple[Any, ...]:
    """Values that are almost the given one."""
    match value:
        case bool():
            return (int(value), str(value).lower(), float(value))
        case str():
            return (f"{value}\n", f" {value}", value.upper(), value.lower(), value[:-1], value * 2, [value])
        case int() | float():
            return (-value, value + 0.5, float(value), value * 10**9, str(value), bool(value), [value])
        case list():
            return ([*value, None], value[1:], value[::-1], {str(step): item for step, item in enumerate(value)})
        case dict():
            return ([value], dict(list(value.items())[1:]), dict(reversed(value.items())), list(value.items()))
        case _:
            return ("null", 0, [], {})
