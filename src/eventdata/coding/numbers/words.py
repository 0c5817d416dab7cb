"""English number words and their values: "a hundred and five", "two dozen", "1.2 million"."""

import re
from fractions import Fraction

_SMALL = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
    ),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: value for value, word in enumerate(_SMALL)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "dozen": 12, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

BELOW_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_SMALL[1:10])})\b)?|{'|'.join(reversed(_SMALL[1:]))})\b"
_BELOW_THOUSAND = rf"(?:(?:{BELOW_HUNDRED}|an?) hundred\b(?:(?: and)? {BELOW_HUNDRED})?|{BELOW_HUNDRED})"
DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})*[ \u00a0\u202f]000|[0-9]{1,12})(?![0-9])"
_DECIMAL = r"[0-9]{1,4}(?:\.[0-9]{1,3})?"
_SCALE = r"(?:thousand|million|billion)\b"
NUMBER = (
    rf"(?:(?:half a|{_DECIMAL}|(?:{_BELOW_THOUSAND}|an?)(?: and a half)?)[ \u00a0]{{1,2}}{_SCALE}"
    rf"(?: (?:and )?{_BELOW_THOUSAND}(?: thousand\b(?: (?:and )?{_BELOW_THOUSAND})?)?)?"
    rf"|half a dozen\b|(?:an?|{BELOW_HUNDRED}|[0-9]{{1,2}}) dozen\b|{_DECIMAL} hundred\b|{_BELOW_THOUSAND}"
    rf"|{DIGITS}|dozen\b)"
)
_PART = re.compile(r"[0-9][0-9.]*|[a-z]+")
_GROUPED = re.compile(r"(?<=[0-9])[, \u00a0\u202f](?=[0-9]{3})")


def value_of(words: str) -> int | None:
    """The whole number that digits and number words make; a fraction such as 2.5 without a scale is none."""
    total = Fraction(0)
    group: Fraction | None = None
    for part in _PART.findall(_GROUPED.sub("", words.lower())):
        if part == "and":
            continue
        if part in _SCALES:
            scale = _SCALES[part]
            group = (Fraction(1) if group is None else group) * scale
            if scale >= 1_000:
                total, group = total + group, None
        elif part == "half":
            group = Fraction(1, 2) + (group or 0)
        elif part not in {"a", "an"}:
            group = (group or Fraction(0)) + (Fraction(part) if part[0].isdigit() else _VALUES[part])
    total += group or 0
    return int(total) if total.denominator == 1 else None
