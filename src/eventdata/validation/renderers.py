"""Reports in the formats that people and their tools read: text, JSON, JSON Lines, GitHub, SARIF, JUnit, GitLab."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final
from xml.etree import ElementTree

import attrs

from eventdata.problem import Problem, Severity
from eventdata.validation.report import Report
from eventdata.validation.sarif import sarif

Named = tuple[str, Report]
GITHUB_SHOWS: Final = 10
UNPRINTABLE: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), " ")


def text(reports: Sequence[Named]) -> Iterator[str]:
    """One problem a line."""
    for _, report in reports:
        for problem in report:
            yield one_line(str(problem))


def summary(reports: Sequence[Named]) -> Iterator[str]:
    """The verdict on each file, and how often each rule was broken."""
    for name, report in reports:
        counts = report.counts
        sums = f"{counts.records} records, {counts.records_with_errors} with errors, {counts.warnings} warnings"
        rules = "".join(f", {number} {rule}" for rule, number in counts.by_rule)
        yield f"{name}: {'valid' if report.ok else 'not valid'}: {sums}{rules}"
        yield from (f"{name}: note: {note}" for note in report.notes)
        if report.unlisted > 0:
            yield f"{name}: {report.unlisted} problems were counted, but not listed"


def plain(problem: Problem) -> dict[str, Any]:
    """A problem as JSON data."""
    return attrs.asdict(problem)


def compact(found: Any) -> str:
    """JSON on one line."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def json_text(reports: Sequence[Named]) -> Iterator[str]:
    """One JSON object with all files, their counts and their problems."""
    files = [
        {
            "file": name,
            "ok": report.ok,
            "counts": attrs.asdict(report.counts) | {"by_rule": dict(report.counts.by_rule)},
            "unlisted": report.unlisted,
            "notes": list(report.notes),
            "problems": [plain(problem) for problem in report],
        }
        for name, report in reports
    ]
    yield json.dumps({"ok": all(report.ok for _, report in reports), "files": files}, ensure_ascii=False, indent=2)


def json_lines(reports: Sequence[Named]) -> Iterator[str]:
    """One JSON object a problem."""
    for _, report in reports:
        yield from (compact(plain(problem)) for problem in report)


def github(reports: Sequence[Named]) -> Iterator[str]:
    """Workflow commands: one for each file and rule, ten at most, since GitHub shows no more of a step."""
    groups: dict[tuple[str | None, str], list[Problem]] = {}
    for _, report in reports:
        for problem in report:
            groups.setdefault((problem.file, problem.rule_id), []).append(problem)
    totals = {(name, rule): number for name, report in reports for rule, number in report.counts.by_rule}
    listed = list(groups.items())[: GITHUB_SHOWS if len(groups) <= GITHUB_SHOWS else GITHUB_SHOWS - 1]
    for (file, rule), problems in listed:
        first, number = problems[0], totals.get((file or "", rule), len(problems))
        more = f" (and {number - 1} more of this rule in this file)" if number > 1 else ""
        place = f"row {first.row}: " if first.row is not None else ""
        says = f"{place}{first.pointer + ': ' if first.pointer else ''}{first.message}{more}"
        yield workflow_command(first.severity, says, file=file, line=first.line, title=f"eventdata {rule}")
    left = sum(totals.values()) - sum(totals.get((file or "", rule), 0) for (file, rule), _ in listed)
    if left > 0:
        yield workflow_command(Severity.ERROR, f"{left} more problems of other rules or files are not shown here")


def workflow_command(severity: Severity, message: str, **properties: Any) -> str:
    """A command that GitHub turns into an annotation."""
    given = ",".join(f"{name}={escaped_property(str(value))}" for name, value in properties.items() if value)
    return f"::{severity}{' ' if given else ''}{given}::{escaped(message)}"


def escaped(value: str) -> str:
    """Text in a workflow command."""
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(value: str) -> str:
    """A property in a workflow command."""
    return escaped(value).replace(":", "%3A").replace(",", "%2C")


def sarif_text(reports: Sequence[Named]) -> Iterator[str]:
    """One SARIF log."""
    yield json.dumps(sarif([report for _, report in reports]), ensure_ascii=False, indent=2)


def junit(reports: Sequence[Named]) -> Iterator[str]:
    """A test suite for each file, with a test case for each rule that was broken, or one that passed."""
    root = ElementTree.Element("testsuites", name="eventdata validate")
    for name, report in reports:
        rules = report.counts.by_rule or (("valid", 0),)
        failures = str(sum(1 for rule, number in rules if number and has_errors(report, rule)))
        suite = ElementTree.SubElement(
            root, "testsuite", name=printable(name), tests=str(len(rules)), failures=failures, errors="0", time="0"
        )
        for rule, number in rules:
            case = ElementTree.SubElement(suite, "testcase", name=rule, classname=printable(name), time="0")
            if number and has_errors(report, rule):
                told = [str(problem) for problem in report if problem.rule_id == rule]
                failure = ElementTree.SubElement(case, "failure", message=f"{number} problems", type=rule)
                failure.text = printable("\n".join([*told, *unlisted_lines(number - len(told))]))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


def has_errors(report: Report, rule: str) -> bool:
    """Whether a rule was broken so that a record is wrong."""
    severities = {problem.severity for problem in report if problem.rule_id == rule}
    return severities != {Severity.WARNING}


def unlisted_lines(number: int) -> Iterator[str]:
    """What is said of problems that are not listed."""
    if number > 0:
        yield f"and {number} more"


def printable(value: str) -> str:
    """The text without what XML 1.0 cannot hold."""
    return value.translate(UNPRINTABLE)


def gitlab(reports: Sequence[Named]) -> Iterator[str]:
    """A Code Quality report; the fingerprint of a problem stays the same from run to run."""
    found = []
    for name, report in reports:
        for problem in report:
            place = f"{problem.line or problem.row or 0}{problem.pointer or ''}"
            mark = f"{name}\0{problem.rule_id}\0{place}\0{problem.message}"
            found.append(
                {
                    "description": one_line(": ".join(filter(None, (problem.pointer, problem.message)))),
                    "check_name": problem.rule_id,
                    "fingerprint": hashlib.sha256(mark.encode("utf-8", "replace")).hexdigest(),
                    "severity": "major" if problem.severity is Severity.ERROR else "minor",
                    "location": {"path": name, "lines": {"begin": problem.line or (problem.row or 0) + 1}},
                }
            )
    yield json.dumps(found, ensure_ascii=False, indent=2)


def one_line(value: str) -> str:
    """The text without line ends and other control characters."""
    return "".join(letter if letter.isprintable() or letter == " " else repr(letter)[1:-1] for letter in value)


RENDERERS: Final[dict[str, Callable[[Sequence[Named]], Iterator[str]]]] = {
    "text": text,
    "json": json_text,
    "jsonl": json_lines,
    "github": github,
    "sarif": sarif_text,
    "junit": junit,
    "gitlab": gitlab,
}
