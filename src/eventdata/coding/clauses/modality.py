"""Whether the text says that something happened: negation, plans, aims, conditions, suspicion, habit, background."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import attrs

from eventdata.coding.clauses.negation import SURE, denial, negation
from eventdata.coding.clauses.verbal import Clause, issuers
from eventdata.coding.text.tree import Tree, Word
from eventdata.coding.text.words import lemmas
from eventdata.model import Modality
from eventdata.refusal import Reason
from eventdata.tables import rows

WILL = frozenset("will 'll ’ll shall would wo".split())
MAY = frozenset("may might could can should must ca".split())
CONDITIONED = frozenset({"would", "could", "should", "might"})
"""With "have", these tell what was not: "would have censured"."""
CONDITIONALS = frozenset("if unless whether lest".split())
REPORTING = frozenset("say report believe think understand know rumour rumor allege suspect presume".split())
LASTING = frozenset("continue proceed persist remain last".split())
AIMS = frozenset(
    "goal aim purpose mission objective plan idea task operation campaign effort step move job duty role policy "
    "strategy hope priority intention this that it".split()
)
RANKS = frozenset("first second third last latest only".split())
"""Of one who is called so, an infinitive tells a deed: "the first to recognise"."""
HOURS = frozenset("nightfall evening night midnight morning dawn noon midday afternoon dusk sunset sunrise".split())
HABITS = frozenset(
    "daily regularly often frequently routinely usually constantly periodically sometimes always past".split()
)


@attrs.frozen(kw_only=True)
class Status:
    """What the text says about an event's reality; a reason where it tells of no event at all."""

    modality: Modality
    words: Word | None = None
    reason: Reason | None = None
    is_pluperfect: bool = False


@cache
def governors() -> dict[str, str]:
    """Verbs and nouns that say whether what hangs on them happened, from `data/governors.csv`."""
    return {row["word"]: row["status"] for row in rows("data", "governors.csv")}


def status(clause: Clause) -> Status:
    """The reality of a clause's event, judged by its predicate and by all that it hangs on."""
    tree, word = clause.tree, clause.head
    if denying := denial(clause):
        return Status(modality=Modality.NEGATED, words=denying)
    for judge in (asked, habitual, feared, auxiliary, infinitive, attached, governed):
        if found := judge(tree, word):
            return found
    if found := unreal(tree, clause.predicate):
        return found
    auxiliaries = {each.lower for each in tree.children(word, "aux")}
    goes_on = word is clause.carrier and bool(lemmas(word.text) & LASTING)
    is_going_on = goes_on or (word.tag == "VBG" and bool(auxiliaries & {"is", "are", "am", "'s", "'re", "been"}))
    return Status(
        modality=Modality.ONGOING if is_going_on else Modality.ACTUAL,
        is_pluperfect=is_pluperfect(tree, word) and not is_reported(tree, word) and not is_counted_up(tree),
    )


def told_as(clause: Clause, *, is_negative: bool) -> Status:
    """The reality of a clause's event; the negation that a rule asks for is no denial."""
    found = status(clause)
    is_asked = found.modality is Modality.NEGATED and is_negative
    return Status(modality=Modality.ACTUAL) if is_asked else found


def is_pluperfect(tree: Tree, verb: Word) -> bool:
    """Whether a verb tells what was before: "who had spent years in Lebanon"."""
    return any(each.lower == "had" for each in tree.children(verb, "aux"))


def is_reported(tree: Tree, word: Word) -> bool:
    """Whether a clause is what somebody said, where English puts back the tense: "it said it had attacked"."""
    head = tree.head(word)
    return word.relation == "ccomp" and head is not None and head.tag == "VBD"


def is_counted_up(tree: Tree) -> bool:
    """Whether a pluperfect tells what was done by some hour of the day: "by nightfall police had arrested 84"."""
    return any(first.lower == "by" and second.lower in HOURS for first, second in pairwise(tree.words))


def unreal(tree: Tree, word: Word) -> Status | None:
    """A noun of which the sentence says that there may be one: "any attack would be answered"."""
    found = next((child for child in tree.children(word, "det") if child.lower == "any"), None)
    return Status(modality=Modality.HYPOTHETICAL, words=found, reason=Reason.HYPOTHETICAL) if found else None


