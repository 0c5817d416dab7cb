"""Broken, shouted, endless and senseless articles: no crash, no quote of its own, no time out of proportion."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventdata import read_articles
from eventdata.article import Article
from eventdata.coding.coder import Coder
from eventdata.model import Event
from eventdata.pipeline import Totals

ROOT = Path(__file__).resolve().parent.parent
TEXTS = [each.text or "" for each in read_articles(ROOT / "fixtures" / "articles") if isinstance(each, Article)]
MUTATED = settings(max_examples=settings().max_examples * 2 // 5)
MARKS = [
    "\0",
    "😀",
    "\u202e",
    "\u200f",
    "\u0301",
    "[",
    "]",
    "(",
    "“",
    '"',
    "\r\n",
    "\n\n",
    "\u2028",
    "\ufeff",
    "…",
    "-" * 50,
]
NEWS = " Officials said that the army and the rebels had met in the town on Monday."
FRAGMENTS = st.sampled_from(
    [
        *MARKS,
        "Rebels killed four soldiers in Gao on Sunday.",
        "Rebels attacked.The army fled",
        "“Iron Gate” operation",
        "Operation Iron Gate was launched",
        "killed killed killed",
        "killing",
        "by by by",
        "the the",
        "[ISIS]",
        "(",
        "הצבא תקף את הכפר",
        "THE ARMY SHELLED THE TOWN",
        "two by airstrikes, and two more by the militia",
        "others",
        "They attacked it.",
        "who which that",
        "arrested",
        "1,000,000,000,000 people were killed",
        "-5 soldiers were killed",
        "on 31 February 2021",
        "on 99/99/9999",
        "Iraq Iraq Iraq",
        "\t",
        "said",
        ", and",
        ";",
    ]
)


def cut(text: str, chance: random.Random) -> str:
    start, end = sorted((chance.randrange(len(text)), chance.randrange(len(text))))
    return text[start:end]


def shuffled_words(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join(words)


def shuffled_letters(text: str, chance: random.Random) -> str:
    return "".join(chance.sample(text, len(text)))


def shouted(text: str, chance: random.Random) -> str:
    return text.upper() if chance.random() < 0.7 else text.title()


def sprinkled(text: str, chance: random.Random) -> str:
    for _ in range(30):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(MARKS) + text[at:]
    return text


def unspaced(text: str, chance: random.Random) -> str:
    return text.replace(" ", "" if chance.random() < 0.3 else "\u00a0")


def on_one_line(text: str, chance: random.Random) -> str:
    return text.replace("\n", " ").replace(". ", chance.choice([" ", ", and ", ".", "; "]))


MUTATIONS: list[Callable[[str, random.Random], str]] = [
    cut,
    shuffled_words,
    shuffled_letters,
    shouted,
    sprinkled,
    unspaced,
    on_one_line,
]


def is_sound(coder: Coder, text: str) -> bool:
    """Codes the text and checks what must hold of every result, whatever the text."""
    article = Article(id="hostile", text=text, language="en")
    results = coder.code(article)
    Totals().plus(results)
    for result in results:
        for span in result.evidence if isinstance(result, Event) else (result,):
            if span.start is not None and text[span.start : span.end] != span.quote:
                return False
    return True


@MUTATED
@given(
    text=st.sampled_from(TEXTS),
    seed=st.integers(0, 10**6),
    mutations=st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3),
)
def test_a_damaged_article_gives_no_crash_and_no_quote_of_its_own(
    coder: Coder, text: str, seed: int, mutations: list[Callable[[str, random.Random], str]]
) -> None:
    chance = random.Random(seed)
    for mutation in mutations:
        text = mutation(text, chance) or "."
    assert is_sound(coder, text)


@given(text=st.lists(FRAGMENTS | st.text(max_size=10), min_size=1, max_size=25).map(f"{NEWS} ".join))
def test_a_text_of_scraps_gives_no_crash_and_no_quote_of_its_own(coder: Coder, text: str) -> None:
    assert is_sound(coder, text or ".")


@MUTATED
@given(text=st.text(min_size=1, max_size=400))
def test_any_text_at_all_gives_no_crash(coder: Coder, text: str) -> None:
    assert is_sound(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed soldiers and " * 1_000 + "fled.",
        "a" * 200_000,
        "killed" * 20_000,
        "(" * 20_000,
        "[" * 5_000 + "Rebels killed soldiers" + "]" * 5_000,
        "“" * 20_000 + "Rebels killed soldiers.",
        "killed " * 10_000,
        "\n" * 50_000 + "Rebels killed four soldiers in Gao.",
        "Iraq " * 10_000,
        "😀" * 20_000 + " Rebels killed four soldiers in Gao.",
        "\0" * 5_000 + " Rebels killed four soldiers in Gao. " + "\0" * 5_000,
        "4 " * 10_000,
        "on Monday " * 5_000,
        "." * 20_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_text_without_end_is_coded_in_seconds(coder: Coder, text: str) -> None:
    started = time.process_time()
    assert is_sound(coder, text)
    assert time.process_time() - started < 10


def seconds(coder: Coder, text: str) -> float:
    started = time.process_time()
    coder.code(Article(id="long", text=text))
    return time.process_time() - started


def test_twice_the_text_takes_no_more_than_twice_the_time_and_a_half(coder: Coder) -> None:
    once = "\n\n".join(TEXTS * 2)
    seconds(coder, once)
    short = min(seconds(coder, once) for _ in range(2))
    assert seconds(coder, "\n\n".join([once, once])) <= 3 * short


@pytest.mark.parametrize("mark", ["\0", "😀", "\u202e", "e\u0301", "𐍈"])
def test_offsets_count_code_points_also_beyond_the_basic_plane(coder: Coder, mark: str) -> None:
    text = f"{mark} {mark}\n\nRebels killed four soldiers in Gao, the army said. {mark}"
    events = [each for each in coder.code(Article(id="a", text=text)) if isinstance(each, Event)]
    assert "killed" in {span.quote for event in events for span in event.evidence}
    assert is_sound(coder, text)
