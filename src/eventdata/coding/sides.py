"""Who acts and who is acted upon, and which of two candidates tells of the other: the verb, or the noun it carries."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from eventdata.coding.actors.homes import disowned, estranged, is_office, is_unmarked
from eventdata.coding.actors.identify import everybody, territory
from eventdata.coding.actors.kinds import apart, is_public
from eventdata.coding.actors.names import agents
from eventdata.coding.actors.noun_phrases import agent, noun_phrase, of_phrase
from eventdata.coding.actors.scene import Scene
from eventdata.coding.clauses.modality import status
from eventdata.coding.clauses.verbal import Clause, clause, is_noun_like
from eventdata.coding.drafts import HARM, VIOLENT, Found
from eventdata.coding.rules.lexicon import Lexicon, Rule
from eventdata.coding.rules.matching import kind
from eventdata.coding.text.tree import Tree, Word
from eventdata.coding.text.words import lemmas
from eventdata.model import Actor, Modality

FURTHER = ("obj", "against", "with", "to", "on", "at", "of", "from")
"""Slots to look in when a rule's own are empty."""
ADDRESSED = frozenset({"02", "03", "05", "06", "07", "08", "09", "10", "11", "12", "13", "15", "16"})
"""Roots of what is said to or shown to somebody, who may be named anywhere below."""
MEANS = frozenset({"03", "07", "08", "15"})
"""Roots of what is promised, given or moved: one's own people in the object are the means ("promised troops")."""
THINGS = frozenset({"equipment", "target"})
"""Types of what acts by somebody's hand, or is only acted upon: "car bomb", "church bombing"."""
UNSPECIFIC = frozenset({"180", "182", "183", "190", "195"})
"""Codes of violence that say nothing of its means."""
BOMBING = "183"
OPERATIONS = frozenset({"operation", "campaign", "offensive", "assault", "phase", "stage"})


