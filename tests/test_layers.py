"""A module imports from its own layer or lower ones only, and what is light stays light."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "eventdata"
LAYERS = (
    ("errors", "bundled", "tables", "constraints", "shapes"),
    ("model", "refusal", "article", "problem", "spot"),
    ("schema",),
    ("ontology",),
    ("validation",),
    ("coding",),
    ("pipeline", "explanation"),
    ("formats", "layouts"),
    ("engines",),
    ("cli", "publish", "testing", "damage", "__main__"),
)
LAYER = {name: number for number, names in enumerate(LAYERS) for name in names}


def modules() -> dict[str, Path]:
    """The path of every module, by its name inside the package."""
    inside = {path.relative_to(PACKAGE).with_suffix("").as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
    return {name: path for name, path in inside.items() if name != "__init__"}


def part(name: str) -> str:
    """The layer's member that a module is, or lies in."""
    return name.split("/", maxsplit=1)[0].split(".", maxsplit=1)[0]


def imports(path: Path) -> Iterator[str]:
    """What a module imports from this package: modules of it, or `__main__`'s layer for the public names on top."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.removeprefix("eventdata.") for alias in node.names if "eventdata." in alias.name)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports name the package in full"
            if node.module == "eventdata":
                yield from (alias.name if alias.name in LAYER else "__main__" for alias in node.names)
            elif node.module and node.module.startswith("eventdata."):
                yield node.module.removeprefix("eventdata.")


@pytest.mark.parametrize(("name", "path"), modules().items(), ids=modules().keys())
def test_a_module_imports_downwards_only(name: str, path: Path) -> None:
    assert part(name) in LAYER, f"give {name} a layer"
    for imported in map(part, imports(path)):
        assert imported in LAYER, f"{name} imports {imported}, which has no layer"
        assert LAYER[imported] <= LAYER[part(name)], f"{name} imports {imported}"


@pytest.mark.parametrize(
    "module", ["eventdata", "eventdata.model", "eventdata.schema.codec", "eventdata.ontology.rules"]
)
def test_importing_what_is_light_loads_neither_pyarrow_nor_spacy(module: str) -> None:
    script = f"import {module}, sys; sys.exit(bool({{'pyarrow', 'spacy', 'numpy', 'hypothesis'}} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
