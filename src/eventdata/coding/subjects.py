"""What an article is about when it is about no politics: sport, fiction, markets, by the words that it uses."""

import re
from collections import Counter
from functools import cache

import attrs

from eventdata.tables import rows

ENOUGH, DENSE = 6, 0.02
"""So many different words of a subject, and so large a share of all words, make an article one about it."""
FEW = 3
"""So many different words of crime or police work make an article without a word of politics a police report."""
NEXT_SENTENCE = re.compile(r"[a-z0-9]{2}[.!?]['\"’”]?\s+\S")
WORD = re.compile(r"[a-z0-9&/-]+")


@attrs.frozen(kw_only=True)
class Subject:
    """What an article is about, with the words that show it."""

    name: str
    cues: tuple[str, ...]


@cache
def vocabularies() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The subjects of each word, its plurals included, and of each phrase, from `data/subjects.csv`."""
    words, phrases = dict[str, tuple[str, ...]](), dict[str, str]()
    for row in rows("data", "subjects.csv"):
        for cue in row["words"].split("|"):
            if not WORD.fullmatch(cue):
                phrases[cue] = row["subject"]
                continue
            for form in (cue, f"{cue}s", f"{cue}es"):
                words[form] = (*words.get(form, ()), row["subject"])
    return words, phrases


def subject(text: str) -> Subject | None:
    """The subject of which an article uses most words; None when it uses too few of any, as political news does.

    An article without any word of politics needs few words of crime to be a police report; that a single sentence
    names no politics shows nothing.
    """
    said, known = text.lower(), vocabularies()
    tokens = WORD.findall(said)
    found = dict[str, Counter[str]]()
    for word, number in Counter(tokens).items():
        for name in known[0].get(word, ()):
            found.setdefault(name, Counter())[word] += number
    for phrase, name in known[1].items():
        if number := said.count(phrase):
            found.setdefault(name, Counter())[phrase] += number
    police, politics = (found.pop(name, Counter[str]()) for name in ("police", "politics"))
    report = found.get("crime", Counter[str]()) + police
    if not politics and len(report) >= FEW and NEXT_SENTENCE.search(text):
        return Subject(name="police", cues=tuple(sorted(report)))
    enough = [name for name in found if len(found[name]) >= ENOUGH and found[name].total() >= DENSE * len(tokens)]
    best = max(enough, key=lambda name: len(found[name]), default=None)
    return Subject(name=best, cues=tuple(sorted(found[best]))) if best else None
