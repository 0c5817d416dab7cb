"""What one sentence gives: drafts of events, and refused candidates with their reasons."""

import attrs

from eventdata.coding.clauses.modality import Status
from eventdata.coding.clauses.verbal import Clause
from eventdata.coding.rules.lexicon import Rule
from eventdata.coding.text.tree import Word
from eventdata.model import Actor
from eventdata.refusal import Reason

FORCE = frozenset({"14", "15", "17", "18", "19", "20"})
"""CAMEO roots whose events may lack a side: a protest has no recipient, a killing may have no known actor."""
VIOLENT = frozenset({"18", "19", "20"})
UNEXPLAINED = "180"
"""Violence of which only the victims are told."""
HARM = frozenset({"kill", "die", "wound", "injure", "hurt", "slay", "perish"})
"""Verbs that say what violence did to somebody, and not what the violence was."""


@attrs.frozen(kw_only=True, eq=False)
class Found:
    """A rule that fits a word, with the clause around it."""

    rule: Rule
    clause: Clause


@attrs.frozen(kw_only=True, eq=False)
class Draft:
    """An event as one sentence tells it, before day, place and numbers are known."""

    clause: Clause
    rule: str
    code: str
    mode: str | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    status: Status
    is_mutual: bool = False

    @property
    def trigger(self) -> Word:
        """The word that tells the event."""
        return self.clause.predicate


@attrs.frozen(kw_only=True, eq=False)
class Refused:
    """A candidate that is no event, with the reason and the rule that had fired."""

    trigger: Word
    reason: Reason
    detail: str
    rule: str | None = None


@attrs.frozen(kw_only=True, eq=False)
class Reading:
    """What a sentence gives: drafts and refusals, one of the two for each candidate."""

    drafts: tuple[Draft, ...]
    refused: tuple[Refused, ...]
