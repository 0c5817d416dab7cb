"""The ways in which English news writes a day, week, month or year, and the names that only look like one."""

import re
from collections.abc import Iterator
from enum import StrEnum

import attrs

from eventdata.coding.numbers.words import BELOW_HUNDRED


class Form(StrEnum):
    """How a date is written; the value names its group in the scanner."""

    ISO = "iso"
    SLASHED = "slashed"
    SHORT_SLASHED = "short_slashed"
    BETWEEN_DAYS = "between_days"
    MONTH_DAY = "month_day"
    DAY_MONTH = "day_month"
    HOLIDAY = "holiday"
    MONTH_YEAR = "month_year"
    CENTURY = "century"
    DECADE = "decade"
    SEASON = "season"
    YEARS = "years"
    YEAR = "year"
    NTH_DAY = "nth_day"
    AGO = "ago"
    ANCHORED = "anchored"
    PAST_SPAN = "past_span"
    PERIOD = "period"
    WEEKDAY = "weekday"
    DAY_WORD = "day_word"
    VAGUE = "vague"
    MONTH = "month"


@attrs.frozen(kw_only=True)
class Found:
    """A date as written; `match` holds its parts under the names that the form's pattern gives them."""

    start: int
    end: int
    form: Form
    match: re.Match[str]


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_FULL = f"(?:{_MONTHS}|{_MONTHS.upper()})"
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_ANY = rf"(?:{_FULL}|{_SHORT}\b\.?)"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?\b(?![.:][0-9]|,[0-9]{3}\b|%|-[A-Za-z])"
_YEAR = r"(?:1[89]|20)[0-9]{2}\b(?![.:/][0-9]|,[0-9]{3}\b|%|-(?:year|strong|odd|met|kilo|km))"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = "(?:morning|afternoon|evening|night|midnight|noon|dawn|midday|lunchtime)"
_TO = r"\s?(?:-|–|—|to|through|until|till)\s?"
_EDGE = (
    r"(?:(?P<edge>[Ee]arly(?: in)?|[Ll]ate(?: in)?|[Mm]id|[Mm]iddle"
    r"|(?:[Tt]he )?(?:very )?(?:[Ee]nd|[Ss]tart|[Bb]eginning|middle) of|(?:[Tt]he )?(?:first|second) half of)[ -])?"
)
_COUNT = rf"(?P<count>[0-9]{{1,3}}|[Aa]n?|(?i:{BELOW_HUNDRED}))"
_MANY = r"(?:a few|a couple of|several|many|some|few|couple of)"
ORDINALS = (
    "opening|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|[0-9]{1,3}(?:st|nd|rd|th)"
)
_CENTURY_WORDS = "[Ee]ighteenth|[Nn]ineteenth|[Tt]wentieth|[Tt]wenty-first"

