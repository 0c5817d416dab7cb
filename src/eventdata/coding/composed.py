"""Events about other events: agreements, demands, threats, refusals, accusations, with what they are about."""

from collections.abc import Iterator, Mapping, Sequence

from eventdata.coding.actors.identify import actors, everybody
from eventdata.coding.actors.kinds import apart, is_public
from eventdata.coding.actors.scene import Scene
from eventdata.coding.clauses.modality import Status, told_as
from eventdata.coding.clauses.passive import has_passive_form
from eventdata.coding.clauses.verbal import Clause, clause, phrases
from eventdata.coding.drafts import Draft, Found
from eventdata.coding.rules.lexicon import Lexicon, Meta
from eventdata.coding.rules.matching import is_speech, metas_at, predicate_end
from eventdata.coding.rules.nominal import nominal_clause
from eventdata.coding.sides import anybody, captors, first_filled, sides
from eventdata.coding.text.tree import Tree, Word
from eventdata.coding.text.words import denies, lemmas
from eventdata.model import Actor, Modality

TO_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "relcl")


def about_others(
    lexicon: Lexicon, scene: Scene, word: Word, found: Mapping[int, Found], made: Mapping[int, Draft]
) -> tuple[Draft, tuple[int, ...]] | None:
    """The draft of a word about another event, with the indexes of what that other event's words are.

    `made` are the drafts of this kind further on, so that "agreed to lift the ban" is about lifting, not about a ban.
    """
    for meta in sorted(metas_at(lexicon, scene.tree, word), key=lambda each: len(each.words), reverse=True):
        end = predicate_end(scene.tree, word, meta)
        where = clause(scene.tree, word) if meta.is_verb else nominal_clause(scene.tree, end, lexicon)
        for inner in linked(scene.tree, where, meta):
            other = event_of(inner, found)
            nested = made.get(inner.index)
            told = nested.code if nested else other.rule.code if other else None
            code = lexicon.composed(meta.family, told)
            is_plain = other is None and nested is None and (not inner.is_verb or is_specific(found.get(word.index)))
            if code is None or is_plain:
                continue
            acting = first_filled(scene, where, ("subj", "mod"))[0]
            is_shared = other is not None and other.rule.recipient.is_mutual and len(acting) > 1
            mine = first_filled(scene, where, ("subj", "mod"))[0]
            told_to = addressed(scene, where, meta, mine)
            receiving = told_to or (() if is_shared else addressee(scene, where, mine, inner, other))
            is_mutual = not receiving and len(acting) > 1
            may_lack = meta.recipient.is_optional and told is not None
            is_silent = not acting or not (receiving or is_mutual or may_lack)
            is_bare = other is None and nested is None
            if is_silent or not any(map(is_public, acting if is_bare else (*acting, *receiving))):
                continue
            draft = Draft(
                clause=where,
                rule=f"{' '.join(meta.words)}+{other.rule.name if other else 'clause'} ({meta.origin})",
                code=code,
                mode=None,
                actors=acting,
                recipients=acting if is_mutual else receiving,
                status=told_as(where, is_negative=denies(meta.words)),
            )
            return draft, tuple(each.index for each in scene.tree.subtree(inner))
    return None


def obliged(lexicon: Lexicon, scene: Scene, word: Word, found: Mapping[int, Found]) -> Draft | None:
    """A demand told as a duty: "the UN said both sides must withdraw" is a demand of the UN on both sides."""
    tree = scene.tree
    speech = tree.head(word)
    if speech is None or word.relation != "ccomp":
        return None
    duty = [each for each in tree.children(word, "aux") if each.lower in ("must", "should", "ought")]
    duty += [word] if word.lower in ("have", "has") and tree.children(word, "xcomp") else []
    if not duty or not is_speech(lexicon, tree, speech):
        return None
    saying, meant = (
        first_filled(scene, clause(tree, verb), (slot,))[0]
        for verb, slot in ((speech, "subj"), (word, "obj" if has_passive_form(tree, word) else "subj"))
    )
    addressed = tuple(each for each in apart(meant, saying) if is_public(each))
    other = event_of(word, found)
    code = lexicon.composed("demand", other.rule.code if other else None)
    if code is None or not addressed or not any(map(is_public, saying)):
        return None
    return Draft(
        clause=clause(tree, word),
        rule=f"{duty[0].lower}+{other.rule.name if other else 'clause'} (compose.csv)",
        code=code,
        mode=None,
        actors=saying,
        recipients=addressed,
        status=Status(modality=Modality.ACTUAL),
    )


