"""Which rule fits a word of a sentence: its predicate stands there, and all its conditions hold."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from eventdata.coding.actors.identify import actors, territory
from eventdata.coding.actors.kinds import ARMED, is_armed, roles
from eventdata.coding.actors.noun_phrases import noun_phrase, of_phrase
from eventdata.coding.actors.scene import Scene
from eventdata.coding.clauses.verbal import Clause, is_gerund_noun
from eventdata.coding.rules.lexicon import Condition, Lexicon, LightVerb, Meta, Rule
from eventdata.coding.text.tree import Tree, Word
from eventdata.coding.text.words import lemmas
from eventdata.model import Actor

RANK = attrgetter("rank")
SPEECH = frozenset(
    "tell announce declare claim warn insist add confirm quote reiterate stress emphasise emphasize repeat "
    "maintain".split()
)
OWN_CLAUSES = frozenset({"acl", "relcl", "advcl"})
"""Relations of what begins a clause of its own, and is no further word of a predicate."""
PARTICLES = frozenset("on in off up out to with over down at for from into away back by of through upon".split())
REACH = 14
"""How many words a predicate of several words may stretch over ("took three people hostage")."""


def rules_at(lexicon: Lexicon, tree: Tree, word: Word) -> tuple[Rule, ...]:
    """The rules whose predicate begins at a word."""
    found: list[Rule] = []
    for further in (lexicon.rules[lemma] for lemma in sorted(lemmas(word.text)) if lemma in lexicon.rules):
        for second in sorted(further.keys() & tree.second_words):
            for rules in further[second]:
                if stands(tree, word, rules[0].words, rules[0].is_verb):
                    found += rules
    return tuple(found)


def metas_at(lexicon: Lexicon, tree: Tree, word: Word) -> tuple[Meta, ...]:
    """The entries about other events whose predicate begins at a word."""
    if lexicon.metas.keys().isdisjoint(lemmas(word.text)):
        return ()
    found = [meta for lemma in sorted(lemmas(word.text)) for meta in lexicon.metas.get(lemma, ())]
    return tuple(meta for meta in found if stands(tree, word, meta.words, meta.is_verb))


def stands(tree: Tree, word: Word, predicate: Sequence[str], is_verb: bool) -> bool:
    """Whether a predicate begins at a word, as the part of speech that it is meant as."""
    if not tree.lemmas.issuperset(predicate):
        return False
    if is_verb:
        return word.is_verb and predicate[0] in lemmas(word.text) and has_rest(tree, word, predicate[1:])
    run = noun_run(tree, word, len(predicate))
    return (
        bool(run)
        and (run[-1].is_noun or is_gerund_noun(tree, run[-1]))
        and all(part in lemmas(each.text) for part, each in zip(predicate, run, strict=True))
    )


def has_rest(tree: Tree, verb: Word, rest: Sequence[str]) -> bool:
    """Whether the further words of a verb's predicate follow it, in order, within its own phrase."""
    last = verb
    for part in rest:
        window = tree.words[last.index + 1 : verb.index + 1 + REACH]
        said = (each for each in window if each.relation not in OWN_CLAUSES and part in lemmas(each.text))
        fitting = (each for each in said if belongs(tree, each, verb))
        found = next((each for each in fitting if not is_particle(each) or each.head in (verb.index, last.index)), None)
        if found is None:
            return False
        last = found
    return True


def is_particle(word: Word) -> bool:
    """Whether a word is a particle, preposition or adverb, which belongs to nothing but its head."""
    return word.tag in ("RP", "IN", "RB", "TO")


def belongs(tree: Tree, word: Word, verb: Word) -> bool:
    """Whether a word is next to the verb, or hangs below it with no other verb and at most one noun between."""
    if word.index == verb.index + 1:
        return True
    nouns = 0
    for ancestor in tree.ancestors(word):
        if ancestor.index == verb.index:
            return True
        nouns += ancestor.is_noun
        if ancestor.is_verb or nouns > 1:
            return False
    return False


def kind(lexicon: Lexicon, tree: Tree, verb: Word) -> str | None:
    """How a verb carries a noun's event, or that it reports; None for a verb that does neither."""
    fitting = light_verbs_at(lexicon, tree, verb)
    return max(fitting, key=lambda each: len(each.words)).kind if fitting else None


