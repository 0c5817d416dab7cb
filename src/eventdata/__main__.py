"""`python -m eventdata` is the command `eventdata`."""

import sys

from eventdata.cli import main

if __name__ == "__main__":
    sys.exit(main())
