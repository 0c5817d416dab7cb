"""Which numbers count nothing: dates, ages, money, measures, shares, labels and names."""

import re

from eventdata.coding.dates.patterns import COUNTED_AFTER, YEAR_BEFORE

_LONGEST_NAME, _LONGEST_SIGN = 40, 14
_MARK_AFTER = re.compile(
    r"[ \u00a0]?[%°º]|-?(?:st|nd|rd|th)\b|[:/][0-9]| ?/ ?[0-9]|-(?=[A-Za-z])(?!plus\b)|['’]s\b| ?[x×] ?[0-9]"
    r"|-per ?cent\b"
)
_WORD_AFTER = re.compile(
    r"[ \u00a0](?:(?:more|full|whole|long|straight|consecutive|successive|short|US|Canadian|Australian|Iraqi"
    r"|Syrian|Turkish|metric"
    r"|nautical) )?(?:per ?cent|percent(?:age)?|third|quarter|fifth|halves|tenth|times|fold|o['’]clock|a\.?m"
    r"|p\.?m|A\.?M|P\.?M|GMT|UTC"
    r"|hr|EST|degree|second|minute|hour|day|night|weekend|week|month|year|decade|century|centuries|fiscal|dollar"
    r"|euro|pound|rupee|dinar"
    r"|yen|yuan|rouble|ruble|riyal|rial|franc|shekel|lira|cent|naira|peso|USD|EUR|square|cubic|km/h|km"
    r"|kilomet(?:re|er)|met(?:re|er)"
    r"|m|cm|mm|mi|mile|yard|feet|foot|inch|inches|acre|hectare|kg|kilo|kilogram|gram|ton|tonne|lit(?:re|er)"
    r"|barrel|gallon|mph|kph|knot"
    r"|volt|watt|megawatt|MW|kilowatt|calibre|caliber|magnitude|point|light-year|terabyte|gigabyte|story|stories"
    r"|storey)s?\b"
    r"|[ \u00a0](?i:in (?:[0-9]|two|three|four|five|six|seven|eight|nine|ten|twenty|every))\b"
)
_LABEL = re.compile(
    r"(?i:resolution|articles?|highway|route|phase|nos?\.|level|flight|section|unit|channel|chapter|act|gate|room"
    r"|paragraph|pages?|pp\."
    r"|zone|sector|block|battalion|type|class|tier|stage|version|boeing|airbus|apollo|protocol|interstate|exit"
    r"|terminal|grade|part|season"
    r"|round|cell|ward|district|agenda|vision|area|line|camp|checkpoint|street|bus|order|law|decree|figure|table"
    r"|annex|appendix|category"
    r"|cat\.|aged?|ages|bell|windows|covid|top|day|week|Rs\.?|USD|EUR|GBP|INR)\Z|(?:Number|UNSCR|SR|BTR|AK|RPG"
    r"|GBU)\Z|[0-9]+\Z"
)
_SIGN_BEFORE = re.compile(r"(?:[$€£¥₹#№] ?|/ ?|\[)\Z|(?i:\bgroup of |enemy number |\b(?:one|[0-9]) in )\Z")
_AGE_BEFORE = re.compile(r"[A-Z][\w'’-]+, \Z")
_ONE_BEFORE = re.compile(r"\b(?i:no|the|this|that|each|any|every|which|last|next|the only|other|day) \Z")
_ONE_AFTER = re.compile(
    r" (?:another|day|morning|night|of (?:the |his |its |their |Iraq's |our )?(?:world['’]s )?(?:\w+est|most|main"
    r"|key|few|least|many|first"
    r"|last|only|major|best|worst)\b|or (?:two|more|another|the other)|hand|side\b|can\b|must\b|should\b|way\b"
    r"|thing\b|that\b|who\b|which\b)"
    r"|[.,;:!?]"
)
_OPENS = re.compile(r"(?:\A|[.!?:;\"“‘'(\n][\"”’)]* *)\Z")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")


def counts_nothing(text: str, start: int, end: int) -> bool:
    """Whether the number in `text[start:end]` is part of a date, age, price, measure, share, label or name."""
    words = text[start:end]
    before = text[max(0, start - _LONGEST_NAME) : start]
    after = text[end : end + _LONGEST_NAME]
    if _MARK_AFTER.match(after) or _WORD_AFTER.match(after) or _is_labelled(before):
        return True
    if words[0].isdigit():
        is_year = bool(_YEAR.match(words)) and (not COUNTED_AFTER.match(after) or bool(YEAR_BEFORE.search(before)))
        is_age = len(words) <= 2 and bool(_AGE_BEFORE.search(before)) and after[:1] in {",", "."}
        return is_year or is_age
    if words.lower() == "one" and (_ONE_BEFORE.search(before) or _ONE_AFTER.match(after)):
        return True
    return words[0].isupper() and not _OPENS.search(before)


def _is_labelled(before: str) -> bool:
    word = before[:-1].rsplit(None, 1)[-1] if before[-1:] in {" ", "\u00a0"} and before.strip() else ""
    return bool(_LABEL.match(word) or _SIGN_BEFORE.search(before, max(0, len(before) - _LONGEST_SIGN)))
