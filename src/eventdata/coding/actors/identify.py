"""Who somebody is: the phrase around a noun, read with the actor tables and with what the article said before."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from eventdata.coding.actors.made import NATIONAL, actor, generic, listed, made, national
from eventdata.coding.actors.names import Name, NameKind, NameMention, agents
from eventdata.coding.actors.noun_phrases import agent_in, is_casualties, is_violence, noun_phrase, of_phrase
from eventdata.coding.actors.qualified import is_beyond, is_elsewhere, is_list, is_prefixed
from eventdata.coding.actors.scene import Scene
from eventdata.coding.actors.wording import GROUP_WORDS, MANY, OWNED, OWNING, PEOPLES, TRANSPARENT
from eventdata.coding.clauses.passive import is_channel
from eventdata.coding.clauses.verbal import subjects
from eventdata.coding.text.tree import Word
from eventdata.coding.text.words import lemmas
from eventdata.model import Actor

MEASURE = re.compile(r"[0-9][:.]|[0-9]+[^0-9,–-]")
"""A time or a measure, which counts nobody: "7.40am", "25kg"."""


def actors(scene: Scene, head: Word, depth: int = 0) -> tuple[Actor, ...]:
    """Everybody whom the noun phrase of a head names, without its conjuncts; empty when nobody can be told.

    Whoever is explained by a phrase that refers back to him ("Diaz, its leader,") is nobody while that is read.
    """
    if (head.index, depth) not in scene.read:
        scene.read[head.index, depth] = ()
        scene.read[head.index, depth] = read(scene, head, depth)
    return scene.read[head.index, depth]


def read(scene: Scene, head: Word, depth: int) -> tuple[Actor, ...]:
    """The same, worked out from the words."""
    if head.tag in ("PRP", "PRP$"):
        return referred(scene, head)
    if head.tag in ("WP", "WDT", "DT", "EX") or is_violence(scene.tree, head) or is_channel(scene.tree, head):
        return ()
    phrase = noun_phrase(scene.tree, head)
    names = [each for each in scene.named(phrase) if not is_prefixed(scene, each)]
    at_head = [each for each in names if each.start < head.end and head.start < each.end]
    found = agent_in(phrase, head, agents())
    if at_head and not (found and is_beyond(scene, found, at_head[-1])):
        each_alone = [named_actors(scene, phrase, each, ()) for each in names] if is_list(phrase) else []
        return tuple(itertools.chain(*each_alone)) or named_actors(scene, phrase, at_head[-1], names)
    if not names and (group := the_group(scene, phrase, head)):
        return group
    inner = inside(scene, head, depth)
    is_number = (head.tag == "CD" and not MEASURE.search(head.text)) or head.lower in MANY
    if (is_number or is_casualties(scene.tree, head)) and not inner and not names:
        return (generic(scene.quote(phrase), agents()["people",], scene.home, scene.home),)
    if inner:
        return tuple(attrs.evolve(each, words=scene.quote(phrase) + " of " + each.words) for each in inner)
    if found:
        return agent_actors(scene, phrase, head, found[0], names)
    if names:
        return possessors(scene, phrase, names)
    return belonging(scene, phrase, head) or remembered(scene, phrase, head) or explained(scene, phrase, head, depth)


def explained(scene: Scene, phrase: Sequence[Word], head: Word, depth: int) -> tuple[Actor, ...]:
    """Who a name is by what follows it: "Jose Diaz, the president of Peru", "Diaz, who is …"."""
    tree = scene.tree
    if not head.tag.startswith("NNP") or depth > 2:
        return ()
    clauses = (each for each in tree.children(head, "relcl") if "be" in lemmas(each.text))
    said = (*tree.children(head, "appos"), *(noun for each in clauses for noun in tree.children(each, "attr")))
    for noun in said:
        if noun not in tree.conjuncts(head) and (found := actors(scene, noun, depth + 1)):
            last = max((noun, *of_phrase(tree, noun, *OWNING)), key=lambda word: word.index)
            words = scene.quote(tree.words[phrase[0].index : last.index + 1])
            if not scene.unmarked.isdisjoint(each.words for each in found):
                scene.unmarked.add(words)
            return tuple(attrs.evolve(each, words=words) for each in found)
    return ()


def belonging(scene: Scene, phrase: Sequence[Word], head: Word) -> tuple[Actor, ...]:
    """Who is told of as theirs: "his country" is a state, "his movement" the one who leads it."""
    owned = owners(scene, phrase) if lemmas(head.text) & OWNED else ()
    words = scene.quote(phrase)
    if lemmas(head.text) & {"country", "nation"}:
        return tuple(Actor(words=words, code=each.country, country=each.country) for each in owned if each.country)
    return tuple(attrs.evolve(each, words=words) for each in owned)


def named_actors(
    scene: Scene, phrase: Sequence[Word], mention: NameMention, others: Sequence[NameMention]
) -> tuple[Actor, ...]:
    """The actor whose name heads the phrase; a force or party without a country takes one named before it."""
    row = scene.row(mention)
    nation = next(
        (scene.row(each) for each in others if scene.row(each).kind in NATIONAL and each is not mention), None
    )
    if row.kind is NameKind.DEMONYM:
        return (national(scene.quote(phrase), row),)
    if nation and row.kind is NameKind.ORGAN and nation.iso3 != row.iso3:
        row = attrs.evolve(row, iso3=nation.iso3, code=nation.code[:3] + row.code[3:], name=scene.quote(phrase))
    elif (
        nation
        and row.kind is NameKind.LEADER
        and nation.iso3 != row.iso3
        and agent_in(phrase[:-1], phrase[-1], agents())
    ):
        row = attrs.evolve(row, iso3=nation.iso3, code=nation.code[:3] + row.code[3:])
    elif scene.home and not nation and row.kind is NameKind.ORGAN and is_elsewhere(scene, phrase, row):
        row = attrs.evolve(row, iso3=scene.home, code=scene.home + row.code[3:], name=scene.quote(phrase))
    if nation and row.iso3 is None and row.type in ("armed_forces", "police", "party"):
        row = attrs.evolve(row, iso3=nation.iso3)
    return (actor(scene.quote(phrase), at_home(scene, row)),)


def at_home(scene: Scene, row: Name) -> Name:
    """The row; of a people that no table places, such as ethnic Albanians, with the country of the scene."""
    is_of_no_state = row.iso3 is None and row.type in PEOPLES and row.name[0].islower()
    return attrs.evolve(row, iso3=scene.home) if is_of_no_state else row


def agent_actors(
    scene: Scene, phrase: Sequence[Word], head: Word, agent: Name, names: Sequence[NameMention]
) -> tuple[Actor, ...]:
    """A generic agent with the group or the countries that its phrase names, else with the country of the scene."""
    rows = [scene.row(each) for each in names]
    if groups := [row for row in rows if row.kind in (NameKind.GROUP, NameKind.ORGAN)]:
        return (
            listed(scene.quote(phrase), agent, rows)
            if is_list(phrase)
            else (actor(scene.quote(phrase), at_home(scene, groups[-1])),)
        )
    if not rows and agent.code.startswith("REB") and (group := only_armed_group(scene)):
        return (actor(scene.quote(phrase), group),)
    if not rows:
        rows = next((found for name in OWNING if (found := rows_after(scene, head, name))), [])
        if groups := [row for row in rows[:1] if row.kind is NameKind.GROUP]:
            return (actor(scene.quote(phrase), groups[0]),)
    nations = list(dict.fromkeys((row.iso3, row.code[:3]) for row in rows if row.iso3))
    if not nations and not rows and head.lower in ("neighbour", "neighbor"):
        return tuple(neighbours(scene, phrase))
    if not nations and not rows:
        nations = [(each.country, each.country) for each in owners(scene, phrase) if each.country]
    words = scene.quote(phrase)
    if not nations and scene.home and not agent.code.startswith(("IGO", "INT", "MNC", "NGO")):
        nations = [(scene.home, scene.home)]
        scene.unmarked.add(words)
    if not nations:
        return (generic(words, agent, None, None),)
    return tuple(generic(words, agent, iso3, code) for iso3, code in nations)


def neighbours(scene: Scene, phrase: Sequence[Word]) -> Iterator[Actor]:
    """The one other state that the sentence names: "broke off ties with its neighbour"."""
    own = {each.country for each in owners(scene, phrase)}
    others = {row.iso3: row for row in map(scene.row, scene.names) if row.iso3 and row.iso3 not in own}
    if len(others) == 1:
        ((state, row),) = others.items()
        yield Actor(words=scene.quote(phrase), name=row.name, code=state, country=state)


def rows_after(scene: Scene, head: Word, preposition: str) -> list[Name]:
    """The rows of the names in the phrases that a preposition ties to a noun."""
    found: list[Name] = []
    for noun in of_phrase(scene.tree, head, preposition):
        rows = [scene.row(each) for each in scene.named(noun_phrase(scene.tree, noun))]
        nations = {row.iso3 for row in rows if row.kind in NATIONAL}
        found += [row for row in rows if row.kind is not NameKind.ORGAN or not nations or row.iso3 in nations]
    return found


def owners(scene: Scene, phrase: Sequence[Word]) -> tuple[Actor, ...]:
    """Whom "its", "their" or "his" in a phrase means: the subject before it."""
    pronoun = next((word for word in phrase if word.tag == "PRP$"), None)
    return referred(scene, pronoun) if pronoun is not None else ()


def only_armed_group(scene: Scene) -> Name | None:
    """The one armed group that the article has named so far, whom "the militants" then are; None if there are more."""
    rows = {scene.row(each) for each in scene.earlier}
    armed = [row for row in rows if row.kind is NameKind.GROUP and row.type == "armed_group"]
    return armed[0] if len(armed) == 1 else None


def inside(scene: Scene, head: Word, depth: int) -> tuple[Actor, ...]:
    """Whom a head stands for that only measures or parts them: "members of the Taliban", "dozens of soldiers"."""
    is_transparent = head.tag == "CD" or bool(lemmas(head.text) & TRANSPARENT)
    if depth > 2 or not is_transparent:
        return ()
    return tuple(each for noun in of_phrase(scene.tree, head, "of") for each in actors(scene, noun, depth + 1))


def possessors(scene: Scene, phrase: Sequence[Word], names: Sequence[NameMention]) -> tuple[Actor, ...]:
    """Whose thing it is: "ISIS hideouts", "Syrian positions", "Ukraine's grid"."""
    rows = dict.fromkeys(map(scene.row, names))
    persons = {row.iso3 for row in rows if row.kind is NameKind.LEADER}
    told = (row for row in rows if row.kind not in NATIONAL or row.iso3 not in persons)
    return tuple(made(scene.quote(phrase), row) for row in told)


def remembered(scene: Scene, phrase: Sequence[Word], head: Word) -> tuple[Actor, ...]:
    """Somebody named in full before: by surname, or "the group" after a named one."""
    if "other" in lemmas(head.text):
        return others(scene, phrase, head)
    if head.tag.startswith("NNP"):
        known = dict(scene.people)
        found = known.get(head.text)
        return (attrs.evolve(found, words=scene.quote(phrase)),) if found else ()
    return ()


def territory(scene: Scene, head: Word) -> Actor | None:
    """The country of a place that a noun names, as the one to whom something is done there."""
    place = next((each for each in scene.places if each.start < head.end and head.start < each.end), None)
    if place is None or place.entry.country is None:
        return None
    return Actor(words=place.words, code=place.entry.country, country=place.entry.country)


def others(scene: Scene, phrase: Sequence[Word], head: Word) -> tuple[Actor, ...]:
    """ "Seven others": of the same kind as those named last before them in the sentence."""
    for word in reversed(scene.tree.words[: phrase[0].index]):
        is_argument = word.relation in ("nsubj", "nsubjpass", "dobj", "pobj", "conj") and word.is_noun
        if is_argument and (found := actors(scene, word)):
            return tuple(attrs.evolve(each, words=scene.quote(phrase)) for each in found)
    return ()


def the_group(scene: Scene, phrase: Sequence[Word], head: Word) -> tuple[Actor, ...]:
    """ "The group" after a named armed group: that group."""
    if phrase[0].lower not in ("the", "this") or not lemmas(head.text) & GROUP_WORDS:
        return ()
    rows = [scene.row(each) for each in scene.earlier if each.end <= head.start]
    wanted = ("coalition",) if "coalition" in lemmas(head.text) else ("armed_group", "paramilitary")
    meant = [row for row in rows if row.kind is NameKind.GROUP and row.type in wanted]
    return (actor(scene.quote(phrase), meant[-1]),) if meant else ()


def referred(scene: Scene, pronoun: Word) -> tuple[Actor, ...]:
    """Whom a pronoun subject means: the subject before it in the sentence, else that of the sentence before."""
    if pronoun.lower in ("we", "i", "us", "our", "my"):
        return speakers(scene, pronoun)
    if pronoun.lower in ("him", "them"):
        return patients(scene, pronoun)
    if pronoun.lower not in ("he", "she", "they", "it", "his", "her", "their", "its"):
        return ()
    before = [
        word for word in scene.tree.words[: pronoun.index] if word.relation in ("nsubj", "nsubjpass") and word.is_noun
    ]
    found = tuple(each for word in before[-1:] for each in actors(scene, word)) if before else scene.subject
    return tuple(attrs.evolve(each, words=pronoun.text) for each in found)


def patients(scene: Scene, pronoun: Word) -> tuple[Actor, ...]:
    """Whom "him" or "them" means: the last object before it of that number that is no subject of its own clause."""
    tree = scene.tree
    doing = {each.index for above in tree.ancestors(pronoun) if above.is_verb for each in subjects(tree, above)}
    numbers = ("NNS", "NNPS") if pronoun.lower == "them" else ("NN", "NNP")
    for word in reversed(tree.words[: pronoun.index]):
        above = tree.words[tree.words[word.head].head]
        is_object = word.relation in ("dobj", "nsubjpass") or (word.relation == "pobj" and above.is_verb)
        is_meant = is_object and word.tag in numbers and word.index not in doing
        if is_meant and (found := actors(scene, word)):
            return tuple(attrs.evolve(each, words=pronoun.text) for each in found)
    return ()


def speakers(scene: Scene, pronoun: Word) -> tuple[Actor, ...]:
    """Who says "we" or "our": the subject of the verb that the quoted clause hangs on."""
    current = pronoun
    for above in scene.tree.ancestors(pronoun):
        if current.relation == "ccomp":
            heads = scene.tree.children(above, "nsubj")
            return tuple(attrs.evolve(each, words=pronoun.text) for head in heads for each in actors(scene, head))
        current = above
    return ()


def everybody(scene: Scene, heads: Iterable[Word]) -> Iterator[Actor]:
    """All actors of several heads, each once."""
    seen = set()
    for head in heads:
        for each in actors(scene, head):
            if (identity := (each.code, each.name, each.country)) not in seen:
                seen.add(identity)
                yield each
