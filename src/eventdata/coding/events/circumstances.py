"""When and where: which of a sentence's days and places belong to an event, judged by the clause that they stand in."""

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

import attrs

from eventdata.coding.clauses.modality import is_pluperfect
from eventdata.coding.clauses.verbal import Clause
from eventdata.coding.dates.mentions import DateMention
from eventdata.coding.drafts import Draft
from eventdata.coding.places.mentions import PlaceMention
from eventdata.coding.rules.lexicon import Lexicon
from eventdata.coding.rules.matching import is_speech
from eventdata.coding.text.tree import Tree, Word
from eventdata.model import Basis, Place, PlacePrecision, Precision, When

LOCATIVE = frozenset(
    "in at near inside outside across throughout over around within between along off into through toward towards from "
    "of to on onto by against north south east west northern southern eastern western central".split()
)
SURROUNDING = frozenset("in inside across throughout within near around outside at".split())
IN_COUNTRY = frozenset("in inside across throughout within into over".split())


def word_at(tree: Tree, offset: int) -> Word | None:
    """The word of a sentence that covers an offset of the article."""
    last = bisect_right(tree.words, offset, key=lambda word: word.start) - 1
    return tree.words[last] if last >= 0 and offset < tree.words[last].end else None


def distance(lexicon: Lexicon, clause: Clause, offset: int) -> int | None:
    """How far an offset is from the event: 0 in its clause, more elsewhere; None where it belongs to the report."""
    tree = clause.tree
    word = word_at(tree, offset)
    if word is None:
        return 3
    own = {clause.predicate.index} | ({clause.carrier.index} if clause.carrier is not None else set())
    chain = [word, *tree.ancestors(word)]
    verb = next((each for each in chain if each.is_verb), None)
    if clause.predicate.index in {each.index for each in chain}:
        is_earlier = verb is not None and verb.index not in own and is_pluperfect(tree, verb)
        return None if is_earlier else 0
    if verb is None:
        return 2
    if verb.index in own:
        return 0
    above = {each.index for each in tree.ancestors(clause.predicate)}
    if is_speech(lexicon, tree, verb):
        return None
    return 1 if verb.index in above else 2


def when(
    lexicon: Lexicon, clause: Clause, dates: Sequence[DateMention], *, until: date | None = None
) -> DateMention | None:
    """The day that belongs to an event; none when the sentence has none or dates only the report.

    What has happened did so no later than `until`, if that is known.
    """
    tree = clause.tree
    inside = [each for each in dates if tree.start <= each.start < tree.end and not each.is_since]
    inside = [each for each in inside if until is None or each.first is None or each.first <= until]
    ranked = [
        (far, abs(each.start - clause.predicate.start), each)
        for each in inside
        if (far := distance(lexicon, clause, each.start)) is not None and far < 3
    ]
    return min(ranked, key=lambda each: each[:2])[2] if ranked else None


def as_when(mention: DateMention | None) -> When:
    """A date as the record has it."""
    if mention is None:
        return When()
    is_known = mention.first is not None and mention.last is not None
    return When(
        first=mention.first if is_known else None,
        last=mention.last if is_known else None,
        precision=mention.precision if is_known else Precision.UNKNOWN,
        basis=mention.basis if is_known else Basis.NONE,
        words=mention.words,
    )


def where(lexicon: Lexicon, clause: Clause, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place of an event: the most precise one of the nearest clause; none when the sentence has none."""
    tree = clause.tree
    ranked = []
    for each in places:
        if not tree.start <= each.start < tree.end or not is_locative(tree, each):
            continue
        far = distance(lexicon, clause, each.start)
        if far is not None and far < 3:
            vague = (PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.REGION, PlacePrecision.COUNTRY)
            ranked.append((far, vague.index(each.precision), abs(each.start - clause.predicate.start), each))
    return min(ranked, key=lambda each: each[:3])[3] if ranked else None


def whereabouts(draft: Draft, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place that a local force is named after, where the article names it as a place too: "the Anbar police"."""
    for actor in draft.actors[:1]:
        if actor.code and actor.code.endswith(("MIL", "COP")):
            said = set(actor.words.split())
            return next((each for each in places if said >= set(each.words.split()) and is_local(each)), None)
    return None


def is_local(place: PlaceMention) -> bool:
    """Whether a place is smaller than a country."""
    return place.entry.kind in ("admin1", "admin2", "city", "site")


def stands_within(tree: Tree, place: PlaceMention) -> bool:
    """Whether something is said to be in or near a place: a state or capital that is named otherwise acts."""
    word = word_at(tree, place.start)
    head = None if word is None else tree.head(word)
    return head is not None and head.lower in SURROUNDING


def is_locative(tree: Tree, place: PlaceMention) -> bool:
    """Whether the words before a place say that something is there; a country needs more than "of" or "to"."""
    word = word_at(tree, place.start)
    if word is None:
        return False
    for each in (word, *list(tree.ancestors(word))[:3]):
        if each.relation == "prep" or each.tag == "IN":
            return each.lower in (IN_COUNTRY if place.entry.kind == "country" else LOCATIVE)
        if each.is_verb:
            break
    return place.entry.kind != "country" and word.relation in (
        "dobj",
        "nsubjpass",
        "compound",
        "poss",
        "npadvmod",
        "ROOT",
        "conj",
        "appos",
    )


def as_place(mention: PlaceMention | None) -> Place | None:
    """A place as the record has it."""
    if mention is None:
        return None
    entry = mention.entry
    return Place(
        words=mention.words,
        precision=mention.precision,
        name=entry.name,
        country=entry.country,
        admin1=entry.admin1 or None,
        admin1_code=entry.admin1_iso or None,
        admin2=entry.admin2 or None,
        latitude=entry.latitude,
        longitude=entry.longitude,
        gazetteer_id=entry.id,
    )


@attrs.frozen(kw_only=True)
class Attribution:
    """Who says so, and where the text says that."""

    words: str
    start: int
    end: int


def attribution(lexicon: Lexicon, clause: Clause) -> Attribution | None:
    """The subject of a reporting verb above the event, or whom it is told according to."""
    tree = clause.tree
    for ancestor in tree.ancestors(clause.predicate):
        if ancestor.is_verb and is_speech(lexicon, tree, ancestor):
            for subject in tree.children(ancestor, "nsubj"):
                return stretch(tree, tree.subtree(subject))
    for word in tree.words:
        if word.lower == "according":
            inner = [each for to in tree.children(word, "prep") for each in tree.children(to, "pobj")]
            if inner:
                return stretch(tree, tree.subtree(inner[0]))
    return None


def spoken_at(lexicon: Lexicon, tree: Tree) -> frozenset[int]:
    """Where the words begin that only say who spoke, and where: "told reporters in Nairobi"."""
    verbs = (word for word in tree.words if word.is_verb)
    speeches = {verb.index for verb in verbs if is_speech(lexicon, tree, verb)}
    return frozenset(
        word.start
        for word in tree.words
        if speeches and next((each.index for each in tree.ancestors(word) if each.is_verb), None) in speeches
    )


def stretch(tree: Tree, words: Sequence[Word]) -> Attribution:
    """Words of the sentence from the first to the last of some, with single spaces."""
    run = tree.words[words[0].index : words[-1].index + 1]
    text = run[0].text
    for before, word in itertools.pairwise(run):
        text += ("" if word.start == before.end else " ") + word.text
    return Attribution(words=text, start=run[0].start, end=run[-1].end)
