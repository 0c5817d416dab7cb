"""How an event is explained by its words."""

import attrs
from hypothesis import given
from test_validation import TEXT, an_event

from eventdata import Event, explain
from eventdata.model import Evidence, Supports
from eventdata.testing import events


def piece(words: str, supports: Supports) -> Evidence:
    start = TEXT.index(words)
    return Evidence(article_id="a", start=start, end=start + len(words), quote=words, supports=supports, rule="r")


def test_the_words_of_a_field_are_shown_in_their_sentence() -> None:
    what, outside = piece("shelled", Supports.WHAT), piece("Nobody", Supports.RECIPIENTS)
    event = attrs.evolve(an_event(), evidence=(outside, *an_event().evidence, what))
    first, second = explain(event).passages
    assert [(mark.supports, mark.words, first.text[mark.start : mark.end]) for mark in first.highlights] == [
        (Supports.WHAT, "shelled", "shelled")
    ]
    assert (second.text, second.start) == ("Nobody", TEXT.index("Nobody"))


def test_what_is_not_told_is_said_to_be_so() -> None:
    fields = dict(explain(an_event()).fields)
    assert fields["what"] == "CAMEO 194"
    assert fields["actors"] == fields["when"] == fields["where"] == fields["counts"] == "not told"


@given(events())
def test_every_piece_of_evidence_is_in_some_passage(event: Event) -> None:
    explanation = explain(event)
    shown = {(mark.supports, mark.words) for passage in explanation.passages for mark in passage.highlights}
    shown |= {(Supports.SENTENCE, passage.text) for passage in explanation.passages}
    assert {(one.supports, one.quote) for one in event.evidence} <= shown
    assert event.event_id in str(explanation)
