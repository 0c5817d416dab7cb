"""Events about other events: agreements, demands, threats, refusals, accusations, with what they are about."""

from collections.abc import Iterator, Mapping

from eventdata.coding.actors import Scene, actors
from eventdata.coding.clauses import Clause, clause
from eventdata.coding.drafts import Draft, Found
from eventdata.coding.lexicon import Lexicon, Meta
from eventdata.coding.matching import metas_at, predicate_end
from eventdata.coding.modality import status
from eventdata.coding.nominal import nominal_clause
from eventdata.coding.sides import first_filled, sides
from eventdata.coding.tree import Tree, Word
from eventdata.model import Actor

TO_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "relcl")


def about_others(
    lexicon: Lexicon, scene: Scene, word: Word, found: Mapping[int, Found]
) -> tuple[Draft, tuple[int, ...]] | None:
    """The draft of a word about another event, with the indexes of what that other event's words are."""
    for meta in sorted(metas_at(lexicon, scene.tree, word), key=lambda each: len(each.words), reverse=True):
        end = predicate_end(scene.tree, word, meta)
        where = clause(scene.tree, word) if meta.is_verb else nominal_clause(scene.tree, end, lexicon)
        for inner in linked(scene.tree, where, meta):
            other = found.get(inner.index)
            code = lexicon.composed(meta.family, other.rule.code if other else None)
            if code is None or (other is None and not inner.is_verb):
                continue
            acting = first_filled(scene, where, ("subj", "mod"))[0]
            receiving = addressee(scene, where, meta, inner, other)
            if not acting or (not receiving and not meta.recipient.is_optional):
                continue
            draft = Draft(
                clause=where,
                rule=f"{' '.join(meta.words)}+{other.rule.name if other else 'clause'} ({meta.origin})",
                code=code,
                mode=None,
                actors=acting,
                recipients=receiving,
                status=status(where),
            )
            return draft, tuple(each.index for each in (inner, *scene.tree.conjuncts(inner)))
    return None


def linked(tree: Tree, where: Clause, meta: Meta) -> Iterator[Word]:
    """The heads of what a word is about, by the links that its entry allows."""
    word = where.predicate
    for child in tree.children(word, *TO_CLAUSES):
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
    if around is None:
        return actors(scene, inner)
    if other is not None:
        acting, receiving = sides(scene, around, other.rule)
    else:
        acting, receiving = (
            first_filled(scene, around, ("subj",))[0],
            first_filled(scene, around, ("obj", "with", "to", "from"))[0],
        )
    for group in (acting, receiving):
        if rest := tuple(each for each in group if each.code not in mine):
            return rest
    return ()
