"""Which files are published from the declarations, and the command that writes or checks them.

`python -m eventdata.publish` writes them below the current folder; with `--check` it writes nothing, names the files
that are not what they should be, and exits with 1 when there are any.
"""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from eventdata.constraints import CodeList
from eventdata.formats.whole_file import whole_file
from eventdata.layouts.definition import layout, layout_names
from eventdata.layouts.published import published_files
from eventdata.model import SCHEMA_VERSION, Event
from eventdata.refusal import Refusal
from eventdata.schema.field_table import field_table
from eventdata.schema.json_schema import inner_records, schema_text
from eventdata.schema.table_schema import table_schema_text
from eventdata.shapes import shapes
from eventdata.validation.rules import rules_page

RELEASE: Final = f"schemas/event/{SCHEMA_VERSION}"
DIGESTS: Final = "schemas/SHA256SUMS"
RECORDS: Final = (Event, Refusal)
LICENCE: Final = "PLOVER-LICENCE.md"


def published() -> dict[str, bytes]:
    """The files of this schema version and the field table, by path; the digests of all releases are not among them."""
    texts = {
        f"{RELEASE}/event.schema.json": schema_text(Event),
        f"{RELEASE}/refusal.schema.json": schema_text(Refusal),
        f"{RELEASE}/event.table-schema.json": table_schema_text(Event),
        "docs/reference/record.md": field_table(RECORDS),
        "docs/reference/rules.md": rules_page(),
    }
    for name in layout_names():
        texts |= {f"schemas/{path}": text for path, text in published_files(layout(name)).items()}
    lists = {f"{RELEASE}/codes/{name}": code_file(name) for name in (*code_list_files(), LICENCE)}
    return {path: text.encode("utf-8") for path, text in texts.items()} | lists


def code_list_files() -> tuple[str, ...]:
    """The code lists that fields refer to."""
    names: set[str] = set()
    for cls in {inner for record in RECORDS for inner in (record, *inner_records(record))}:
        for found in shapes(cls).values():
            constraints = (*found.constraints, *(found.item.constraints if found.item else ()))
            names.update(constraint.name for constraint in constraints if isinstance(constraint, CodeList))
    return tuple(f"{name}.csv" for name in sorted(names))


def code_file(name: str) -> bytes:
    """A file of the package's code lists."""
    return files("eventdata").joinpath("codes", name).read_bytes()


def is_current(path: str) -> bool:
    """Whether a path lies in a release that is derived from the declarations of today."""
    return path.startswith(tuple(f"{folder}/" for folder in releases()))


@cache
def releases() -> tuple[str, ...]:
    """The folders of the releases that are derived from the declarations: the record, and every layout."""
    found = (layout(name) for name in layout_names())
    return (RELEASE, *(f"schemas/layouts/{each.name}/{each.version}" for each in found))


def digests(root: Path, release: dict[str, bytes]) -> bytes:
    """SHA-256 of every file of every release in the format of `sha256sum`; earlier ones stay as noted."""
    earlier = [(path, digest) for path, digest in noted_digests(root) if not is_current(path)]
    mine = [(path, sha256(content)) for path, content in release.items() if is_current(path)]
    lines = (f"{digest}  {path.removeprefix('schemas/')}\n" for path, digest in sorted((*earlier, *mine)))
    return "".join(lines).encode("ascii")


def noted_digests(root: Path) -> list[tuple[str, str]]:
    """The path and digest of each released file, as noted when it was released."""
    noted = root / DIGESTS
    lines = noted.read_text(encoding="ascii").splitlines() if noted.is_file() else []
    return [(f"schemas/{path}", digest) for digest, path in (line.split("  ", 1) for line in lines)]


def sha256(content: bytes) -> str:
    """The digest as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def wanted(root: Path) -> dict[str, bytes]:
    """All files that should stand below a project's root, those of earlier releases left out."""
    release = published()
    return release | {DIGESTS: digests(root, release)}


def drift(root: Path) -> tuple[str, ...]:
    """The files below the root that differ from what they should be, are missing, or do not belong to the release."""
    should = wanted(root)
    different = [path for path, content in should.items() if not is_same(root / path, content)]
    files_there = (path for folder in releases() for path in (root / folder).glob("**/*") if path.is_file())
    there = (path.relative_to(root).as_posix() for path in files_there)
    return (*different, *sorted(path for path in there if path not in should))


def broken_releases(root: Path) -> tuple[str, ...]:
    """The files of earlier releases that are no longer what they were when released; nothing here repairs them."""
    earlier = [(path, digest) for path, digest in noted_digests(root) if not is_current(path)]
    return tuple(
        path for path, digest in earlier if not (root / path).is_file() or sha256((root / path).read_bytes()) != digest
    )


def is_same(path: Path, content: bytes) -> bool:
    """Whether the file is there and has this content."""
    return path.is_file() and path.read_bytes() == content


def write(root: Path) -> tuple[str, ...]:
    """Write the files that have drifted below the root, remove those that do not belong, and return their paths."""
    should = wanted(root)
    changed = drift(root)
    for path in changed:
        if path in should:
            put(root / path, should[path])
        else:
            (root / path).unlink()
    return changed


def write_release(folder: Path) -> tuple[Path, ...]:
    """Write the files of this schema version into a folder of the user's, as `event/<version>/…` and `layouts/…`."""
    inside = {path: content for path, content in published().items() if is_current(path)}
    written = {folder / path.removeprefix("schemas/"): content for path, content in inside.items()}
    for path, content in written.items():
        put(path, content)
    return tuple(written)


def put(path: Path, content: bytes) -> None:
    """Write one file whole, in a folder that is made when it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as file:
        file.write(content)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; the exit code is 1 when `--check` finds drift."""
    parser = argparse.ArgumentParser(
        prog="python -m eventdata.publish", description="Write the published schema files."
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when a file is out of date")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's root (default: here)")
    options = parser.parse_args(arguments)
    if not options.check:
        for path in write(options.root):
            print(f"written: {path}")
        return 0
    drifted = (*drift(options.root), *broken_releases(options.root))
    for path in drifted:
        print(f"out of date: {path}", file=sys.stderr)
    return 1 if drifted else 0


if __name__ == "__main__":
    sys.exit(main())
