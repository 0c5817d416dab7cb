"""Who stands where around a verb: logical subject and object, prepositional phrases, and the clauses below it."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from eventdata.coding.clauses.passive import OBJECTS, has_passive_form
from eventdata.coding.text.tree import Tree, Word
from eventdata.coding.text.words import lemmas

RELATIVE_PRONOUNS = ("who", "which", "that", "whom")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
CLAUSAL = ("xcomp", "ccomp", "advcl", "pcomp")
SEPARATE = frozenset("subj obj aim after before during since following until amid despite".split())
"""Slots whose nouns lend none of their own phrases: what was with whom before or after is another matter."""
KEEPING = frozenset({"keep", "hold", "have", "get"})
"""Verbs whose subject brings about what a participle after their object tells."""
DOCUMENTS = frozenset(
    "resolution decree law bill order statement communique communiqué declaration letter note edict ruling decision "
    "motion measure legislation act memorandum directive ordinance text message petition".split()
)
"""What says something by itself, which is done by whoever issues it with one of the next verbs."""
ISSUING = frozenset(
    "adopt sign pass issue approve release publish send deliver enact announce endorse make hand promulgate write "
    "circulate ratify".split()
)
TAKING = frozenset(
    "take make announce have reach declare reaffirm reiterate express hold reserve retain give show renew".split()
)
"""Verbs whose subject is the one who decides, plans or promises what their object is."""
DESCRIBING = frozenset({"neighbouring", "neighboring", "opposing", "warring", "visiting"})
"""Participles that say which state is meant: "neighbouring Kenya"."""
QUANTITIES = frozenset(
    "series number string wave spate round dozens hundreds thousands scores couple handful lot majority rest group "
    "pair host range bout flurry barrage volley wave part".split()
)


@attrs.frozen(kw_only=True, eq=False)
class Clause:
    """A predicate with its slots; `subj` and `obj` are logical: the agent and the patient, also of a passive.

    A noun's clause also has the verb that carries it, and how (`do`, `undergo`, `occur`, `tell`, `end`, `forgo`).
    """

    tree: Tree
    predicate: Word
    is_passive: bool
    slots: Mapping[str, tuple[Word, ...]]
    carrier: Word | None = None
    kind: str | None = None

    @property
    def head(self) -> Word:
        """The word that has the clause's tense, and that a negation hangs on: its predicate, or what carries it."""
        return self.carrier if self.carrier is not None and self.kind is not None else self.predicate

    def filled(self, slot: str) -> tuple[Word, ...]:
        """The heads of the phrases in a slot; empty when there are none."""
        return self.slots.get(slot, ())


def clause(tree: Tree, verb: Word) -> Clause:
    """The clause of a verb."""
    keeper = kept_by(tree, verb)
    is_passive = has_passive_form(tree, verb) and keeper is None
    subject, patient = subjects(tree, verb), objects(tree, verb)
    slots: dict[str, tuple[Word, ...]] = dict(phrases(tree, verb))
    agents = slots.get("by", ()) or later_agents(tree, verb, patient) if is_passive else ()
    if keeper is not None:
        slots["obj"] = heads_of(tree, verb, "nsubj", "nsubjpass") or objects(tree, keeper)
        slots["subj"] = subjects(tree, keeper)
    elif is_noun_like(tree, verb):
        slots["obj"] = slots.get("of", ())
        slots["subj"] = slots.get("by", ()) or heads_of(tree, verb, "poss")
    elif is_passive:
        slots["obj"] = subject or patient
        slots["subj"] = agents
    else:
        slots["obj"] = patient
        slots["subj"] = subject
    slots["aim"] = tuple(aims(tree, verb))
    inner = [noun for name, nouns in slots.items() if name not in SEPARATE for noun in nouns]
    parts = [noun for thing in slots["obj"] for noun in phrases(tree, thing).get("in", ())]
    for thing in (*slots["obj"], *inner, *parts):
        for name, found in phrases(tree, thing).items():
            slots.setdefault(name, found)
    return Clause(tree=tree, predicate=verb, is_passive=is_passive, slots=slots)


def heads_of(tree: Tree, word: Word, *relations: str) -> tuple[Word, ...]:
    """The heads of the phrases that depend on a word in some relations."""
    return tuple(each for first in tree.children(word, *relations) for each in heads(tree, first))


def kept_by(tree: Tree, verb: Word) -> Word | None:
    """The verb whose subject does what a participle tells: "kept the port sealed off", "had two deputies arrested"."""
    head = tree.head(verb)
    if head is None or verb.tag not in ("VBN", "VBD") or verb.relation not in ("ccomp", "xcomp", "oprd"):
        return None
    between = [*tree.children(head, "dobj"), *tree.children(verb, "nsubj", "nsubjpass")]
    is_between = any(head.index < each.index < verb.index for each in between) and not tree.children(
        verb, "aux", "mark"
    )
    return head if is_between and lemmas(head.text) & KEEPING else None


