"""`eventdata schema`: the published schema of an event, printed, written out, or pointed to."""

import argparse
import sys
from pathlib import Path

from eventdata.bundled import bundled
from eventdata.cli.arguments import WrongArgument
from eventdata.model import SCHEMA_VERSION, Event
from eventdata.publish import write_release
from eventdata.schema.json_schema import schema_text


def run(arguments: argparse.Namespace) -> int:
    """Print the schema, or the path of the installed one, or those of the files written."""
    if arguments.action != "write" and arguments.folder is not None:
        raise WrongArgument(f"schema {arguments.action} takes no folder, found {arguments.folder}")
    if arguments.action == "show":
        sys.stdout.write(schema_text(Event))
    elif arguments.action == "path":
        sys.stdout.write(f"{bundled('schemas') / 'event' / SCHEMA_VERSION / 'event.schema.json'}\n")
    else:
        for path in write_release(arguments.folder or Path("schemas")):
            sys.stdout.write(f"{path}\n")
    return 0
