"""Named military operations of an article, so that "Will of Victory" reads as the operation that it names."""

import re
from collections.abc import Iterator

import attrs

NOUN = r"(?:operations?|campaigns?|offensives?|assaults?)"
NAME = r"[A-Z][\w’'-]*(?: (?:(?:of|the|and|for|in) )*[A-Z][\w’'-]*){0,4}"
DEFINITIONS = (
    re.compile(rf"\bOperation [“\"‘']?(?P<name>{NAME})"),
    re.compile(rf"[“\"‘'](?P<name>{NAME})[”\"’'] (?:\w+ )?{NOUN}\b"),
    re.compile(
        rf"\b{NOUN},? (?:that \w+ )?(?:was |were |is |are )?(?:called|dubbed|named|code-?named|titled)"
        rf"(?: the)? [“\"‘']?(?P<name>{NAME})"
    ),
    re.compile(
        r"(?:^|[.”\n] ?)(?P<name>[A-Z][\w’'-]* (?:(?:of|the|and|for) )*[A-Z][\w’'-]*) (?:was|has been) launched\b", re.M
    ),
)
QUOTES = "“”\"‘’'"
PLAIN_NOUN = re.compile(rf"[”\"’']? (?:\w+ )?{NOUN}\b")


@attrs.frozen(kw_only=True)
class Substitution:
    """A stretch of the article that the parser should see as other words."""

    start: int
    end: int
    words: str


def substitutions(text: str) -> tuple[Substitution, ...]:
    """For every occurrence of an operation's name the word "Operation", or nothing before such a noun."""
    names = {each["name"] for pattern in DEFINITIONS for each in pattern.finditer(text)}
    found = [each for name in sorted(names, key=lambda name: (-len(name), name)) for each in occurrences(text, name)]
    kept = list[Substitution]()
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def occurrences(text: str, name: str) -> Iterator[Substitution]:
    """Where an operation's name stands, with its quotes and the word before it."""
    for each in re.finditer(rf"(?:\bOperation )?[{QUOTES}]?\b{re.escape(name)}\b(?:,?[{QUOTES}])?", text):
        if each[0].count("“") != each[0].count("”") or each[0].count('"') % 2:
            continue
        is_before_noun = PLAIN_NOUN.match(text, each.end()) is not None
        yield Substitution(
            start=each.start(), end=each.end() + is_before_noun, words="" if is_before_noun else "Operation"
        )
