"""The check as other people's CI runs it: by pre-commit from a repository of ours, and by the steps of the Action."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from eventdata import write_jsonl
from eventdata.model import Event

ROOT = Path(__file__).parents[2]
PARTS = ("src", "schemas", "fixtures/articles", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")


def run(*command: str, at: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """What a command makes of a folder; a repository of git is nobody's but its own."""
    own = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    own |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}
    return subprocess.run(
        command, cwd=at, check=False, capture_output=True, text=True, env=os.environ | own | environment
    )


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What we publish, as a repository of git with one commit."""
    folder = tmp_path_factory.mktemp("published")
    for part in PARTS:
        source, target = ROOT / part, folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        copy: Any = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, target)
    committed(folder)
    return folder


def committed(folder: Path) -> None:
    """Make a folder a repository that holds what is in it."""
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "all"]):
        done = run("git", *arguments, at=folder)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def data(found: list[Event], tmp_path: Path) -> Path:
    """Somebody's repository with a good file of events and a wrong one."""
    write_jsonl(found, tmp_path / "good.events.jsonl")
    text = (tmp_path / "good.events.jsonl").read_text(encoding="utf-8")
    (tmp_path / "wrong.events.jsonl").write_text(text.replace('"quad_class":', '"quad_class":7'), encoding="utf-8")
    committed(tmp_path)
    return tmp_path


def test_pre_commit_installs_the_hook_and_stops_at_the_wrong_file(
    repository: Path, data: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pytest.importorskip("pre_commit")
    home = tmp_path_factory.mktemp("pre-commit")
    command = (sys.executable, "-m", "pre_commit", "try-repo", str(repository), "eventdata-validate", "--files")
    wrong, good = (
        run(*command, f"{name}.events.jsonl", at=data, PRE_COMMIT_HOME=str(home)) for name in ("wrong", "good")
    )
    assert (wrong.returncode, good.returncode) == (1, 0), wrong.stdout + good.stdout + good.stderr
    assert "EVD107" in wrong.stdout


def test_the_steps_of_the_action_install_and_annotate(data: Path, tmp_path: Path) -> None:
    yaml = pytest.importorskip("yaml")
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    inputs = {name: given.get("default", "") for name, given in action["inputs"].items()}
    ends = []
    for name in ("wrong", "good"):
        given = inputs | {"paths": f"{name}.events.jsonl"}
        for step in action["runs"]["steps"]:
            told = {key: value.replace("${{ inputs.", "").replace(" }}", "") for key, value in step["env"].items()}
            asked = {key: given[value] for key, value in told.items()}
            runner = {"RUNNER_TEMP": str(tmp_path / "runner"), "GITHUB_ACTION_PATH": str(ROOT)}
            done = run(step["shell"], "-euo", "pipefail", "-c", step["run"], at=data, **asked, **runner)
        ends.append(done)
    assert [done.returncode for done in ends] == [1, 0], [done.stderr for done in ends]
    assert "::error" in ends[0].stdout
    assert "EVD107" in ends[0].stdout
