"""Every example of the README and of the documentation runs as it stands."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"(<!-- command \d -->\n)?```(\w+)\n(.*?)```\n", re.DOTALL)
ARTICLE = ROOT / "fixtures" / "articles" / "mali-gao-car-bomb.jsonl"


def examples(page: Path) -> list[list[str]]:
    """The commands of a page's examples in order; the two that install are run by `.ci/run`."""
    found: list[list[str]] = []
    for command, language, text in BLOCK.findall(page.read_text(encoding="utf-8")):
        if command:
            continue
        if language == "python":
            found.append([sys.executable, "-c", text])
        elif language == "sh":
            found += [[sys.executable, "-m", *shlex.split(line)] for line in text.splitlines()]
    return found


@pytest.mark.parametrize("page", [page for page in PAGES if examples(page)], ids=lambda page: page.stem)
def test_every_example_of_a_page_runs(page: Path, tmp_path: Path) -> None:
    shutil.copy(ARTICLE, tmp_path / "articles.jsonl")
    for command in examples(page):
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def test_the_readme_has_the_two_commands_and_examples_in_python() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [command[13] for command, _, _ in BLOCK.findall(readme) if command] == ["1", "2"]
    assert sum(language == "python" for _, language, _ in BLOCK.findall(readme)) >= 2


def test_the_table_of_the_readme_is_what_the_coder_gives() -> None:
    subprocess.run([sys.executable, ROOT / "tools" / "readme_table.py", "--check"], check=True, timeout=120)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
