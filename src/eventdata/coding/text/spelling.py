"""What the parser should see in another spelling: "$100m" as millions, "vice-president" as two words."""

import re
from collections.abc import Iterator

from eventdata.coding.text.operations import Substitution
from eventdata.coding.text.words import MAGNITUDES, SHORT_MAGNITUDES

NUMBER = r"[0-9](?:[0-9.,]*[0-9])?"
CURRENCIES = "dollars|euros?|pounds|yen|francs|rupees|rand|naira|pesos"
AMOUNT = re.compile(
    rf"[$€£¥] ?{NUMBER}(?P<signed> ?(?:{SHORT_MAGNITUDES}))\b|"
    rf"\b{NUMBER}(?P<named>{SHORT_MAGNITUDES})(?= (?:[a-z]+ )?(?:{CURRENCIES})\b)"
)
TITLE = re.compile(
    r"\b(?:vice|deputy|prime|attorney|secretary|director|governor|inspector|consul)(?P<hyphen>-)"
    r"(?=(?:president|premier|prime|minister|chair|chancellor|marshal|general|governor|admiral|consul)\w*\b)",
    re.IGNORECASE,
)


def respelled(text: str) -> Iterator[Substitution]:
    """For every shortened magnitude of a sum its whole word, and for every hyphen within a title a blank."""
    for each in AMOUNT.finditer(text):
        group = "signed" if each["signed"] else "named"
        words = f" {MAGNITUDES[each[group].strip()]}"
        yield Substitution(start=each.start(group), end=each.end(group), words=words)
    for each in TITLE.finditer(text):
        yield Substitution(start=each.start("hyphen"), end=each.end("hyphen"), words=" ")
