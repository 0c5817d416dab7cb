"""How articles are read, and what is told of the input that cannot be."""

import json
import tracemalloc
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from eventdata import Article, Problem, read_articles
from eventdata.errors import UnreadableInput
from eventdata.formats.articles import ArticleWarning

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def read(path: Path | list[Path]) -> tuple[list[Article], list[Problem]]:
    problems: list[Problem] = []
    return list(read_articles(path, problems=problems.append)), problems


def lines(folder: Path, *content: str | bytes) -> Path:
    path = folder / "articles.jsonl"
    path.write_bytes(b"".join(line if isinstance(line, bytes) else line.encode() for line in content))
    return path


@given(
    st.lists(st.fixed_dictionaries({"text": TEXT}, optional={"title": TEXT, "url": TEXT}), min_size=1, unique_by=str)
)
def test_what_stands_in_json_lines_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, given_articles: list[dict[str, str]]
) -> None:
    path = lines(tmp_path_factory.mktemp("in"), *(json.dumps(given_article) + "\n" for given_article in given_articles))
    articles, problems = read(path)
    assert problems == []
    assert [
        {"text": a.text} | {k: v for k, v in (("title", a.title), ("url", a.url)) if v} for a in articles
    ] == given_articles


@given(TEXT.filter(lambda text: "\0" not in text))
def test_a_text_file_is_read_as_it_stands(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("in") / "a.txt"
    path.write_bytes(text.encode())
    assert [article.text for article in read(path)[0]] == [text.removeprefix("\ufeff") or None]


def test_an_id_is_derived_from_the_content_and_from_nothing_else(tmp_path: Path) -> None:
    (first,), _ = read(lines(tmp_path, '{"text":"a","publisher":"P"}'))
    other = tmp_path / "elsewhere"
    other.mkdir()
    again, _ = read(lines(other, '\n{"publisher":"P","text":"a"}\n{"text":"a","publisher":"Q"}\n'))
    assert first.id == again[0].id != again[1].id


def test_a_whole_number_is_an_id(tmp_path: Path) -> None:
    assert read(lines(tmp_path, '{"id":17,"text":"a"}'))[0][0].id == "17"


@pytest.mark.parametrize(
    "value", ["2019-07-08", "2019-07-08T23:59:00", "2019-07-08T10:00:00Z", "2019-07-08 10:00:00+03:00"]
)
def test_the_day_of_a_date_or_moment_is_kept(tmp_path: Path, value: str) -> None:
    articles, problems = read(lines(tmp_path, json.dumps({"text": "a", "published": value})))
    assert (articles[0].published, problems) == (date(2019, 7, 8), [])


@pytest.mark.parametrize(
    "value", ["yesterday", "08/07/2019", "2019-02-30", "20190708", "2019-07-08T25:00", 20190708, True, ["2019-07-08"]]
)
def test_what_is_no_day_is_a_problem_and_the_article_is_kept_undated(tmp_path: Path, value: object) -> None:
    articles, problems = read(lines(tmp_path, json.dumps({"text": "a", "published": value})))
    assert [article.published for article in articles] == [None]
    assert [(problem.rule_id, problem.line, problem.pointer) for problem in problems] == [("ART105", 1, "/published")]


@pytest.mark.parametrize(
    "line", [b"{bad", b"[1]", b'{"text":5}', b'{"text":"\xff"}', b'{"text":"\\ud800"}', b'{"text":"a","text":"b"}']
)
def test_a_bad_line_is_told_with_its_number_and_the_others_are_read(tmp_path: Path, line: bytes) -> None:
    articles, problems = read(lines(tmp_path, '{"text":"first"}\r\n\r\n', line, '\n{"text":"last"}'))
    assert [article.text for article in articles] == ["first", "last"]
    assert [(problem.line, problem.file) for problem in problems] == [(3, str(tmp_path / "articles.jsonl"))]


def test_an_article_without_text_is_kept(tmp_path: Path) -> None:
    articles, problems = read(lines(tmp_path, '{"id":"a"}\n{"id":"b","text":""}\n{"id":"c","text":null}\n'))
    assert [(article.id, article.text) for article in articles] == [("a", None), ("b", None), ("c", None)]
    assert problems == []


def test_the_second_article_of_an_id_is_a_problem(tmp_path: Path) -> None:
    articles, problems = read(lines(tmp_path, '{"id":"a","text":"x"}\n{"id":"a","text":"y"}\n'))
    assert [article.text for article in articles] == ["x"]
    assert [(problem.rule_id, problem.line) for problem in problems] == [("ART106", 2)]


def test_unknown_keys_are_told_once_a_file(tmp_path: Path) -> None:
    articles, problems = read(lines(tmp_path, '{"text":"x","tags":1,"z":2}\n{"text":"y","tags":1}\n'))
    assert len(articles) == 2
    assert [problem.message.rpartition(": ")[2] for problem in problems] == ["tags, z"]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfNews\r\n")
    assert [article.text for article in read([path, lines(tmp_path, b'\xef\xbb\xbf{"text":"x"}')])[0]] == [
        "News\r\n",
        "x",
    ]


def test_bytes_that_are_not_utf8_are_told_with_their_offset(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    (tmp_path / "b.txt").write_bytes(b"tea")
    articles, problems = read(tmp_path)
    assert [article.text for article in articles] == ["tea"]
    assert "0xe9 at offset 3" in problems[0].message


def test_a_folder_is_read_in_the_order_of_its_names_at_any_depth(tmp_path: Path) -> None:
    (tmp_path / "2020").mkdir()
    for name, content in (("b.txt", "b"), ("2020/a.jsonl", '{"text":"a"}'), (".hidden.txt", "h"), ("c.pdf", "p")):
        (tmp_path / name).write_text(content)
    articles, problems = read(tmp_path)
    assert [article.text for article in articles] == ["a", "b"]
    assert [problem.rule_id for problem in problems] == ["ART123"]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ('{"text":"a"}', ["a"]),
        ('[{"text":"a"},{"text":"b"}]', ["a", "b"]),
        ('{"text":"a"}\n{"text":"b"}\n', ["a", "b"]),
    ],
)
def test_a_json_file_has_one_article_or_a_list_or_lines(tmp_path: Path, content: str, texts: list[str]) -> None:
    path = tmp_path / "a.json"
    path.write_text(content)
    assert [article.text for article in read(path)[0]] == texts