def asked(tree: Tree, word: Word) -> Status | None:
    """Part of a question, which tells nothing."""
    mark = next((each for each in reversed(tree.words) if each.tag not in ("''", "``", "-RRB-")), word)
    is_quoted = any(each.lower in ("say", "said", "asked", "says") for each in tree.words)
    is_question = mark.text == "?" and not is_quoted
    return Status(modality=Modality.HYPOTHETICAL, words=mark, reason=Reason.HYPOTHETICAL) if is_question else None


def habitual(tree: Tree, word: Word) -> Status | None:
    """Told as something that happens again and again."""
    above = [each for each in tree.ancestors(word) if each.is_noun]
    marks = (mark for each in (word, *above) for mark in tree.children(each, "advmod", "amod"))
    links = (each for each in tree.children(word, "prep") if each.lower == "in")
    past = (each for link in links for each in tree.children(link, "pobj") if each.lower == "past")
    found = next((mark for mark in (*marks, *past) if mark.lower in HABITS), None)
    found = found or next(occasions(tree, word), None)
    return Status(modality=Modality.ONGOING, words=found, reason=Reason.HABITUAL) if found else None


def occasions(tree: Tree, word: Word) -> Iterator[Word]:
    """The "when" of clauses in the present that speak of any time: "when soldiers take over, prices rise"."""
    for each in (word, *tree.ancestors(word)):
        if each.relation == "advcl" and each.tag in ("VBZ", "VBP"):
            yield from (mark for mark in tree.children(each, "advmod") if mark.lower in ("when", "whenever"))


def auxiliary(tree: Tree, word: Word) -> Status | None:
    """Told by an auxiliary as to come, or as merely possible; coordinated verbs share the auxiliary."""
    current: Word | None = word
    while current is not None:
        for child in tree.children(current, "aux"):
            is_perfect = any(each.lower == "have" for each in tree.children(current, "aux"))
            if child.lower in CONDITIONED and is_perfect:
                return Status(modality=Modality.HYPOTHETICAL, words=child, reason=Reason.HYPOTHETICAL)
            if child.lower in WILL:
                return Status(modality=Modality.PLANNED, words=child)
            if child.lower in MAY and child.tag == "MD":
                return Status(modality=Modality.HYPOTHETICAL, words=child, reason=Reason.HYPOTHETICAL)
        is_shared = current.relation == "conj" and not tree.children(current, "nsubj", "nsubjpass", "aux")
        current = tree.head(current) if is_shared else None
    return None


def infinitive(tree: Tree, word: Word) -> Status | None:
    """Told as an aim: an infinitive, or a gerund after a preposition of purpose; what governs it may say otherwise."""
    first = word
    while first.relation == "conj" and tree.head(first) is not None and tree.words[first.head].is_verb:
        first = tree.words[first.head]
    to = next((child for child in tree.children(first, "aux") if child.lower == "to"), None)
    head = tree.head(first)
    if head is None:
        return None
    if first.relation == "pcomp" and head.lower in ("for", "at", "about", "against", "toward", "towards"):
        return Status(modality=Modality.HYPOTHETICAL, words=head, reason=Reason.PURPOSE)
    if to is None:
        is_bare = first.tag == "VB" and first.relation in ("ccomp", "xcomp") and not tree.children(first, "aux")
        return auxiliary(tree, head) or infinitive(tree, head) if is_bare else None
    if "be" in lemmas(head.text) and first.relation in ("xcomp", "ccomp"):
        return due(tree, head, to)
    if first.relation == "xcomp" and tree.children(head, "auxpass") and lemmas(head.text) & REPORTING:
        return Status(modality=Modality.ALLEGED, words=head)
    if first.relation == "xcomp" and lemmas(head.text) & SURE and negation(tree, head):
        return auxiliary(tree, head)
    is_content = first.relation in ("xcomp", "ccomp") and not tree.children(head, "dobj", "nsubjpass")
    decided = by_governor(head) if is_content or (first.relation == "acl" and head.is_noun) else None
    if decided is None and first.relation == "xcomp":
        decided = by_governor(head)
        decided = None if decided is None or decided.modality in (Modality.ACTUAL, Modality.ONGOING) else decided
    if decided is not None and decided.modality is Modality.ACTUAL and head.is_verb:
        return auxiliary(tree, head) or infinitive(tree, head) or decided
    if decided is not None:
        return decided
    if first.relation in ("relcl", "acl") and is_ranked(tree, head):
        return None
    return Status(modality=Modality.HYPOTHETICAL, words=to, reason=Reason.PURPOSE)


