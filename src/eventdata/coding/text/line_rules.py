"""What one line of a news page is, judged by its own wording: page furniture, caption, credit, byline or date line."""

import re
from enum import StrEnum

_LONGEST_RULED_LINE = 700
_LONGEST_FURNITURE_LINE = 240


class LineRole(StrEnum):
    """What a line's own words show; `text` is every line that no rule knows."""

    TEXT = "text"
    FURNITURE = "furniture"
    COMMENT_COUNT = "comment count"
    COMMENT_SECTION = "comment section"
    LINKS = "links"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    DATE = "date"


def _whole(*patterns: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(patterns) + r")\Z", re.IGNORECASE)


_COMMENT_COUNT = _whole(r"(?:no |[0-9][0-9,.]* )?comments?(?:\(s\))?(?: ?\([0-9]+\))?:?")
_COMMENT_SECTION = _whole(
    r"(?:comments?|commenting|moderation|community) (?:policy|guidelines|rules|standards)\b[^.]{0,100}",
    r"(?:post|leave|add|write|submit|view|show|hide|load)(?: an?| your| all| more| the)?(?: [0-9]+)? "
    r"(?:comments?|reply|replies)\b.{0,30}",
    r"(?:please |you must )?(?:be )?(?:log|logged|sign|signed) in to (?:comment|post|reply).{0,60}",
    r"join the (?:conversation|discussion)|have your say|your e-?mail address will not be published.{0,80}",
    r"comments? (?:are|is) (?:closed|moderated|disabled)\b.{0,80}|back to top(?: button)?|(?:scroll to )?top of page",
)
_LINKS = _whole(
    r"(?:related|recommended|similar|latest|popular|trending|top|more|most (?:read|popular|viewed|shared)|other) "
    r"(?:articles?|stories|story|news|posts?|topics?|content|coverage|links|reading|headlines)(?: [^.]{0,30})?",
    r"most (?:read|popular|viewed|shared)|trending(?: now)?|related|recommended(?: for you)?",
    r"what to read next|editor['’]?s picks?",
    r"you (?:may|might) (?:also )?(?:like|be interested in)[^.]{0,30}|more (?:on|from|about|in) [^.]{1,60}",
    r"(?:see|read) also\b.{0,200}|also read\b.{0,200}|read (?:more|next|on)\b.{0,200}|read the full [^.]{1,60}",
    r"(?:don['’]t miss|must[- ]read|watch(?: also| now| more)?|listen|related)(?: ?[:|>»]).{0,200}",
    r"external links|references",
)
_FURNITURE = _whole(
    r"do you like this (?:article|story|page)\??|rate this \w+",
    r"(?:was|is) this (?:article|story|page) (?:helpful|useful)\??",
    r"(?:copyright|©|\(c\)) ?.{0,160}",
    r"(?:follow|like|find|join) us (?:on|at|via)\b.{0,100}",
    r"follow @?[^.]{1,40} on (?:twitter|facebook|x|instagram|telegram)\b.{0,60}",
    r"(?:sign up|subscribe|register)(?: (?:now|today|here|for|to|with)\b[^.]{0,140})?[.!]?",
    r"(?:cookies?|privacy) (?:policy|notice|settings|preferences)\b[^.]{0,80}",
    r"terms (?:of (?:use|service)|and conditions|& conditions)[^.]{0,80}",
    r"advertisements?|ad|sponsored(?: content)?|(?:story|article) continues (?:after|below).{0,60}",
    r"continue reading.{0,60}",
    r"skip (?:to|past) [^.]{1,60}|loading.{0,20}|(?:click|tap) here\b.{0,100}|scroll (?:down|up)[^.]{0,60}",
    r"\(?(?:with )?(?:additional )?(?:reporting|writing|editing|input|translation) (?:from|by)\b.{1,200}",
    r"this (?:article|story|report|post) (?:was|has been|is|first|originally)\b.{0,40}"
    r"(?:published|appeared|produced|translated|updated|syndicated)\b.{0,150}",
    r"(?:tags?|topics?|filed under|categories|category|keywords|posted in|share via)(?: ?:.{0,200})?",
    r"(?:download|get|install) (?:our|the)\b[^.]{0,40}\bapp\b.{0,80}",
    r"[0-9][0-9,.]* ?[km]? (?:min(?:ute)?s? read|views?|shares?|likes?|reactions?|retweets?)|[0-9]+ ?(?:/|of) ?[0-9]+",
    r"(?:enlarge|close|menu|search|home|next|previous|prev|(?:hide|toggle) caption|reprints?).{0,20}",
    r"(?:font|text) size.{0,20}",
    r"(?:report an error|contact us|about us|listen to (?:this )?article|image [0-9]+ of [0-9]+|view gallery)",
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[^\w]+",
)
_FURNITURE_WORDS = re.compile(
    r"\b(?:all rights reserved|(?:our|free|daily|weekly) newsletters?|(?:we|sites?|websites?|pages?) uses? cookies"
    r"|accept (?:all )?cookies|contributed (?:reporting|to this (?:report|article|story)))\b",
    re.IGNORECASE,
)
_SHARE_CORE = r"share|print|e-?mail|tweet|facebook|twitter|whatsapp|linkedin|reddit|telegram|pinterest"
_SHARE_WORD = _whole(
    _SHARE_CORE,
    r"instagram|youtube|copy|link|save|like|pin|x|messenger|viber|flipboard|this|on|via|to|with|article|story|page|by",
    r"an?|your|friends?|and|icon|button|the|opens|in|new|window",
)
_SHARE_ANCHOR = _whole(_SHARE_CORE)