_PATTERNS: dict[Form, str] = {
    Form.ISO: r"(?<![.-])(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?![0-9]|-[0-9])",
    Form.SLASHED: r"(?<![./-])(?P<a>[0-9]{1,2})(?P<sep>[/.])(?P<b>[0-9]{1,2})(?:[/.](?P<y>[0-9]{4})|/(?P<yy>[0-9]{2}))"
    r"(?![\w/]|\.[0-9])",
    Form.SHORT_SLASHED: r"(?:(?<=[Oo]n )|(?<=[Ss]ince )|(?<=[Ff]rom )|(?<=dated )|(?<=[Uu]ntil )|(?<=[Bb]efore )"
    r"|(?<=[Aa]fter ))(?!9/11|24/7)(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})(?![\w/-]| of\b|\.[0-9])",
    Form.BETWEEN_DAYS: rf"[Bb]etween (?P<m>{_ANY}) (?P<d>{_DAY}) and (?P<d2>{_DAY})(?:,? (?P<y>{_YEAR}))?(?! {_ANY}\b)",
    Form.MONTH_DAY: rf"(?P<m>{_ANY}),? (?P<d>{_DAY})(?:{_TO}(?:(?P<m2>{_ANY}) )?(?P<d2>{_DAY})(?! {_FULL}))?"
    rf"(?:(?:,? ?| of )(?P<y>{_YEAR})| (?P<rel>last|this|next) year\b)?",
    Form.DAY_MONTH: rf"(?:[Tt]he )?(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?(?: of|,)? (?P<m>{_ANY})(?![A-Za-z])"
    rf"(?:,? (?:of )?(?P<y>{_YEAR})| (?P<rel>last|this|next) year\b)?",
    Form.HOLIDAY: r"(?P<name>Christmas (?:Day|Eve)|New Year['’]s (?:Day|Eve)|Boxing Day|May Day)"
    rf"(?:,? (?:of |in )?(?P<y>{_YEAR})| (?P<rel>last|this|next) year\b)?",
    Form.MONTH_YEAR: rf"{_EDGE}(?P<m>{_ANY}),?(?: of| in)?(?: (?P<y>{_YEAR})| (?P<rel>last|this|next|the same) year\b)",
    Form.CENTURY: rf"(?:[Tt]he )?{_EDGE}(?:the )?(?P<n>[0-9]{{1,2}}(?=st|nd|rd|th)|{_CENTURY_WORDS})"
    r"(?:st|nd|rd|th)?[ -]century\b",
    Form.DECADE: rf"(?:[Tt]he )?{_EDGE}(?:the )?(?P<y>(?:1[0-9]|20)[0-9]0)['’]?s\b",
    Form.SEASON: rf"(?:[Tt]he )?(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of)? (?P<y>{_YEAR})",
    Form.YEARS: r"(?<![.,$€£/-])(?P<y>(?:1[89]|20)[0-9]{2})\s?[-–—]\s?(?P<y2>(?:1[89]|20)[0-9]{2}|[0-9]{2})\b"
    r"(?![.,:/-][0-9]|%)",
    Form.YEAR: rf"{_EDGE}(?<![.,$€£/])(?P<y>{_YEAR})",
    Form.NTH_DAY: rf"(?:[Tt]he )?(?P<nth>{ORDINALS}) (?P<unit>days?|nights?)(?= of (?!{_FULL}\b)\w)",
    Form.AGO: rf"(?:{_COUNT}|(?P<part>[Hh]alf a|[Aa] quarter of a)(?= century)|(?P<many>{_MANY}))"
    r"(?: (?:full|whole|short))?"
    r" (?P<unit>minute|hour|day|night|week|month|year|decade|century)s? ago\b",
    Form.ANCHORED: r"(?:[Tt]he|[Tt]hat) (?P<anchor>(?:same|next|following|previous|preceding) "
    rf"(?:day|night|morning|evening|week|weekend|month|year|{_WEEKDAY}))\b"
    r"|[Tt]he (?P<beside>day (?:before|after))\b(?! (?:yesterday|tomorrow)\b)"
    r"|(?P<that>[Tt]hat (?:day|night|morning|evening))\b"
    rf"|(?P<shift>{_COUNT.replace('?P<count>', '?:')} (?:day|week|month|year)s?"
    r" (?:earlier|later|before|after|afterwards))\b",
    Form.PAST_SPAN: rf"[Tt]he (?:past|last|previous) (?:{_COUNT}|(?P<many>{_MANY}))"
    r" (?P<unit>hour|day|week|month|year|decade)s?\b",
    Form.PERIOD: r"(?P<which>(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Ss]ometime) (?:this|last|next)|[Ll]ast"
    r"|[Tt]his(?: past| coming)?|[Nn]ext|[Tt]he (?:past|last|coming)|[Tt]he(?= weekend)) (?P<unit>weekend|week"
    r"|month|year|decade)\b"
    rf"(?! (?:of|in) (?:{_FULL}|[0-9]))",
    Form.WEEKDAY: r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|[Ee]arly(?: on)?|[Ll]ate(?: on)?"
    rf"|[Oo]vernight(?: on)?) )?"
    rf"(?P<wd>{_WEEKDAY})\b(?:,? (?:{_PART})\b)?",
    Form.DAY_WORD: rf"(?:(?:[Ee]arl(?:y|ier)|[Ll]ate(?:r)?) )?(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)"
    rf"(?: (?:{_PART})\b)?|(?P<overnight>[Oo]vernight)\b|(?P<two>[Tt]he day (?:before yesterday|after tomorrow))\b"
    rf"|[Tt]his (?P<this>{_PART})\b|[Ll]ast (?P<last>night|evening)\b",
    Form.VAGUE: r"(?:in )?(?P<vague>recent (?:days|weeks|months|years)|(?:the )?coming (?:days|weeks|months|years))\b"
    r"|(?P<lastseason>(?:[Ll]ast|[Tt]his|[Nn]ext) (?:spring|summer|autumn|fall|winter))\b",
    Form.MONTH: rf"(?:(?P<which>[Ll]ast|[Tt]his(?: past| coming)?|[Nn]ext) )?{_EDGE}(?P<m>{_FULL}\b|{_SHORT}\.)",
}
_PARTS = {form: re.compile(pattern) for form, pattern in _PATTERNS.items()}
_UNIT = "(?:minute|hour|day|night|week|weekend|month|year|decade|century)"
# Cheap to refuse: only where a word or number passes are the forms tried one by one.
_OPENING = (
    r"(?=[0-9]|Ja|Fe|Ma|Ap|Ju|Au|Se|Oc|No|De|JA|FE|MA|AP|JU|AU|SE|OC|NO|DE|Mo|Tu|We|Th|Fr|Sa|Su|Ch|Bo"
    r"|New Y|Be|Ea|En|La|Mi|Ye|To|Ov|Ne|Sp|Wi|St|Fi|Fo|Si|Te|Ei|Ni|Tw|A (?:f|d|w|m|y|h|c|q)|An h|On|early|earlier"
    r"|[Hh]alf a c|a quarter of"
    r"|end of|start of"
    rf"|beginning of|late|mid|between|yester|today|tonight|tomorrow|overnight|last|next|this|sometime"
    rf"|that (?:same|day|night|m|e)"
    rf"|the (?:[0-9]|{ORDINALS}|{_CENTURY_WORDS}|very|end|start|beginning|mid|early|late|same|next|following"
    rf"|previous|preceding|past|coming|day"
    rf"|weekend|spring|summer|autumn|fall|winter)|an? (?:(?:few|couple of|full|whole) )?{_UNIT}"
    rf"|{_COUNT.replace('?P<count>', '?:')} (?:full |whole )?{_UNIT}"
    rf"|{_MANY} {_UNIT}|(?:{ORDINALS}|{_CENTURY_WORDS}) (?:half|day|night|cent)|nineteenth-|twentieth-"
    r"|in recent|in the coming|in coming|recent|coming|spring|summer|autumn|fall |winter)"
)
_SCAN = re.compile(
    rf"(?<!\w){_OPENING}(?:"
    + "|".join(f"(?P<{form}>{re.sub(r'[?]P<[a-z0-9]+>', '?:', pattern)})" for form, pattern in _PATTERNS.items())
    + ")"
)
_CUES = (
    *(
        "day",
        "week",
        "month",
        "year",
        "Day",
        "Year",
        "decade",
        "centur",
        "ago",
        "onight",
        "omorrow",
        "vernight",
        "recent ",
        "coming ",
    ),
    *(
        "night",
        "morning",
        "afternoon",
        "evening",
        "this ",
        "This ",
        "ast spr",
        "ast summ",
        "ast aut",
        "ast fall",
        "ast wint",
    ),
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    *("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
)
_DIGIT = re.compile("[0-9]")

_NAME_BEFORE = re.compile(
    r"(?:Black|Bloody|Good|Easter|Palm|Ash|Super|Cyber|Shrove|Maundy|Holy|Sheffield|Red|Green|Giving|Saint|Theresa"
    r"|[Ee]very|[Ee]ach|[Aa]ny|[Mm]ost) \Z"
)
_PAPER_AFTER = re.compile(
    r" (?:Times|Telegraph|Mirror|Express|Mail|Herald|Independent|Post|World|Tribune|People|Sun|Star|Standard"
    r"|Guardian|Review"
    r"|Magazine|School|Night Live|Life|Business)\b"
)
_MOVEMENT_AFTER = re.compile(
    r"[ -](?:[Mm]ovement|[Aa]lliance|[Cc]oalition|[Bb]loc|[Cc]amp|Youth|Brigades?|Revolution|Bridge|Square|Street"
    r"|Division)\b"
)
_ELEVENTH = re.compile(r"(?:September|Sept\.?) 11(?:th)?(?=,? (?:terror|attack|hijack)|['’]s? attack)")
COUNTED_AFTER = re.compile(
    r" (?:people|troops|soldiers|fighters|civilians|men|women|children|members|militants|rebels|dollars|euros"
    r"|pounds|km|kilomet"
    r"|met(?:er|re)s|miles|feet|houses|homes|families|refugees|migrants|tonn?es|tons|barrels|rounds|strikes"
    r"|prisoners|detainees"
    r"|protesters|demonstrators|policemen|officers|others|more|villages|shells|rockets|missiles|GMT|UTC|hours|hrs)\b"
)
YEAR_BEFORE = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil) \Z")
"""After these, 2015 is a year even before something that can be counted: "in 2015 rebels attacked"."""
_YEAR_CUE_BEFORE = re.compile(
    r"(?:\b(?i:in|since|by|of|from|during|until|till|after|before|through|throughout|to|year|and|for|late|early"
    r"|mid|than|around|"
    r"about|circa|between|back|or)[ -]|\A|[(\[])\Z"
)
_LIST_BEFORE = re.compile(r"\b(?:and|to|or|for|than|about|around) \Z")
_OWNER_BEFORE = re.compile(r"(?:\b(?:the|a|its|his|her|their|our|that|since-\w+)|['’]s|s['’]) \Z", re.IGNORECASE)
_EVENT_AFTER = re.compile(
    r"(?: [a-z-]+)? (?:invasion|attacks?|wars?|elections?|offensive|uprising|revolution|coup|agreement|accords?"
    r"|deal|cease-?fire|truce"
    r"|bombings?|raids?|protests?|crisis|massacre|genocide|report|study|campaign|constitution|law|referendum"
    r"|conflict|battle|siege"
    r"|assassination|killings?|murder|treaty|resolution|budget|census|polls?|vote|victory|defeat|annexation"
    r"|operation|shooting)\b"
)
_MONTH_PREPOSITION = re.compile(r"\b(?i:in|since|until|till|during|of|throughout|between) \Z")
_WEAK_PREPOSITION = re.compile(r"\b(?i:through|by|from|and|to) \Z")
_MAY_PREPOSITION = re.compile(
    r"(?:\b(?i:in|since|until|till|during|throughout|month of|between)|(?:January|February|March|April) (?:and|to)) \Z"
)
_CAPITAL_AFTER = re.compile(r"['’]?s? [A-Z]")
_LOOK_BACK, _LOOK_AHEAD = 24, 40


