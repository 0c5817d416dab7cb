"""Which mentions of an article are news: no history, no story told in the present, nothing of sport or fiction."""

import itertools
import re
from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from eventdata.article import Article
from eventdata.coding.actors.kinds import ARMED, roles
from eventdata.coding.drafts import FORCE, UNEXPLAINED, VIOLENT, Refused
from eventdata.coding.events.background import is_history
from eventdata.coding.events.grouping import PROTEST, Mention
from eventdata.coding.subjects import Subject, subject
from eventdata.coding.text.tree import Word
from eventdata.model import Actor, Basis, CountKind
from eventdata.refusal import Reason, Refusal

ARREST = "173"
ORGANISED = ARMED | frozenset({"GOV", "LEG", "JUD", "OPP", "IGO", "NGO"})
PUBLIC = (ORGANISED - {"JUD", "COP"}) | {"MED", "LAB"}
"""Roles that make a crime or an exercise a matter of politics: neither those who investigate nor those who judge."""
AFFECTING = frozenset({"sport", "disaster", "accident"})
"""Subjects that bring police and soldiers out, on a day that a sentence need not repeat."""
PRONOUNS = frozenset("i we he she it they him her them us who".split())
PERFECT = frozenset({"have", "had", "was", "were", "been", "being"})
FEATURE = 100
"""Words from which on an article that opens with no event, and dates none, is no news."""
MASSACRE = 4
"""Dead from which on a killing is no ordinary crime."""
OPENING = 500
"""Code points from its first sentence in which news tells what it is about."""


@attrs.frozen(kw_only=True)
class Setting:
    """What a mention is judged by: its article's other subject, whether it opens with politics, where, and when."""

    about: Subject | None
    is_opened: bool
    is_about_crime: bool
    start: int
    last_day: date | None


def news(
    article: Article, mentions: Sequence[Mention], refusals: Sequence[Refusal], *, start: int, last_day: date | None
) -> tuple[list[Mention], list[Refused]]:
    """The mentions that are news, and the others as refusals; `start` is where the article's first sentence begins."""
    text = article.text or ""
    about = subject(text)
    crimes = sum(each.reason is Reason.ORDINARY_CRIME for each in refusals)
    setting = Setting(
        about=about,
        is_opened=about is not None and any(is_opening(each, about.name, start) for each in mentions),
        is_about_crime=bool(crimes) and crimes >= len(mentions),
        start=start,
        last_day=article.published or last_day,
    )
    objections = [(each, objected(each, setting)) for each in mentions]
    kept = [each for each, objection in objections if objection is None]
    refused = [untold(each, *objection) for each, objection in objections if objection is not None]
    if len(text.split()) >= FEATURE and not any(is_told_as_news(each, start) for each in kept):
        detail = "in an article that opens with no event and gives none a day"
        return [], [*refused, *(untold(each, Reason.OTHER_SENSE, detail) for each in kept)]
    return kept, refused


def objected(mention: Mention, setting: Setting) -> tuple[Reason, str] | None:
    """Why a mention is no news; None for one that is."""
    about = setting.about
    if setting.is_about_crime and mention.code.startswith(ARREST):
        return Reason.ORDINARY_CRIME, "an arrest in an article about ordinary crime"
    if is_history(mention, setting.last_day):
        return Reason.OTHER_SENSE, "more than ten years before the news: history"
    if about is not None and not (is_past(mention) if setting.is_opened else is_news(mention, about.name)):
        reason = Reason.ORDINARY_CRIME if about.name in ("crime", "police") else Reason.OTHER_SENSE
        return reason, f"in an article about {about.name}: {', '.join(about.cues[:8])}"
    if is_narrated(mention, setting.start):
        return Reason.HABITUAL, "told in the present, as what happens in general or in a story"
    return None


def untold(mention: Mention, reason: Reason, detail: str) -> Refused:
    """The refusal of a mention."""
    return Refused(trigger=mention.draft.trigger, reason=reason, detail=detail, rule=mention.draft.rule)


def is_opening(mention: Mention, about: str, start: int) -> bool:
    """Whether an article opens with an event of politics, whatever else its words are about: a bomb at a festival."""
    is_current = is_dated(mention) or "have" in auxiliaries(mention)
    return is_current and is_early(mention, start) and is_told_as_news(mention, start) and is_political(mention, about)


def is_news(mention: Mention, about: str) -> bool:
    """Whether a mention is news although its article is about something else than politics."""
    is_sure = about != "past" or (is_surely_dated(mention) and not mention.is_background)
    is_told = is_past(mention) or mention.is_headline
    return is_told and is_sure and (is_dated(mention) or about in AFFECTING) and is_political(mention, about)


