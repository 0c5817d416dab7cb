"""The built-in coder: an article in, its events and refusals out, with every candidate accounted for."""

import re
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import attrs

from eventdata.article import Article
from eventdata.coding import names, parse
from eventdata.coding.actors import Scene, introduced, main_subject
from eventdata.coding.assemble import Mention, event, grouped
from eventdata.coding.circumstances import as_place, as_when, attribution, when, where
from eventdata.coding.clean import Block, BlockKind, blocks
from eventdata.coding.counts import counts
from eventdata.coding.dates import DateMention, dates_in
from eventdata.coding.drafts import Draft, Refused
from eventdata.coding.gazetteer import Gazetteer
from eventdata.coding.implied import completed
from eventdata.coding.language import is_english
from eventdata.coding.lexicon import Lexicon
from eventdata.coding.names import NameMention
from eventdata.coding.normalise import normalised
from eventdata.coding.numbers import NumberMention, numbers_in
from eventdata.coding.operations import substitutions
from eventdata.coding.places import PlaceMention, place_mentions
from eventdata.coding.reading import reading
from eventdata.coding.split import sentences
from eventdata.model import Actor, CoderReference, Event
from eventdata.refusal import Reason, Refusal

CODED = (BlockKind.HEADLINE, BlockKind.BODY, BlockKind.SUBHEADING)
BACKGROUND_DAYS = 60
WORD = re.compile(r"[^\W_]+")


@attrs.frozen(kw_only=True)
class Sentence:
    """A sentence's offsets, and the kind of block that it stands in."""

    start: int
    end: int
    kind: BlockKind


