"""How many a text says: counts in digits and words, with bounds, and none of the numbers that count nothing."""

import re
from collections.abc import Iterator

import attrs

from eventdata.coding.dates.patterns import dates_written
from eventdata.coding.numbers.context import counts_nothing
from eventdata.coding.numbers.words import NUMBER, value_of
from eventdata.model import CountBasis


@attrs.frozen(kw_only=True)
class NumberMention:
    """A count in a text; a bound that the words do not give is absent, as are all three for "several".

    `rule` names the convention by which words became a number, and `is_additional` marks "two more" and "another".
    """

    start: int
    end: int
    words: str
    low: int | None
    best: int | None
    high: int | None
    basis: CountBasis
    rule: str | None = None
    is_additional: bool = False


_AT_LEAST = (
    r"at least|(?:no|not) (?:fewer|less) than|a minimum of|more than|over|above|upwards? of|in excess of"
    r"|well over|just over|as few as"
)
_AT_MOST = (
    r"up to|as many as|at most|(?:no|not) more than|a maximum of|fewer than|less than|under|below"
    r"|nearly|almost|close to|just under"
)
_ABOUT = r"some|about|around|approximately|roughly|an estimated|estimated|circa|perhaps|possibly|probably"
_MORE = r"another|an additional|an extra|a further|additional|further|other"
_TOTAL = r"a total of|between"
_QUALIFIER = re.compile(
    rf"(?:(?P<at_least>{_AT_LEAST})|(?P<at_most>{_AT_MOST})|(?P<about>{_ABOUT})|(?P<more>{_MORE})"
    rf"|(?P<total>{_TOTAL}))\Z",
    re.IGNORECASE,
)
_QUALIFIERS = rf"(?:(?:{_AT_LEAST}|{_AT_MOST}|{_ABOUT}|{_MORE}|{_TOTAL})[ \u00a0]){{0,3}}"
_VAGUE = (
    r"tens of thousands|hundreds of thousands|tens of millions|(?:(?:several|a few|many|some) (?:dozen|hundred|thousand"
    r"|million)s?|(?:dozen|hundred|thousand|million)s)"
    r"(?= |[.,;:)]|\Z)|scores(?= (?:of|more|others|were|are|have|killed|wounded|injured|dead)\b)|tens(?= of\b)"
    r"|a couple(?: of)?(?= (?:\w+s|more|people|men|women|children|dozen|hundred|thousand)\b)"
    r"|several|a few|(?<!how )(?<!too )(?<!so )(?<!as )many(?! as\b)|numerous"
)
_NONE = r"no one|nobody|none|no(?= (?:casualties|deaths|fatalities|injuries|victims|dead|wounded)\b)"
_QUALIFIER_PART = re.compile(rf"(?i:{_AT_LEAST}|{_AT_MOST}|{_ABOUT}|{_MORE}|{_TOTAL})(?=[ \u00a0])")


def _either_case(words: str) -> str:
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words.split("|"))