def is_ranked(tree: Tree, head: Word) -> bool:
    """Whether a noun, or what a verb says that somebody is, is called the first, the last or the only one."""
    named = (head, *tree.children(head, "attr"))
    return any(each.lower in RANKS for noun in named for each in (noun, *tree.children(noun, "amod")))


def due(tree: Tree, be: Word, to: Word) -> Status:
    """ "X is to visit Y" is a plan; "the goal is to …" an aim."""
    subject = {lemma for each in tree.children(be, "nsubj") for lemma in lemmas(each.text)}
    if subject & AIMS:
        return Status(modality=Modality.HYPOTHETICAL, words=to, reason=Reason.PURPOSE)
    return Status(modality=Modality.PLANNED, words=be)


def attached(tree: Tree, word: Word) -> Status | None:
    """A gerund or participle shares what the verb says that it hangs on: "will weaken it by destroying …"."""
    head = tree.head(word)
    is_issued = word.relation == "acl" and head is not None and bool(issuers(tree, head))
    is_attached = word.relation in ("advcl", "pcomp") or is_issued
    if word.tag not in ("VBG", "VBN") or not is_attached or tree.children(word, "aux"):
        return None
    above = [each for each in tree.ancestors(word) if each.is_verb]
    said = [each for verb in above for each in tree.children(verb, "ccomp") if word not in tree.subtree(each)]
    return next((found for verb in (*above, *said) if (found := auxiliary(tree, verb) or infinitive(tree, verb))), None)


def by_governor(word: Word) -> Status | None:
    """What a governing verb or noun says of what hangs on it; None when it says nothing."""
    for lemma in sorted(lemmas(word.text)):
        match governors().get(lemma):
            case "actual":
                return Status(modality=Modality.ACTUAL)
            case "ongoing":
                return Status(modality=Modality.ONGOING, words=word)
            case "planned":
                return Status(modality=Modality.PLANNED, words=word)
            case "negated":
                return Status(modality=Modality.NEGATED, words=word)
            case "alleged":
                return Status(modality=Modality.ALLEGED, words=word)
            case "hypothetical":
                return Status(modality=Modality.HYPOTHETICAL, words=word, reason=Reason.HYPOTHETICAL)
            case "purpose":
                return Status(modality=Modality.HYPOTHETICAL, words=word, reason=Reason.PURPOSE)
    return None


def feared(tree: Tree, word: Word) -> Status | None:
    """Governed by a word of fear or warning, which counts for more than an auxiliary: "fear that it will attack"."""
    found = governed(tree, word)
    return found if found is not None and found.reason is Reason.HYPOTHETICAL else None


def governed(tree: Tree, word: Word) -> Status | None:
    """What the words above say: a condition, a fear, a suspicion, a plan, a denial."""
    current = word
    for ancestor in tree.ancestors(word):
        marks = {child.lower for child in tree.children(current, "mark", "advmod")}
        is_awaited = "until" in marks and (negation(tree, ancestor) or auxiliary(tree, ancestor))
        if current.relation in ("advcl", "ccomp") and (marks & CONDITIONALS or is_awaited):
            return Status(modality=Modality.HYPOTHETICAL, words=current, reason=Reason.HYPOTHETICAL)
        is_content = current.relation in ("ccomp", "xcomp", "acl", "dobj", "pobj", "pcomp", "prep", "nsubjpass")
        judges = (ancestor, *tree.children(ancestor, "acomp"))
        decided = next((found for each in judges if (found := by_governor(each))), None) if is_content else None
        if decided is not None and decided.modality is not Modality.ACTUAL:
            return decided
        if current.relation == "nsubj" and tree.children(ancestor, "xcomp") and "fail" in lemmas(ancestor.text):
            return Status(modality=Modality.NEGATED, words=ancestor)
        if is_content is False and current.relation not in ("conj", "relcl", "advcl", "nsubj"):
            return None
        current = ancestor
    return None
