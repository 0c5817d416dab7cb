"""The command `eventdata`: it runs what its arguments ask for, and has an exit status for whatever may go wrong."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from eventdata.cli.arguments import WrongArgument, parser
from eventdata.errors import EventDataError, UnknownSchema

USAGE: Final = 2
UNREADABLE: Final = 3
INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, those of the process when there are none, and give its exit status."""
    chosen = parser().parse_args(arguments)
    try:
        status = import_module(f"eventdata.cli.{chosen.command}").run(chosen)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return failure("interrupted; no file was written", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (WrongArgument, UnknownSchema) as error:
        return failure(str(error), USAGE)
    except (EventDataError, OSError) as error:
        return failure(str(error), UNREADABLE)
    return int(status)


def failure(message: str, status: int) -> int:
    """Say in one line what went wrong."""
    sys.stderr.write(f"eventdata: {' '.join(message.split())}\n")
    return status
