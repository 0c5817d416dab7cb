"""The lexicon as its users see it: their tables on top, wrong tables refused, and no codable sentence left unread."""

import csv
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventdata import read_articles
from eventdata.article import Article
from eventdata.coding.coder import Coder
from eventdata.coding.rules.lexicon import RULE_COLUMNS, Lexicon, Meta, Rule
from eventdata.errors import InvalidTable
from eventdata.model import Event

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = Lexicon.load()
RULES: list[Rule] = [rule for rule in BUNDLED if rule.code is not None]
METAS: list[Meta] = [meta for metas in BUNDLED.metas.values() for meta in metas]
HEADER = ",".join(RULE_COLUMNS)
ARTICLES = [each for each in read_articles(ROOT / "fixtures" / "articles") if isinstance(each, Article)]
NO_EVENT = [each for each in read_articles(ROOT / "fixtures" / "no_event") if isinstance(each, Article)]
VERBS = "praised warned visited bombed fined freed jailed sued shelled robbed hugged liked".split()
OBJECTS = "the rebels|the army|Iraq|Kenyan farmers|ten students|the mayor".split("|")
OWN = [f"On Monday Ugandan officials {verb} {thing}. It rained." for verb in VERBS for thing in OBJECTS]


class Unfiltered(Lexicon):
    """The lexicon without its filter: every sentence is parsed."""

    def could_fire(self, forms: Iterable[str]) -> bool:
        return True


def inflected(word: str, ending: str) -> str:
    if not ending or word in ("be", "de", "re"):
        return word
    if ending == "ing":
        return (word[:-1] if word.endswith("e") and not word.endswith("ee") else word) + "ing"
    if word.endswith("y") and word[-2:-1] not in ("a", "e", "o", "u"):
        return word[:-1] + ("ies" if ending == "s" else "ied")
    if ending == "s":
        return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return word + ("d" if word.endswith("e") else "ed")


def needed(entry: Rule | Meta) -> list[str]:
    """A word for each condition that only a word can meet, without which a rule cannot fire."""
    asked = entry.conditions if isinstance(entry, Rule) else ()
    plain = [each.words for each in asked if each.words and not each.is_negated]
    return [min(words) for words in plain if not any(word.startswith("@") for word in words)]


def is_parsed(coder: Coder, text: str) -> bool:
    return coder.could_code(text, 0, len(text))


def table(folder: Path, *lines: str, header: str = HEADER) -> Path:
    path = folder / "mine.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


def codes(coder: Coder, text: str) -> list[str]:
    return [each.cameo_code for each in coder.code(Article(id="a", text=text)) if isinstance(each, Event)]


def with_table(coder: Coder, path: Path) -> Coder:
    return attrs.evolve(coder, lexicon=Lexicon.load([path]))


@given(
    rule=st.sampled_from([*RULES, *METAS]),
    ending=st.sampled_from(["", "s", "ed", "ing"]),
    frame=st.sampled_from(
        [
            "Yesterday they {} it.",
            "({}",
            "“{}”",
            "the {}-like thing",
            "{}, again",
            "{}’s end",
            "a\n{}\nb",
            "They {}.The",
        ]
    ),
    spelled=st.sampled_from([str, str.upper, str.title]),
)
def test_a_sentence_with_a_predicate_in_any_form_is_parsed(
    coder: Coder, rule: Rule | Meta, ending: str, frame: str, spelled: Callable[[str], str]
) -> None:
    first = inflected(rule.words[0], ending)
    assert is_parsed(coder, spelled(frame.format(" ".join([first, *rule.words[1:], *needed(rule)]))))


def test_no_predicate_of_the_bundled_tables_is_out_of_the_filters_reach(coder: Coder) -> None:
    entries: list[Rule | Meta] = [*RULES, *METAS]
    assert [entry.words for entry in entries if not is_parsed(coder, " ".join([*entry.words, *needed(entry)]))] == []