def event_of(inner: Word, found: Mapping[int, Found]) -> Found | None:
    """The event of a word, or the one whose noun a light verb carries: "agreed to hold talks" is about the talks."""
    carried = (
        each
        for each in found.values()
        if each.clause.carrier is inner and each.rule.code and each.clause.kind in ("do", "occur", "tell")
    )
    here = found.get(inner.index) or next((each for each in found.values() if each.clause.predicate is inner), None)
    return next(carried, None) or (here if here is not None and here.rule.code else None)


def is_specific(plain: Found | None) -> bool:
    """Whether a plain rule with conditions knows the word, and so more than that it is about something."""
    return plain is not None and bool(plain.rule.conditions)


def linked(tree: Tree, where: Clause, meta: Meta) -> Iterator[Word]:
    """The heads of what a word is about, by the links that its entry allows."""
    word = where.predicate
    things = (each for each in tree.children(word, "dobj") if not lemmas(each.text).isdisjoint(meta.words[1:]))
    states = (*tree.children(word, "acomp", "attr", "oprd", "prt"), *things)
    for child in (each for top in (word, *states) for each in tree.children(top, *TO_CLAUSES)):
        has_to = any(each.lower == "to" for each in tree.children(child, "aux"))
        if (
            (has_to and "to" in meta.links)
            or (child.tag == "VBG" and "ing" in meta.links)
            or (child.relation in ("ccomp", "acl") and not has_to and "that" in meta.links)
            or (has_to and "other" in meta.links and tree.children(child, "nsubj"))
        ):
            yield child
    if "obj" in meta.links:
        yield from (each for each in where.filled("obj") if each.is_noun)
    for preposition in tree.children(word, "prep"):
        if preposition.lower in meta.links:
            yield from tree.children(preposition, "pcomp")
            for noun in tree.children(preposition, "pobj"):
                yield from tree.conjuncts(noun)


def addressee(
    scene: Scene, where: Clause, mine: Sequence[Actor], inner: Word, other: Found | None
) -> tuple[Actor, ...]:
    """To whom it is addressed if no slot says so: who is to do the other thing, else to whom it is done."""
    around = other.clause if other else clause(scene.tree, inner) if inner.is_verb else None
    groups = [actors(scene, inner)]
    if around is not None and other is not None:
        groups = list(sides(scene, around, other.rule))
    elif around is not None:
        groups = [first_filled(scene, around, (slot,))[0] for slot in ("subj", "to", "with", "obj", "from")]
        groups[0] = tuple(each for each in groups[0] if each.country not in {one.country for one in mine})
    for number, group in enumerate(groups):
        if rest := apart(group, mine):
            return (apart(captors(scene, around), mine) if number and other is not None else ()) or rest
    return anybody(scene, inner, mine) or anybody(scene, where.predicate, mine)


def addressed(scene: Scene, where: Clause, meta: Meta, mine: Sequence[Actor]) -> tuple[Actor, ...]:
    """Whoever else stands in the slots of an entry: prepositions of the word itself, not of nouns further on."""
    own = phrases(scene.tree, where.predicate)
    for slot in meta.recipient.names:
        heads = where.filled(slot) if slot in ("obj", "subj", "mod") else own.get(slot, ())
        if found := apart(everybody(scene, heads), mine):
            return found
    return ()
