"""`eventdata cite`: how to cite a file of events, and how its events were made."""

import argparse
from collections import Counter

from eventdata import __version__
from eventdata.cli.terminal import output
from eventdata.formats.reading import read_events
from eventdata.model import SCHEMA_VERSION


def run(arguments: argparse.Namespace) -> int:
    """Print the citation and the paragraph."""
    coders: Counter[str] = Counter()
    models: Counter[str] = Counter()
    days: list[str] = []
    count = 0
    for event in read_events(arguments.path):
        count += 1
        dictionary = f", dictionaries {event.coder.dictionary_version}" if event.coder.dictionary_version else ""
        coders[f"{event.coder.name} {event.coder.version}{dictionary}"] += 1
        models[event.coder.model_name or "none named"] += 1
        days += [event.when.first.isoformat()] if event.when.first else []
    print_line = output().print
    print_line(
        f"The eventdata authors. eventdata {__version__} [computer software], MIT licence.",
        markup=False,
        soft_wrap=True,
    )
    between = f", from {min(days)} to {max(days)}" if days else ""
    print_line(
        f"Method: the file {arguments.path.name} holds {count} event records (schema {SCHEMA_VERSION}){between}. They"
        f" were coded by {'; '.join(coders) or 'nobody'}, with the parsing model {'; '.join(models) or 'none'}. Every"
        " record names the stretches of text that it was read from; what a text does not say is absent.",
        markup=False,
        soft_wrap=True,
    )
    return 0
