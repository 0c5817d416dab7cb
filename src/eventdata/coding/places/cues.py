"""The words around a name that tell a place from a person, an organisation, an agreement or a nationality."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from eventdata.coding.places.gazetteer import ARTICLES, name_key

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’ʼ`‘][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)

TITLES = frozenset(
    "president vice-president premier chancellor minister secretary senator sen representative rep congressman "
    "general gen lt lieutenant col colonel maj major capt captain brig brigadier sgt sergeant cpl corporal pvt "
    "adm admiral cmdr commander mr mrs ms miss dr prof professor sir lord lady dame king queen prince princess "
    "sheikh sheik sultan emir imam ayatollah mullah maulana pope archbishop bishop cardinal rev father sister "
    "saint judge justice attorney governor gov mayor ambassador envoy spokesman spokeswoman spokesperson director "
    "chairman chairwoman analyst author actor actress singer journalist reporter photographer correspondent coach "
    "activist lawyer detective officer constable inspector hajj haji sayyid sayed abu umm ibn bin ben bint von "
    "van".split()
)
ORGANISATION_TAILS = frozenset(
    "post times herald tribune gazette chronicle journal news today daily star globe guardian telegraph observer "
    "mail sun university college institute school academy bank fc united city-fc airlines airways air accord "
    "accords agreement agreements convention conventions declaration protocol treaty pact process initiative "
    "consensus principles command commands brigade brigades division divisions regiment battalion corps guard "
    "guards army navy police militia forces force council committee commission congress parliament assembly "
    "ministry government administration authority front party movement union league alliance coalition group "
    "federation association organisation organization foundation agency bureau embassy consulate office court "
    "tribunal stock exchange index open cup marathon media tv television radio network channel company "
    "corporation corp inc ltd plc museum hotel hilton gp grand prix dollar resistance".split()
)
LOWER_TAILS = frozenset(
    "operations operation command commands brigade division regiment battalion corps militia government regime "
    "authorities based led backed agreement agreements accord accords protocol protocols conventions".split()
)
OFFICE_OF = frozenset(
    "university bank government ministry minister president king queen prince emir sultan parliament congress "
    "army council party front movement church archbishop bishop college institute embassy ambassador consulate "
    "supreme court patriarch treaty peace battle chamber union federation league duke earl lord prime premier "
    "governor mayor association journal merchant tale tales sea gulf bay strait isle".split()
)
COMPASS = (
    "north south east west northern southern eastern western central northeast northwest southeast "
    "southwest northeastern "
    "northwestern southeastern southwestern north-eastern mid upper lower inner outer greater old new downtown rural "
    "occupied besieged war-torn mainland"
).split()
DIRECTIONS = frozenset(COMPASS)
UNIT_CUES = frozenset(
    "province provinces governorate governorates state states oblast oblasts wilaya wilayat region regions "
    "district districts county counties prefecture department departments division divisions voivodeship emirate "
    "muhafazah".split()
)
FIRST_LEVEL_CUES = frozenset(
    "province provinces governorate governorates state states oblast oblasts wilaya wilayat "
    "prefecture department".split()
)
TOWN_CUES = frozenset("city cities town towns village villages township hamlet settlement municipality capital".split())
NATURE_CUES = frozenset(
    "mountain mountains mount desert river valley plain plains lake sea strait straits peninsula island islands "
    "forest basin hills heights gulf delta plateau ridge range dam bridge crossing checkpoint camp airport "
    "airbase base port harbour harbor square road highway street roundabout prison hospital mosque church cathedral "
    "synagogue temple monastery shrine courthouse stadium bazaar barracks jail border "
    "frontier area areas suburb suburbs countryside outskirts neighbourhood neighborhood front frontline line "
    "axis pocket enclave".split()
)
FEATURE_CUES = frozenset(
    "river rivers creek lake sea strait straits gulf mountain mountains mount glacier desert".split()
)
"""Features that are not called after a town's other names: the Enguri river does not flow through Ankara."""
LOCATIVES = frozenset(
    "in at near from to into toward towards around outside inside of through via between across over on off onto "
    "within along beyond above reach reached reaches leave left entered enter entering captured capture seized "
    "seize retook retake recaptured bombed hit struck shelled attacked besieged besieging liberated throughout "
    "surrounding linking connecting visit visited visiting for overlooking controls controlled leaving".split()
)
FIRM_LOCATIVES = frozenset("in near outside inside around at throughout into across towards toward within".split())
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
SENTENCE_OPENERS = frozenset(
    "in near at from to into toward towards around outside inside of through via between across over on off "
    "within along the a and but or while when as for with after since before both if because although though yet "
    "then there where meanwhile however now only even not nor so until unless despite besides during against "
    "about amid like unlike under most many some all several every another other today yesterday once elsewhere".split()
)
NATIONALITIES = frozenset(
    "turkish british french german spanish dutch greek danish swedish finnish norwegian polish irish scottish "
    "welsh english swiss belgian portuguese chinese japanese american russian afghan filipino pakistani thai "
    "burmese lebanese sudanese kurdish arab houthi syrian iraqi yemeni libyan israeli palestinian ukrainian "
    "somali nigerian malian congolese kenyan ethiopian eritrean egyptian jordanian saudi emirati qatari kuwaiti "
    "iranian indian indonesian bangladeshi nepali colombian mexican venezuelan haitian haitan us soviet czech "
    "slovak serbian croatian bosnian kosovar albanian armenian azerbaijani georgian chechen cypriot italian "
    "cameroonian chadian nigerien burkinabe mozambican moroccan tunisian algerian sunni shia shiite christian "
    "muslim islamist ottoman".split()
)
# Towns whose names are English words or given names: only `in Reading` or `near Split` can be meant.
WORDLIKE_TOWNS = frozenset(
    "derby buffalo providence tyre boulder nancy flint anchorage york hastings bam worcester "
    "reading nice mobile split bath cork orange male tours most best man bar same sale victoria florence sydney "
    "carolina santiago salem lima sofia alexandria chin karen kent lincoln jackson houston wellington hamilton "
    "darwin melissa augusta marina regina surprise independence union liberty hope enterprise corona aurora of "
    "police march august batman hit bury hull mary mascara moron muse nan natal nelson derby bay bender mesa meta "
    "mojo karma crater hue hail dan mon ariel falcon flores jersey delta golden apex hat hut hong lame lone main "
    "mane manga mao nip obi park page rada rift san sake sand taylor temple troy van ware wells young rock rush "
    "pen pop bor ber leer shire uri amed".split()
)
# Units that are called by a common word: only with `province`, `region` or the like beside it.
GENERIC_UNITS = frozenset(
    "central capital coast federal free first north south east west northern southern eastern western maritime "
    "northeast northwest southeast southwest northeastern northwestern southeastern southwestern center centre "
    "littoral plateau cascade ascension islands highlands lowlands upper lower river rivers lake lakes savannah "
    "savanes forest hills gulf".split()
)
NEAR_BEFORE = frozenset(
    "neighbouring neighboring near outside around surrounding beyond nearing approaching overlooking bordering".split()
)
NEAR_AFTER = frozenset("countryside outskirts suburb suburbs area areas vicinity environs desert".split())
NEAR_OF = frozenset(
    "north south east west northeast northwest southeast southwest outskirts suburb suburbs countryside vicinity "
    "edge edges environs desert outside gates ahead short shore coast hills".split()
)
OF_HEADS = (
    UNIT_CUES
    | TOWN_CUES
    | NATURE_CUES
    | NEAR_OF
    | frozenset(
        "part parts most half all much residents people heart centre center streets siege battle bombing bombardment "
        "shelling capture fall liberation control coast skies third quarter swathes south centre "
        "sieges invasion".split()
    )
)
NAME_OPENERS = SENTENCE_OPENERS | DIRECTIONS | NATIONALITIES | DAYS | TITLES | UNIT_CUES | TOWN_CUES | NATURE_CUES
# Longer names that hold the name of a place and are not one.
NOT_PLACES = tuple(
    phrase.split()
    for phrase in (
        "islamic state of iraq and the levant|islamic state in iraq and the levant|islamic state of iraq and syria|"
        "islamic state in iraq and syria|islamic state of iraq|islamic state in the greater sahara|islamic state in|"
        "al qaeda in iraq|al qaeda in the arabian peninsula|al qaeda in the islamic maghreb|al "
        "jazeera|al jazeera english|"
        "washington post|wall street|new york times|los angeles times|paris hilton|boko haram|hong kong dollar|"
        "radio free europe|voice of america|bank of america|united states of africa|al arabiya|kurdistan workers party|"
        "patriotic union of kurdistan|kurdistan democratic party|kurdistan regional government|holy "
        "see|will of victory|"
        "union of south africa|american university of beirut|manchester united|guinea pig|new delhi television"
    ).split("|")
)


