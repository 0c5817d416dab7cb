"""The record: all that `eventdata` says about one event, declared once; schemas and codecs derive from it."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

import attrs

from eventdata.constraints import OFFSET, CodeList, Constant, Doc, NonEmpty, Pattern, Range
from eventdata.shapes import enforce

SCHEMA_VERSION: Final = "1.0.0"
IDENTIFIER = Pattern("[0-9a-f]{32}")
SHA256 = Pattern("[0-9a-f]{64}")
COUNT = Range(0, 1_000_000_000)


class Precision(StrEnum):
    """How closely the text dates an event: the interval from first to last day is one of these."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Where a date comes from: written out, counted from the publication day, that day itself, or nowhere."""

    STATED = "stated"
    RELATIVE = "relative"
    PUBLICATION = "publication"
    NONE = "none"


class PlacePrecision(StrEnum):
    """What a coordinate stands for: the place itself, somewhere near it or in a part of it, a region, a country."""

    EXACT = "exact"
    NEAR = "near"
    REGION = "region"
    COUNTRY = "country"


class CountKind(StrEnum):
    """What is counted."""

    KILLED = "killed"
    INJURED = "injured"
    ARRESTED = "arrested"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    RELEASED = "released"
    SURRENDERED = "surrendered"
    PARTICIPANTS = "participants"
    MISSING = "missing"


class CountBasis(StrEnum):
    """Whether a number is written out, stands behind a number word by a named rule, or is not told."""

    STATED = "stated"
    NUMBER_WORD = "number_word"
    UNKNOWN = "unknown"