# Cheap to refuse: the long pattern is tried only where one of these begins.
_NUMERIC = r"[0-9]|" + _either_case(
    r"one\b|two\b|three|four|five\b|six|seven|eight|nine|ten\b|eleven|twelve|thirt|fift|twenty|forty|hundred"
    r"|thousand|million|dozen"
    r"|scores|tens|several|many\b|numerous|nobody|none\b|no one|no ca|no de|no fa|no in|no vi|no wo|another"
    r"|half a|a few|a couple"
    r"|a hundred|a thousand|a million|a dozen|a billion"
)
_OPENING = (
    _NUMERIC
    + "|"
    + _either_case(
        r"at least|at most|no more|no less|no few|not more|not less|not few|a total|a min|a max|a furth|an add|an ext"
        r"|an est|more than"
        r"|over|above|upward|in excess|well over|just|as few|as many|up to|fewer|less|under|below|nearly|almost"
        r"|close to|some|about"
        r"|around|approx|roughly|estimated|circa|perhaps|possibly|probably|additional|further|other|between"
    )
)
_CUES = re.compile(rf"(?<!\w)(?:{_NUMERIC})")
_COUNT = re.compile(
    rf"(?<![\w$€£#+])(?<![0-9][.,:/-])(?<![A-Za-z]-)(?={_OPENING})"
    rf"(?P<qualifiers>(?i:{_QUALIFIERS}))(?:(?P<none>(?i:{_NONE}))\b"
    rf"|(?P<number>(?i:{NUMBER}))(?:(?P<to>[ \u00a0]?[-–—][ \u00a0]?|[ \u00a0](?:to|or"
    rf"|and)[ \u00a0])(?P<number2>(?i:{NUMBER})))?"
    rf"(?![\w]|[.,][0-9])|(?P<vague>(?i:{_VAGUE}))\b|(?P<another>(?i:another)(?= [a-zA-Z])))"
    r"(?P<plus>\+|-plus\b| or (?:more|so)\b)?(?P<trailing> (?:more(?! than\b)|others)\b)?"
)
_ADDITIONAL_AFTER = re.compile(r" (?:other|additional|further|extra)\b")
_NOT_ANOTHER = re.compile(
    r" (?:day|week|month|year|time|way|one|night|hour|of|thing|place|example|reason|round|name|word)\b"
)
_SMALLEST_OVER = 10
_SPATIAL = frozenset({"over", "above", "under", "below"})
# The number that the ACLED codebook gives to a vague word; words it leaves open stay without a number.
_RULES = (
    ("hundreds of thousands", 100_000),
    ("tens of thousands", 10_000),
    ("tens of millions", 10_000_000),
    ("millions", 1_000_000),
    ("thousands", 1_000),
    ("hundreds", 100),
    ("dozens", 12),
    ("scores", 20),
    ("tens", 10),
    ("couple", 2),
)


def numbers_in(text: str, start: int = 0, end: int | None = None) -> tuple[NumberMention, ...]:
    """All counts of `text[start:end]` in order; numbers of dates, ages, money, measures and names are left out."""
    stop = len(text) if end is None else end
    if not _CUES.search(text, start, stop):
        return ()
    dates = [(found.start, found.end) for found in dates_written(text, start, stop)]
    return tuple(_counts(text, start, stop, dates))


def _counts(text: str, start: int, stop: int, dates: list[tuple[int, int]]) -> Iterator[NumberMention]:
    position, passed = start, 0
    while found := _COUNT.search(text, position, stop):
        while passed < len(dates) and dates[passed][1] <= found.start():
            passed += 1
        if passed < len(dates) and dates[passed][0] < found.end("number" if found["number"] else 0):
            position = max(dates[passed][1], found.start() + 1)
            continue
        mention, position = _mention(text, found)
        if mention:
            yield mention


def _mention(text: str, found: re.Match[str]) -> tuple[NumberMention | None, int]:
    """The count found, if it is one, and where to read on."""
    if found["number"]:
        return _number(text, found)
    if found["none"]:
        return _made(text, found.start("none"), found.end("none"), (0, 0, 0), rule="none"), found.end("none")
    if found["another"]:
        if _NOT_ANOTHER.match(text, found.end()) or text[max(0, found.start() - 4) : found.start()].lower() == "one ":
            return None, found.end("another")
        mention = _made(text, found.start(), found.end("another"), (1, 1, 1), rule="another=1")
        return attrs.evolve(mention, is_additional=True), found.end("another")
    return _vague(text, found), found.end()


def _vague(text: str, found: re.Match[str]) -> NumberMention | None:
    if counts_nothing(text, found.start("vague"), found.end("vague")):
        return None
    words = found["vague"].lower()
    plural = re.sub(r"(dozen|hundred|thousand|million)\Z", r"\1s", words)
    rule = next(((name, value) for name, value in _RULES if name in plural), None)
    if rule is None:
        mention = _made(text, found.start("vague"), found.end(), (None, None, None), rule=f"{words}: unknown")
    else:
        mention = _made(text, found.start("vague"), found.end(), (None, rule[1], None), rule=f"{rule[0]}={rule[1]}")
    return attrs.evolve(mention, is_additional=_is_additional(text, found))