def light_verbs_at(lexicon: Lexicon, tree: Tree, verb: Word) -> list[LightVerb]:
    """The verbs that carry nouns or report, and that begin at a word."""
    found = (each for lemma in sorted(lemmas(verb.text)) for each in lexicon.light_verbs.get(lemma, ()))
    return [each for each in found if stands(tree, verb, each.words, is_verb=True)]


def is_speech(lexicon: Lexicon, tree: Tree, verb: Word) -> bool:
    """Whether a verb only reports what its clause says."""
    has_content = bool(tree.children(verb, "ccomp") and lemmas(verb.text) & SPEECH)
    return has_content or kind(lexicon, tree, verb) == "say"


def noun_run(tree: Tree, word: Word, length: int) -> tuple[Word, ...]:
    """So many words from a word on, hyphens left out; empty where the sentence ends before."""
    run = [each for each in tree.words[word.index : word.index + 2 * length] if each.tag != "HYPH"][:length]
    return tuple(run) if len(run) == length else ()


def predicate_end(tree: Tree, word: Word, rule: Rule | Meta) -> Word:
    """The last word of a rule's predicate; for a noun, the word that heads it."""
    return word if rule.is_verb else noun_run(tree, word, len(rule.words))[-1]


def best(rules: Iterable[Rule], scene: Scene, clause_of: Callable[[Rule], Clause]) -> tuple[Rule, Clause] | None:
    """The fitting rule with the highest rank, with its clause; a longer phrase outdoes a sense of its first word."""
    said = scene.tree.lemmas
    possible = [rule for rule in rules if not any(map(said.isdisjoint, rule.wanted))]
    sense: tuple[Rule, Clause] | None = None
    for rule in sorted(possible, key=RANK, reverse=True):
        clause = clause_of(rule)
        is_open = sense is None or len(set(rule.words) - PARTICLES) > len(sense[0].words)
        if is_open and all(holds(condition, scene, clause) for condition in rule.conditions):
            if rule.reason is None:
                return rule, clause
            sense = rule, clause
    return sense


def holds(condition: Condition, scene: Scene, clause: Clause) -> bool:
    """Whether a condition is met."""
    if not condition.is_within(scene.tree.lemmas):
        return condition.is_negated
    if condition.slot in ("any", "sentence"):
        words = scene.tree.words if condition.slot == "sentence" else scene.tree.subtree(clause.predicate)
        is_met = any(lemmas(word.text) & condition.words for word in words)
    else:
        filled = clause.filled(condition.slot)
        is_object = condition.slot == "obj"
        is_met = (
            any(has_word(condition, scene, head, is_object=is_object) for head in filled)
            if condition.words
            else bool(filled)
        )
    return is_met != condition.is_negated


def has_word(condition: Condition, scene: Scene, head: Word, *, is_object: bool) -> bool:
    """Whether a phrase contains one of the words, or names an actor of one of the classes."""
    if not condition.words.isdisjoint(said_in(scene, head, is_object=is_object)):
        return True
    if "@place" in condition.classes and territory(scene, head):
        return True
    return bool(condition.classes) and any(
        is_of(kind, found) for found in actors(scene, head) for kind in condition.classes
    )


def said_in(scene: Scene, head: Word, *, is_object: bool) -> frozenset[str]:
    """The dictionary forms of a phrase; an object is what its head says: "operation gains" are no operation."""
    if (head.index, is_object) not in scene.phrases:
        is_name = head.tag.startswith("NNP") or not is_object
        words = noun_phrase(scene.tree, head)
        own = [word for word in words if is_name or word.relation != "compound" or word.index == head.index]
        phrase = [*own, *of_phrase(scene.tree, head, "of")]
        scene.phrases[head.index, is_object] = frozenset().union(*(lemmas(word.text) for word in phrase))
    return scene.phrases[head.index, is_object]


def is_of(kind: str, found: Actor) -> bool:
    """Whether an actor belongs to one of the actor classes that rules may name."""
    if kind == "@armed":
        return is_armed(found)
    if kind == "@state":
        return bool(roles(found) & {"GOV", "LEG", "JUD"}) or (found.name is not None and len(found.code or "") == 3)
    if kind == "@civilian":
        is_unofficial = not roles(found) & ARMED and not is_of("@state", found)
        return is_unofficial and found.acled_inter in (None, "5", "6", "7")
    return kind in ("@person", "@actor")