def sides(scene: Scene, where: Clause, rule: Rule) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Actors and recipients of a clause by the slots of its rule; mutual events have everybody on both sides."""
    is_noun = not rule.is_verb
    usual = ("subj", "mod") if is_noun else ("subj",)
    acting, taken = first_filled(scene, where, ("lent", *(rule.actor.names or usual)))
    receiving = received(scene, where, rule, [name for name in rule.recipient.names if name not in taken])
    if not acting and any(map(is_public, receiving)) and "subj" not in rule.recipient.names:
        acting = strangers(scene, where.filled("subj"))
    elif not receiving and any(map(is_public, acting)):
        receiving = strangers(scene, [head for slot in rule.recipient.names for head in where.filled(slot)])
    is_told = bool(receiving) or bool(where.filled("between")) or taken == ("mod",)
    is_coordinated = not is_noun or is_told or str(rule.code)[:2] not in VIOLENT
    if rule.recipient.is_mutual and is_coordinated and status(where).modality is not Modality.NEGATED:
        everyone = parties(scene, where, acting, receiving)
        if len(everyone) > 1:
            return everyone, everyone
    if str(rule.code)[:2] == "15":
        mine = {each.country for each in acting}
        receiving = tuple(each for each in receiving if each.country not in mine)
    acting = disowned(scene, acting, receiving)
    return estranged(scene, acting, others_than(receiving, acting), str(rule.code)[:2])


def parties(scene: Scene, where: Clause, acting: tuple[Actor, ...], receiving: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """All sides of a mutual event; who only offers or hosts it is none: "offered talks between X and Y"."""
    between = first_filled(scene, where, ("between",))[0]
    if len(between) > 1 and not where.predicate.is_verb:
        return between
    others = first_filled(scene, where, ("with", "between"))[0] if len(acting) > 1 else receiving
    return tuple(dict.fromkeys((*acting, *(each for each in others if not is_repeated(each, acting)))))


def is_repeated(found: Actor, others: Iterable[Actor]) -> bool:
    """Whether a bare country only repeats of whom its people are: "the presidents of X and Y"."""
    return found.code == found.country and any(each.country == found.country for each in others)


def opponents(scene: Scene, means: Found, receiving: Sequence[Actor]) -> tuple[Actor, ...]:
    """With whom those who came to harm fought: "killed in a gunbattle with police"."""
    return apart(first_filled(scene, means.clause, ("with",))[0], receiving) if means.rule.recipient.is_mutual else ()


def captors(scene: Scene, where: Clause | None) -> tuple[Actor, ...]:
    """Who holds those who are freed, or whose release is demanded: "sailors held by X"."""
    those = (*where.filled("obj"), *where.filled("of")) if where else ()
    held = [child for head in those for child in scene.tree.children(head, "acl")]
    return tuple(each for verb in held for each in everybody(scene, clause(scene.tree, verb).filled("subj")))


def protesters(scene: Scene, where: Clause) -> tuple[Actor, ...]:
    """Those who must be there where a protest took place, though the sentence names nobody: "protests erupted"."""
    if where.kind is None or where.predicate.is_verb:
        return ()
    words, home = where.predicate.text, scene.home
    return (
        Actor(
            words=words,
            code=(home or "") + "OPP",
            country=home,
            sectors=("OPP",),
            acled_inter="6",
            is_implied=True,
        ),
    )


def strangers(scene: Scene, heads: Iterable[Word]) -> tuple[Actor, ...]:
    """Names that no table knows: their words, without a code."""
    return tuple(
        Actor(words=scene.quote(noun_phrase(scene.tree, head)))
        for head in heads
        if head.tag.startswith("NNP") and not is_in(scene.dates, head) and territory(scene, head) is None
    )


def is_in(spans: Iterable[tuple[int, int]], word: Word) -> bool:
    """Whether a word stands in one of some stretches."""
    return any(start <= word.start < end for start, end in spans)


def others_than(receiving: Iterable[Actor], acting: Sequence[Actor]) -> tuple[Actor, ...]:
    """The recipients without a lone actor himself."""
    return apart(receiving, acting) if len({each.code for each in acting}) < 2 else tuple(receiving)


def received(scene: Scene, where: Clause, rule: Rule, slots: Sequence[str]) -> tuple[Actor, ...]:
    """Whoever stands in the first filled slot of a rule; else in another slot, or where the object is."""
    is_noun = not rule.is_verb
    first = first_filled(scene, where, [*slots, "obj"] if is_noun else slots)[0]
    if first and not (str(rule.code)[:2] in MEANS and all(map(is_owned, first))):
        return first
    if is_noun and (found := first_filled(scene, where, ("anti",))[0]):
        return found
    if is_noun and lemmas(where.predicate.text) & OPERATIONS:
        return first_filled(scene, where, ("aim",))[0]
    if not slots:
        return ()
    root = str(rule.code)[:2]
    doers = first_filled(scene, where, ("subj", "mod"))[0]
    if root in MEANS:
        own = {each.country for each in doers}
        moved = everybody(scene, where.filled("obj"))
        doers += tuple(each for each in moved if root == "15" or each.country in own)
    for slot in FURTHER:
        if found := apart(everybody(scene, where.filled(slot)), doers):
            return found
    if root == "14":
        top = where.carrier or where.predicate
        return tuple(each for each in named_below(scene, top, doers) if is_official(each))
    if root in ADDRESSED:
        heads = [head for slot in slots for head in where.filled(slot)]
        if found := next((found for head in heads if (found := named_below(scene, head, doers))), ()):
            return found
    places = tuple(located(scene, [head for slot in (*slots, "obj", "at", "on") for head in where.filled(slot)]))
    if not places and str(rule.code).startswith(BOMBING) and rule.is_verb and where.predicate.relation != "acl":
        return place_below(scene, where.predicate, doers)
    return places or (anybody(scene, where.predicate, doers) if root in ADDRESSED else ())


def is_owned(found: Actor) -> bool:
    """Whether somebody is called somebody's own: "its tanks"."""
    return found.words.split()[0].lower() in ("its", "their", "his", "her", "our")


def is_official(found: Actor) -> bool:
    """Whether somebody is a state or an organ of one, whom protests are addressed to."""
    return found.country is not None and (found.code == found.country or is_office(found))


def anybody(scene: Scene, top: Word, mine: Sequence[Actor]) -> tuple[Actor, ...]:
    """Whoever is named first below a word and after it and is no actor, else the country of a place there."""
    return named_below(scene, top, mine) or place_below(scene, top, mine)


def place_below(scene: Scene, top: Word, mine: Sequence[Actor]) -> tuple[Actor, ...]:
    """The country of the first place below a word and after it."""
    nouns = (word for word in scene.tree.subtree(top) if word.index > top.index and word.relation != "compound")
    places = (place for word in nouns if (place := territory(scene, word)) and apart((place,), mine))
    return tuple(itertools.islice(places, 1))


def named_below(scene: Scene, top: Word, mine: Sequence[Actor]) -> tuple[Actor, ...]:
    """Whoever is named first below a word and after it, and is not one of the actors; those with a nation first."""
    nouns = (word for word in scene.tree.subtree(top) if word.index > top.index and word.is_noun)
    heads = (word for word in nouns if word.relation != "compound" and not is_harmed(scene, word))
    found = [group for word in heads if (group := apart(everybody(scene, scene.tree.conjuncts(word)), mine))]
    marked = (group for group in found if not all(is_unmarked(scene, each) for each in group))
    return next(marked, found[0] if found else ())


