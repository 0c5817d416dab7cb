"""The lexicon: coding rules read from tables, and which words of a sentence could fire one."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import attrs

from eventdata.coding.text.words import FORM, denies, lemmas
from eventdata.errors import InvalidTable
from eventdata.refusal import Reason

Entry = TypeVar("Entry", "Rule", "Meta", "LightVerb")
RULE_COLUMNS = ("predicate", "pos", "actor", "recipient", "when", "code", "mode", "note", "source")
OTHER_TABLES = ("meta.csv", "compose.csv", "classes.csv", "light_verbs.csv", "senses.csv")


@attrs.frozen(kw_only=True)
class Condition:
    """One condition of a rule: a slot, the words of which one must stand in it (none: any), and whether it must not."""

    slot: str
    words: frozenset[str] = frozenset()
    is_negated: bool = False

    @cached_property
    def classes(self) -> frozenset[str]:
        """The actor classes among the words, which somebody may belong to whom no word of the lexicon names."""
        return frozenset(word for word in self.words if word.startswith("@"))

    def is_within(self, said: frozenset[str]) -> bool:
        """Whether the condition's slot may be filled as asked in a sentence of these dictionary forms."""
        return not self.words or bool(self.classes) or not self.words.isdisjoint(said)

    @property
    def weight(self) -> int:
        """How much a condition tells: a word three, an actor class two, a filled slot or an exclusion one."""
        if self.is_negated or not self.words:
            return 1
        return 2 if self.classes == self.words else 3


@attrs.frozen(kw_only=True)
class Slots:
    """Where to look for somebody, in order of preference."""

    names: tuple[str, ...] = ()
    is_optional: bool = False
    is_mutual: bool = False


@attrs.frozen(kw_only=True)
class Rule:
    """One line of a rule table; `reason` is set in place of a code for a use that is no event."""

    words: tuple[str, ...]
    is_verb: bool
    conditions: tuple[Condition, ...]
    order: int
    origin: str
    actor: Slots = Slots()
    recipient: Slots = Slots()
    code: str | None = None
    mode: str | None = None
    reason: Reason | None = None
    is_users: bool = False

    @property
    def name(self) -> str:
        """The rule in a word, for evidence and explanation."""
        return f"{' '.join(self.words)}:{self.code or self.reason} ({self.origin})"

    @cached_property
    def is_negative(self) -> bool:
        """Whether the rule itself asks for a negation: "would not hear of"."""
        return denies(self.words) or any(not each.is_negated and denies(each.words) for each in self.conditions)

    @cached_property
    def wanted(self) -> tuple[frozenset[str], ...]:
        """Sets of words, one of each of which a sentence must have for the rule to fit."""
        plain = (each for each in self.conditions if not each.is_negated and not each.classes)
        return tuple(each.words for each in plain if each.words)

    @cached_property
    def rank(self) -> tuple[bool, bool, int, int, int]:
        """What decides between rules that fit: whose they are, conditions, words, and the order of tables."""
        is_sense = self.reason is not None and any(not each.is_negated for each in self.conditions)
        weight = sum(each.weight for each in self.conditions)
        return self.is_users, is_sense, weight, len(self.words), self.order


@attrs.frozen(kw_only=True)
class Meta:
    """A word that says something about another event: which family, and how that event is linked to it."""

    words: tuple[str, ...]
    is_verb: bool
    links: tuple[str, ...]
    family: str
    recipient: Slots
    origin: str


@attrs.frozen(kw_only=True)
class LightVerb:
    """A verb that carries a noun's event: `do`, `undergo`, `occur`, `tell`, `end`, `forgo`, or `say` for reports."""

    words: tuple[str, ...]
    kind: str


@attrs.frozen
class Need:
    """What a sentence must hold for a rule to fire: all words of the predicate, and one of each condition's words."""

    words: frozenset[str]
    choices: frozenset[frozenset[str]] = frozenset()

    def is_met(self, said: set[str]) -> bool:
        """Whether dictionary forms of a sentence's words meet the need."""
        return self.words <= said and not any(choice.isdisjoint(said) for choice in self.choices)


