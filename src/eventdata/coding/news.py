"""Which mentions of an article are news: no history, no story told in the present, nothing of sport or fiction."""

import re
from collections.abc import Sequence
from datetime import date

import attrs

from eventdata.article import Article
from eventdata.coding.actors.kinds import ARMED
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
        return Reason.OTHER_SENSE, f"in an article about {about.name}: {', '.join(about.cues[:8])}"
    if is_narrated(mention, setting.start):
        return Reason.HABITUAL, "told in the present, as what happens in general or in a story"
    return None


def untold(mention: Mention, reason: Reason, detail: str) -> Refused:
    """The refusal of a mention."""
    return Refused(trigger=mention.draft.trigger, reason=reason, detail=detail, rule=mention.draft.rule)


def is_opening(mention: Mention, about: str, start: int) -> bool:
    """Whether an article opens with an event of politics, whatever else its words are about: a bomb at a festival."""
    is_current = is_told_as_news(mention, start) and (mention.when_span is not None or "have" in auxiliaries(mention))
    is_early = mention.sentence[0] <= start + OPENING
    return is_current and is_early and is_past(mention) and is_political(mention, about)


def is_news(mention: Mention, about: str) -> bool:
    """Whether a mention is news although its article is about something else than politics."""
    is_dated = mention.when_span is not None or about in AFFECTING
    is_sure = about != "past" or (is_surely_dated(mention) and not mention.is_background)
    return is_dated and is_sure and (is_past(mention) or mention.is_headline) and is_political(mention, about)


def is_political(mention: Mention, about: str) -> bool:
    """Whether the sides or the kind of an event are of politics, and not of the article's other subject."""
    recipients = mention.draft.recipients
    if about == "crime":
        return is_deadly(mention) or any(has_role(each, PUBLIC) for each in recipients)
    if about == "drill":
        return any(has_role(each, PUBLIC) for each in recipients)
    if about in AFFECTING and mention.code[:2] in VIOLENT:
        return any(has_role(each, ARMED) for each in mention.draft.actors)
    roles = ORGANISED if mention.code[:2] in FORCE else ORGANISED - ARMED
    is_firm = any(has_role(each, roles) for each in everybody(mention))
    is_dated = mention.when_span is not None
    return is_firm or (is_dated and (mention.code[:2] == PROTEST or (about not in AFFECTING and is_deadly(mention))))


def is_deadly(mention: Mention) -> bool:
    """Whether a mention tells of an attack that killed somebody, on some day."""
    is_fatal = any(each.kind is CountKind.KILLED and each.best for each in mention.counts)
    return mention.when_span is not None and mention.code[:2] in VIOLENT and is_fatal


def is_surely_dated(mention: Mention) -> bool:
    """Whether an event has a day that nobody can take for one of another year: a weekday, or one with its year."""
    return mention.when.basis is Basis.RELATIVE or bool(re.search(r"\b[12][0-9]{3}\b", mention.when.words or ""))


def has_role(found: Actor, roles: frozenset[str]) -> bool:
    """Whether somebody has one of some CAMEO roles."""
    code = found.code or ""
    return any(code[at : at + 3] in roles for at in range(0, len(code), 3))


def is_told_as_news(mention: Mention, start: int) -> bool:
    """Whether an article opens with a mention, or gives it a day of its own, and somebody known stands in it."""
    is_open = mention.sentence[0] <= start + OPENING and is_past(mention) and not mention.is_headline
    is_attack = mention.code[:2] in VIOLENT and mention.code != UNEXPLAINED
    sides = everybody(mention) if is_attack or mention.code[:2] not in FORCE else mention.draft.actors
    is_public = any(each.code and each.words.lower() not in PRONOUNS for each in sides)
    return (is_open or mention.when.first is not None) and not mention.is_background and is_public


def everybody(mention: Mention) -> tuple[Actor, ...]:
    """Both sides of a mention."""
    return (*mention.draft.actors, *mention.draft.recipients)


def verb_of(mention: Mention) -> Word:
    """The verb of an event, or the one that carries its noun, or above its participle."""
    clause = mention.draft.clause
    verb = clause.carrier if clause.carrier is not None and clause.kind else clause.predicate
    above = (each for each in clause.tree.ancestors(verb) if each.is_verb)
    is_participle = verb.tag == "VBG" and not clause.tree.children(verb, "aux")
    return next(above, verb) if is_participle else verb


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
    is_told = is_first or is_said or mention.when_span is not None
    if is_told or mention.code[:2] not in FORCE:
        return False
    is_passive = verb.tag == "VBN" and bool(found & {"is", "are"}) and not found & PERFECT
    return is_passive or (verb.tag in ("VBZ", "VBP") and "did" not in found)
