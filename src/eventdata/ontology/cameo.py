"""What the CAMEO codebook says of each code: its label, class, Goldstein value, quad class and parent."""

from functools import cache

import attrs

from eventdata.ontology.tables import rows


@attrs.frozen(kw_only=True)
class CameoCode:
    """One code; codes are text, `020` is not 20."""

    code: str
    label: str
    goldstein: float
    quad_class: int
    root: str
    parent: str | None
    is_residual: bool


@cache
def cameo_codes() -> dict[str, CameoCode]:
    """Every code by its text, in the order of the codebook."""
    return {
        row["code"]: CameoCode(
            code=row["code"],
            label=row["label"],
            goldstein=float(row["goldstein"]),
            quad_class=int(row["quad_class"]),
            root=row["root"],
            parent=row["parent"] or None,
            is_residual=row["residual"] == "Y",
        )
        for row in rows("cameo")
    }


def label(code: str) -> str:
    """The code's label in the codebook; KeyError for what is no code, as in all functions here."""
    return cameo_codes()[code].label


def root(code: str) -> str:
    """The two-digit class a code falls under: `1823` is a kind of `18`."""
    return cameo_codes()[code].root


def parent(code: str) -> str | None:
    """The code one digit shorter; a root has none."""
    return cameo_codes()[code].parent


def goldstein(code: str) -> float:
    """The code's value on Goldstein's scale, from -10 (conflict) to 10 (cooperation)."""
    return cameo_codes()[code].goldstein


def quad_class(code: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return cameo_codes()[code].quad_class


def lineage(code: str) -> tuple[str, ...]:
    """The code, its parent and so on up to the root."""
    above = parent(code)
    return (code, *lineage(above)) if above else (code,)
