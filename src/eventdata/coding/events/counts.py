"""How many were killed, hurt, held: numbers in the phrase that a counting word takes, never from elsewhere."""

from collections.abc import Iterator, Sequence
from functools import cache

from eventdata.coding.actors.noun_phrases import noun_phrase, of_phrase
from eventdata.coding.actors.scene import Scene
from eventdata.coding.clauses.verbal import Clause, is_quantity
from eventdata.coding.numbers.mentions import NumberMention
from eventdata.coding.text.tree import Word
from eventdata.coding.text.words import lemmas
from eventdata.model import COUNT, Count, CountBasis, CountKind, Side
from eventdata.tables import rows

NEEDS = {CountKind.ABDUCTED: "18", CountKind.ARRESTED: "17"}
ONE = frozenset({"a", "an", "another", "one"})


@cache
def counting() -> dict[tuple[str, bool], tuple[CountKind, str]]:
    """Words whose phrases count people, from `data/counted.csv`: lemma and whether it is a verb, to kind and slot."""
    return {
        (row["lemma"], row["slot"] != "of"): (CountKind(row["kind"]), row["slot"])
        for row in rows("data", "counted.csv")
    }


def counts(scene: Scene, clause: Clause, code: str, numbers: Sequence[NumberMention]) -> Iterator[Count]:
    """The people whom a clause counts; those of coordinated phrases are added up.

    The event's CAMEO code keeps things from being counted as people: what is seized is abducted only under 18.
    """
    word = clause.predicate
    known = (counting().get((lemma, word.is_verb)) for lemma in sorted(lemmas(word.text)))
    for kind, slot in (each for each in known if each and code.startswith(NEEDS.get(each[0], ""))):
        found = [each for head in clause.filled(slot) if (each := counted(scene, head, kind, numbers))]
        told = [each for each in found if each.best is not None]
        yield from [together(told)] if told else found[:1]
        return


def together(parts: Sequence[Count]) -> Count:
    """The sum of coordinated counts: "two soldiers and three civilians" are five; a bound needs all of them."""
    if len(parts) == 1:
        return parts[0]
    sums = {name: sum_of([getattr(part, name) for part in parts]) for name in ("low", "best", "high")}
    words = " and ".join(part.words or "" for part in parts)
    rule = next((part.rule for part in parts if part.rule), None)
    basis = CountBasis.NUMBER_WORD if rule else CountBasis.STATED
    return Count(kind=parts[0].kind, side=parts[0].side, basis=basis, rule=rule, words=words, **sums)


def sum_of(numbers: Sequence[int | None]) -> int | None:
    """The sum, unless one is not known or it is more than a count may be."""
    told = [number for number in numbers if number is not None]
    return sum(told) if len(told) == len(numbers) and sum(told) <= COUNT.high else None


def counted(scene: Scene, head: Word, kind: CountKind, numbers: Sequence[NumberMention]) -> Count | None:
    """The number in one phrase; one for a single somebody, unknown for a plural without a number."""
    phrase = noun_phrase(scene.tree, head)
    inner = of_phrase(scene.tree, head, "of")
    start, end = measured_start(scene, phrase[0], head), max([head.end, *(noun.end for noun in inner)])
    side = Side.ACTOR if kind is CountKind.PARTICIPANTS else Side.RECIPIENT
    words = scene.quote(phrase)
    for number in numbers:
        told = [each for each in (number.low, number.best, number.high) if each is not None]
        if start <= number.start < end and max(told, default=0) <= COUNT.high:
            return Count(
                kind=kind,
                side=side,
                low=number.low,
                best=number.best,
                high=number.high,
                basis=number.basis,
                rule=number.rule,
                words=words,
            )
    if not head.is_noun or head.tag.startswith("NNP"):
        return None
    if head.tag == "NN" and phrase[0].lower in ONE:
        return Count(kind=kind, side=side, low=1, best=1, high=1, basis=CountBasis.STATED, words=words)
    return Count(kind=kind, side=side, words=words) if head.tag == "NNS" else None


def measured_start(scene: Scene, first: Word, head: Word) -> int:
    """Where a phrase begins, with the word that measures it: "dozens of terrorists" begins with the dozens."""
    of = scene.tree.head(head)
    above = scene.tree.head(of) if of is not None and head.relation == "pobj" and of.lower == "of" else None
    return noun_phrase(scene.tree, above)[0].start if above is not None and is_quantity(above) else first.start
