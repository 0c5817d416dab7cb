"""Events about other events: agreements, demands, threats, refusals, accusations, with what they are about."""

import itertools
from collections.abc import Iterator, Mapping

from eventdata.coding.actors import Scene, actors, territory
from eventdata.coding.clauses import Clause, clause
from eventdata.coding.drafts import Draft, Found
from eventdata.coding.lexicon import Lexicon, Meta
from eventdata.coding.matching import metas_at, predicate_end
from eventdata.coding.modality import status
from eventdata.coding.nominal import nominal_clause
from eventdata.coding.sides import first_filled, sides
from eventdata.coding.tree import Tree, Word
from eventdata.model import Actor

PRIVATE = frozenset({"BUS", "MNC", "CVL", "MED", "LAB", "EDU", "AGR", "HLH", "CRM", "ELI", "REF"})
TO_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "relcl")


def about_others(
    lexicon: Lexicon, scene: Scene, word: Word, found: Mapping[int, Found]
) -> tuple[Draft, tuple[int, ...]] | None:
    """The draft of a word about another event, with the indexes of what that other event's words are."""
    for meta in sorted(metas_at(lexicon, scene.tree, word), key=lambda each: len(each.words), reverse=True):
        end = predicate_end(scene.tree, word, meta)
        where = clause(scene.tree, word) if meta.is_verb else nominal_clause(scene.tree, end, lexicon)
        for inner in linked(scene.tree, where, meta):
            other = event_of(inner, found)
            code = lexicon.composed(meta.family, other.rule.code if other else None)
            is_plain = other is None and (not inner.is_verb or is_specific(found.get(word.index)))
            if code is None or is_plain:
                continue
            acting = first_filled(scene, where, ("subj", "mod"))[0]
            receiving = addressee(scene, where, meta, inner, other)
            is_mutual = not receiving and len(acting) > 1
            is_silent = not acting or not (receiving or is_mutual or meta.recipient.is_optional)
            if is_silent or (other is None and not any(map(is_public, acting))):
                continue
            draft = Draft(
                clause=where,
                rule=f"{' '.join(meta.words)}+{other.rule.name if other else 'clause'} ({meta.origin})",
                code=code,
                mode=None,
                actors=acting,
                recipients=acting if is_mutual else receiving,
                status=status(where),
            )
            return draft, tuple(each.index for each in scene.tree.subtree(inner))
    return None


def event_of(inner: Word, found: Mapping[int, Found]) -> Found | None:
    """The event of a word, or the one whose noun a light verb carries: "agreed to hold talks" is about the talks."""
    carried = (each for each in found.values() if each.clause.carrier is inner and each.rule.code)
    here = found.get(inner.index)
    return next(carried, None) or (here if here is not None and here.rule.code else None)


def is_public(actor: Actor) -> bool:
    """Whether an actor is a state, an armed group, a party or an organisation: no firm, no private person."""
    code = actor.code or ""
    return bool(code) and not {code[at : at + 3] for at in range(0, len(code), 3)} & PRIVATE


def is_specific(plain: Found | None) -> bool:
    """Whether a plain rule with conditions knows the word, and so more than that it is about something."""
    return plain is not None and bool(plain.rule.conditions)


def linked(tree: Tree, where: Clause, meta: Meta) -> Iterator[Word]:
    """The heads of what a word is about, by the links that its entry allows."""
    word = where.predicate
    states = tree.children(word, "acomp", "attr", "oprd", "prt")
    for child in (each for top in (word, *states) for each in tree.children(top, *TO_CLAUSES)):
        has_to = any(each.lower == "to" for each in tree.children(child, "aux"))
        if (
            (has_to and "to" in meta.links)
            or (child.tag == "VBG" and "ing" in meta.links)
            or (child.relation in ("ccomp", "acl") and not has_to and "that" in meta.links)
        ):
            yield child
    if "obj" in meta.links:
        yield from (each for each in where.filled("obj") if each.is_noun)
    for preposition in tree.children(word, "prep"):
        if preposition.lower in meta.links:
            yield from tree.children(preposition, "pcomp")
            for noun in tree.children(preposition, "pobj"):
                yield from tree.conjuncts(noun)


def addressee(scene: Scene, where: Clause, meta: Meta, inner: Word, other: Found | None) -> tuple[Actor, ...]:
    """To whom it is addressed: the slot of the entry, else who is to do the other thing, else to whom it is done."""
    named = first_filled(scene, where, meta.recipient.names)[0]
    if named:
        return named
    mine = {each.code for each in first_filled(scene, where, ("subj", "mod"))[0]}
    around = other.clause if other else clause(scene.tree, inner) if inner.is_verb else None
    groups = [actors(scene, inner)]
    if around is not None and other is not None:
        groups = list(sides(scene, around, other.rule))
    elif around is not None:
        groups = [first_filled(scene, around, (slot,))[0] for slot in ("subj", "obj", "with", "to", "from")]
    for group in groups:
        if rest := tuple(each for each in group if each.code not in mine):
            return rest
    named_below = (each for top in (inner, where.predicate) for each in anybody(scene, top) if each.code not in mine)
    return tuple(itertools.islice(named_below, 1))


def anybody(scene: Scene, top: Word) -> Iterator[Actor]:
    """Whoever is named in a clause after its verb, and the countries of the places there."""
    for word in scene.tree.subtree(top):
        if word.index > top.index and word.is_noun and word.relation != "compound":
            yield from actors(scene, word)
            if place := territory(scene, word):
                yield place
