"""Whether records just read surely keep every rule between fields, in a few microseconds each; doubt is no verdict."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, Final, cast

from eventdata.article import text_sha256
from eventdata.model import Event
from eventdata.ontology.rules import RULES, iso2
from eventdata.validation.event_columns import CODE_RULES, CODES, TYPE_RULES, TYPES
from eventdata.validation.event_texts import Texts

Test = Callable[[Sequence[Any]], bool]
MOST_REMEMBERED: Final = 100_000
DAYS: Final = attrgetter("when.first", "when.last", "when.precision", "when.basis")


def consistency(texts: Texts | None) -> Test:
    """The test of records whose missing values are None; with articles, their quotes are compared, too."""
    are_codes_known, are_types_known = remembered(CODES, CODE_RULES), remembered(TYPES, TYPE_RULES)

    def are_consistent(found: Sequence[Any]) -> bool:
        return (
            are_codes_known(found)
            and are_types_known(found)
            and are_days_consistent(found)
            and are_places_consistent(found)
            and are_counts_consistent(found)
            and are_quotes_consistent(found)
            and all(is_text_consistent(record) for record in found if record.article.text is not None)
            and (texts is None or all(are_given_texts_consistent(record, texts) for record in found))
        )

    return are_consistent


def remembered(names: tuple[str, ...], rules: tuple[str, ...]) -> Test:
    """The test of combinations of codes by the rules about them, which remembers those that passed."""
    combination = attrgetter(*names)
    findings = tuple(rule.findings for rule in RULES if rule.id in rules)
    passed: set[tuple[Any, ...]] = set()

    def are_good(found: Sequence[Any]) -> bool:
        for key in set(map(combination, found)) - passed:
            event = cast(Event, SimpleNamespace(**dict(zip(names, key, strict=True))))
            if any(True for finding in findings for _ in finding(event)):
                return False
            if len(passed) < MOST_REMEMBERED:
                passed.add(key)
        return True

    return are_good


def are_days_consistent(found: Sequence[Any]) -> bool:
    """Whether the days, as texts, are in order and have their marks."""
    for first, last, precision, basis in map(DAYS, found):
        if first is None:
            if last is not None or precision != "unknown" or basis != "none":
                return False
        elif last is None or first > last or precision == "unknown" or basis == "none":
            return False
    return True


def are_places_consistent(found: Sequence[Any]) -> bool:
    """Whether each place has both coordinates or none, and a first-level code of its country."""
    codes = iso2()
    for where in [record.where for record in found if record.where is not None]:
        if (where.latitude is None) is not (where.longitude is None):
            return False
        code = where.admin1_code
        if code is not None and (where.country is None or code[:2] != codes[where.country]):
            return False
    return True


def are_counts_consistent(found: Sequence[Any]) -> bool:
    """Whether the numbers of each count do not fall, and have a basis."""
    counts = [count for record in found for count in record.counts]
    return all(map(is_count_consistent, counts))


def is_count_consistent(count: Any) -> bool:
    """Whether the numbers of a count do not fall, and have a basis."""
    told = [number for number in (count.low, count.best, count.high) if number is not None]
    return told == sorted(told) and (count.basis == "unknown") is (not told)


def are_quotes_consistent(found: Sequence[Any]) -> bool:
    """Whether each quote is as long as its offsets say."""
    wrong = [True for record in found for piece in record.evidence if piece.end - piece.start != len(piece.quote)]
    return not wrong


def is_text_consistent(found: Any) -> bool:
    """Whether the text of the article has the digest and the quotes."""
    text = found.article.text
    return text_sha256(text) == found.article.text_sha256 and all(
        piece.article_id != found.article.id or text[piece.start : piece.end] == piece.quote for piece in found.evidence
    )


def are_given_texts_consistent(found: Any, texts: Texts) -> bool:
    """Whether the articles that are given have the digest and the quotes."""
    for piece in found.evidence:
        text = texts.by_id.get(piece.article_id)
        if text is None or text[piece.start : piece.end] != piece.quote:
            return False
    digest = texts.digests.get(found.article.id)
    return digest is None or digest == found.article.text_sha256
