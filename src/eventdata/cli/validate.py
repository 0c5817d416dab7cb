"""`eventdata validate`: files of events, and everything that is wrong with them."""

import argparse

from eventdata.article import Article
from eventdata.cli.terminal import messages, output, say
from eventdata.formats.articles import read_articles
from eventdata.validation.files import validate
from eventdata.validation.report import Report


def run(arguments: argparse.Namespace) -> int:
    """Validate each file; 1 when one has an error."""
    reports = [shown(validate(path, articles=articles(arguments.articles)), str(path)) for path in arguments.paths]
    return int(not all(report.ok for report in reports))


def articles(path: str | None) -> tuple[Article, ...] | None:
    """The articles whose quotes are compared, if any; what cannot be read of them is said on standard error."""
    if path is None:
        return None
    return tuple(read_articles(path, problems=say))


def shown(report: Report, path: str) -> Report:
    """The same report, its problems printed one a line, its totals on standard error."""
    console = output()
    for problem in report:
        console.print(str(problem), markup=False, soft_wrap=True)
    counts = report.counts
    verdict = "valid" if report.ok else "not valid"
    sums = f"{counts.records} records, {counts.records_with_errors} with errors, {counts.warnings} warnings"
    messages().print(f"{path}: {verdict}: {sums}", markup=False)
    return report
