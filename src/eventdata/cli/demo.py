"""`eventdata demo`: the articles that come with the package, coded, written in both formats and shown."""

import argparse

from eventdata.bundled import bundled
from eventdata.cli.arguments import WrongArgument
from eventdata.cli.code import WRITERS, beside, tell, write
from eventdata.cli.terminal import event_table, messages, output, with_progress
from eventdata.cli.totals import Run
from eventdata.coding.coder import Coder
from eventdata.formats.articles import read_articles
from eventdata.formats.reading import read_events
from eventdata.problem import Problem, Severity


def run(arguments: argparse.Namespace) -> int:
    """Code the bundled articles; the files go into the folder that was named."""
    folder = arguments.output
    if folder.exists() and not folder.is_dir():
        raise WrongArgument(f"{folder}: a folder is wanted, found a file")
    problems: list[Problem] = []
    coder = Coder.load()
    watched = Run()
    articles = with_progress(read_articles(bundled("fixtures") / "articles", problems=problems.append), total=None)
    results = watched.results(articles, coder)
    folder.mkdir(parents=True, exist_ok=True)
    lines, table = folder / "events.jsonl", folder / "events.parquet"
    write(results, output=lines, kind="jsonl", refusals=beside(lines))
    WRITERS["parquet"](read_events(lines), table)
    output().print(event_table(read_events(lines)))
    tell(watched, problems)
    messages().print("written: " + ", ".join(map(str, (lines, table, beside(lines)))), markup=False)
    return int(any(problem.severity is Severity.ERROR for problem in problems))