class Cue(StrEnum):
    """How the words around a name relate the event to the place."""

    AT = "at"
    NEAR = "near"
    BORDER = "border"
    PART = "part"


class Word(NamedTuple):
    """A word of the text; `gap` is what stands between it and the word before."""

    start: int
    end: int
    text: str
    key: str
    gap: str

    @property
    def is_capital(self) -> bool:
        """Whether the word begins as a name does; says nothing in a headline."""
        return self.text[0].isupper()


def words_of(text: str) -> tuple[Word, ...]:
    """The words of the text, without the possessive ending; figures and marks are left in the gaps."""
    words, before = [], 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        end -= 2 if _POSSESSIVE.search(match.group()) and end - start > 2 else 0
        words.append(Word(start, end, text[start:end], name_key(text[start:end]), text[before:start]))
        before = end
    return tuple(words)


def is_joined(gap: str) -> bool:
    """Whether two words with this between them can belong to one name: a blank, a hyphen, or a stop after a title."""
    return gap in (" ", "-", "\u00a0", "‑", "–") or gap in (". ", ".\u00a0")


def breaks_sentence(gap: str) -> bool:
    """Whether a sentence, a line, a bracket or a quotation begins or ends there."""
    return any(mark in gap for mark in '.!?;:\n\r()[]"“”')


