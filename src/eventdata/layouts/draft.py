"""An event in the making, read from a row of a layout: plain data that is completed by the codebooks."""

import hashlib
from functools import cache
from typing import Any, Final

from eventdata import tables
from eventdata.article import text_sha256
from eventdata.errors import InvalidRecord
from eventdata.layouts.definition import Layout
from eventdata.model import Event
from eventdata.ontology.acled import acled_types
from eventdata.ontology.cameo import cameo_codes
from eventdata.ontology.plover import crosswalk, plover_of
from eventdata.schema.codec import record

NO_CONFIDENCE: Final = 0.0
"""Foreign data does not say how often such events are right, so that nothing is claimed."""
VIOLENCE: Final = {1: "190", 2: "190", 3: "180"}


class Draft:
    """Fields by their paths; the first value that is set at a path stays."""

    def __init__(self) -> None:
        self.plain: dict[str, Any] = {}
        self.text: str | None = None
        self.violence: int | None = None

    def get(self, path: str) -> Any:
        """The value at a path; None when nothing is there."""
        found: Any = self.plain
        for name, position in steps(path):
            found = found.get(name) if isinstance(found, dict) else None
            if position is not None:
                found = found[position] if found is not None and len(found) > position else None
        return found

    def put(self, path: str, value: Any) -> None:
        """Set a value that is not null, with the records on the way to it."""
        if value is None or self.get(path) is not None:
            return
        *outer, (last, _) = steps(path)
        inside = self.plain
        for name, position in outer:
            if position is None:
                inside = inside.setdefault(name, {})
            else:
                records = inside.setdefault(name, [])
                records.extend({} for _ in range(position + 1 - len(records)))
                inside = records[position]
        inside[last] = value

    def event(self, layout: Layout) -> Event:
        """The event, completed: what its codes imply, who made the data, and the row's text as evidence."""
        plain = self.plain
        complete_codes(self)
        complete_time_and_place(self)
        for side in ("actors", "recipients"):
            plain[side] = [with_words(actor) for actor in plain.get(side, ()) if any(actor.values())]
        plain.setdefault("story_id", plain["event_id"])
        plain.setdefault("modality", "actual")
        plain.setdefault("is_background", False)
        plain.setdefault("confidence", NO_CONFIDENCE)
        for name in ("plover_contexts", "counts"):
            plain.setdefault(name, [])
        plain["counts"] = [count_of(count) for count in plain["counts"]]
        complete_sources(self, layout)
        return record(Event, plain | {"schema_version": "1.0.0"})


@cache
def steps(path: str) -> tuple[tuple[str, int | None], ...]:
    """The names of a path, each with the position of the item that is meant."""
    found = []
    for part in path.split("."):
        name, _, position = part.partition("[")
        found.append((name, int(position[:-1]) if position else None))
    return tuple(found)


def complete_codes(draft: Draft) -> None:
    """CAMEO code, its root, class and value, and ACLED's types, each from what the row gives."""
    plain = draft.plain
    sub_event = plain.get("acled_sub_event_type")
    if sub_event in acled_types():
        types = acled_types()[sub_event]
        plain |= {"acled_event_type": types.event_type, "acled_disorder_type": types.disorder_type}
        draft.put("cameo_code", acled_cameo()[sub_event])
    if plain.get("plover_category"):
        draft.put("cameo_code", plover_cameo(plain["plover_category"], plain.get("plover_mode")))
    if draft.violence is not None:
        draft.put("cameo_code", VIOLENCE[draft.violence])
    code = cameo_codes().get(plain.get("cameo_code") or "")
    if code is None:
        raise InvalidRecord(f"no CAMEO code can be had from the row, found {plain.get('cameo_code')!r}")
    plain |= {"cameo_root": code.root, "quad_class": code.quad_class}
    plain.setdefault("goldstein", code.goldstein)
    plain.setdefault("plover_category", plover_of(code.code).category)


@cache
def acled_cameo() -> dict[str, str]:
    """The CAMEO code nearest to each of ACLED's sub-event types."""
    found = tables.rows("layouts", "tables", "acled_to_cameo.csv")
    return {row["sub_event_type"]: row["code"] for row in found}


@cache
def plover_cameo(category: str, mode: str | None) -> str | None:
    """The CAMEO code, as general as can be, that the published crosswalk turns into a category and mode."""
    found = [
        (plover.mode != mode, plover.mode is not None, len(code), code)
        for code, types in crosswalk().items()
        for plover in types
        if plover.category == category
    ]
    return min(found)[3] if found else None


def complete_time_and_place(draft: Draft) -> None:
    """A day without precision is exact; a place needs words and a precision, and is no place with neither."""
    plain = draft.plain
    when = plain.setdefault("when", {})
    if when.get("first") is not None:
        when.setdefault("last", when["first"])
        when.setdefault("precision", "day")
        when.setdefault("basis", "stated")
    else:
        when |= {"precision": "unknown", "basis": "none"}
    where = plain.get("where")
    if not where or not any(value for key, value in where.items() if key != "precision"):
        plain["where"] = None
        return
    if (where.get("latitude") is None) != (where.get("longitude") is None):
        where |= {"latitude": None, "longitude": None}
    words = (where.get(name) for name in ("name", "admin2", "admin1", "country"))
    where.setdefault("words", next((text for text in words if text), "a place without a name"))
    where.setdefault("precision", usual_precision(where))


def usual_precision(where: dict[str, Any]) -> str:
    """What a coordinate stands for when the row does not say: the narrowest thing that it names."""
    if where.get("name"):
        return "exact"
    return "region" if where.get("admin1") else "country"


def with_words(actor: dict[str, Any]) -> dict[str, Any]:
    """The actor with words, which are its name or code when the row has no others."""
    named = (actor.get(name) for name in ("words", "name", "acled_name", "code", "country"))
    words = next((text for text in named if text), None)
    found = {"words": words or "; ".join(actor.get("sectors") or ()) or actor.get("acled_inter")}
    return {"sectors": [], "is_implied": False, **actor, **found}


def count_of(count: dict[str, Any]) -> dict[str, Any]:
    """The count with a side and basis."""
    return {"side": "unknown", "basis": "stated", **count}


def complete_sources(draft: Draft, layout: Layout) -> None:
    """The row as an article of its own, its text, if it has one, as evidence of the event."""
    plain = draft.plain
    article = plain.setdefault("article", {})
    article.setdefault("id", f"{layout.name}:{plain['event_id']}")
    text = draft.text or f"Row {plain['event_id']} of a file in the layout {layout.name}."
    if "evidence" not in plain:
        article["text_sha256"] = article.get("text_sha256") or text_sha256(text)
        whole = {"article_id": article["id"], "start": 0, "end": len(text), "quote": text, "supports": "sentence"}
        plain["evidence"] = [whole]
    article.setdefault("text_sha256", text_sha256(text))
    coder = plain.setdefault("coder", {})
    coder.setdefault("name", f"layout {layout.name}")
    coder.setdefault("version", layout.version)


def packed_id(number: int, letters: str = "") -> str:
    """An event id made of a foreign number, from which the number comes back; of a larger number it is a digest."""
    if not 0 <= number < 2**60:
        return hashlib.sha256(f"{letters}{number}".encode()).hexdigest()[:32]
    return f"{letters.encode('ascii').hex() or '0' * 6}{'0' * 10}{number:016x}"