def test_rows_of_parquet_are_articles(tmp_path: Path) -> None:
    moments = pa.array([datetime(2019, 7, 8, 23), None])
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": ["a", None], "published": moments, "tags": ["x", "y"]}), path)
    articles, problems = read(path)
    assert [(article.text, article.published) for article in articles] == [("a", date(2019, 7, 8)), (None, None)]
    assert [problem.rule_id for problem in problems] == ["ART122"]


def test_a_damaged_parquet_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and then nothing of the kind")
    articles, problems = read(tmp_path)
    assert articles == []
    assert [problem.rule_id for problem in problems] == ["ART111"]


@pytest.mark.parametrize(
    ("name", "content"), [("a.jsonl", b""), ("a.txt", b"a\0b"), ("a.csv", b"text"), ("a.parquet", b"text"), ("a", b"x")]
)
def test_a_named_file_that_holds_no_articles_is_refused_at_once(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableInput, match=name):
        read_articles(tmp_path / name)


def test_a_missing_file_and_a_folder_without_articles_are_refused_at_once(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.jsonl", tmp_path):
        with pytest.raises(UnreadableInput, match=path.name):
            read_articles(path)


def test_problems_that_nobody_asks_for_are_warnings(tmp_path: Path) -> None:
    with pytest.warns(ArticleWarning, match="line 1"):
        list(read_articles(lines(tmp_path, "{bad\n")))


def test_reading_ten_times_as_many_articles_takes_little_more_memory(tmp_path: Path) -> None:
    text = "word " * 2_000
    peaks = []
    for number in (100, 1_000):
        path = lines(tmp_path, *(json.dumps({"id": position, "text": text}) + "\n" for position in range(number)))
        tracemalloc.start()
        assert sum(1 for _ in read_articles(path)) == number
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 50 * len(text)
