"""The ids of everything that validation can find, what each demands, an example, and how to mend it."""

import csv
import io
from functools import cache
from importlib.resources import files
from typing import Final

import attrs

from eventdata.ontology.rules import RULES


@attrs.frozen(kw_only=True)
class Documented:
    """A rule as the documentation has it; its id never changes, and is never given to another."""

    id: str
    name: str
    demand: str
    example: str
    mending: str


KEYWORD_RULES: Final = {
    "type": "EVD101",
    "required": "EVD102",
    "dependentRequired": "EVD102",
    "additionalProperties": "EVD103",
    "unevaluatedProperties": "EVD103",
    "propertyNames": "EVD103",
    "false": "EVD103",
    "enum": "EVD104",
    "const": "EVD104",
    "pattern": "EVD105",
    "minLength": "EVD106",
    "maxLength": "EVD106",
    "minimum": "EVD107",
    "maximum": "EVD107",
    "exclusiveMinimum": "EVD107",
    "exclusiveMaximum": "EVD107",
    "multipleOf": "EVD107",
    "minItems": "EVD108",
    "maxItems": "EVD108",
    "minProperties": "EVD108",
    "maxProperties": "EVD108",
    "contains": "EVD108",
    "minContains": "EVD108",
    "maxContains": "EVD108",
    "uniqueItems": "EVD109",
}
OTHER_KEYWORDS: Final = "EVD110"
DISAGREEMENT: Final = "EVD190"


def rule_of_keyword(keyword: str) -> str:
    """The id under which a breach of a JSON Schema keyword is told."""
    return KEYWORD_RULES.get(keyword, OTHER_KEYWORDS)


@cache
def documented() -> tuple[Documented, ...]:
    """All rules, in the order of their ids; those between fields take their demand from `eventdata.ontology.rules`."""
    demands = {rule.id: rule.demand for rule in RULES}
    text = files("eventdata").joinpath("validation", "rules.csv").read_text(encoding="utf-8")
    return tuple(
        Documented(**{**row, "demand": row["demand"] or demands[row["id"]]})
        for row in csv.DictReader(io.StringIO(text, newline=""))
    )


def rules_page() -> str:
    """The page of the documentation that lists all rules."""
    head = "# The rules of validation\n\n" + INTRODUCTION
    return head + "".join(section(rule) for rule in documented())


def section(rule: Documented) -> str:
    """A rule in the documentation."""
    return f"\n## {rule.id}: {rule.name}\n\n{rule.demand}\n\n- Example: {rule.example}\n- To mend it: {rule.mending}\n"


INTRODUCTION: Final = """Written by `python -m eventdata.publish`; an id never changes and is never reused.
`EVD0…` is about files and lines that cannot be read, `EVD1…` about the JSON Schema, `EVD2…` about fields that must
agree with each other, with other records, or with the articles. All are errors, unless it says otherwise.
"""
