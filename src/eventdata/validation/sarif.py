"""Reports as SARIF 2.1.0, which code hosts show beside the files."""

from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

from eventdata.problem import Problem
from eventdata.validation.report import Report
from eventdata.validation.rules import documented

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(reports: Iterable[Report]) -> dict[str, Any]:
    """One log with one run; a row of a Parquet file, which has no lines, is told in the message and the properties."""
    found = tuple(reports)
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "eventdata", "rules": [descriptor(rule) for rule in documented()]}},
                "columnKind": "unicodeCodePoints",
                "results": [result(problem) for report in found for problem in report],
                "properties": {"unlisted": sum(report.unlisted for report in found)},
            }
        ],
    }


def descriptor(rule: Any) -> dict[str, Any]:
    """A rule as SARIF describes it."""
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.name.replace("-", " ").split()),
        "shortDescription": {"text": literal(rule.demand)},
        "help": {"text": literal(f"Example: {rule.example}. To mend it: {rule.mending}.")},
    }


def result(problem: Problem) -> dict[str, Any]:
    """A problem as SARIF has it."""
    place = "" if problem.row is None else f"row {problem.row}: "
    pointer = f"{problem.pointer}: " if problem.pointer else ""
    known = {"row": problem.row, "pointer": problem.pointer, "eventId": problem.event_id, "value": problem.value}
    found: dict[str, Any] = {
        "ruleId": problem.rule_id,
        "level": problem.severity.value,
        "message": {"text": literal(f"{place}{pointer}{problem.message}")},
        "properties": {name: value for name, value in known.items() if value is not None},
    }
    if problem.file is not None:
        region = {"region": {"startLine": problem.line}} if problem.line else {}
        found["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": quote(problem.file)}, **region}}]
    return found


def literal(text: str) -> str:
    """A text without placeholders: braces are doubled (SARIF 2.1.0, 3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")
