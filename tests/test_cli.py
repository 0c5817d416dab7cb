"""The command: what it writes and prints, and its exit status."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyarrow import parquet
from test_validation import an_event

from eventdata import Event, __version__, read_events, validate, write_jsonl
from eventdata.cli import main
from eventdata.formats.parquet import RUN_KEY
from eventdata.formats.reading import read_records
from eventdata.refusal import Refusal
from eventdata.schema.json_schema import json_schema

FIXTURES = Path(__file__).parents[1] / "fixtures" / "articles"
ARTICLE = FIXTURES / "mali-gao-car-bomb.jsonl"
# No socket can be made. To ask for one ends the process at once, with one exception: spaCy imports urllib3, which asks
# at its import whether the machine could speak IPv6 and takes the refusal for a no.
NO_NETWORK = """
import os, socket, sys

def refused(*arguments, **named):
    os.write(2, b"the network was asked for")
    os._exit(99)

class Refused(socket.socket):
    def __init__(self, *arguments, **named):
        if sys._getframe(1).f_code.co_name != "_has_ipv6":
            refused()
        raise OSError("sockets are forbidden")

socket.socket = Refused
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = socket.socketpair = refused
if sys.argv[1] == "probe":
    exec(sys.argv[2])
from eventdata.cli import main
sys.exit(main(sys.argv[1:]))
"""


def run(
    *arguments: str | Path, prelude: list[str] | None = None, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """The command in a process of its own."""
    command = [sys.executable, *(prelude or ["-m", "eventdata"]), *map(str, arguments)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
        env=os.environ | environment,
        encoding="utf-8",
    )


def names(folder: Path) -> list[str]:
    """The files of a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all our articles coded."""
    folder = tmp_path_factory.mktemp("coded")
    assert main(["code", str(FIXTURES), "-o", str(folder / "events.jsonl")]) == 0
    return folder


def test_the_whole_job_runs_with_sockets_forbidden(tmp_path: Path) -> None:
    done = run("demo", "--output", tmp_path / "out", prelude=["-c", NO_NETWORK])
    assert done.returncode == 0, done.stderr
    assert names(tmp_path / "out") == ["events.jsonl", "events.parquet", "events.refusals.jsonl"]
    events = list(read_events(tmp_path / "out" / "events.jsonl"))
    assert events
    assert events == list(read_events(tmp_path / "out" / "events.parquet"))


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.getaddrinfo('localhost', 80)",
        "import urllib.request as r; r.urlopen('http://localhost')",
    ],
)
def test_the_guard_against_sockets_catches_an_attempt(attempt: str) -> None:
    assert run("probe", attempt, prelude=["-c", NO_NETWORK]).returncode == 99


def test_the_demonstration_shows_its_events_and_totals_that_add_up(tmp_path: Path) -> None:
    done = run("demo", "--output", tmp_path)
    number = sum(1 for _ in read_events(tmp_path / "events.jsonl"))
    assert done.stdout.count("“") >= number
    articles, candidates = (line for line in done.stderr.splitlines() if " = " in line)
    with_events, without = (int(part.split()[0]) for part in articles.partition(" = ")[2].split(" + "))
    assert int(articles.split()[0]) == with_events + without == len(list(FIXTURES.glob("*.jsonl")))
    mentions, refused = (int(part.split()[0]) for part in candidates.partition(" = ")[2].split(" + "))
    assert int(candidates.split()[0]) == mentions + refused


def test_every_coded_event_is_valid_and_quotes_its_article(coded: Path) -> None:
    assert main(["validate", str(coded / "events.jsonl"), "--articles", str(FIXTURES)]) == 0
    assert validate(coded / "events.jsonl").counts.records > 0


def test_each_article_has_events_or_one_refusal_of_its_own(coded: Path) -> None:
    refusals = list(read_records(coded / "events.refusals.jsonl", Refusal))
    refused = [refusal.article_id for refusal in refusals if refusal.is_article]
    told = {event.article.id for event in read_events(coded / "events.jsonl")}
    assert sorted([*told, *refused]) == sorted(path.stem for path in FIXTURES.glob("*.jsonl"))


def test_the_same_articles_give_the_same_bytes_with_another_hash_seed(coded: Path, tmp_path: Path) -> None:
    assert run("code", FIXTURES, "-o", tmp_path / "events.jsonl", PYTHONHASHSEED="7").returncode == 0
    for name in ("events.jsonl", "events.refusals.jsonl"):
        assert (tmp_path / name).read_bytes() == (coded / name).read_bytes()


def test_an_event_is_the_same_alone_and_among_others(coded: Path, tmp_path: Path) -> None:
    assert main(["code", str(ARTICLE), "-o", str(tmp_path / "one.parquet")]) == 0
    among = [event for event in read_events(coded / "events.jsonl") if event.article.id == ARTICLE.stem]
    assert list(read_events(tmp_path / "one.parquet")) == among


def test_the_footer_of_parquet_names_the_coder_that_ran(tmp_path: Path) -> None:
    assert main(["code", str(ARTICLE), "-o", str(tmp_path / "one.parquet")]) == 0
    footer = parquet.read_schema(tmp_path / "one.parquet").metadata
    assert json.loads(footer[RUN_KEY.encode()]) == {"coder": f"eventdata {__version__}"}


def test_the_text_is_exported_only_when_asked_for(coded: Path, tmp_path: Path) -> None:
    main(["code", str(ARTICLE), "-o", str(tmp_path / "a.jsonl"), "--include-text"])
    text = json.loads(ARTICLE.read_text(encoding="utf-8"))["text"]
    assert {event.article.text for event in read_events(tmp_path / "a.jsonl")} == {text}
    assert {event.article.text for event in read_events(coded / "events.jsonl")} == {None}


def test_a_bad_line_is_told_and_the_others_are_coded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles = tmp_path / "in.jsonl"
    articles.write_text("{bad\n" + ARTICLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["code", str(articles), "-o", str(tmp_path / "out.parquet")]) == 1
    assert f"{articles}: line 1: error: EVD001" in capsys.readouterr().err
    assert parquet.read_metadata(tmp_path / "out.parquet").num_rows > 0


def test_articles_that_cannot_be_coded_are_refused_with_reasons(tmp_path: Path) -> None:
    french = "Les forces de sécurité ont annoncé la mort de quatre combattants dans une frappe à l'ouest de la ville."
    lines = ({"id": "e", "text": ""}, {"id": "n"}, {"id": "f", "text": french}, {"id": "s", "text": "Quiet morning."})
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert main(["code", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl")]) == 0
    refusals = read_records(tmp_path / "out.refusals.jsonl", Refusal)
    assert [(refusal.article_id, refusal.reason) for refusal in refusals] == [
        ("e", "empty_text"),
        ("n", "empty_text"),
        ("f", "not_english"),
        ("s", "no_candidate"),
    ]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["code", "missing.jsonl", "-o", "out.jsonl"], 3),
        (["code", "empty.jsonl", "-o", "out.jsonl"], 3),
        (["code", "binary.txt", "-o", "out.jsonl"], 3),
        (["code", "bad.jsonl", "-o", "out.jsonl"], 3),
        (["code", "folder", "-o", "out.jsonl"], 3),
        (["code", "a.txt", "-o", "out.xlsx"], 2),
        (["code", "a.txt", "-o", "missing/out.jsonl"], 2),
        (["code", "a.txt", "-o", "folder", "--format", "jsonl"], 2),
        (["code", "a.jsonl", "-o", "a.jsonl"], 2),
        (["code", "a.txt", "-o", "out.jsonl", "--refusals", "out.jsonl"], 2),
        (["code", "a.txt", "-o", "out.csv"], 2),
        (["code", "a.txt", "-o", "out.jsonl", "--dates", "string"], 2),
        (["code", "a.txt", "-o", "out.csv", "--layout", "none"], 2),
        (["convert", "events.jsonl", "out.xlsx"], 2),
        (["convert", "events.jsonl", "out.tsv"], 2),
        (["convert", "events.jsonl", "out", "--partition", "year"], 2),
        (["convert", "events.jsonl", "out.parquet", "--inters", "numeric"], 2),
        (["convert", "events.jsonl", "out.jsonl", "--from", "none"], 2),
        (["code", "a.txt", "-o", "out.jsonl", "--lexicon", "missing.csv"], 3),
        (["code", "a.txt", "-o", "out.jsonl", "--model", "missing"], 3),
        (["demo", "--output", "a.txt"], 2),
        (["validate", "missing.parquet"], 3),
        (["validate", "binary.txt"], 3),
        (["validate", "bad.jsonl"], 1),
        (["explain", "missing.jsonl", "0"], 3),
        (["explain", "events.jsonl", "f"], 2),
        (["schema", "show", "folder"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else f"{value}",
)
def test_what_cannot_be_done_is_said_in_one_line_and_leaves_nothing(
    arguments: list[str],
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    for name, content in (("empty.jsonl", b""), ("binary.txt", b"\0\1"), ("bad.jsonl", b"{bad\n"), ("a.txt", b"News.")):
        Path(name).write_bytes(content)
    Path("a.jsonl").write_text('{"text":"News."}')
    write_jsonl([an_event()], "events.jsonl")
    before = names(tmp_path)
    assert main(arguments) == status
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert names(tmp_path) == before


def test_wrong_arguments_are_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["paint"], ["code", "a.txt"]):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == 2


def test_an_interrupted_run_leaves_no_file(tmp_path: Path) -> None:
    articles = tmp_path / "in.jsonl"
    one = json.loads(ARTICLE.read_text(encoding="utf-8"))
    articles.write_text(
        "".join(json.dumps(one | {"id": str(number)}) + "\n" for number in range(5_000)), encoding="utf-8"
    )
    command = [sys.executable, "-m", "eventdata", "code", str(articles), "-o", str(tmp_path / "out.parquet")]
    # A job in the background inherits that interrupts are ignored; the child must not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 60
        while len(names(tmp_path)) == 1 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(names(tmp_path)) > 1
        process.send_signal(signal.SIGINT)
        _, messages = process.communicate(timeout=30)
    assert (process.returncode, messages.count("\n")) == (130, 1)
    assert names(tmp_path) == ["in.jsonl"]


def test_validation_prints_each_problem_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_jsonl([an_event(), an_event()], tmp_path / "a.jsonl")
    assert main(["validate", str(tmp_path / "a.jsonl")]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith(f"{tmp_path / 'a.jsonl'}: line 2: /event_id: error: EVD241: ")
    assert "2 records, 1 with errors" in printed.err


def test_explain_takes_the_beginning_of_an_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_jsonl([an_event("a" * 32), an_event("ab" * 16)], tmp_path / "a.jsonl")
    assert main(["explain", str(tmp_path / "a.jsonl"), "aa"]) == 0
    assert "Rebels shelled Gao." in capsys.readouterr().out
    assert main(["explain", str(tmp_path / "a.jsonl"), "a"]) == 2


def test_the_schema_is_printed_and_the_installed_one_is_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    main(["schema"])
    assert json.loads(capsys.readouterr().out) == json_schema(Event)
    main(["schema", "path"])
    assert json.loads(Path(capsys.readouterr().out.strip()).read_text(encoding="utf-8")) == json_schema(Event)


def test_the_version_is_printed_by_both_names_of_the_command() -> None:
    assert run("--version").stdout == f"eventdata {__version__}\n"
    assert (
        run("--version", prelude=["-c", "from eventdata.cli import main; main()"]).stdout
        == f"eventdata {__version__}\n"
    )


def test_output_into_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m eventdata schema | head -n 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")


def test_a_sentence_can_be_tried_on_the_lexicon(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lexicon", "test", "Rebels attacked a base in Gao, and soldiers tried to arrest them."]) == 0
    shown = capsys.readouterr().out
    assert "190 ASSAULT" in shown
    assert "refused purpose" in shown


def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lexicon", "test", "Rebels attacked.", "--published", "Monday"]) == 2
    assert "'Monday'" in capsys.readouterr().err


def test_what_is_wrong_with_each_line_is_told_when_no_article_could_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.jsonl").write_text('{"text": 3}\n', encoding="utf-8")
    assert main(["code", str(tmp_path / "bad.jsonl"), "-o", str(tmp_path / "out.jsonl")]) == 3
    assert "line 1" in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl").exists()
