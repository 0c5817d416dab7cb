"""What a sentence leaves out and the article makes plain: the sides of its operation, the place of its events."""

from collections import Counter
from collections.abc import Sequence

import attrs

from eventdata.coding.actors.kinds import is_armed
from eventdata.coding.drafts import HARM, VIOLENT, Draft
from eventdata.coding.events.circumstances import as_place
from eventdata.coding.events.grouping import Mention, agree, differ
from eventdata.coding.places.mentions import PlaceMention
from eventdata.coding.sides import UNSPECIFIC, is_operation
from eventdata.coding.text.words import lemmas
from eventdata.model import Actor, Basis, Place, PlacePrecision, When

FIGHT = frozenset({"18", "19", "20", "17", "15"})


def completed(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with the article's main opponents where one tells of its operation and lacks a side."""
    drafts = [mention.draft for mention in mentions]
    fights = sorted((draft for draft in drafts if is_fight(draft)), key=lambda draft: not is_operation(draft.clause))
    sides = [(draft.actors[:1], draft.recipients[:1]) for draft in fights]
    recipient = commonest([each for _, receiving in sides for each in receiving])
    actor = commonest([each for acting, _ in sides for each in acting if recipient and each.code != recipient.code])
    if actor is None or recipient is None or not any(is_operation(draft.clause) for draft in fights):
        return list(mentions)
    return [attrs.evolve(each, draft=filled(each.draft, actor, recipient)) for each in mentions]


def commonest(actors: Sequence[Actor]) -> Actor | None:
    """The armed actor or state named most often, the first of equals, as implied; None where there is none."""
    found = [each for each in actors if is_armed(each) or (each.country and each.country == each.code)]
    if not found:
        return None
    armed = [each for each in found if is_armed(each)] or found
    codes, names = Counter(each.code for each in armed), Counter((each.code, each.name) for each in armed)
    named = [each for each in armed if each.name] or armed
    return attrs.evolve(max(named, key=lambda each: (codes[each.code], names[each.code, each.name])), is_implied=True)


def is_fight(draft: Draft) -> bool:
    """Whether a draft is of the kind whose sides stay the same through an article about one operation."""
    return draft.code[:2] in FIGHT


def filled(draft: Draft, actor: Actor, recipient: Actor) -> Draft:
    """The draft with the side that it lacks, unless the article's opponents contradict the side that it has."""
    is_agentless = draft.clause.is_passive and not draft.clause.filled("subj")
    is_seizure = draft.code[:2] == "17" and not draft.recipients
    if not is_operation(draft.clause) and draft.actors + draft.recipients and not is_agentless and not is_seizure:
        return draft
    if not draft.recipients and actor.code in {each.code for each in draft.actors}:
        return attrs.evolve(draft, recipients=(recipient,))
    if not draft.actors and recipient.code in {each.code for each in draft.recipients}:
        return attrs.evolve(draft, actors=(actor,))
    if not draft.actors and not draft.recipients:
        return attrs.evolve(draft, actors=(actor,), recipients=(recipient,))
    return draft


def placed(groups: Sequence[list[Mention]], first: PlaceMention | None) -> list[list[Mention]]:
    """The groups; deeds without a place are where the article opens, else where the last one before them was."""
    found, last = [], (as_place(first), (first.start, first.end)) if first else None
    for group in groups:
        own = next((each for each in group if each.where is not None and not is_vague(each, last)), None)
        is_silent = own is None and last is not None and is_deed(group[0])
        if last is None and own is not None and not own.is_background and own.where_span is not None:
            last = (own.where, own.where_span)
        if is_silent and last is not None:
            found.append([attrs.evolve(group[0], where=last[0], where_span=last[1]), *group[1:]])
        else:
            found.append(group)
    return found


def is_vague(mention: Mention, last: tuple[Place | None, tuple[int, int]] | None) -> bool:
    """Whether a headline names no more than the country or province of the place where the article opens."""
    region = mention.where if mention.is_headline else None
    opening = last[0] if last is not None else None
    is_wide = region is not None and region.precision in (PlacePrecision.REGION, PlacePrecision.COUNTRY)
    return is_wide and region is not None and opening is not None and region.country == opening.country


def is_deed(mention: Mention) -> bool:
    """Whether a mention tells a current deed of force or protest, which happened somewhere."""
    return not mention.is_background and mention.draft.code[:2] in FIGHT | {"14"}


def dated(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions; "the first day of the operation" is the day on which the operation last told of began."""
    found, start = [], When()
    for each in mentions:
        if each.anchor == "first day" and each.when.first is None and start.first is not None:
            found.append(attrs.evolve(each, when=attrs.evolve(start, words=each.when.words, basis=Basis.RELATIVE)))
        else:
            found.append(each)
        if is_operation(each.draft.clause) and each.when.first is not None and not each.is_background:
            start = each.when
    return found


def with_tolls(groups: Sequence[list[Mention]]) -> list[list[Mention]]:
    """The groups; who was killed or hurt by nobody named belongs to the one attack that the article told before."""
    found, attacks = list[list[Mention]](), list[list[Mention]]()
    for group in groups:
        if len(attacks) == 1 and all(is_toll(mention, attacks[0]) for mention in group):
            attacks[0].extend(group)
            continue
        found.append(list(group))
        if is_attack(group):
            attacks.append(found[-1])
    return found


def is_attack(group: Sequence[Mention]) -> bool:
    """Whether a group tells of a current attack by more than those whom it killed or hurt."""
    current = (each.draft for each in group if not each.is_background)
    return any(draft.code[:2] in VIOLENT and not lemmas(draft.trigger.text) & HARM for draft in current)


def is_toll(mention: Mention, attack: Sequence[Mention]) -> bool:
    """Whether a mention only counts victims, and neither its day nor the numbers of the attack tell against it."""
    is_harm = bool(lemmas(mention.draft.trigger.text) & HARM) and mention.draft.code in UNSPECIFIC
    is_alone = is_harm and not mention.draft.actors and not mention.is_background
    return is_alone and all(
        agree(mention.when.first, each.when.first) and not differ(mention.counts, each.counts) for each in attack
    )