def is_political(mention: Mention, about: str) -> bool:
    """Whether the sides or the kind of an event are of politics, and not of the article's other subject."""
    draft, root = mention.draft, mention.code[:2]
    if about == "police":
        nations = {each.country for each in everybody(mention) if each.country}
        is_against_state = root in VIOLENT and bool(roles_of(draft.recipients) & (ORGANISED - {"UAF"}))
        return len(nations) > 1 or is_massacre(mention) or is_against_state
    if about in ("crime", "drill"):
        return bool(roles_of(draft.recipients) & PUBLIC) or (about == "crime" and is_deadly(mention))
    if about in AFFECTING and root in VIOLENT:
        return bool(roles_of(draft.actors) & ARMED)
    is_grave = (root == PROTEST and is_dated(mention)) or (about not in AFFECTING and is_deadly(mention))
    return is_grave or bool(roles_of(everybody(mention)) & (ORGANISED if root in FORCE else ORGANISED - ARMED))


def is_deadly(mention: Mention) -> bool:
    """Whether a mention tells of an attack that killed somebody, on some day."""
    is_fatal = any(each.kind is CountKind.KILLED and each.best for each in mention.counts)
    return is_dated(mention) and mention.code[:2] in VIOLENT and is_fatal


def is_massacre(mention: Mention) -> bool:
    """Whether a mention tells of more dead than an ordinary crime leaves."""
    return any(each.kind is CountKind.KILLED and (each.best or 0) >= MASSACRE for each in mention.counts)


def is_dated(mention: Mention) -> bool:
    """Whether the text gives a mention a day, though it may not be known which."""
    return mention.when_span is not None


def is_surely_dated(mention: Mention) -> bool:
    """Whether an event has a day that nobody can take for one of another year: a weekday, or one with its year."""
    return mention.when.basis is Basis.RELATIVE or bool(re.search(r"\b[12][0-9]{3}\b", mention.when.words or ""))


def is_told_as_news(mention: Mention, start: int) -> bool:
    """Whether an article opens with a mention, or gives it a day of its own, and somebody known stands in it."""
    is_attack = mention.code[:2] in VIOLENT and mention.code != UNEXPLAINED
    sides = everybody(mention) if is_attack or mention.code[:2] not in FORCE else mention.draft.actors
    is_public = any(each.code and each.words.lower() not in PRONOUNS for each in sides)
    return (is_early(mention, start) or mention.when.first is not None) and not mention.is_background and is_public


def is_early(mention: Mention, start: int) -> bool:
    """Whether a mention stands in the text with which an article opens, and in a past tense."""
    return mention.sentence[0] <= start + OPENING and is_past(mention) and not mention.is_headline


def roles_of(found: Iterable[Actor]) -> frozenset[str]:
    """The CAMEO roles, and the countries, of some actors together."""
    return frozenset(itertools.chain.from_iterable(map(roles, found)))


def everybody(mention: Mention) -> tuple[Actor, ...]:
    """Both sides of a mention."""
    return (*mention.draft.actors, *mention.draft.recipients)


def verb_of(mention: Mention) -> Word:
    """The verb of an event, or the one that carries its noun, or above its participle."""
    verb, tree = mention.draft.clause.head, mention.draft.clause.tree
    is_participle = verb.tag == "VBG" and not tree.children(verb, "aux")
    return next((each for each in tree.ancestors(verb) if each.is_verb), verb) if is_participle else verb


def auxiliaries(mention: Mention) -> set[str]:
    """The auxiliaries of an event's verb in lower case; "have" stands for "has" too."""
    found = {each.lower for each in mention.draft.clause.tree.children(verb_of(mention), "aux", "auxpass")}
    return found | {"have"} if found & {"has", "'ve", "’ve"} else found


def is_past(mention: Mention) -> bool:
    """Whether an event is told in a past tense."""
    verb, found = verb_of(mention), auxiliaries(mention)
    return verb.tag in ("VBD", "VBN") and (verb.tag == "VBD" or not found or bool(found & PERFECT))


def is_narrated(mention: Mention, start: int) -> bool:
    """Whether a deed of force is told in the simple present, undated, as nobody's words, not as a headline."""
    verb, found = mention.draft.trigger, auxiliaries(mention)
    is_first = mention.sentence[0] <= start
    is_said = any(each.lower == "said" for each in mention.draft.clause.tree.words)
    if is_first or is_said or is_dated(mention) or mention.code[:2] not in FORCE:
        return False
    is_passive = verb.tag == "VBN" and bool(found & {"is", "are"}) and not found & PERFECT
    return is_passive or (verb.tag in ("VBZ", "VBP") and "did" not in found)