def is_noun_like(tree: Tree, verb: Word) -> bool:
    """Whether a gerund is a noun with "of": "the shelling of Goma by rebels"."""
    return is_gerund_noun(tree, verb) and not {"of", "by"}.isdisjoint(phrases(tree, verb))


def is_gerund_noun(tree: Tree, word: Word) -> bool:
    """Whether a gerund stands for a noun: "Fighting between … continued"."""
    is_argument = word.tag == "VBG" and word.relation in ("nsubj", "nsubjpass", "csubj", "dobj", "pobj")
    return is_argument and not tree.children(word, "dobj", "nsubj")


def later_agents(tree: Tree, verb: Word, patient: Sequence[Word]) -> tuple[Word, ...]:
    """Who is named after the last of several passives, what is granted or the means: "hit with sanctions by Chad"."""
    later = (each for each in tree.children(verb, "conj") if each.is_verb and has_passive_form(tree, each))
    orders = (each for each in tree.children(verb, "xcomp") if each.tag == "VB" and not tree.children(each, "auxpass"))
    means = [noun for name, nouns in phrases(tree, verb).items() if name in ("with", "in") for noun in nouns]
    places = (*later, *orders, *patient, *means)
    return next((found for each in places if (found := phrases(tree, each).get("by", ()))), ())


def subjects(tree: Tree, verb: Word) -> tuple[Word, ...]:
    """The grammatical subjects: the verb's own, or those it shares through coordination, control or participles."""
    own = tree.children(verb, *SUBJECTS)
    if own and own[0].tag == "VBG" and (doers := tree.children(own[0], "nsubj")):
        own = doers
    if own:
        return tuple(heads(tree, antecedent(tree, own[0], verb)))
    head = tree.head(verb)
    if head is None or verb.index == head.index:
        return ()
    if verb.relation in ("acl", "relcl") and verb.tag == "VB":
        return heads_of(tree, head, "poss") or phrases(tree, head).get("by", ()) or deciders(tree, head)
    if verb.relation == "acl":
        return (*heads(tree, head), *(issuers(tree, head) if verb.tag == "VBG" else ()))
    if verb.relation == "relcl":
        return ()
    if verb.relation == "xcomp" and head.is_verb:
        return heads_of(tree, head, "dobj") or subjects(tree, head)
    if verb.relation in ("conj", "advcl", "ccomp", "dep") and head.is_verb:
        return () if verb.relation == "ccomp" else subjects(tree, head)
    if verb.relation == "pcomp":
        return governing_subjects(tree, head)
    return subjects(tree, head) if verb.relation == "attr" and verb.tag == "VBG" else ()


def deciders(tree: Tree, noun: Word) -> tuple[Word, ...]:
    """Who is to do what an infinitive below a noun tells: the subject of "took a decision to", "was the first to"."""
    above = tree.head(noun)
    is_theirs = above is not None and (
        noun.relation == "attr" or (noun.relation == "dobj" and bool(lemmas(above.text) & TAKING))
    )
    return subjects(tree, above) if above is not None and is_theirs else ()


def issuers(tree: Tree, document: Word) -> tuple[Word, ...]:
    """Who issues what a document says: "adopted a resolution condemning", "a decree banning … was signed by X"."""
    above = tree.head(document)
    if above is None or not lemmas(document.text) & DOCUMENTS or not lemmas(above.text) & ISSUING:
        return ()
    if document.relation == "nsubjpass":
        return phrases(tree, above).get("by", ())
    return subjects(tree, above) if document.relation == "dobj" and above.is_verb else ()


def governing_subjects(tree: Tree, preposition: Word) -> tuple[Word, ...]:
    """The subjects of the verb that a preposition with a gerund hangs on ("by destroying …")."""
    for ancestor in tree.ancestors(preposition):
        if ancestor.is_verb:
            return objects(tree, ancestor) if ancestor.lower.startswith("accus") else subjects(tree, ancestor)
    return ()


def antecedent(tree: Tree, subject: Word, verb: Word) -> Word:
    """The noun that a relative pronoun stands for; any other subject stands for itself."""
    if subject.lower not in RELATIVE_PRONOUNS or not subject.tag.startswith("W"):
        return subject
    current = verb
    while current.relation == "conj" and tree.head(current) is not None:
        current = tree.words[current.head]
    head = tree.head(current)
    return head if head is not None and current.relation == "relcl" else subject


