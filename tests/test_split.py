"""Splitting paragraphs into sentences."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdata.coding.text.split import sentences

# Each line is one paragraph; its sentences are parted by a bar.
PARAGRAPHS = (
    "Maj. Gen. Sami al-Dorri led the raid.|He left on Sunday.",
    "Lt. Col. J. R. Harker met Mr. Senn.|They spoke for an hour.",
    "He lives in the U.S. with his son.|It is far away.",
    "They came from the U.S.|The others stayed.",
    "The U.S. Army sent help.|U.N. Secretary-General Ana Roth agreed.",
    "The blast came at 4 a.m. on Sunday.|Nobody was hurt.",
    "It began at 4 a.m. Monday and lasted.|It ended at 6 p.m.|Police came.",
    "See No. 5 of the list.|No one did.",
    "On Jan. 5 the army left.|It came back on Sept. 6, 2014.",
    "She moved to St. Petersburg.|Her brother stayed on Main St.|He was ill.",
    "Dr. Roth holds a Ph.D. in law.|She lives here.",
    "George W. Harker spoke.|J. Senn did not.",
    '"We will stay," he said.|"They will go."|Then he left.',
    '"Will they stay?" he asked.|Nobody knew.',
    '"Never!" the mayor said.|He sat down.',
    '"Who did this?" Harker asked.|Nobody spoke.',
    "“They are gone.”|“We stay.”",
    "He called it “a great day.”|Others did not.",
    "They left (the road was bad.)|Others stayed.",
    "They left (see the map).|Others stayed.",
    "He waited ... and left.|She stayed.",
    "He waited…|She stayed.",
    'She wrote: "I reject [...] all of it."|He did too.',
    "About 2.8 million people voted.|Of them 1.5 stayed.",
    "Is it true?!|Nobody knows.",
    "They ran.|al-Dorri stayed behind.",
    "Firms such as Senn Inc. and Roth Ltd. paid.|Others did not.",
    "The law was passed in 2013.|Ana Roth signed it.",
    "Two men, i.e. the guards, fled.|Others, e.g. the cook, hid.",
    "They met at the tower.[12]|It fell later.",
    "The group, et al. as well, left.|It was late.",
    "He wrote to Yahoo! and waited.|Nothing came.",
    "The rebels fought Gov. Senn and Sen. Roth.|Both fled.",
)


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_sentences_end_where_a_reader_ends_them(paragraph: str) -> None:
    expected = paragraph.split("|")
    assert split(" ".join(expected)) == expected


@given(
    st.text(alphabet=st.sampled_from("ab AB.!?…\"'”)([ ]\n\u00a01,"), max_size=60),
    st.integers(0, 10),
    st.integers(0, 10),
)
def test_sentences_are_in_order_and_leave_only_white_space(text: str, left: int, right: int) -> None:
    start, stop = min(left, len(text)), max(min(left, len(text)), len(text) - right)
    end = start
    for first, last in sentences(text, start, stop):
        assert end <= first < last <= stop
        assert not text[end:first].strip()
        assert text[first:last] == text[first:last].strip()
        end = last
    assert not text[end:stop].strip()


def test_a_line_break_inside_a_paragraph_ends_nothing() -> None:
    text = "The army took\nthe town. Rebels\nfled."
    assert split(text) == ["The army took\nthe town.", "Rebels\nfled."]


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert split("The army took the town\n\nRebels fled") == ["The army took the town", "Rebels fled"]


def test_a_stop_without_a_space_ends_a_sentence_between_plain_words_only() -> None:
    assert split("They left the town.The army came.") == ["They left the town.", "The army came."]
    assert split("He reads news.example.Com daily.") == ["He reads news.example.Com daily."]


def test_a_numbered_item_keeps_its_number() -> None:
    assert split("1. The army left. 2. It came back.") == ["1. The army left.", "2. It came back."]


def test_an_overlong_sentence_stays_whole() -> None:
    text = "and so on " * 400 + "to the end."
    assert split(text) == [text]


@pytest.mark.parametrize(
    "unit", [".", ". ", '?"', "U.S. ", "a.A", ".\n", "a\n ", "1. ", "." + " " * 90, "[...] a", "e.g. "]
)
def test_a_long_line_is_split_in_linear_time(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    started = time.process_time()
    assert sum(1 for _ in sentences(text, 0, len(text))) >= 1
    assert time.process_time() - started < 20
