"""Whether a verb is told from the side of whom it is done to: with its auxiliary, without it, or as in headlines."""

from eventdata.coding.text.tree import Tree, Word
from eventdata.coding.text.words import lemmas

OBJECTS = ("dobj", "attr", "oprd")
TRANSITIVE = frozenset(
    "kill wound injure arrest detain abduct kidnap jail imprison assassinate behead murder oust expel deport displace "
    "hospitalise hospitalize massacre apprehend hang hurt maim capture rescue free release".split()
)
"""Verbs that nobody does without doing it to somebody."""
SLAIN = frozenset("beaten bludgeoned burned burnt clubbed hacked knifed shot stabbed stoned strangled tortured".split())
"""What is done to people until they die; "starved to death" and "bled to death" have nobody who does it."""
CHANNELS = frozenset(
    "telephone phone video videoconference radio letter mail email air road sea land train boat bus taxi car truck "
    "lorry helicopter plane ferry ship foot hand".split()
)
"""How something is done and by nobody: "spoke by telephone"."""


def has_passive_form(tree: Tree, verb: Word) -> bool:
    """Whether the verb is a passive participle: with its auxiliary, coordinated to one that has it, or reduced."""
    if verb.tag not in ("VBN", "VBD"):
        return False
    doers = [each for each in tree.children(verb, "agent") if is_somebody(tree, each)]
    if doers or tree.children(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag == "VBN" and verb.relation in ("acl", "amod", "pobj"):
        return True
    head = tree.head(verb)
    is_elliptic = verb.relation == "conj" and head is not None and bool(tree.children(head, "auxpass"))
    if tree.children(verb, "nsubj", "aux"):
        return (is_elliptic or is_without_object(tree, verb)) and not tree.children(verb, "dobj", "aux")
    if verb.relation == "conj" and head is not None and head.is_verb and not tree.children(verb, "dobj"):
        return has_passive_form(tree, head)
    is_reduced = verb.tag == "VBN" and verb.relation in ("advcl", "ROOT", "ccomp", "conj")
    return is_reduced and not tree.children(verb, "dobj")


def is_somebody(tree: Tree, by: Word) -> bool:
    """Whether a "by" names who did it, and not how: "by telephone"."""
    return not any(is_channel(tree, each) for each in tree.children(by, "pobj"))


def is_channel(tree: Tree, noun: Word) -> bool:
    """Whether a bare noun after "by" says how: "by taxi", but not "by the taxi"."""
    head = tree.head(noun)
    is_bare = noun.tag == "NN" and not tree.children(noun, "det", "poss", "amod", "nummod")
    return noun.lower in CHANNELS and is_bare and head is not None and head.lower == "by"


def is_without_object(tree: Tree, verb: Word) -> bool:
    """Whether a verb that must have an object has none, as participles of headlines: "Four rebels killed in clash"."""
    shared = any(tree.children(each, *OBJECTS) for each in tree.children(verb, "conj"))
    if is_lethal(tree, verb):
        return not (shared or tree.children(verb, "dobj"))
    own = tree.children(verb, *OBJECTS, "xcomp", "ccomp", "dative", "prt")
    return bool(lemmas(verb.text) & TRANSITIVE) and not (shared or own)


def is_lethal(tree: Tree, verb: Word) -> bool:
    """Whether a phrase tells that somebody was put to death: "shot dead", "gunned down", "stabbed to death"."""
    after = {each.lower for each in tree.children(verb, "acomp", "oprd", "advmod", "prt")}
    ends = {end.lower for to in tree.children(verb, "prep") if to.lower == "to" for end in tree.children(to, "pobj")}
    is_shot = (verb.lower == "shot" and "dead" in after) or (verb.lower == "gunned" and "down" in after)
    return is_shot or (verb.lower in SLAIN and "death" in ends)