def objects(tree: Tree, verb: Word) -> tuple[Word, ...]:
    """The direct objects, coordinated ones included; the antecedent of a relative clause that lacks one."""
    own = tree.children(verb, *OBJECTS)
    if own:
        first = antecedent(tree, own[0], verb)
        return tuple(heads(tree, first))
    if verb.relation == "relcl" and not has_passive_form(tree, verb):
        subject = tree.children(verb, "nsubj")
        head = tree.head(verb)
        if head is not None and subject and not subject[0].tag.startswith("W") and not tree.children(verb, "prep"):
            return (head,)
    is_contrast = any(each.lower == "but" for each in tree.children(verb, "cc"))
    for following in tree.children(verb, "conj"):
        is_shared = following.is_verb and not is_contrast and not verb_has_own_end(tree, verb)
        if is_shared and tree.children(following, "dobj"):
            return objects(tree, following)
    if verb.relation == "conj" and not verb_has_own_end(tree, verb):
        head = tree.head(verb)
        later = (
            head is not None and head.is_verb and any(child.index > verb.index for child in tree.children(head, "dobj"))
        )
        return objects(tree, head) if later and head is not None else ()
    return ()


def aims(tree: Tree, word: Word) -> Iterator[Word]:
    """Whom an infinitive of purpose below a verb or noun is about: "an operation to drive X out"."""
    for child in tree.children(word, "acl", "advcl", "xcomp", "relcl"):
        if any(each.lower == "to" for each in tree.children(child, "aux")):
            yield from objects(tree, child)
        elif child.lower in ("aiming", "aimed", "seeking", "designed"):
            yield from aims(tree, child)


def verb_has_own_end(tree: Tree, verb: Word) -> bool:
    """Whether a verb has complements of its own, so that it shares no object with the one it is coordinated to."""
    return bool(tree.children(verb, "dobj", "prep", "ccomp", "xcomp", "agent"))


def phrases(tree: Tree, word: Word) -> dict[str, tuple[Word, ...]]:
    """The prepositional phrases of a verb or noun: preposition to the heads of its nouns; "out of" counts as both."""
    found: dict[str, tuple[Word, ...]] = {}
    for preposition in tree.children(word, "prep", "agent", "dative", "prt", "advmod"):
        if is_absolute(tree, preposition) or preposition.lower == "according":
            continue
        if preposition.is_noun:
            found.setdefault("to", tuple(heads(tree, preposition)))
            continue
        for name, nouns in chain(tree, preposition, ""):
            found[name] = (*found.get(name, ()), *nouns)
    return found


def is_absolute(tree: Tree, preposition: Word) -> bool:
    """Whether "with" opens a clause of its own: "turned down the offer, with a spokesman saying …"."""
    if preposition.lower != "with" or tree.words[preposition.index - 1].text != ",":
        return False
    nouns = tree.children(preposition, "pobj")
    return any(child.tag in ("VBG", "VBN") for noun in nouns for child in tree.children(noun, "acl"))


def chain(tree: Tree, preposition: Word, before: str) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """A preposition's own nouns under its name, and those of prepositions that follow it under both."""
    name = f"{before} {preposition.lower}".strip()
    own = (*tree.children(preposition, "pobj"), *beside(tree, preposition))
    nouns = tuple(noun for first in own for noun in heads(tree, first))
    if nouns:
        yield name, nouns
        if before:
            yield preposition.lower, nouns
    for following in tree.children(preposition, "prep", "conj"):
        if following.tag in ("IN", "TO"):
            yield from chain(tree, following, preposition.lower if following.relation == "prep" else "")


def beside(tree: Tree, preposition: Word) -> tuple[Word, ...]:
    """The noun after a participle that only describes it, taken for a clause by the parser: "on neighbouring"."""
    participles = (each for each in tree.children(preposition, "pcomp") if each.lower in DESCRIBING)
    return tuple(noun for each in participles for noun in tree.children(each, "dobj"))


def is_quantity(word: Word | None) -> bool:
    """Whether a word only measures what follows it."""
    return word is not None and (word.lower in QUANTITIES or word.tag == "CD")


def heads(tree: Tree, noun: Word) -> Iterator[Word]:
    """A phrase's head and those coordinated with it; "a series of strikes" is headed by the strikes."""
    for each in tree.conjuncts(noun):
        if each.lower in QUANTITIES or (each.tag == "CD" and not each.text[0].isupper()):
            inner = [
                first for of in tree.children(each, "prep") if of.lower == "of" for first in tree.children(of, "pobj")
            ]
            if inner:
                yield from heads(tree, inner[0])
                continue
        yield each