@attrs.frozen(kw_only=True, eq=False)
class Lexicon:
    """All rules, by the first two words of their predicates; those of one predicate together, highest rank first."""

    rules: Mapping[str, Mapping[str, tuple[tuple[Rule, ...], ...]]]
    metas: Mapping[str, tuple[Meta, ...]]
    compositions: Mapping[str, tuple[tuple[str, str], ...]]
    light_verbs: Mapping[str, tuple[LightVerb, ...]]
    needs: Mapping[str, tuple[Need, ...]]
    version: str

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> "Lexicon":
        """The bundled tables with the user's on top; InvalidTable names the line that cannot be read."""
        folder = files("eventdata").joinpath("data", "lexicon")
        bundled = sorted((each for each in folder.iterdir() if each.name.endswith(".csv")), key=lambda each: each.name)
        classes = {row["name"]: tuple(row["words"].split("|")) for row in rows(folder.joinpath("classes.csv"))}
        tables = [each for each in bundled if each.name not in OTHER_TABLES]
        found = [rule for table in tables for rule in rules_of(table, classes)]
        found += [attrs.evolve(rule, is_users=True) for table in extra for rule in rules_of(table, classes)]
        found += senses_of(folder.joinpath("senses.csv"), classes)
        numbered = [attrs.evolve(rule, order=order) for order, rule in enumerate(found)]
        compositions: dict[str, tuple[tuple[str, str], ...]] = {}
        for row in rows(folder.joinpath("compose.csv")):
            compositions[row["family"]] = (*compositions.get(row["family"], ()), (row["complement"], row["code"]))
        metas = list(metas_of(folder.joinpath("meta.csv")))
        return cls(
            rules=by_predicate(numbered),
            metas=by_first_word(metas),
            needs=needs_of([*(each for each in numbered if each.code), *metas]),
            compositions=compositions,
            light_verbs=by_first_word(light_verbs_of(folder.joinpath("light_verbs.csv"))),
            version=digest([*bundled, *extra]),
        )

    def __iter__(self) -> Iterator[Rule]:
        return (rule for further in self.rules.values() for same in further.values() for each in same for rule in each)

    def could_fire(self, forms: Iterable[str]) -> bool:
        """Whether some rule's predicate may stand among these words, whatever their inflection."""
        said = {lemma for form in set(forms) for lemma in lemmas(form)}
        return any(need.is_met(said) for word in said for need in self.needs.get(word, ()))

    def composed(self, family: str, complement: str | None) -> str | None:
        """The code of a family for another event's code: the longest matching beginning decides."""
        fitting = [pair for pair in self.compositions.get(family, ()) if (complement or "").startswith(pair[0])]
        return max(fitting, key=lambda pair: len(pair[0]))[1] if fitting else None


def rows(table: Traversable | Path) -> Iterator[dict[str, str]]:
    """The rows of a table as text, blanks stripped."""
    found = csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"), newline=""))
    for row in found:
        if None in row or None in row.values():
            raise InvalidTable(f"{table}, line {found.line_num}: wanted {len(row)} cells as in line 1, found {row}")
        yield {name: cell.strip() for name, cell in row.items()}


def rules_of(table: Traversable | Path, classes: Mapping[str, tuple[str, ...]]) -> Iterator[Rule]:
    """The rules of one table."""
    for number, row in enumerate(rows(table), start=2):
        if missing := [column for column in RULE_COLUMNS if column not in row]:
            raise InvalidTable(f"{table}: column {missing[0]!r} is missing; wanted {', '.join(RULE_COLUMNS)}")
        if row["pos"] not in ("V", "N") or not row["code"].isdigit() or not row["predicate"]:
            raise InvalidTable(f"{table}, line {number}: wanted a predicate, V or N, and a CAMEO code, found {row}")
        yield from one_rule(
            row,
            classes,
            origin=f"{table.name}:{number}",
            actor=slots(row["actor"]),
            recipient=slots(row["recipient"]),
            code=row["code"],
            mode=row["mode"] or None,
        )


def senses_of(table: Traversable, classes: Mapping[str, tuple[str, ...]]) -> Iterator[Rule]:
    """The uses of words that are no event, as rules with a reason."""
    for number, row in enumerate(rows(table), start=2):
        yield from one_rule(row, classes, origin=f"senses.csv:{number}", reason=Reason(row["reason"]))