class Side(StrEnum):
    """Whose people are counted."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    UNKNOWN = "unknown"


class Modality(StrEnum):
    """Whether the text says that the event took place."""

    ACTUAL = "actual"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    ALLEGED = "alleged"


class Supports(StrEnum):
    """Which part of an event a stretch of text is evidence of; `sentence` is the whole sentence."""

    SENTENCE = "sentence"
    WHAT = "what"
    ACTORS = "actors"
    RECIPIENTS = "recipients"
    WHEN = "when"
    WHERE = "where"
    COUNTS = "counts"
    MODALITY = "modality"
    ATTRIBUTION = "attribution"


@attrs.frozen(kw_only=True, field_transformer=enforce)
class When:
    """The days between which the event took place; both are absent when the text does not tell."""

    first: Annotated[date | None, Doc("First day", "First day of the event; absent when unknown.", "2019-07-07")] = None
    last: Annotated[date | None, Doc("Last day", "Last day of the event, itself included.", "2019-07-07")] = None
    precision: Annotated[Precision, Doc("Date precision", "How closely the text dates the event.", "day")] = (
        Precision.UNKNOWN
    )
    basis: Annotated[Basis, Doc("Date basis", "Where the date comes from.", "relative")] = Basis.NONE
    words: Annotated[str | None, Doc("Date words", "The words that date the event.", "on Sunday (July 7th)")] = None


@attrs.frozen(kw_only=True, field_transformer=enforce)
class Actor:
    """Somebody who acts or is acted upon, as written and as coded."""

    words: Annotated[str, Doc("Words", "The actor as the text writes it.", "Iraqi forces")]
    name: Annotated[str | None, Doc("Name", "Canonical name; absent for a generic actor.", "Islamic State")] = None
    code: Annotated[
        str | None,
        Pattern("(?:[A-Z]{3}){1,6}"),
        Doc("CAMEO actor code", "Country or international prefix, then roles and group (CAMEO 1.1b3).", "IRQMIL"),
    ] = None
    country: Annotated[
        str | None, CodeList("countries"), Doc("Country", "ISO 3166-1 alpha-3; XKX is Kosovo.", "IRQ")
    ] = None
    sectors: Annotated[
        tuple[Annotated[str, CodeList("plover_sectors")], ...],
        Doc("PLOVER sectors", "What kind of actor this is, most telling first.", ("MIL",)),
    ] = ()
    acled_name: Annotated[
        str | None, Doc("ACLED-style name", "The actor in the manner of ACLED.", "Military Forces of Iraq (2018-2020)")
    ] = None
    acled_inter: Annotated[
        str | None, CodeList("acled_inter_codes"), Doc("ACLED inter code", "The actor's type, 1 to 8.", "1")
    ] = None
    is_implied: Annotated[
        bool, Doc("Implied", "True when the sentence leaves the actor out and the article names it.", False)
    ] = False


@attrs.frozen(kw_only=True, field_transformer=enforce)
class Place:
    """Where the event took place; a coordinate always comes with a precision."""

    words: Annotated[str, Doc("Words", "The place as the text writes it.", "the desert of western Anbar")]
    precision: Annotated[PlacePrecision, Doc("Place precision", "What the coordinate stands for.", "region")]
    name: Annotated[str | None, Doc("Name", "Canonical name in the gazetteer.", "Al Anbar")] = None
    country: Annotated[str | None, CodeList("countries"), Doc("Country", "ISO 3166-1 alpha-3.", "IRQ")] = None
    admin1: Annotated[str | None, Doc("First-level unit", "Name of the province or state.", "Al Anbar")] = None
    admin1_code: Annotated[
        str | None, Pattern("[A-Z]{2}-[A-Z0-9]{1,3}"), Doc("First-level code", "ISO 3166-2.", "IQ-AN")
    ] = None
    admin2: Annotated[str | None, Doc("Second-level unit", "Name of the district.", "Hit")] = None
    latitude: Annotated[float | None, Range(-90, 90), Doc("Latitude", "Degrees north, WGS 84.", 33.4)] = None
    longitude: Annotated[float | None, Range(-180, 180), Doc("Longitude", "Degrees east, WGS 84.", 43.3)] = None
    gazetteer_id: Annotated[str | None, Doc("Gazetteer id", "Row of the gazetteer.", "admin1:IQ-AN")] = None


@attrs.frozen(kw_only=True, field_transformer=enforce)
class Count:
    """People counted by the text; an unknown number is absent, never zero."""

    kind: Annotated[CountKind, Doc("Kind", "What happened to those who are counted.", "killed")]
    side: Annotated[Side, Doc("Side", "Whose people are counted.", "recipient")] = Side.UNKNOWN
    low: Annotated[int | None, COUNT, Doc("Low", "Lowest number that the text gives.", 4)] = None
    best: Annotated[int | None, COUNT, Doc("Best", "The number to use; the lowest where reports differ.", 4)] = None
    high: Annotated[int | None, COUNT, Doc("High", "Highest number; absent when open-ended.", 4)] = None
    basis: Annotated[CountBasis, Doc("Basis", "Written out, by a number word, or not told.", "stated")] = (
        CountBasis.UNKNOWN
    )
    rule: Annotated[str | None, Doc("Rule", "The rule that turned a word into a number.", "dozens=12")] = None
    words: Annotated[str | None, Doc("Words", "The words that count.", "Four ISIS militants were killed")] = None


@attrs.frozen(kw_only=True, field_transformer=enforce)
class Evidence:
    """A stretch of an article's text, in code points of the text as given, that justifies a part of the event."""

    article_id: Annotated[str, Doc("Article", "The article quoted.", "000")]
    start: Annotated[int, OFFSET, Doc("Start", "Offset of the first character.", 375)]
    end: Annotated[int, OFFSET, Doc("End", "Offset after the last character.", 406)]
    quote: Annotated[str, Doc("Quote", "The text from start to end.", "conducted a series of strikes")]
    supports: Annotated[Supports, Doc("Supports", "Which part of the event the quote is evidence of.", "what")]
    rule: Annotated[str | None, Doc("Rule", "The lexicon or resolver rule that fired.", "conduct strike:195")] = None


@attrs.frozen(kw_only=True, field_transformer=enforce)
class ArticleReference:
    """The article an event was read from."""

    id: Annotated[str, Doc("Article id", "As given, or derived from the text.", "000")]
    text_sha256: Annotated[str, SHA256, Doc("Text SHA-256", "Of the text as given, in UTF-8.", "ab" * 32)]
    publisher: Annotated[str | None, Doc("Publisher", "Newspaper or agency.", "Example Wire")] = None
    url: Annotated[str | None, Doc("URL", "Where the article stands.", "https://example.org/a")] = None
    published: Annotated[date | None, Doc("Publication day", "Absent when unknown.", "2019-07-08")] = None
    licence: Annotated[str | None, Doc("Licence", "Of the article's text.", "CC-BY-2.5")] = None
    text: Annotated[str | None, Doc("Text", "The full text, only when it was asked for.", None)] = None