def dates_written(text: str, start: int, end: int) -> Iterator[Found]:
    """Dates in `text[start:end]` in order, none overlapping another; names such as "Black Friday" are left out."""
    stretch = text[start:end]
    if not (_DIGIT.search(stretch) or any(cue in stretch for cue in _CUES)):
        return
    for scanned in _SCAN.finditer(text, start, end):
        form = Form(scanned.lastgroup or "")
        match = _PARTS[form].match(text, scanned.start(), end)
        if match and _is_date(text, form, match):
            yield Found(start=match.start(), end=match.end(), form=form, match=match)


def _is_date(text: str, form: Form, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    after = text[match.end() : match.end() + _LOOK_AHEAD]
    if form is Form.WEEKDAY:
        return not (_NAME_BEFORE.search(before) or _PAPER_AFTER.match(after) or after[:2] == "s ")
    if form in {Form.MONTH_DAY, Form.DAY_MONTH}:
        return not (_MOVEMENT_AFTER.match(after) or _ELEVENTH.match(text, match.start()))
    if form is Form.MONTH:
        return _is_month(match, before, after)
    if form in {Form.YEAR, Form.YEARS}:
        return _is_year(form, match, before, after)
    if form is Form.DAY_WORD:
        return not (match["word"] == "Today" and re.search(r"[A-Z]\w* \Z", before))
    return True


def _is_month(match: re.Match[str], before: str, after: str) -> bool:
    """Months that are also names or verbs need a preposition; the others only must not begin a name."""
    name = match["m"].title().rstrip(".")
    if match["which"] or match["edge"]:
        return True
    if _NAME_BEFORE.search(before) or _MOVEMENT_AFTER.match(after):
        return False
    if name == "May":
        return bool(_MAY_PREPOSITION.search(before)) and not re.match(r"['’]s", after)
    is_in_name = bool(_CAPITAL_AFTER.match(after) or re.search(r"[A-Z]\w* \Z", before))
    has_preposition = bool(_MONTH_PREPOSITION.search(before) or (not is_in_name and _WEAK_PREPOSITION.search(before)))
    if name in {"March", "April", "June", "August", "Jan", "Mar", "Dec", "Nov"}:
        return has_preposition
    return has_preposition or not is_in_name


def _is_year(form: Form, match: re.Match[str], before: str, after: str) -> bool:
    if (
        (COUNTED_AFTER.match(after) and not YEAR_BEFORE.search(before))
        or re.match(r" ?/ ?[0-9]|-[a-z]", after)
        or re.search(r"[0-9] ?/ \Z|[-–] ?\Z", before)
    ):
        return False
    if form is Form.YEAR and match["edge"]:
        return True
    if form is Form.YEARS and len(match["y2"]) == 4:
        return int(match["y"]) < int(match["y2"])
    if form is Form.YEARS and int(match["y2"]) <= int(match["y"]) % 100:
        return False
    if _OWNER_BEFORE.search(before):
        return bool(_EVENT_AFTER.match(after))
    return bool(_YEAR_CUE_BEFORE.search(before)) and not (
        _LIST_BEFORE.search(before) and re.match(r" [a-z]+s\b", after)
    )