def test_what_is_not_parsed_would_have_given_no_event(coder: Coder) -> None:
    unfiltered = Unfiltered(**{field.name: getattr(coder.lexicon, field.name) for field in attrs.fields(Lexicon)})
    patient = attrs.evolve(coder, lexicon=unfiltered)
    own = [Article(id=f"own-{number}", text=text) for number, text in enumerate(OWN)]
    asked = [*ARTICLES, *NO_EVENT, *own]
    assert sum((each.text or "").count(".") for each in asked) >= 200

    def made(chosen: Coder) -> list[Event]:
        return [each for article in asked for each in chosen.code(article) if isinstance(each, Event)]

    assert made(patient) == made(coder)


def test_a_sentence_without_any_predicate_is_not_parsed(coder: Coder) -> None:
    assert not is_parsed(coder, "Quite foggy, alas.")


def test_a_users_rule_makes_events_of_a_verb_that_nobody_knew(coder: Coder, tmp_path: Path) -> None:
    text = "Kenyan farmers frobbed Ugandan officials."
    assert codes(coder, text) == []
    mine = table(tmp_path, "frob,V,,obj,,111,,,own")
    assert codes(with_table(coder, mine), text) == ["111"]


def test_a_users_rule_wins_over_a_bundled_one_that_fits_as_well(coder: Coder, tmp_path: Path) -> None:
    text = "Kenya praised Uganda."
    (before,) = codes(coder, text)
    assert before != "111"
    mine = table(tmp_path, "praise,V,,obj,subj=@actor subj=@actor subj=@actor,111,,,own")
    assert codes(with_table(coder, mine), text) == ["111"]


def test_a_users_table_changes_the_version_that_every_record_carries(tmp_path: Path) -> None:
    mine = table(tmp_path, "frob,V,,obj,,111,,,own")
    once, again = Lexicon.load([mine]), Lexicon.load([mine])
    assert once.version == again.version != Lexicon.load().version


@pytest.mark.parametrize(
    "line",
    [
        "frob,X,,obj,,111,,,own",
        "frob,V,,obj,,hit,,,own",
        ",V,,obj,,111,,,own",
        "frob,V,,obj,,,,,own",
    ],
)
def test_a_wrong_row_is_refused_with_file_and_line(line: str, tmp_path: Path) -> None:
    mine = table(tmp_path, "frob,V,,obj,,111,,,own", line)
    with pytest.raises(InvalidTable, match=r"mine\.csv, line 3"):
        Lexicon.load([mine])


@pytest.mark.parametrize("line", ["frob,V,,obj,,111", "frob,V,,obj,,111,,,own,more"])
def test_a_row_with_too_few_or_too_many_cells_is_refused_with_file_and_line(line: str, tmp_path: Path) -> None:
    mine = table(tmp_path, "frob,V,,obj,,111,,,own", line)
    with pytest.raises(InvalidTable, match=r"mine\.csv, line 3"):
        Lexicon.load([mine])


@pytest.mark.parametrize("column", RULE_COLUMNS)
def test_a_missing_column_is_refused_by_name(column: str, tmp_path: Path) -> None:
    header = ",".join(name for name in RULE_COLUMNS if name != column)
    mine = table(tmp_path, "frob,V,,obj,,111,,", header=header)
    with pytest.raises(InvalidTable, match=f"{column!r} is missing"):
        Lexicon.load([mine])


def test_the_documented_columns_are_those_of_the_tables() -> None:
    text = (ROOT / "docs" / "reference" / "lexicon.md").read_text(encoding="utf-8")
    documented = [line.split("|")[1].strip(" `") for line in text.splitlines() if line.startswith("| `")]
    assert tuple(documented) == RULE_COLUMNS
    folder = files("eventdata").joinpath("data", "lexicon")
    for root in (f"{number:02}.csv" for number in range(1, 21)):
        header = next(csv.reader(folder.joinpath(root).read_text(encoding="utf-8").splitlines()))
        assert tuple(header) == RULE_COLUMNS


@settings(max_examples=30)
@given(st.sampled_from(sorted(BUNDLED.compositions)), st.sampled_from(["190", "036", "0841", "x", None]))
def test_a_composed_code_is_the_one_of_the_longest_beginning_that_fits(family: str, complement: str | None) -> None:
    pairs = BUNDLED.compositions[family]
    fitting = [start for start, _ in pairs if (complement or "").startswith(start)]
    composed = BUNDLED.composed(family, complement)
    assert (composed is None) == (not fitting)
    if fitting:
        assert (max(fitting, key=len), composed) in pairs
