"""What the parser sees: the sentence without glosses and name quotes, mapped back letter by letter."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdata.article import Article
from eventdata.coding.coder import Coder
from eventdata.coding.text.normalise import LONGEST, normalised, parsable
from eventdata.coding.text.operations import Substitution, substitutions
from eventdata.coding.text.spelling import respelled
from eventdata.model import Event

PIECES = st.sampled_from(
    [
        "Rebels left",
        "[ISIS]",
        " (July 7th)",
        "“Green Dawn”",
        '"Iron Gate"',
        "‘Red Hill’",
        "the town",
        "\n",
        "\u00a0",
        "\t",
        "😀",
        "((",
        "]",
        "“said he”",
        "Operation Iron Gate",
        "e\u0301",
        ".",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=12), min_size=1, max_size=12).map(" ".join)
PLAIN = st.lists(st.sampled_from(["Rebels", "left", "the", "town", ",", "on", "Monday", "’s", ".", "42"]), min_size=1)


def seen(text: str) -> str:
    return normalised(text, 0, len(text)).text


@given(TEXTS, st.integers(0, 20))
def test_every_offset_leads_to_the_same_character_in_order(text: str, start: int) -> None:
    sentence = normalised(text, min(start, len(text)), len(text))
    assert len(sentence.text) == len(sentence.offsets)
    assert all(one < other for one, other in pairwise(sentence.offsets))
    for letter, offset in zip(sentence.text, sentence.offsets, strict=True):
        assert letter == text[offset] or (letter == " " and text[offset].isspace())


@given(TEXTS)
def test_offsets_of_a_renamed_sentence_never_run_backwards_and_stay_in_it(text: str) -> None:
    sentence = normalised(text, 0, len(text), substitutions(text))
    assert len(sentence.text) == len(sentence.offsets)
    assert all(one <= other for one, other in pairwise(sentence.offsets))
    assert all(0 <= offset < len(text) for offset in sentence.offsets)


@given(PLAIN)
def test_a_sentence_without_glosses_and_quotes_stays_as_it_is(words: list[str]) -> None:
    assert seen(" ".join(words)) == " ".join(words)


@given(st.text("ab \n", max_size=3 * LONGEST) | st.integers(1, 3 * LONGEST).map("a".__mul__))
def test_a_long_sentence_is_cut_into_stretches_that_cover_it(text: str) -> None:
    cuts = list(parsable(text, 0, len(text)))
    assert "".join(text[start:end] for start, end in cuts) == text
    assert all(end - start <= LONGEST for start, end in cuts)


@pytest.mark.parametrize("gloss", [" [ISIS]", " (known as Daesh)", "(DC)", " [sic]"])
def test_a_bracketed_gloss_is_dropped(gloss: str) -> None:
    assert seen(f"The group{gloss} left the town.") == "The group left the town."


def test_a_bracket_that_begins_the_sentence_is_kept() -> None:
    assert seen("(Reuters) Rebels left.") == "(Reuters) Rebels left."


def test_a_bracket_longer_than_a_gloss_is_kept() -> None:
    remark = f"Rebels left ({'very ' * 30}slowly) at dawn."
    assert seen(remark) == remark


@pytest.mark.parametrize("quoted", ["“Iron Gate”", '"Iron Gate"', "‘Iron Gate’", "'Iron Gate'"])
def test_quotes_around_a_name_are_dropped(quoted: str) -> None:
    assert seen(f"They began {quoted} at dawn.") == "They began Iron Gate at dawn."


def test_quotes_around_speech_are_kept() -> None:
    assert seen("“We shall stay here”, he said.") == "“We shall stay here”, he said."


def test_white_space_of_any_kind_becomes_a_blank_and_keeps_its_place() -> None:
    assert seen("a\u00a0b\tc\nd") == "a b c d"


def test_a_span_leads_back_over_what_was_dropped() -> None:
    text = "The group [ISIS] left the town."
    sentence = normalised(text, 0, len(text))
    start = sentence.text.index("left")
    assert sentence.span(start, start + 4) == (text.index("left"), text.index("left") + 4)
    assert sentence.span(4, start + 4) == (text.index("group"), text.index("left") + 4)


def test_a_substitution_is_the_stretch_that_it_stands_for() -> None:
    text = "They began Iron Gate at dawn."
    start, end = text.index("Iron"), text.index(" at")
    sentence = normalised(text, 0, len(text), [Substitution(start=start, end=end, words="Operation")])
    assert sentence.text == "They began Operation at dawn."
    at = sentence.text.index("Operation")
    assert sentence.span(at, at + len("Operation")) == (start, end)


def test_a_substitution_that_reaches_out_of_the_sentence_is_left_alone() -> None:
    text = "They began Iron Gate at dawn."
    beyond = Substitution(start=text.index("Iron"), end=text.index(" at"), words="Operation")
    assert normalised(text, 0, text.index("Gate"), [beyond]).text == "They began Iron "


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Britain gave £2.5m to Kenya.", "Britain gave £2.5 million to Kenya."),
        ("A loan of $1.2bn was agreed.", "A loan of $1.2 billion was agreed."),
        ("They lent 3m euros and US$ 4 mn.", "They lent 3 million euros and US$ 4 million."),
        ("The vice-president met the Secretary-General.", "The vice president met the Secretary General."),
        ("The 100m sprint of a well-known vice-captain.", "The 100m sprint of a well-known vice-captain."),
    ],
)
def test_sums_and_titles_are_spelled_for_the_parser(text: str, words: str) -> None:
    sentence = normalised(text, 0, len(text), tuple(respelled(text)))
    assert sentence.text == words
    assert [sentence.span(at, at + 1)[0] for at in range(len(words))] == sorted(sentence.offsets)


def test_an_actor_keeps_the_hyphen_of_the_article(coder: Coder) -> None:
    results = coder.code(Article(id="a", text="Pope John Paul met Bolivia's vice-president on Monday."))
    assert {actor.words for each in results if isinstance(each, Event) for actor in each.actors} == {
        "Pope John Paul",
        "Bolivia's vice-president",
    }
