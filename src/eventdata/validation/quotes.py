"""Whether an event quotes the articles that are given, word by word."""

from collections.abc import Iterator

from eventdata.model import Event
from eventdata.problem import Problem, Severity
from eventdata.validation.event_texts import Texts


def quote_problems(event: Event, texts: Texts) -> Iterator[Problem]:
    """Quotes that differ from the given articles, articles that are not given, and a text that is not the one coded."""
    for position, piece in enumerate(event.evidence):
        text = texts.by_id.get(piece.article_id)
        if text is None:
            message = f"the article {piece.article_id!r} is not among those given, or has no text"
            yield problem(event, "EVD234", f"/evidence/{position}/article_id", message)
        elif text[piece.start : piece.end] != piece.quote:
            message = f"the article has {text[piece.start : piece.end][:80]!r} there"
            yield problem(event, "EVD232", f"/evidence/{position}/quote", message)
    own = texts.digests.get(event.article.id)
    if own is not None and own != event.article.text_sha256:
        message = "this is not the digest of the given article's text"
        yield problem(event, "EVD233", "/article/text_sha256", message)


def problem(event: Event, rule_id: str, pointer: str, message: str) -> Problem:
    """An error of an event."""
    return Problem(rule_id=rule_id, severity=Severity.ERROR, pointer=pointer, event_id=event.event_id, message=message)
