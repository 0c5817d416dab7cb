"""Whether a record just read surely keeps every rule between fields, in a few microseconds; a doubt is no verdict."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, Final, cast

from eventdata.article import text_sha256
from eventdata.model import Event
from eventdata.ontology.rules import RULES, iso2
from eventdata.validation.event_columns import CODE_RULES, CODES, TYPE_RULES, TYPES
from eventdata.validation.event_texts import Texts

MOST_REMEMBERED: Final = 100_000


def consistency(texts: Texts | None) -> Callable[[Any], bool]:
    """The test of records whose missing values are None; with articles, their quotes are compared, too."""
    are_codes_known, are_types_known = remembered(CODES, CODE_RULES), remembered(TYPES, TYPE_RULES)

    def is_consistent(found: Any) -> bool:
        key = (
            found.cameo_code, found.cameo_root, found.quad_class, found.goldstein, found.plover_category,
            found.plover_mode,
        )  # fmt: skip
        if not are_codes_known(key):
            return False
        if not are_types_known((found.acled_disorder_type, found.acled_event_type, found.acled_sub_event_type)):
            return False
        return (
            is_when_consistent(found.when)
            and (found.where is None or is_place_consistent(found.where))
            and all(map(is_count_consistent, found.counts))
            and are_quotes_consistent(found)
            and (found.article.text is None or is_text_consistent(found))
            and (texts is None or are_given_texts_consistent(found, texts))
        )

    return is_consistent


def remembered(names: tuple[str, ...], rules: tuple[str, ...]) -> Callable[[tuple[Any, ...]], bool]:
    """The test of combinations of codes by the rules about them, which remembers those that passed."""
    findings = tuple(rule.findings for rule in RULES if rule.id in rules)
    passed: set[tuple[Any, ...]] = set()

    def is_good(key: tuple[Any, ...]) -> bool:
        if key in passed:
            return True
        event = cast(Event, SimpleNamespace(**dict(zip(names, key, strict=True))))
        if any(True for finding in findings for _ in finding(event)):
            return False
        if len(passed) < MOST_REMEMBERED:
            passed.add(key)
        return True

    return is_good


def is_when_consistent(when: Any) -> bool:
    """Whether the days, as texts, are in order and have their marks."""
    if when.first is None:
        return when.last is None and when.precision == "unknown" and when.basis == "none"
    is_marked = when.precision != "unknown" and when.basis != "none"
    return bool(when.last is not None and when.first <= when.last and is_marked)


def is_place_consistent(where: Any) -> bool:
    """Whether a place has both coordinates or none, and a first-level code of its country."""
    if (where.latitude is None) is not (where.longitude is None):
        return False
    code = where.admin1_code
    return code is None or (where.country is not None and code[:2] == iso2()[where.country])


def is_count_consistent(count: Any) -> bool:
    """Whether the numbers of a count do not fall, and have a basis."""
    low, best, high = count.low, count.best, count.high
    if low is None or best is None or high is None:
        told = [number for number in (low, best, high) if number is not None]
        return told == sorted(told) and (count.basis == "unknown") is (not told)
    return bool(low <= best <= high and count.basis != "unknown")


def are_quotes_consistent(found: Any) -> bool:
    """Whether each quote is as long as its offsets say."""
    for piece in found.evidence:  # noqa: SIM110 - a generator takes twice as long
        if piece.end - piece.start != len(piece.quote):
            return False
    return True


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
