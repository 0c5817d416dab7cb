"""Cutting an article's text into blocks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdata.coding.text.clean import Block, BlockKind, blocks, normalised

PAGE_LINES = st.sampled_from(
    [
        "",
        " ",
        "\u00a0",
        "World News",
        "Army opens a northern front against the rebels",
        "By Sara Haddad",
        "KIRKWALL (Reuters) - Two men were held.",
        "Gunmen killed a mayor on Sunday, police said.",
        "A soldier at a checkpoint. [Photo courtesy of the ministry]",
        "Related Articles",
        "3 Comments",
        "Post a comment",
        "Share on Facebook",
    ]
)
NEWS = "Gunmen killed three soldiers near the town of Dorra on Sunday, the army said."
MORE_NEWS = "A second patrol came under fire on the same road, and nobody was hurt."


def kinds(*lines: str, gap: str = "\n\n") -> list[BlockKind]:
    return [block.kind for block in blocks(gap.join(lines))]


def pieces(text: str, kind: BlockKind) -> list[str]:
    return [text[block.start : block.end] for block in blocks(text) if block.kind is kind]


@given(st.one_of(st.text(), st.lists(PAGE_LINES).map("\n".join)))
def test_every_character_lies_in_one_block_or_is_white_space(text: str) -> None:
    plain = normalised(text)
    end = 0
    for block in blocks(text):
        assert end <= block.start < block.end <= len(text)
        assert not plain[end : block.start].strip()
        assert plain[block.start : block.end] == plain[block.start : block.end].strip()
        end = block.end
    assert not plain[end:].strip()


@given(st.text())
def test_normalising_keeps_every_offset(text: str) -> None:
    assert len(normalised(text)) == len(text)


def test_normalising_makes_odd_spaces_plain_and_keeps_curly_quotes() -> None:
    assert normalised("“Rasool\u00a0said\u202fso” ‘x’") == "“Rasool said so” ‘x’"


def test_a_page_with_label_headline_byline_and_dateline_is_told_apart() -> None:
    above = "Middle EastWar\n\nArmy opens a front in the north\n\nBy Sara Haddad"
    text = f"{above}\n\nDORRA, Northern Region - {NEWS}\n\n{MORE_NEWS}"
    assert [(b.kind, text[b.start : b.end]) for b in blocks(text)] == [
        (BlockKind.LABEL, "Middle EastWar"),
        (BlockKind.HEADLINE, "Army opens a front in the north"),
        (BlockKind.BYLINE, "By Sara Haddad"),
        (BlockKind.DATELINE, "DORRA, Northern Region -"),
        (BlockKind.BODY, NEWS),
        (BlockKind.BODY, MORE_NEWS),
    ]


@pytest.mark.parametrize(
    "dateline",
    [
        "GOMA, Democratic Republic of Congo, July 9 —",
        "Sarajevo, Bosnia and Herzegovina (AP) -",
        "BAGHDAD (Reuters) —",
        "BAGHDAD, July 8 (Xinhua) --",
        "Baghdad, Iraq (AP) –",
        "WASHINGTON/BAGHDAD -",
        "UNITED NATIONS (AFP) –",
        "KABUL:",
        "Mosul, Iraq –",
    ],
)
def test_a_dateline_is_a_block_of_its_own(dateline: str) -> None:
    assert pieces(f"{dateline} {NEWS}", BlockKind.DATELINE) == [dateline]
    assert pieces(f"{dateline} {NEWS}", BlockKind.BODY) == [NEWS]


@pytest.mark.parametrize(
    "opening",
    [
        "ISIS – also known as Daesh – lost the town on Sunday.",
        "The army – backed by tribes – took the town.",
        "Mosul fell on Sunday.",
    ],
)
def test_a_sentence_with_a_dash_has_no_dateline(opening: str) -> None:
    assert kinds(opening, NEWS) == [BlockKind.BODY, BlockKind.BODY]


def test_a_line_that_is_only_a_date_is_a_dateline() -> None:
    assert kinds("Monday, January 28, 2019\u00a0", NEWS) == [BlockKind.DATELINE, BlockKind.BODY]


def test_an_article_that_opens_with_a_sentence_has_no_headline() -> None:
    assert kinds(NEWS, MORE_NEWS, gap="\n") == [BlockKind.BODY, BlockKind.BODY]


def test_a_lone_line_is_news() -> None:
    assert kinds("Rebels killed five soldiers in Dorra") == [BlockKind.BODY]


def test_a_question_on_the_first_line_is_the_headline() -> None:
    assert kinds("Who rules Dorra now?", NEWS) == [BlockKind.HEADLINE, BlockKind.BODY]


def test_a_picture_credit_is_cut_off_its_caption() -> None:
    text = f"{NEWS}\n\nA guard inspects a hut on June 3rd. [Photo courtesy of the guard command]\n\n{MORE_NEWS}"
    assert pieces(text, BlockKind.CAPTION) == ["A guard inspects a hut on June 3rd."]
    assert pieces(text, BlockKind.CREDIT) == ["[Photo courtesy of the guard command]"]


def test_an_agency_in_brackets_after_news_is_a_credit_and_the_news_stays() -> None:
    text = f"{NEWS} {MORE_NEWS} (AFP)"
    assert pieces(text, BlockKind.CREDIT) == ["(AFP)"]
    assert pieces(text, BlockKind.BODY) == [f"{NEWS} {MORE_NEWS}"]


def test_a_short_line_between_sentences_is_a_subheading() -> None:
    assert kinds(NEWS, "'Worst raid since 2011'", MORE_NEWS)[1] is BlockKind.SUBHEADING


def test_a_line_that_announces_a_quotation_is_news() -> None:
    assert kinds(NEWS, "A spokesman said:", MORE_NEWS) == [BlockKind.BODY] * 3


def test_items_of_a_list_are_news() -> None:
    assert (
        kinds(NEWS, "- Two soldiers killed in Dorra", "- A mayor kidnapped in Senn", MORE_NEWS) == [BlockKind.BODY] * 4
    )


@pytest.mark.parametrize(
    "line",
    [
        "Do you like this story?",
        "14 Comment(s)",
        "Comment Policy * Required Field 0 / 1500",
        "Related Articles",
        "Back to top button",
        "With reporting from AFP",
        "(Reporting by A. Writer; Editing by B. Reader)",
        "© 2019 The Daily Paper. All rights reserved.",
        "Share on Facebook | Tweet | Email",
        "Sign up for our daily newsletter",
        "Subscribe",
        "This website uses cookies to improve your experience.",
        "Read more: Minister resigns over raid",
        "Follow us on Twitter",
        "Advertisement",
        "Tags: army, north",
        "Leave a reply",
        "* * *",
        "https://example.org/news/1",
        "5 min read",
        "This article was first published in The Weekly.",
    ],
)
def test_furniture_below_the_news_is_furniture(line: str) -> None:
    assert kinds(NEWS, MORE_NEWS, line) == [BlockKind.BODY, BlockKind.BODY, BlockKind.FURNITURE]


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell after the raid on the town of Dorra.",
        "Comments by the minister on Sunday angered the tribes.",
        "More from the front came in on Monday, when two men died.",
        "Following the attack, the army sealed the road.",
        "Read the minister's letter, and you will see why the tribes left.",
        "By Friday, the army had taken the town.",
        "Home to many rebels, the valley was bombed on Monday.",
        "Related attacks killed two soldiers on Monday.",
        "Top officials were arrested in the capital.",
        "The word he used was an image: that of a raid on the road to Dorra.",
    ],
)
def test_news_that_opens_like_furniture_is_news(sentence: str) -> None:
    assert kinds(NEWS, sentence, MORE_NEWS) == [BlockKind.BODY] * 3


def test_a_linked_headline_above_the_footer_is_furniture() -> None:
    linked = "Minister orders all militias to join the army"
    assert kinds(NEWS, MORE_NEWS, linked, "With reporting from AFP", "Related Articles")[2] is BlockKind.FURNITURE
    assert kinds(NEWS, MORE_NEWS, linked)[2] is BlockKind.BODY


def test_headlines_below_related_articles_are_furniture_until_news_resumes() -> None:
    assert kinds(NEWS, "Related Articles", "Minister resigns after raid", "Mayor freed by rebels", MORE_NEWS) == [
        BlockKind.BODY,
        *[BlockKind.FURNITURE] * 3,
        BlockKind.BODY,
    ]


def test_all_that_follows_a_comment_section_is_furniture() -> None:
    policy = "The paper moderates all comments. They must meet our guidelines."
    assert kinds(NEWS, MORE_NEWS, "Comments", policy, policy)[2:] == [BlockKind.FURNITURE] * 3


def test_a_comment_count_above_the_news_hides_nothing() -> None:
    assert kinds("Army opens a front in the north", "12 Comments", NEWS, MORE_NEWS)[2:] == [BlockKind.BODY] * 2


def test_a_wrapped_paragraph_is_one_block() -> None:
    text = "Gunmen killed three soldiers near the\ntown of Dorra on Sunday, the army said.\nTwo others were hurt."
    assert [(b.start, b.end) for b in blocks(text)] == [(0, len(text))]


def test_windows_line_ends_cut_like_others() -> None:
    text = f"{NEWS}\r\n\r\n{MORE_NEWS}"
    assert pieces(text, BlockKind.BODY) == [NEWS, MORE_NEWS]


@pytest.mark.parametrize("unit", ["a", "a. ", "(", "[Photo ", "share ", ". ", "A ", "\n", " \n", "x\n", "- ", "\u00a0"])
def test_a_long_line_is_cut_in_linear_time(unit: str) -> None:
    started = time.process_time()
    found = blocks(unit * (300_000 // len(unit)))
    assert time.process_time() - started < 20
    assert all(isinstance(block, Block) for block in found)
