"""Actors made of the rows of the actor tables, with the words of the text."""

from collections.abc import Iterable

from eventdata.coding.actors.names import Name, NameKind
from eventdata.model import Actor

NATIONAL = (NameKind.COUNTRY, NameKind.DEMONYM, NameKind.CAPITAL)


def national(words: str, row: Name) -> Actor:
    """Nationals without a role: civilians, as far as the text tells."""
    return Actor(words=words, code=row.code, country=row.iso3)


def made(words: str, row: Name) -> Actor:
    """The actor of a row of any kind."""
    return national(words, row) if row.kind in NATIONAL else actor(words, row)


def listed(words: str, agent: Name, rows: Iterable[Name]) -> tuple[Actor, ...]:
    """Each group and each nation of a list as an actor of its own."""
    return tuple(
        generic(words, agent, row.iso3, row.code[:3]) if row.kind in NATIONAL else actor(words, row) for row in rows
    )


def generic(words: str, agent: Name, iso3: str | None, code: str | None) -> Actor:
    """A role, of a country where one is known."""
    return Actor(
        words=words,
        code=(code or "") + agent.code,
        country=iso3,
        sectors=(agent.sector,) if agent.sector else (),
        acled_inter=agent.inter,
    )


def actor(words: str, row: Name) -> Actor:
    """The actor of a table row."""
    return Actor(
        words=words,
        name=row.name,
        code=row.code,
        country=row.iso3,
        sectors=(row.sector,) if row.sector else (),
        acled_name=row.acled_name,
        acled_inter=row.inter,
    )