_AGENCY = r"(?:AFP|AP|Reuters|EPA(?:-EFE)?|Getty(?: Images)?|Anadolu(?: Agency)?|Xinhua|UPI|dpa|VOA|RFE/RL)"
_PICTURE = r"(?:photos?|photograph(?:s|er)?|images?|pictures?|credits?|illustration|graphic|map|screen ?grab)"
_BRACKETED_CREDIT = re.compile(
    rf"[\[(](?:(?:file |ap |afp |reuters |handout )?{_PICTURE}\b[^\])]{{0,160}}|[^\])]{{0,80}}?"
    rf"(?:/ ?{_AGENCY}|Getty Images|file photo|via {_AGENCY}))[\])][.\s]*\Z",
    re.IGNORECASE,
)
_AGENCY_BRACKET = re.compile(rf"[\[(]{_AGENCY}(?:[/,] ?{_AGENCY})*[\])][.\s]*\Z")
_OPEN_CREDIT = re.compile(
    rf"(?:(?i:{_PICTURE}(?: credits?| by| courtesy of)?|source)\s?:\s?"
    r"|(?i:photo(?:graph)?s? (?:by|courtesy of)) )[^\n]{1,100}\Z"
    r"|(?:AP Photo|REUTERS|Reuters|AFP|EPA)/[\w .'’-]{1,60}\Z"
)
_CREDIT_SIGN = re.compile(r"[:/]|[Pp]hoto")
_CAPTION_START = re.compile(
    r"FILE(?: PHOTO)? ?[-–—:]|(?i:(?:a )?file (?:photo|image|picture)\b)"
    r"|(?i:in this (?:[^.]{0,50} )?(?:file )?(?:photo|image|picture|frame grab)\b)"
    r"|(?:Pictured|Photo|Image|Caption) ?:"
)
_NAME = r"(?:[A-Z][\w.'’-]*|(?:al|el|ad|ar|as|at|az)-\w+)"
_BYLINE = re.compile(
    rf"(?:[Bb][Yy]|(?:Written|Reported|Story|Words) by):? {_NAME}"
    rf"(?:[ ,|&/]+(?:{_NAME}|and|in|for|of|de|van|von|der|bin|ibn|with|the))*\Z"
    rf"|(?:{_AGENCY}|(?:The )?Associated Press|Agence France-Presse|Agencies|News Desk|Newsroom"
    r"|Staff (?:Writers?|Reporters?))"
    rf"(?:[ ,|/&-]+(?:and )?(?:{_NAME}|Agencies))*\Z"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE_LINE = _whole(
    r"(?:(?:first |last )?(?:published|updated|posted|modified|created|date)(?: on| at)? ?:? ?)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:mon|tue|wed|thu|fri|sat|sun)\.?,? )?"
    rf"(?:{_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}}|[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTH},? [0-9]{{4}}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4})"
    r"(?:[ ,|·•T-]{0,4}(?:at )?[0-9]{1,2}[:.][0-9]{2}.{0,25})?\.?"
)
_WORD = re.compile(r"\w+(?:-\w+)*")
_CREDIT_REACH = 200


def line_role(line: str) -> LineRole:
    """Judge a stripped line; lines over 700 characters are always text, and only short ones can be furniture."""
    if len(line) > _LONGEST_RULED_LINE:
        return LineRole.TEXT
    if _DATE_LINE.match(line):
        return LineRole.DATE
    if _BYLINE.match(line):
        return LineRole.BYLINE
    if (credit := credit_start(line)) is not None:
        return LineRole.CREDIT if credit == 0 else LineRole.CAPTION
    if _CAPTION_START.match(line):
        return LineRole.CAPTION
    return _furniture_role(line) if len(line) <= _LONGEST_FURNITURE_LINE else LineRole.TEXT


def _furniture_role(line: str) -> LineRole:
    if _COMMENT_COUNT.match(line):
        return LineRole.COMMENT_COUNT
    if _COMMENT_SECTION.match(line):
        return LineRole.COMMENT_SECTION
    if _LINKS.match(line):
        return LineRole.LINKS
    is_furniture = _FURNITURE.match(line) or _FURNITURE_WORDS.search(line) or _is_share_bar(line)
    return LineRole.FURNITURE if is_furniture else LineRole.TEXT


def _is_share_bar(line: str) -> bool:
    words = _WORD.findall(line)
    return any(map(_SHARE_ANCHOR.match, words)) and all(map(_SHARE_WORD.match, words))


def credit_start(line: str) -> int | None:
    """Where the picture credit that ends a line begins; a line without one has none."""
    reach = max(0, len(line) - _CREDIT_REACH)
    if found := _BRACKETED_CREDIT.search(line, reach):
        return found.start()
    if not _CREDIT_SIGN.search(line, reach):
        return None
    for found in _OPEN_CREDIT.finditer(line, reach):
        before = line[: found.start()].rstrip()
        if not before or before[-1] in ".!?…)]”\"’'|–—-":
            return found.start()
    return None


def agency_start(line: str) -> int | None:
    """Where a bare agency name in brackets that ends a line begins: it credits the text, which stays news."""
    found = _AGENCY_BRACKET.search(line, max(0, len(line) - _CREDIT_REACH))
    return found.start() if found else None
