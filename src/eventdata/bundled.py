"""Where the files are that come with the package and are no Python: articles of the demonstration, schemas."""

from importlib.resources import files
from pathlib import Path
from typing import Final

from eventdata.errors import UnreadableInput

CHECKOUT: Final = Path(__file__).parents[2]


def bundled(name: str) -> Path:
    """A folder of the installed package, or of the checkout that the package runs from."""
    installed = Path(str(files("eventdata"))) / name
    found = [folder for folder in (installed, CHECKOUT / name) if folder.is_dir()]
    if not found:
        raise UnreadableInput(f"{installed}: this folder of the package is not installed")
    return found[0]
