"""The names of the actor tables are found wherever they stand, and nowhere else."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eventdata.coding.actors.names import (
    Name,
    NameKind,
    NameMention,
    NameTable,
    bundled,
    countries,
    groups,
    leaders,
    pieces,
    with_aliases,
)

TABLE = bundled()
SPELLED = [(spelling, name) for source in (countries(), groups(), leaders()) for spelling, name in source]
# Brackets, quotes and lone marks part the pieces of a name, an article belongs to none, and a name needs a capital.
LISTED = [
    (spelling, name)
    for spelling, name in SPELLED
    if not re.search(r"^the |[(\"]| [&–-] |–", spelling, re.IGNORECASE)
    and re.search(r"(?<![^\W_])[^\W\d_a-z]", spelling)
]
SPELLINGS = st.sampled_from([spelling for spelling, _ in SPELLED])
WORDS = st.sampled_from(
    [
        "us",
        "is",
        "who",
        "the",
        "said",
        "army",
        "of",
        "and",
        "US",
        "IS",
        "’s",
        "-",
        "(",
        ")",
        "\n",
        "“",
        ".",
        ",",
        "İ",
        "ß",
    ]
)
TEXTS = st.lists(SPELLINGS | WORDS | st.text(max_size=6), max_size=15).map(" ".join)


def spelled(name: str) -> tuple[str, ...]:
    """A name as the table compares it: its pieces, whatever stands between them."""
    return tuple(piece.text.casefold() for piece in pieces(name))


WITHOUT_CAPITALS = {spelled(spelling) for spelling, _ in SPELLED if spelling == spelling.lower()}


def found(text: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.names[0].name) for each in TABLE.mentions(text)]


def is_found(spelling: str, name: Name, before: str, after: str) -> bool:
    text = before + spelling + after
    parts = pieces(text, len(before), len(before) + len(spelling))
    return any(
        each.start <= parts[0].start and parts[-1].end <= each.end and name in each.names
        for each in TABLE.mentions(text)
    )


@given(
    st.sampled_from(LISTED),
    st.sampled_from(["", "Yesterday ", "(", "“"]),
    st.sampled_from(["", " said so.", "’s men", ")"]),
)
def test_a_name_is_found_under_each_of_its_spellings(spelled: tuple[str, Name], before: str, after: str) -> None:
    assert is_found(*spelled, before, after)


def test_no_spelling_of_the_tables_is_out_of_reach() -> None:
    assert len(LISTED) > 0.9 * len(SPELLED)
    assert [spelling for spelling, name in LISTED if not is_found(spelling, name, "Yesterday ", " fled.")] == []


@given(TEXTS)
def test_mentions_stand_in_order_apart_and_within_the_text(text: str) -> None:
    mentions = TABLE.mentions(text)
    assert all(0 <= each.start < each.end <= len(text) and each.names for each in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))


@given(TEXTS, st.integers(0, 60), st.integers(0, 200))
def test_mentions_of_a_stretch_stand_within_it(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    assert all(start <= each.start and each.end <= end for each in TABLE.mentions(text, start, end))


@given(TEXTS | SPELLINGS.map(str.lower))
@example("the chemical weapons watchdog said")
def test_a_mention_holds_a_capital_letter_unless_its_name_is_listed_without(text: str) -> None:
    quotes = [text[each.start : each.end] for each in TABLE.mentions(text)]
    assert all(any(map(str.isupper, quote)) or spelled(quote) in WITHOUT_CAPITALS for quote in quotes)


@given(TEXTS)
def test_pieces_stand_in_order_at_their_offsets(text: str) -> None:
    parts = pieces(text)
    assert all(one.end <= other.start for one, other in pairwise(parts))
    assert all(text[each.start : each.end].startswith(each.text[0]) for each in parts)


@given(TEXTS)
def test_aliases_leave_what_was_found_and_overlap_nothing(text: str) -> None:
    before = TABLE.mentions(text)
    after = with_aliases(text, before)
    assert set(map(id, before)) <= set(map(id, after))
    assert all(one.end <= other.start for one, other in pairwise(after))


@pytest.mark.parametrize("text", ["They told us.", "The town is quiet.", "He asked who came.", "so can it", "un peu"])
def test_a_small_word_is_no_acronym(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The US said so.", "United States"),
        ("IS fled.", "Islamic State"),
        ("The WHO met.", "World Health Organization"),
    ],
)
def test_an_acronym_in_capitals_is_found(text: str, name: str) -> None:
    assert [known for _, known in found(text)] == [name]


def test_the_longest_name_wins() -> None:
    assert found("The Free Syrian Army advanced.") == [("Free Syrian Army", "Free Syrian Army")]
    assert found("Syrian soldiers advanced.") == [("Syrian", "Syria")]


def test_a_possessive_ends_a_name_and_other_apostrophes_belong_to_it() -> None:
    assert found("Iraq's army") == [("Iraq", "Iraq")]
    assert found("Sana’a said so")[0][0] == "Sana’a"


def test_a_name_does_not_reach_over_a_full_stop_and_line_break() -> None:
    table = NameTable.of([("Green River Front", Name(kind=NameKind.GROUP, name="Green River Front", code="REB"))])
    assert [each.end for each in table.mentions("Green River Front")] == [17]
    assert table.mentions("Green River.\n\nFront pages") == ()


def defined(text: str) -> list[str]:
    name = Name(kind=NameKind.GROUP, name="Green River Front", code="REB")
    mentions = NameTable.of([("Green River Front", name)]).mentions(text)
    return [text[each.start : each.end] for each in with_aliases(text, mentions)]


@pytest.mark.parametrize(
    "text", ["Green River Front (GRF) men fled. GRF denies it.", "The Green River Front [“GRF”] fled; GRF?"]
)
def test_a_short_form_in_brackets_is_defined_by_the_article(text: str) -> None:
    assert defined(text) == ["Green River Front", "GRF", "GRF"]


def test_a_short_form_is_not_found_inside_other_words() -> None:
    assert defined("Green River Front (GRF) and GRFX fled.") == ["Green River Front", "GRF"]


def test_brackets_after_a_country_define_no_alias() -> None:
    text = "Iraq (Baghdad) and Baghdad"
    countries_only = tuple(each for each in TABLE.mentions(text) if each.names[0].kind is NameKind.COUNTRY)
    assert with_aliases(text, countries_only) == countries_only


def mention(start: int, end: int) -> NameMention:
    return NameMention(start=start, end=end, names=(Name(kind=NameKind.GROUP, name="Front", code="REB"),))


def test_a_short_form_that_stands_before_its_definition_is_found_too() -> None:
    text = "GRF men fled. The Front (GRF) denies it."
    found_at = with_aliases(text, (mention(18, 23),))
    assert [text[each.start : each.end] for each in found_at] == ["GRF", "Front", "GRF"]