def is_harmed(scene: Scene, word: Word) -> bool:
    """Whether somebody is named only as killed or hurt by something else: "a war that had killed 900 people"."""
    verb = scene.tree.head(word)
    return verb is not None and word.relation in ("dobj", "nsubjpass") and bool(lemmas(verb.text) & HARM)


def located(scene: Scene, heads: Iterable[Word]) -> Iterator[Actor]:
    """The country where things are that nobody is said to own: "targets in Jericho", "the city of Gao"."""
    for head in heads:
        for noun in (head, *of_phrase(scene.tree, head, "of", "in", "at", "near", "inside")):
            if found := territory(scene, noun):
                yield attrs.evolve(found, words=scene.quote(noun_phrase(scene.tree, head)))
                return


def first_filled(scene: Scene, where: Clause, slots: Iterable[str]) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
    """The actors in the first slot that has any, and that slot."""
    for slot in slots:
        heads = where.filled(slot) if slot != "mod" else owners_before(scene, where.filled(slot))
        if found := tuple(everybody(scene, heads)):
            return found, (slot,)
    return (), ()


def owners_before(scene: Scene, modifiers: Iterable[Word]) -> tuple[Word, ...]:
    """The words before a noun that say whose it is; a thing says how it is done: "car bomb", "drone strike"."""
    return tuple(
        word
        for word in modifiers
        if scene.named((word,)) or ((found := agent((word,), agents())) is not None and found.type not in THINGS)
    )


def accompanied(scene: Scene, where: Clause, others: Mapping[int, Found]) -> tuple[Actor, ...]:
    """Whom force is used against in support of other force: "the army, with air strikes by X, destroyed …"."""
    preposition = scene.tree.head(where.predicate)
    if where.predicate.relation != "pobj" or preposition is None or preposition.lower not in ("with", "amid"):
        return ()
    for above in scene.tree.ancestors(preposition):
        supported = others.get(above.index)
        if supported is not None and str(supported.rule.code)[:2] in VIOLENT:
            return sides(scene, supported.clause, supported.rule)[1]
    return ()


def instrument(where: Clause, rule: Rule, others: Mapping[int, Found]) -> Found | None:
    """The attack that a killing was part of ("killed in an air strike"), which gives the code."""
    if not rule.is_verb:
        return None
    for slot in ("subj", "by", "in", "with", "during"):
        for head in where.filled(slot):
            means = others.get(head.index) or next(
                (each for each in others.values() if each.clause.predicate is head), None
            )
            if means is None or is_deed(means) or str(means.rule.code)[:2] not in VIOLENT:
                continue
            if str(rule.code) in UNSPECIFIC or means.rule.code == rule.code:
                return means
    return None


def is_deed(found: Found) -> bool:
    """Whether a verb tells it, and no gerund that stands for a noun."""
    return found.rule.is_verb and not is_noun_like(found.clause.tree, found.clause.predicate)


def told_by(lexicon: Lexicon, where: Clause, rule: Rule, others: Mapping[int, Found]) -> bool:
    """Whether a noun's event is already told by a verb as its means, and not by one that only carries it."""
    if is_deed(Found(rule=rule, clause=where)):
        return False
    verbs = (each for each in others.values() if is_deed(each) and status(each.clause).reason is None)
    told = [each for each in verbs if not carried_noun(lexicon, where.tree, each.clause, others)]
    if any(where.predicate in each.clause.filled("with") and is_one_root(each.rule, rule) for each in told):
        return True
    found = (instrument(each.clause, each.rule, others) for each in told)
    return any(means is not None and means.clause.predicate is where.predicate for means in found)


def is_one_root(one: Rule, other: Rule) -> bool:
    """Whether two rules code events of one CAMEO root: "hit with sanctions"."""
    return str(one.code)[:2] == str(other.code)[:2]


def carried_noun(lexicon: Lexicon, tree: Tree, where: Clause, others: Mapping[int, Found]) -> Word | None:
    """The noun whose event a light verb carries, so that the verb tells none of its own."""
    if not where.predicate.is_verb or kind(lexicon, tree, where.predicate) in (None, "end", "forgo"):
        return None
    for each in others.values():
        carrier = each.clause.carrier
        if carrier is not None and carrier.index == where.predicate.index and each.rule.code is not None:
            return each.clause.predicate
    return None


def is_operation(where: Clause) -> bool:
    """Whether a clause tells that a military operation began or went on, whose sides an article seldom repeats."""
    return bool(lemmas(where.predicate.text) & OPERATIONS) and where.kind in ("do", "occur", "tell", "end")