def one_rule(row: Mapping[str, str], classes: Mapping[str, tuple[str, ...]], **fields: object) -> Iterator[Rule]:
    """A rule for each of a row's predicates."""
    conditions = tuple(condition(text, classes) for text in row["when"].split())
    made = {"is_verb": row["pos"] == "V", "conditions": conditions, "order": 0, **fields}
    for predicate in row["predicate"].split("|"):
        yield Rule(words=tuple(predicate.lower().replace("-", " ").split()), **made)  # type: ignore[arg-type]


def condition(text: str, classes: Mapping[str, tuple[str, ...]]) -> Condition:
    """A condition as written in a `when` cell; actor classes stay as they are, word classes are spelled out."""
    slot, _, words = text.lstrip("!").partition("=")
    wanted: list[str] = []
    for word in words.split("|") if words else ():
        wanted += classes.get(word[1:], (word,)) if word.startswith("@") else (word,)
    return Condition(slot=slot.replace("_", " "), words=frozenset(wanted), is_negated=text.startswith("!"))


def slots(text: str) -> Slots:
    """Where to look, as written in a `recipient` cell."""
    is_mutual = text.startswith("<>")
    bare = text.removeprefix("<>")
    names = tuple(name.replace("_", " ") for name in bare.removesuffix("?").split(">") if name not in ("", "-"))
    return Slots(names=names, is_optional=bare.endswith("?") or bare in ("", "-"), is_mutual=is_mutual)


def metas_of(table: Traversable) -> Iterator[Meta]:
    """The words about other events."""
    for number, row in enumerate(rows(table), start=2):
        for predicate in row["predicate"].split("|"):
            yield Meta(
                words=tuple(predicate.lower().split()),
                is_verb=row["pos"] == "V",
                links=tuple(row["link"].split("|")),
                family=row["family"],
                recipient=slots(row["recipient"]),
                origin=f"meta.csv:{number}",
            )


def light_verbs_of(table: Traversable) -> Iterator[LightVerb]:
    """The verbs that carry nouns."""
    for row in rows(table):
        yield LightVerb(words=tuple(row["verb"].split()), kind=row["kind"])


def by_predicate(rules: Iterable[Rule]) -> dict[str, dict[str, tuple[tuple[Rule, ...], ...]]]:
    """The rules of each predicate, under its first word and its second, which is empty where there is none."""
    table: dict[tuple[str, str], dict[tuple[tuple[str, ...], bool], list[Rule]]] = {}
    for rule in sorted(rules, key=lambda each: each.rank, reverse=True):
        first, second = (*rule.words, "")[:2]
        table.setdefault((first, second), {}).setdefault((rule.words, rule.is_verb), []).append(rule)
    found: dict[str, dict[str, tuple[tuple[Rule, ...], ...]]] = {}
    for (first, second), predicates in table.items():
        found.setdefault(first, {})[second] = tuple(map(tuple, predicates.values()))
    return found


def by_first_word(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Entries under the first word of their predicates."""
    table: dict[str, list[Entry]] = {}
    for entry in entries:
        table.setdefault(entry.words[0], []).append(entry)
    return {word: tuple(found) for word, found in table.items()}


def needs_of(entries: Iterable[Rule | Meta]) -> dict[str, tuple[Need, ...]]:
    """For each first word of a predicate what its rules need, the easiest alone where it is enough."""
    table: dict[str, set[Need]] = {}
    for entry in entries:
        choices = map(beginnings, entry.wanted if isinstance(entry, Rule) else ())
        table.setdefault(entry.words[0], set()).add(Need(frozenset(entry.words), frozenset(choices)))
    easiest = {word: Need(frozenset({word})) for word in table}
    return {word: (easiest[word],) if easiest[word] in needs else tuple(needs) for word, needs in table.items()}


def beginnings(words: Iterable[str]) -> frozenset[str]:
    """The first run of letters of each word: what the filter sees of "AK-47"."""
    return frozenset(found[0] for word in words if (found := FORM.search(word)))


def digest(tables: Iterable[Traversable | Path]) -> str:
    """Twelve hexadecimal digits that change whenever a table does."""
    whole = hashlib.sha256()
    for table in tables:
        whole.update(table.read_bytes())
    return whole.hexdigest()[:12]
