"""Events that a noun tells: who stands around "strikes", "talks" or "arrests", and which verb carries the noun."""

from eventdata.coding.clauses.verbal import Clause, aims, clause, heads, is_quantity, phrases
from eventdata.coding.rules.lexicon import Lexicon
from eventdata.coding.rules.matching import kind as kind_of
from eventdata.coding.rules.matching import light_verbs_at
from eventdata.coding.text.tree import Tree, Word
from eventdata.coding.text.words import lemmas

NEAR = ("on", "in", "out", "into", "under", "with", "off")
"""Prepositions through which any verb may carry a noun; another must be listed with the verb: "came in for"."""
ENTERING = frozenset({"enter", "begin", "start", "mark", "complete", "see"})
TIMES = frozenset({"day", "week", "month", "year", "hour", "night"})
MODIFIERS = ("compound", "amod", "nmod", "npadvmod")


def nominal_clause(tree: Tree, noun: Word, lexicon: Lexicon) -> Clause:
    """The clause of a noun; `mod` holds the words before it that may say whose it is."""
    top = measured(tree, noun)
    verb = carrier(lexicon, tree, top)
    kind = kind_of(lexicon, tree, verb) if verb else None
    slots: dict[str, tuple[Word, ...]] = {}
    around = clause(tree, verb) if verb and kind else None
    if around is not None:
        slots |= {name: found for name, found in around.slots.items() if name not in ("subj", "obj", "by", "of")}
    for word in dict.fromkeys((top, noun)):
        slots |= phrases(tree, word)
    mine = tuple(each for first in tree.children(noun, "poss") if first.tag != "PRP$" for each in heads(tree, first))
    slots["mod"] = tuple(
        each for first in tree.children(noun, *MODIFIERS) for each in tree.conjuncts(first) if not each.is_verb
    )
    slots["poss"] = mine
    slots["anti"] = tuple(each for each in slots["mod"] if is_opposed(tree, each))
    slots["mod"] = tuple(each for each in slots["mod"] if each not in slots["anti"])
    further = (phrases(tree, each).get("by", ()) for each in slots.get("of", ()))
    slots["subj"] = slots.get("by", ()) or next((found for found in further if found), ()) or mine
    slots["obj"] = ()
    slots["aim"] = tuple(each for word in dict.fromkeys((top, noun)) for each in aims(tree, word))
    if around is not None:
        lend(slots, around, kind, top)
    elif not slots["subj"]:
        slots["subj"] = doers(tree, noun, lexicon)
    return Clause(tree=tree, predicate=noun, is_passive=False, slots=slots, carrier=verb, kind=kind)


def is_opposed(tree: Tree, word: Word) -> bool:
    """Whether a word before a noun says against whom it is: "anti-government protests"."""
    before = [each.lower for each in tree.words[max(0, word.index - 2) : word.index]]
    return before in (["anti", "-"], ["anti", "–"]) or word.lower.startswith("anti-")


def doers(tree: Tree, noun: Word, lexicon: Lexicon) -> tuple[Word, ...]:
    """Who does what a noun tells, by a clause below the noun: "strikes carried out by X", "the attack X launched"."""
    for child in tree.children(noun, "acl", "relcl"):
        if kind_of(lexicon, tree, child) == "do":
            return clause(tree, child).filled("subj")
    return ()


def lend(slots: dict[str, tuple[Word, ...]], around: Clause, kind: str | None, noun: Word) -> None:
    """Give the noun the subject of the verb that carries it, as actor or as recipient."""
    doing = around.filled("subj") or (around.filled("obj") if around.is_passive and kind == "do" else ())
    others = tuple(word for word in doing if word.index != noun.index)
    slots["aim"] = slots["aim"] or around.filled("aim")
    is_subject = noun.index in {word.index for word in around.filled("subj")}
    is_doing = kind in ("do", "tell")
    if is_doing and not slots["subj"] and not is_subject:
        slots["subj"] = others
        slots["lent"] = others if kind == "do" else ()
    elif kind == "undergo" and not is_subject:
        slots["obj"] = others
    if kind == "do" and noun.relation == "pobj":
        slots["obj"] = tuple(word for word in around.filled("obj") if word.index != noun.index)


def measured(tree: Tree, noun: Word) -> Word:
    """The noun that measures another ("a series of strikes"), and the first of several coordinated ones."""
    current = noun
    while True:
        head = tree.head(current)
        if current.relation == "conj" and head is not None and head.is_noun:
            current = head
        elif (
            current.relation == "pobj"
            and head is not None
            and head.lower == "of"
            and is_stretch(tree, tree.words[head.head])
        ):
            current = tree.words[head.head]
        else:
            return current


def is_stretch(tree: Tree, word: Word) -> bool:
    """Whether a word measures what follows it, or how long it lasts: "entered the third week of a strike"."""
    verb = tree.head(word)
    is_time = word.relation == "dobj" and verb is not None and bool(lemmas(verb.text) & ENTERING)
    return is_quantity(word) or (is_time and bool(lemmas(word.text) & TIMES))


def carrier(lexicon: Lexicon, tree: Tree, noun: Word) -> Word | None:
    """The verb of which a noun is subject or object, also through a preposition ("embark on a campaign")."""
    head = tree.head(noun)
    if head is None or noun.relation not in ("dobj", "nsubj", "nsubjpass", "pobj", "attr", "oprd"):
        return None
    if noun.relation != "pobj":
        return head if head.is_verb else None
    above = tree.head(head)
    is_topic = head.lower == "into" and above is not None and bool(tree.children(above, "dobj"))
    if above is not None and above.is_verb and head.lower in NEAR and not is_topic:
        return above
    if above is not None and above.is_noun and above.relation == "dobj":
        above = tree.head(above)
    is_listed = above is not None and any(
        each.words[-1] == head.lower for each in light_verbs_at(lexicon, tree, above) if len(each.words) > 1
    )
    return above if is_listed else None