def headline_words(text: str, words: Sequence[Word]) -> frozenset[int]:
    """Positions of the words in lines where nearly every word is capitalised: there a capital tells nothing."""
    lines: dict[int, list[int]] = {}
    line = 0
    for position, word in enumerate(words):
        line += word.gap.count("\n")
        lines.setdefault(line, []).append(position)
    found: set[int] = set()
    for positions in lines.values():
        long = [words[p] for p in positions if len(words[p].text) > 3]
        if len(long) >= 4 and sum(w.is_capital for w in long) >= 0.8 * len(long):
            found.update(positions)
    return frozenset(found)


def without_phrases(words: Sequence[Word]) -> frozenset[int]:
    """Positions of words that belong to a longer name which is no place, such as that of a broadcaster."""
    first = {phrase[0] for phrase in NOT_PLACES}
    found: set[int] = set()
    for position, word in enumerate(words):
        if word.key not in first:
            continue
        for phrase in NOT_PLACES:
            if [w.key for w in words[position : position + len(phrase)]] == phrase:
                following = words[position + len(phrase)].key if position + len(phrase) < len(words) else ""
                if following not in ("region", "desert", "state", "plain", "area", "canton"):
                    found.update(range(position, position + len(phrase)))
    return frozenset(found)


def is_article(word: Word) -> bool:
    """Whether the word is `the` or a form of the Arabic `al`."""
    return word.key in ARTICLES or word.key == "the"
