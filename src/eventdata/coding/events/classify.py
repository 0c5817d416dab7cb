"""What kind of event it is in PLOVER and ACLED: by its code, its sides, and what else its sentence tells."""

from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from eventdata.coding.actors.kinds import is_armed
from eventdata.coding.drafts import VIOLENT, Draft
from eventdata.coding.sides import is_operation
from eventdata.coding.text.words import lemmas
from eventdata.model import Actor, Count, CountKind
from eventdata.ontology.acled import AcledType, Circumstance, acled_type
from eventdata.ontology.plover import plover_of
from eventdata.tables import rows


@attrs.frozen(kw_only=True)
class Labels:
    """An event's names in PLOVER and ACLED; absent where the scheme has none."""

    category: str | None
    mode: str | None
    contexts: tuple[str, ...]
    acled: AcledType | None


def labels(code: str, draft: Draft, counts: Sequence[Count]) -> Labels:
    """The names of a draft's event under a CAMEO code, which may be more specific than the draft's own."""
    kind = plover_of(code)
    mode = draft.mode or kind.mode
    return Labels(
        category=kind.category,
        mode=None if mode == "-" else mode,
        contexts=kind.contexts,
        acled=acled_type(
            code,
            actor_inters=[each.acled_inter for each in draft.actors if each.acled_inter],
            recipient_inters=[inter for each in draft.recipients if (inter := inter_of_victim(code, each))],
            circumstances=tuple(circumstances(code, draft, counts)),
        ),
    )


def inter_of_victim(code: str, victim: Actor) -> str | None:
    """The inter code of a recipient; an unarmed official who is attacked is a civilian (ACLED codebook)."""
    is_official = bool({"GOV", "LEG", "JUD"} & set(victim.sectors)) and not is_armed(victim)
    return "7" if is_official and code[:2] in VIOLENT else victim.acled_inter


def circumstances(code: str, draft: Draft, counts: Sequence[Count]) -> Iterator[Circumstance]:
    """What ACLED's types depend on beside code and sides, as far as the counts and the sentence tell."""
    if any(each.kind is CountKind.KILLED and each.best != 0 for each in counts):
        yield Circumstance.DEADLY
    if is_operation(draft.clause):
        yield Circumstance.LAUNCH
    said = {lemma for word in draft.clause.tree.words for lemma in lemmas(word.text)}
    taken = {lemma for head in draft.clause.filled("obj") for lemma in lemmas(head.text)}
    for beginning, circumstance, words in signs():
        is_about_object = circumstance is Circumstance.WEAPONS
        if code.startswith(beginning) and words & (taken if is_about_object else said):
            yield circumstance


@cache
def signs() -> tuple[tuple[str, Circumstance, frozenset[str]], ...]:
    """For codes that begin so: a circumstance, and the words of which one tells it, from `data/circumstances.csv`."""
    return tuple(
        (row["code"], Circumstance(row["circumstance"]), frozenset(row["words"].split("|")))
        for row in rows("data", "circumstances.csv")
    )
