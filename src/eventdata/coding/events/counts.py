"""How many were killed, hurt, held: numbers in the phrase that a counting word takes, never from elsewhere."""

from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from eventdata.coding.actors.introduced import is_single_person
from eventdata.coding.actors.noun_phrases import noun_phrase, of_phrase
from eventdata.coding.actors.scene import Scene
from eventdata.coding.actors.wording import CASUALTIES
from eventdata.coding.clauses.verbal import Clause, clause, is_quantity
from eventdata.coding.numbers.mentions import NumberMention
from eventdata.coding.rules.matching import has_rest
from eventdata.coding.text.tree import Word
from eventdata.coding.text.words import lemmas
from eventdata.model import COUNT, Count, CountBasis, CountKind, Side
from eventdata.tables import rows

NEEDS = {CountKind.ABDUCTED: "18", CountKind.ARRESTED: "17"}
ONE = frozenset({"a", "an", "another", "one"})
INDISCRIMINATE = ("183", "194", "195", "20")
"""Bombs, shells and air strikes kill others beside the one who is named."""
REACH = 5
"""Words after a number within which its state stands: "five members of the family dead"."""


@attrs.frozen(kw_only=True)
class Counting:
    """A counting word: what follows it in its predicate, what it counts, and in which slot those stand."""

    rest: tuple[str, ...]
    is_verb: bool
    kind: CountKind
    slot: str


@cache
def counting() -> dict[str, tuple[Counting, ...]]:
    """Words whose phrases count people, from `data/counted.csv`, under the first of them; longer ones first."""
    table: dict[str, list[Counting]] = {}
    for row in rows("data", "counted.csv"):
        first, *rest = row["lemma"].split()
        entry = Counting(rest=tuple(rest), is_verb=row["pos"] == "V", kind=CountKind(row["kind"]), slot=row["slot"])
        table.setdefault(first, []).append(entry)
    return {word: tuple(sorted(found, key=lambda each: -len(each.rest))) for word, found in table.items()}


def counts(scene: Scene, where: Clause, code: str, numbers: Sequence[NumberMention]) -> tuple[Count, ...]:
    """The people whom a clause counts, or the verb that carries its noun: "the clashes left 14 dead".

    The event's CAMEO code keeps things from being counted as people: what is seized is abducted only under 18.
    """
    found = tuple(told_by_verb(scene, where, code, numbers))
    if found or where.carrier is None or where.predicate.is_verb:
        return found
    return tuple(told_by_verb(scene, clause(scene.tree, where.carrier), code, numbers))


def told_by_verb(scene: Scene, where: Clause, code: str, numbers: Sequence[NumberMention]) -> Iterator[Count]:
    """The people whom a clause's own word counts; those of coordinated phrases are added up."""
    word = where.predicate
    if "leave" in lemmas(word.text):
        yield from left(scene, where, numbers)
        return
    known = (each for lemma in sorted(lemmas(word.text)) for each in counting().get(lemma, ()))
    fitting = (each for each in known if each.is_verb == word.is_verb and code.startswith(NEEDS.get(each.kind, "")))
    for entry in (each for each in fitting if has_rest(scene.tree, word, each.rest)):
        heads = where.filled(entry.slot)
        is_alone = not code.startswith(INDISCRIMINATE)
        parts = (counted(scene, head, entry.kind, numbers, is_alone=is_alone) for head in heads)
        found = [each for each in parts if each is not None]
        told = [each for each in found if each.best is not None]
        if found:
            yield from [together(told)] if told else found[:1]
            return


def left(scene: Scene, where: Clause, numbers: Sequence[NumberMention]) -> Iterator[Count]:
    """The dead and hurt whom something leaves: "left five people dead and 10 wounded"; each number with its state."""
    verb = where.predicate
    if where.is_passive:
        states = (
            CASUALTIES[each.lower] for each in scene.tree.children(verb, "oprd", "acomp") if each.lower in CASUALTIES
        )
        kind = next(states, None)
        found = [counted(scene, head, kind, numbers) for head in where.filled("obj")] if kind else []
        yield from (each for each in found if each is not None)
        return
    below = [word for word in scene.tree.subtree(verb) if word.index > verb.index]
    for number in (each for each in numbers if below and below[0].start <= each.start < below[-1].end):
        after = [word for word in below if word.start >= number.end][:REACH]
        state = next((word for word in after if word.lower in CASUALTIES or word.lower in ("and", ",", ";")), None)
        if state is not None and state.lower in CASUALTIES and is_countable(number):
            start = next(word for word in below if word.end > number.start)
            words = scene.quote(scene.tree.words[start.index : state.index + 1])
            yield numbered(number, CASUALTIES[state.lower], words)


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


def counted(
    scene: Scene, head: Word, kind: CountKind, numbers: Sequence[NumberMention], *, is_alone: bool = False
) -> Count | None:
    """The number in one phrase; one for a single somebody, unknown for a plural without a number.

    One person who is named ("the mayor", "Mayor Diaz") is the whole number only of those who were harmed alone.
    """
    phrase = noun_phrase(scene.tree, head)
    inner = of_phrase(scene.tree, head, "of")
    start, end = measured_start(scene, phrase[0], head), max([head.end, *(noun.end for noun in inner)])
    words = scene.quote(phrase)
    for number in numbers:
        if start <= number.start < end and is_countable(number):
            return numbered(number, kind, words)
    is_one = head.tag == "NN" if phrase[0].lower in ONE else is_alone and is_single_person(scene, head)
    if is_one and kind is not CountKind.DISPLACED:
        return Count(kind=kind, side=side_of(kind), low=1, best=1, high=1, basis=CountBasis.STATED, words=words)
    return Count(kind=kind, side=side_of(kind), words=words) if head.tag == "NNS" else None


def is_countable(number: NumberMention) -> bool:
    """Whether a number is no more than a count may be."""
    return max((each for each in (number.low, number.best, number.high) if each is not None), default=0) <= COUNT.high


def side_of(kind: CountKind) -> Side:
    """Whose people a kind of count is of."""
    return Side.ACTOR if kind is CountKind.PARTICIPANTS else Side.RECIPIENT


def numbered(number: NumberMention, kind: CountKind, words: str) -> Count:
    """The count that a number of the text makes."""
    return Count(
        kind=kind,
        side=side_of(kind),
        low=number.low,
        best=number.best,
        high=number.high,
        basis=number.basis,
        rule=number.rule,
        words=words,
    )


def measured_start(scene: Scene, first: Word, head: Word) -> int:
    """Where a phrase begins, with the word that measures it: "dozens of terrorists" begins with the dozens."""
    of = scene.tree.head(head)
    above = scene.tree.head(of) if of is not None and head.relation == "pobj" and of.lower == "of" else None
    return noun_phrase(scene.tree, above)[0].start if above is not None and is_quantity(above) else first.start
