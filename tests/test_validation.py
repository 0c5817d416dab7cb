"""What validation finds in files of events, and where."""

import json
from pathlib import Path

import attrs
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from eventdata import Article, Event, validate, write_jsonl, write_parquet
from eventdata.article import text_sha256
from eventdata.errors import InvalidRecord, UnreadableInput
from eventdata.model import ArticleReference, CoderReference, Evidence, Modality, Supports, When
from eventdata.schema.codec import loads, plain, record
from eventdata.testing import damaged, events
from eventdata.validation.schemas import wanted

TEXT = "Rebels shelled Gao. 😀 Nobody answered."
REFEREE = wanted(None).referee
IN_A_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)


def an_event(event_id: str = "0" * 32) -> Event:
    """The event that the first sentence of TEXT tells."""
    quote = "Rebels shelled Gao."
    sentence = Evidence(article_id="a", start=0, end=len(quote), quote=quote, supports=Supports.SENTENCE)
    return Event(
        event_id=event_id,
        story_id="1" * 32,
        when=When(),
        cameo_code="194",
        cameo_root="19",
        quad_class=4,
        modality=Modality.ACTUAL,
        confidence=0.5,
        evidence=(sentence,),
        article=ArticleReference(id="a", text_sha256=text_sha256(TEXT)),
        coder=CoderReference(name="test", version="1"),
    )


def with_quote(event: Event, quote: str) -> Event:
    """The event with other words at the same offsets."""
    return attrs.evolve(event, evidence=(attrs.evolve(event.evidence[0], quote=quote),))


def found(path: Path, *articles: Article) -> list[tuple[str, int | None, int | None, str | None]]:
    """Rule, line, row and pointer of each problem."""
    report = validate(path, articles=articles or None)
    return [(problem.rule_id, problem.line, problem.row, problem.pointer) for problem in report]


@IN_A_FOLDER
@given(st.lists(events(), max_size=4, unique_by=lambda event: event.event_id))
def test_what_is_written_is_valid_in_both_formats(tmp_path: Path, made: list[Event]) -> None:
    write_jsonl(made, tmp_path / "a.jsonl")
    write_parquet(made, tmp_path / "a.parquet")
    for report in (validate(tmp_path / "a.jsonl"), validate(tmp_path / "a.parquet"), validate(made)):
        assert report.ok, list(report)
        assert report.counts.records == len(made)


@given(st.data())
def test_a_record_has_schema_problems_exactly_when_it_is_no_event(data: st.DataObject) -> None:
    text = json.dumps(data.draw(damaged(plain(data.draw(events())))))
    try:
        wrong = loads(text)
    except UnreadableInput:
        return
    try:
        record(Event, wrong)
    except InvalidRecord:
        assert list(REFEREE.complaints(wrong))
    else:
        assert list(REFEREE.complaints(wrong)) == []


def test_a_problem_names_its_line_and_the_place_in_the_record(tmp_path: Path) -> None:
    wrong = plain(an_event("2" * 32)) | {"confidence": 2, "cameo_root": "99", "colour": "red"}
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(plain(an_event()))}\n\n{json.dumps(wrong)}\n{{bad\n")
    report = validate(tmp_path / "a.jsonl")
    assert {(problem.line, problem.pointer) for problem in report} == {
        (3, None),
        (3, "/cameo_root"),
        (3, "/confidence"),
        (4, None),
    }
    assert (report.counts.records, report.counts.records_with_errors) == (3, 2)


def test_a_rule_of_the_codebook_is_checked(tmp_path: Path) -> None:
    write_jsonl([attrs.evolve(an_event(), cameo_root="18")], tmp_path / "a.jsonl")
    assert found(tmp_path / "a.jsonl") == [("EVD211", 1, None, "/cameo_root")]


def test_a_second_record_of_one_event_id_is_a_problem_in_each_format(tmp_path: Path) -> None:
    write_jsonl([an_event(), an_event()], tmp_path / "a.jsonl")
    write_parquet([an_event(), an_event()], tmp_path / "a.parquet")
    assert found(tmp_path / "a.jsonl") == [("EVD241", 2, None, "/event_id")]
    assert found(tmp_path / "a.parquet") == [("EVD241", None, 1, "/event_id")]


def test_quotes_are_compared_with_the_articles_that_are_given(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    write_jsonl([an_event()], path)
    assert found(path, Article(id="a", text=TEXT)) == []
    assert found(path, Article(id="b", text=TEXT)) == [("EVD234", 1, None, "/evidence/0/article_id")]
    assert found(path, Article(id="a", text=TEXT + " ")) == [("EVD233", 1, None, "/article/text_sha256")]
    write_jsonl([with_quote(an_event(), "Rebels shelled Goa.")], path)
    assert found(path) == []
    assert found(path, Article(id="a", text=TEXT)) == [("EVD232", 1, None, "/evidence/0/quote")]


def test_the_record_of_a_json_file_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(plain(an_event()), indent=1))
    assert validate(path).ok
    path.write_text("{}")
    assert not validate(path).ok


def test_a_parquet_file_with_another_column_is_told_by_its_name(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"colour": ["red"]}), tmp_path / "a.parquet")
    report = validate(tmp_path / "a.parquet")
    assert [problem.message for problem in report if problem.rule_id == "EVD103"] == [
        "Additional properties are not allowed ('colour' was unexpected)"
    ]
    assert dict(report.counts.by_rule) == {"EVD102": 17, "EVD103": 1}


def test_a_long_code_list_is_not_printed() -> None:
    found = REFEREE.complaints(plain(an_event()) | {"cameo_code": "9999"})
    assert [complaint.message for complaint in found] == ["'9999' is not one of the 318 values of the code list"]


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", b"x"), ("a.parquet", b"x"), ("a.jsonl", b"PAR1"), ("a.json", b"\0")]
)
def test_a_file_of_another_kind_is_unreadable(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableInput, match=name):
        validate(tmp_path / name)


def test_a_report_with_errors_raises_when_asked_to() -> None:
    validate([an_event()]).raise_for_problems()
    with pytest.raises(InvalidRecord, match="EVD241"):
        validate([an_event(), an_event()]).raise_for_problems()