@attrs.frozen(kw_only=True, eq=False)
class Known:
    """What was found in a whole article before any sentence of it is coded."""

    names: tuple[NameMention, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    numbers: tuple[NumberMention, ...]
    home: str | None


@attrs.frozen(kw_only=True, eq=False)
class Coder:
    """A coder with its parser, lexicon, actor tables and gazetteer; it keeps nothing between articles."""

    parser: parse.Parser
    lexicon: Lexicon
    names: names.NameTable
    gazetteer: Gazetteer
    has_text: bool = False

    @classmethod
    def load(cls, *, model: Path | None = None, lexicons: Sequence[Path] = (), has_text: bool = False) -> "Coder":
        """The coder with the bundled tables, the user's lexicons on top; ModelUnavailable without a tested model."""
        return cls(
            parser=parse.load(model),
            lexicon=Lexicon.load(lexicons),
            names=names.bundled(),
            gazetteer=Gazetteer.bundled(),
            has_text=has_text,
        )

    @property
    def reference(self) -> CoderReference:
        """What every record says about the coder."""
        return CoderReference(
            name="eventdata",
            version=version("eventdata"),
            dictionary_version=self.lexicon.version,
            model_name=self.parser.name,
            model_sha256=self.parser.sha256,
        )

    def code(self, article: Article) -> tuple[Event | Refusal, ...]:
        """The events of an article and its refusals; an article without an event has a refusal of its own."""
        text = article.text or ""
        if not text.strip():
            return (refusal(article, Reason.EMPTY_TEXT, "the article has no text"),)
        if not is_english(text, article.language):
            return (refusal(article, Reason.NOT_ENGLISH, f"language {article.language or 'unknown'}"),)
        refusals, spans = [], list[Sentence]()
        for block in blocks(text):
            if block.kind in CODED:
                spans += [
                    Sentence(start=start, end=end, kind=block.kind)
                    for start, end in sentences(text, block.start, block.end)
                    if self.could_code(text, (start, end))
                ]
            elif self.could_code(text, (block.start, block.end)):
                refusals.append(furniture(article, block))
        if not spans:
            return (*refusals, refusal(article, Reason.NO_CANDIDATE, "no word that a rule could code"))
        mentions, refused = self.mentions(article, spans)
        mentions, crimes = without_crime(mentions, refused)
        refused += [candidate(article, each) for each in crimes]
        told = [each for each in completed(mentions) if each.draft.actors or each.draft.recipients]
        known = {each.draft.trigger.start for each in told}
        events = [event(article, self.reference, group, has_text=self.has_text) for group in grouped(told)]
        refusals += refused
        refusals += [
            candidate(article, unsided(each.draft)) for each in mentions if each.draft.trigger.start not in known
        ]
        if not events:
            refusals.append(refusal(article, Reason.NO_ACCEPTED_CANDIDATE, f"{len(refusals)} candidates, all refused"))
        return (*events, *refusals)

    def could_code(self, text: str, span: tuple[int, int]) -> bool:
        """Whether a stretch holds a word that some rule begins with; what holds none is never parsed."""
        return self.lexicon.could_fire(WORD.findall(text, *span))

    def mentions(self, article: Article, spans: Sequence[Sentence]) -> tuple[list[Mention], list[Refusal]]:
        """What the sentences tell, in order of the text."""
        text = article.text or ""
        known = self.known(article)
        found, refused = list[Mention](), list[Refusal]()
        names_at = {each.start for each in known.names}
        renamed = [each for each in substitutions(text) if each.start not in names_at]
        trees = self.parser.trees([normalised(text, span.start, span.end, renamed) for span in spans])
        subject, people = tuple[Actor, ...](), dict[str, Actor]()
        for span, tree in zip(spans, trees, strict=True):
            scene = Scene(
                tree=tree,
                names=tuple(each for each in known.names if span.start <= each.start < span.end),
                earlier=tuple(each for each in known.names if each.start < span.end),
                home=known.home,
                published=article.published,
                subject=subject,
                places=tuple(each for each in known.places if span.start <= each.start < span.end),
                people=tuple(people.items()),
            )
            read = reading(self.lexicon, scene)
            subject = main_subject(scene) or subject
            people |= introduced(scene)
            found += [self.mention(article, scene, draft, span, known) for draft in read.drafts]
            refused += [candidate(article, each) for each in read.refused]
        return found, refused

    def known(self, article: Article) -> Known:
        """Names, days, places and numbers of the whole article, and the country that it is mostly about."""
        text = article.text or ""
        found = names.with_aliases(text, self.names.mentions(text))
        nations = [name.iso3 for each in found for name in each.names[:1] if name.iso3]
        skip = [(block.start, block.end) for block in blocks(text) if block.kind not in CODED]
        places = place_mentions(text, skip=skip, countries=sorted(set(nations)), gazetteer=self.gazetteer)
        votes = nations + [place.entry.country for place in places if place.entry.country]
        home = max(sorted(set(votes)), key=votes.count) if votes else None
        return Known(
            names=found,
            dates=dates_in(text, published=article.published),
            places=places,
            numbers=numbers_in(text),
            home=home,
        )

    def mention(self, article: Article, scene: Scene, draft: Draft, span: Sentence, known: Known) -> Mention:
        """A draft with its day, place, numbers and attribution."""
        day = when(self.lexicon, draft.clause, known.dates)
        place = where(self.lexicon, draft.clause, known.places)
        return Mention(
            draft=draft,
            code=draft.code,
            sentence=(span.start, span.end),
            when=as_when(day),
            when_span=(day.start, day.end) if day else None,
            where=as_place(place),
            where_span=(place.start, place.end) if place else None,
            counts=tuple(counts(scene, draft.clause, known.numbers)),
            attribution=attribution(self.lexicon, draft.clause),
            is_background=is_background(article, draft, day),
            is_headline=span.kind is BlockKind.HEADLINE,
        )


def is_background(article: Article, draft: Draft, day: DateMention | None) -> bool:
    """Whether an event lies well before the news: two months before publication, or told in the pluperfect."""
    if day is not None and day.last is not None and article.published is not None:
        return (article.published - day.last).days > BACKGROUND_DAYS
    return draft.status.is_pluperfect


def without_crime(mentions: Sequence[Mention], refusals: Sequence[Refusal]) -> tuple[list[Mention], list[Refused]]:
    """The mentions less the arrests, where most candidates of the article were refused as ordinary crime."""
    crimes = sum(each.reason is Reason.ORDINARY_CRIME for each in refusals)
    arrests = [each for each in mentions if each.code.startswith("173")]
    if not crimes or crimes < len(mentions):
        return list(mentions), []
    detail = "an arrest in an article about ordinary crime"
    refused = [
        Refused(trigger=each.draft.trigger, reason=Reason.ORDINARY_CRIME, detail=detail, rule=each.draft.rule)
        for each in arrests
    ]
    return [each for each in mentions if each not in arrests], refused


def refusal(article: Article, reason: Reason, detail: str) -> Refusal:
    """The refusal of a whole article."""
    return Refusal(article_id=article.id, reason=reason, detail=detail)


def furniture(article: Article, block: Block) -> Refusal:
    """The refusal of a stretch that is no news text though it holds words that rules know."""
    quote = (article.text or "")[block.start : block.end]
    return Refusal(
        article_id=article.id,
        reason=Reason.PAGE_FURNITURE,
        detail=str(block.kind),
        start=block.start,
        end=block.end,
        quote=quote,
    )


def unsided(draft: Draft) -> Refused:
    """The refusal of an operation of which the whole article names no side."""
    detail = "nobody in the article is known to lead the operation or to be its target"
    return Refused(trigger=draft.trigger, reason=Reason.NO_ACTOR, detail=detail, rule=draft.rule)


def candidate(article: Article, refused: Refused) -> Refusal:
    """The refusal of one candidate, with its words."""
    start, end = refused.trigger.start, refused.trigger.end
    return Refusal(
        article_id=article.id,
        reason=refused.reason,
        detail=refused.detail,
        start=start,
        end=end,
        quote=(article.text or "")[start:end],
        rule=refused.rule,
    )