def _number(text: str, found: re.Match[str]) -> tuple[NumberMention | None, int]:
    first, second = value_of(found["number"]), value_of(found["number2"]) if found["number2"] else None
    qualifiers = [part.lower() for part in _QUALIFIER_PART.findall(found["qualifiers"])]
    last = "number2" if second is not None and _is_range(text, found, qualifiers) else "number"
    read_on = found.end(last)
    if first is None or counts_nothing(text, found.start("number"), read_on):
        is_pair = found["number2"] and last == "number" and found["to"].strip() in {"-", "–", "—"}
        return None, found.end("number2") if is_pair else read_on
    if last == "number2" and second is not None:
        low = _scaled(found["number"], first, second)
        if low >= second:
            return None, read_on
        bounds: tuple[int | None, int | None, int | None] = (low, low, second)
        rule: str | None = "range=lowest"
    else:
        bounds, rule = _bounds(first, qualifiers, has_plus=bool(found["plus"]) and not found["number2"]), None
    is_spatial = bool(_SPATIAL.intersection(qualifiers)) and first < _SMALLEST_OVER
    end = found.end() if last == "number2" or not found["number2"] else found.end("number")
    mention = _made(text, found.start("number") if is_spatial else found.start(), end, bounds, rule=rule)
    if is_spatial:
        mention = attrs.evolve(mention, low=first, best=first, high=first)
    return attrs.evolve(mention, basis=CountBasis.STATED, is_additional=_is_additional(text, found)), end


def _is_range(text: str, found: re.Match[str], qualifiers: list[str]) -> bool:
    """Two numbers are one range unless they rise "from" one "to" the other, or "and" joins them without "between"."""
    joint = found["to"].strip().lower()
    if joint == "and":
        return "between" in qualifiers
    return not (
        joint == "to" and re.search(r"\bfrom \Z", text[max(0, found.start() - 6) : found.start()], re.IGNORECASE)
    )


def _scaled(words: str, first: int, second: int) -> int:
    """The first number of "14-18,000" and "two to three million" counts in the unit of the second."""
    if re.search(r"[,a-z]*(?:thousand|million|billion|hundred)", words.lower()) or "," in words:
        return first
    for scale in (1_000_000_000, 1_000_000, 1_000):
        if second >= scale and second % scale == 0 and first < second // scale:
            return first * scale
    return first


def _bounds(value: int, qualifiers: list[str], *, has_plus: bool) -> tuple[int | None, int | None, int | None]:
    kinds = {found.lastgroup for words in qualifiers if (found := _QUALIFIER.match(words))}
    if has_plus or "at_least" in kinds:
        return value, value, None
    if "at_most" in kinds:
        is_near = bool({"nearly", "almost", "close to", "just under"}.intersection(qualifiers))
        return None, value if is_near else None, value
    return (None, value, None) if "about" in kinds else (value, value, value)


def _is_additional(text: str, found: re.Match[str]) -> bool:
    has_more = bool(re.search(rf"\b(?:{_MORE})\b", found["qualifiers"], re.IGNORECASE))
    return has_more or bool(found["trailing"]) or bool(_ADDITIONAL_AFTER.match(text, found.end()))


def _made(
    text: str, start: int, end: int, bounds: tuple[int | None, int | None, int | None], *, rule: str | None
) -> NumberMention:
    low, best, high = bounds
    basis = CountBasis.UNKNOWN if best is None else CountBasis.NUMBER_WORD
    return NumberMention(
        start=start, end=end, words=text[start:end], low=low, best=best, high=high, basis=basis, rule=rule
    )
