"""What a text denies is no event: frames of denial around deeds, and frames that only look like one."""

import pytest

from eventdata.article import Article
from eventdata.coding.coder import Coder
from eventdata.model import Event

DEEDS = (
    ("attack", "attacked", "attacking"),
    ("bomb", "bombed", "bombing"),
    ("invade", "invaded", "invading"),
    ("shell", "shelled", "shelling"),
    ("condemn", "condemned", "condemning"),
)
DENIALS = (
    "Russia did not {base} Poland.",
    "Russia has never {past} Poland.",
    "Russia no longer plans to {base} Poland.",
    "Russia had no interest in {ing} Poland.",
    "Russia has little interest in {ing} Poland.",
    "Russia made no attempt to {base} Poland.",
    "Russia did not begin {ing} Poland.",
    "Russia did not succeed in {ing} Poland.",
    "Russia never considered {ing} Poland.",
    "Russia has yet to {base} Poland.",
    "Russia failed to {base} Poland.",
    "Russia refrained from {ing} Poland.",
    "Russia stopped short of {ing} Poland.",
    "Russia came close to {ing} Poland.",
    "Russia avoided {ing} Poland.",
    "Russia shows no sign of {ing} Poland.",
    "Russia decided not to {base} Poland.",
    "Russia said it did not intend to {base} Poland.",
    "Russia was not expected to {base} Poland.",
    "No Russian soldiers {past} Poland.",
    "None of the Russian soldiers {past} Poland.",
    "Few Russians {past} Poland.",
    "Not a single Russian soldier {past} Poland.",
    "Neither Russia nor Belarus {past} Poland.",
    "Instead of {ing} Poland, Russia did nothing.",
    "Rather than {base} Poland, Russia did nothing.",
    "Far from {ing} Poland, Russia did nothing.",
    "Russia won without {ing} Poland.",
    "It is unlikely that Russia will {base} Poland.",
    "It is possible that Russia {past} Poland.",
    "It was not clear whether Russia had {past} Poland.",
)
AFFIRMATIONS = (
    "Russia did not hesitate to {base} Poland.",
    "There is no doubt that Russia {past} Poland.",
    "Russia did not say why it {past} Poland.",
    "Russia not only {past} Poland but also spoke of it.",
    "Without warning, Russia {past} Poland.",
    "Russia {past} Poland without provocation.",
    "Russia {past} Poland, but nobody was hurt.",
    "Russia {past} Poland; it was not known why.",
)


@pytest.mark.parametrize("frame", DENIALS)
@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed[0])
def test_what_is_denied_is_no_event(coder: Coder, frame: str, deed: tuple[str, str, str]) -> None:
    assert not codes(coder, frame, deed)


@pytest.mark.parametrize("frame", AFFIRMATIONS)
@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed[0])
def test_a_negation_of_something_else_denies_nothing(coder: Coder, frame: str, deed: tuple[str, str, str]) -> None:
    assert len(codes(coder, frame, deed)) == 1


@pytest.mark.parametrize("noun", ["meeting", "attack", "raid"])
@pytest.mark.parametrize(
    "frame",
    ["failed to take place", "did not take place", "never materialised", "was called off"],
)
def test_what_did_not_take_place_is_no_event(coder: Coder, noun: str, frame: str) -> None:
    assert not coded(coder, f"The {noun} by Russian troops on Poland {frame}.")


def test_a_small_state_is_not_denied(coder: Coder) -> None:
    (visit,) = coded(coder, "Little Latvia criticised Russia on Monday.")
    assert visit.cameo_code == "111"


def test_only_the_denied_half_of_a_sentence_is_no_event(coder: Coder) -> None:
    (talks,) = coded(coder, "Instead of attacking Chad, Libya opened talks with France.")
    assert talks.cameo_code == "040"
    (meeting,) = coded(coder, "Latvia and Poland met but reached no agreement.")
    assert meeting.cameo_code == "040"


@pytest.mark.parametrize(
    "text",
    [
        "Turkey does not intend to hold talks with Greece.",
        "Turkey showed no willingness to hold talks with Greece.",
        "Turkey will not hold talks with Greece.",
        "Turkey is not ready for talks with Greece.",
    ],
)
def test_not_to_be_willing_to_talk_is_a_refusal(coder: Coder, text: str) -> None:
    (refusal,) = coded(coder, text)
    assert refusal.cameo_code == "125"


def codes(coder: Coder, frame: str, deed: tuple[str, str, str]) -> list[str]:
    base, past, gerund = deed
    return [each.cameo_code for each in coded(coder, frame.format(base=base, past=past, ing=gerund))]


def coded(coder: Coder, text: str) -> list[Event]:
    return [each for each in coder.code(Article(id="a", text=text)) if isinstance(each, Event)]
