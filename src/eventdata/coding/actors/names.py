"""The names that the actor tables know, found in a sentence by a trie over its word pieces."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

import attrs

from eventdata.constraints import code_set
from eventdata.tables import rows

PIECE = re.compile(r"[^\W_]+(?:(?:\.|['’ʼ‘`´](?!s\b))[^\W_]+)*")
APOSTROPHES = re.compile(r"['’ʼ‘`´]")
GAP = re.compile(r"[ \u00a0'’.,&/–-]{0,3}|['’]s ")
ALIAS = re.compile(r"\s?[(\[][“\"‘']?(?P<alias>[A-Z][A-Za-z-]{1,11})[”\"’']?[)\],;]")
SHORT = 5
LOWER_CASE = " "


class NameKind(StrEnum):
    """What a name names."""

    COUNTRY = "country"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    ORGAN = "organ"
    GROUP = "group"
    LEADER = "leader"
    AGENT = "agent"


@attrs.frozen(kw_only=True)
class Name:
    """A row of the actor tables under one of its spellings."""

    kind: NameKind
    name: str
    code: str
    iso3: str | None = None
    sector: str | None = None
    acled_name: str | None = None
    inter: str | None = None
    since: str = ""
    until: str = ""
    type: str = ""

    def is_valid(self, day: date | None) -> bool:
        """Whether the row holds on a day; on an unknown day every row does."""
        text = day.isoformat() if day else ""
        return not text or (self.since <= text and (not self.until or text <= self.until + "~"))


NATIVE = Name(kind=NameKind.GROUP, name="indigenous people", code="CVL", sector="CVL", inter="7", type="ethnic")


@attrs.frozen(kw_only=True)
class NameMention:
    """A name found in an article: its offsets, and the rows that it may stand for."""

    start: int
    end: int
    names: tuple[Name, ...]


NATIVES = re.compile(
    r" (?:villages?|villagers?|peasants?|communit(?:y|ies)|tribes?|tribesmen|hamlets?|lands?|territor(?:y|ies)"
    r"|population|reservations?|marchers|farmers|women|families|groups?|leaders|organi[sz]ations?|movement)\b"
)
HALF_KOREA = re.compile(r"\b(?:North|South)(?= and (?:North|South) Korea)|(?<=\b[Tt]he )(?:North|South)\b(?! *[A-Z])")


@attrs.frozen(kw_only=True)
class Piece:
    """A run of letters of the article, with the form under which tables list it."""

    text: str
    start: int
    end: int


def pieces(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """The pieces of a text that names are matched by: no hyphens, no apostrophes, no full stops at the end."""
    found = PIECE.finditer(text, start, len(text) if end is None else end)
    return [Piece(text=APOSTROPHES.sub("", each[0]), start=each.start(), end=each.end()) for each in found]


@attrs.frozen(eq=False)
class NameTable:
    """Names by their pieces; short names in capitals match as they are written, others in any capitalisation."""

    nodes: dict[str, Any]

    @classmethod
    def of(cls, spelled: Iterable[tuple[str, Name]]) -> "NameTable":
        """A table of spellings and their rows."""
        nodes: dict[str, Any] = {}
        for spelling, name in spelled:
            node = nodes
            for piece in pieces(re.sub(r"^[Tt]he ", "", spelling)):
                node = node.setdefault(key(piece.text), {})
            if node is not nodes:
                node.setdefault("" if spelling != spelling.lower() else LOWER_CASE, []).append(name)
        return cls(nodes)

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> tuple[NameMention, ...]:
        """The longest names in a stretch of text, left to right, without overlap."""
        parts = pieces(text, start, end)
        found, position = list[NameMention](), 0
        while position < len(parts):
            length, names = self.longest(text, parts, position)
            if names:
                last = parts[position + length - 1]
                found.append(NameMention(start=parts[position].start, end=last.end, names=names))
            position += length or 1
        return tuple(found)

    def longest(self, text: str, parts: list[Piece], position: int) -> tuple[int, tuple[Name, ...]]:
        """How many pieces the longest name takes that begins at a piece, and its rows; names hold a capital."""
        node, best, length, has_capital = self.nodes, tuple[Name, ...](), 0, False
        for offset in range(position, len(parts)):
            piece = parts[offset]
            if offset > position and not GAP.fullmatch(text, parts[offset - 1].end, piece.start):
                break
            node = node.get(key(piece.text)) or node.get(piece.text.casefold(), {})
            if not node:
                break
            has_capital = has_capital or piece.text[0].isupper()
            listed = [*(node.get("", ()) if has_capital else ()), *node.get(LOWER_CASE, ())]
            if listed:
                best, length = tuple(listed), offset - position + 1
        return length, best


def with_aliases(text: str, mentions: tuple[NameMention, ...]) -> tuple[NameMention, ...]:
    """The mentions, and those of short forms that the article itself defines: "Free Papua Movement (OPM)"."""
    found = list(mentions)
    known = set[str]()
    taken = {offset for each in mentions for offset in range(each.start, each.end)}
    for each in mentions:
        defined = ALIAS.match(text, each.end)
        if defined is None or {name.kind for name in each.names} & {NameKind.COUNTRY, NameKind.DEMONYM}:
            continue
        if defined["alias"] in known:
            continue
        known.add(defined["alias"])
        for again in re.finditer(rf"\b{re.escape(defined['alias'])}\b", text):
            if again.start() not in taken:
                taken.update(range(*again.span()))
                found.append(NameMention(start=again.start(), end=again.end(), names=each.names))
    return tuple(sorted(found, key=lambda each: each.start))


def with_koreas(text: str, table: NameTable, mentions: tuple[NameMention, ...]) -> tuple[NameMention, ...]:
    """The mentions, and the state that is only "North" or "the South" in an article that names a Korea."""
    if "Korea" not in text:
        return mentions
    taken = {offset for each in mentions for offset in range(each.start, each.end)}
    halves = {half: table.mentions(f"{half} Korea") for half in ("North", "South")}
    found = [
        NameMention(start=match.start(), end=match.end(), names=halves[match[0]][0].names)
        for match in HALF_KOREA.finditer(text)
        if match.start() not in taken
    ]
    return tuple(sorted((*mentions, *found), key=lambda each: each.start))


def with_natives(text: str, mentions: tuple[NameMention, ...]) -> tuple[NameMention, ...]:
    """The mentions, where "Indian" in an article on Latin America means its native people."""
    nations = {name.iso3 for each in mentions for name in each.names}
    if not nations & latin_america() or re.search(r"\bIndia\b", text):
        return mentions
    are_native = [text[each.start : each.end] == "Indian" and NATIVES.match(text, each.end) for each in mentions]
    return tuple(
        attrs.evolve(each, names=(NATIVE,)) if is_native else each
        for each, is_native in zip(mentions, are_native, strict=True)
    )


@cache
def latin_america() -> frozenset[str]:
    """The countries from Cuba to Uruguay, by their Correlates of War numbers."""
    return frozenset(row["iso3"] for row in rows("data", "countries.csv") if 40 <= int(row["cow"] or 0) <= 165)


def key(piece: str) -> str:
    """The form under which a piece is listed: short ones in capitals (US, IS, WHO) as they are."""
    return piece if len(piece) <= SHORT and piece.isupper() else piece.casefold()


def spellings(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return [value.strip() for value in cell.split("|") if value.strip()]


def countries() -> Iterator[tuple[str, Name]]:
    """Countries, their nationals and adjectives, capitals, and the organs that stand for their governments."""
    for row in rows("data", "countries.csv"):
        shared = {"code": row["cameo"] or row["iso3"], "iso3": row["iso3"], "name": row["name"]}
        for spelling in [row["name"], *spellings(row["aliases"])]:
            yield spelling, Name(kind=NameKind.COUNTRY, **shared)
        for spelling in spellings(row["demonyms"]):
            yield spelling, Name(kind=NameKind.DEMONYM, **shared)
        state = {"iso3": row["iso3"], "sector": "GOV", "inter": "1", "acled_name": f"Government of {row['acled_name']}"}
        for spelling in spellings(row["capital"]):
            yield spelling, Name(kind=NameKind.CAPITAL, name=spelling, code=shared["code"] + "GOV", **state)
        for organ in spellings(row["governments"]):
            spelling, _, role = organ.partition("=")
            kept = {**state, "sector": role or "GOV"}
            yield spelling, Name(kind=NameKind.ORGAN, name=spelling, code=shared["code"] + (role or "GOV"), **kept)


def groups() -> Iterator[tuple[str, Name]]:
    """Named groups, forces, parties and organisations."""
    for row in rows("data", "groups.csv"):
        name = Name(
            kind=NameKind.GROUP,
            name=row["name"],
            code=row["code"],
            iso3=row["iso3"] or None,
            sector=row["sector"] or None,
            acled_name=row["acled_name"] or None,
            inter=row["inter"] or None,
            since=row["from"],
            until=row["until"],
            type=row["kind"],
        )
        for spelling in [row["name"], *spellings(row["aliases"])]:
            yield spelling, name


def leaders() -> Iterator[tuple[str, Name]]:
    """Persons, with the code of the office that they held and from when to when."""
    for row in rows("data", "leaders.csv"):
        iso3 = row["iso3"] or None
        name = Name(
            kind=NameKind.LEADER,
            name=row["name"],
            code=row["code"] if iso3 is None else iso3 + row["code"],
            iso3=iso3,
            sector=row["code"][:3] if row["code"][:3] in code_set("plover_sectors") else None,
            inter="1" if row["code"] in ("GOV", "MIL", "LEG", "JUD") else None,
            since=row["from"],
            until=row["until"],
            type=row["office"],
        )
        for spelling in [row["name"], *spellings(row["aliases"])]:
            yield spelling, name


@cache
def bundled() -> NameTable:
    """All names of the bundled tables."""
    return NameTable.of([*countries(), *groups(), *leaders()])


@cache
def agents() -> Mapping[tuple[str, ...], Name]:
    """Generic agents ("soldier", "foreign ministry") by the dictionary forms of their words."""
    return {
        tuple(row["words"].split()): Name(
            kind=NameKind.AGENT,
            name=row["words"],
            code=row["code"],
            sector=row["sector"] or None,
            inter=row["inter"] or None,
            type="target" if row["note"] == "as a target" else row["kind"],
        )
        for row in rows("data", "agents.csv")
    }