@attrs.frozen(kw_only=True, field_transformer=enforce)
class CoderReference:
    """What coded the event: versions and weights, so that a run can be repeated."""

    name: Annotated[str, Doc("Coder", "Name of the coder.", "eventdata")]
    version: Annotated[str, Doc("Coder version", "Version of the coder.", "0.1.0")]
    dictionary_version: Annotated[
        str | None, Doc("Dictionary version", "Digest of the lexicon and actor tables.", "2f1c9e0a77aa")
    ] = None
    model_name: Annotated[
        str | None, Doc("Model", "Name and version of the parsing model.", "en_core_web_sm 3.8.0")
    ] = None
    model_sha256: Annotated[str | None, SHA256, Doc("Model SHA-256", "Digest of the model's weights.", "cd" * 32)] = (
        None
    )


@attrs.frozen(kw_only=True, field_transformer=enforce)
class Event:
    """One coded interaction: who did what to whom, where, when, and on what evidence."""

    schema_version: Annotated[
        str, Constant(SCHEMA_VERSION), Doc("Schema version", "Version of this record.", SCHEMA_VERSION)
    ] = SCHEMA_VERSION
    event_id: Annotated[
        str, IDENTIFIER, Doc("Event id", "Derived from the article and what was read in it.", "0f" * 16)
    ]
    story_id: Annotated[str, IDENTIFIER, Doc("Story id", "One for all tellings of one occurrence.", "1e" * 16)]
    when: Annotated[When, Doc("When", "The days of the event.")]
    cameo_code: Annotated[
        str, CodeList("cameo"), Doc("CAMEO code", "Most specific CAMEO code that the text supports.", "195")
    ]
    cameo_root: Annotated[str, CodeList("cameo_roots"), Doc("CAMEO root", "First two digits of the code.", "19")]
    quad_class: Annotated[
        int,
        Range(1, 4),
        Doc("Quad class", "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.", 4),
    ]
    goldstein: Annotated[
        float | None, Range(-10, 10), Doc("Goldstein value", "Conflict (-10) to cooperation (10).", -10.0)
    ] = None
    plover_category: Annotated[
        str | None, CodeList("plover_categories"), Doc("PLOVER category", "Absent for comments.", "ASSAULT")
    ] = None
    plover_mode: Annotated[
        str | None, CodeList("plover_modes"), Doc("PLOVER mode", "The manner, where the text tells.", "aerial")
    ] = None
    plover_contexts: Annotated[
        tuple[Annotated[str, CodeList("plover_contexts")], ...],
        Doc("PLOVER contexts", "What the event is about.", ("military",)),
    ] = ()
    acled_disorder_type: Annotated[
        str | None,
        CodeList("acled_disorder_types"),
        Doc("ACLED-compatible disorder type", "Absent when ACLED has no such event.", "Political violence"),
    ] = None
    acled_event_type: Annotated[
        str | None,
        CodeList("acled_event_types"),
        Doc("ACLED-compatible event type", "Absent when ACLED has no such event.", "Explosions/Remote violence"),
    ] = None
    acled_sub_event_type: Annotated[
        str | None,
        CodeList("acled_sub_event_types"),
        Doc("ACLED-compatible sub-event type", "Absent when ACLED has no such event.", "Air/drone strike"),
    ] = None
    actors: Annotated[tuple[Actor, ...], Doc("Actors", "Who acts; empty when the text does not say.")] = ()
    recipients: Annotated[tuple[Actor, ...], Doc("Recipients", "To whom; empty when there is none.")] = ()
    where: Annotated[Place | None, Doc("Where", "Absent when the text does not say.")] = None
    counts: Annotated[tuple[Count, ...], Doc("Counts", "People counted; empty when nobody is.")] = ()
    modality: Annotated[Modality, Doc("Modality", "Whether the text says that it took place.", "actual")]
    is_background: Annotated[
        bool, Doc("Background", "True for a past event told to explain the news of the article.", False)
    ] = False
    attribution: Annotated[
        str | None, Doc("Attribution", "Who says so, in the words of the text.", "the Iraqi military")
    ] = None
    confidence: Annotated[
        float,
        Range(0, 1),
        Doc("Confidence", "Share of events with the same marks that were right on hand-coded text.", 0.8),
    ]
    evidence: Annotated[
        tuple[Evidence, ...], NonEmpty(), Doc("Evidence", "Stretches of text that say so, at least one.")
    ]
    article: Annotated[ArticleReference, Doc("Article", "The article that the event was read from.")]
    coder: Annotated[CoderReference, Doc("Coder", "What coded the event.")]
