"""The built-in coder: an article in, its events and refusals out, with every candidate accounted for."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import attrs

from eventdata.article import Article
from eventdata.coding.actors.introduced import introduced, main_subject
from eventdata.coding.actors.names import NameKind, NameTable, bundled
from eventdata.coding.actors.scene import Scene
from eventdata.coding.drafts import Draft
from eventdata.coding.events.assemble import event
from eventdata.coding.events.background import is_background, with_background
from eventdata.coding.events.circumstances import (
    as_place,
    as_when,
    attribution,
    spoken_at,
    stands_within,
    when,
    where,
    whereabouts,
)
from eventdata.coding.events.counts import counts
from eventdata.coding.events.grouping import Mention, grouped
from eventdata.coding.events.implied import completed, dated, placed, with_tolls
from eventdata.coding.events.unharmed import with_zeros
from eventdata.coding.known import CODED, Known, known, within
from eventdata.coding.news import news
from eventdata.coding.places.gazetteer import Gazetteer
from eventdata.coding.reading import reading
from eventdata.coding.refusals import candidate, furniture, refusal, unsided
from eventdata.coding.rules.lexicon import Lexicon
from eventdata.coding.text import parse
from eventdata.coding.text.clean import BlockKind, blocks
from eventdata.coding.text.language import is_english
from eventdata.coding.text.normalise import normalised, parsable
from eventdata.coding.text.split import sentences
from eventdata.coding.text.tree import Tree
from eventdata.coding.text.words import FORM
from eventdata.model import Actor, CoderReference, Event, Modality
from eventdata.refusal import Reason, Refusal

REMEMBERED = 400
"""Names before a sentence that it may refer back to."""


@attrs.frozen(kw_only=True)
class Sentence:
    """A sentence's offsets, and the kind of block that it stands in."""

    start: int
    end: int
    kind: BlockKind


@attrs.frozen(kw_only=True, eq=False)
class Coder:
    """A coder with its parser, lexicon, actor tables and gazetteer; it keeps nothing between articles."""

    parser: parse.Parser = attrs.field(repr=False)
    lexicon: Lexicon = attrs.field(repr=False)
    names: NameTable = attrs.field(repr=False)
    gazetteer: Gazetteer = attrs.field(repr=False)
    has_text: bool = False

    @classmethod
    def load(cls, *, model: Path | None = None, lexicons: Sequence[Path] = (), has_text: bool = False) -> "Coder":
        """The coder with the bundled tables, the user's lexicons on top; ModelUnavailable without a tested model."""
        return cls(
            parser=parse.load(model),
            lexicon=Lexicon.load(lexicons),
            names=bundled(),
            gazetteer=Gazetteer.bundled(),
            has_text=has_text,
        )

    @cached_property
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
        parts = blocks(text)
        spans = [
            Sentence(start=start, end=end, kind=part.kind)
            for part in parts
            if part.kind in CODED
            for whole in sentences(text, part.start, part.end)
            for start, end in parsable(text, *whole)
            if self.could_code(text, start, end)
        ]
        aside = [part for part in parts if part.kind not in CODED and self.could_code(text, part.start, part.end)]
        refusals = [furniture(article, part) for part in aside]
        if not spans:
            return (*refusals, refusal(article, Reason.NO_CANDIDATE, "no word that a rule could code"))
        events, refused = self.read(article, spans, known(article, parts, self.names, self.gazetteer))
        refusals += refused
        if not events:
            refusals.append(refusal(article, Reason.NO_ACCEPTED_CANDIDATE, f"{len(refusals)} candidates, all refused"))
        return (*events, *refusals)

    def could_code(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch holds the words of some rule's predicate; what holds none is never parsed."""
        return self.lexicon.could_fire(FORM.findall(text, start, end))

    def read(self, article: Article, spans: Sequence[Sentence], found: Known) -> tuple[list[Event], list[Refusal]]:
        """The events that the sentences tell, and the candidates that are none."""
        mentions, refused = self.mentions(article, spans, found)
        mentions = with_background(mentions, article.text or "", found.dates, article.published or found.last_day)
        mentions, untold = news(article, mentions, refused, start=found.start, last_day=found.last_day)
        told = [each for each in completed(mentions) if each.draft.actors or each.draft.recipients]
        sided = {each.draft.trigger.start for each in told}
        refused += [candidate(article, each) for each in untold]
        refused += [
            candidate(article, unsided(each.draft)) for each in mentions if each.draft.trigger.start not in sided
        ]
        groups = placed(with_zeros(with_tolls(grouped(dated(told))), article.text or ""), found.first_place)
        return [event(article, self.reference, group, has_text=self.has_text) for group in groups], refused

    def mentions(
        self, article: Article, spans: Sequence[Sentence], found: Known
    ) -> tuple[list[Mention], list[Refusal]]:
        """What the sentences tell, in order of the text."""
        text = article.text or ""
        mentions, refused = list[Mention](), list[Refusal]()
        trees = self.parser.trees([normalised(text, span.start, span.end, found.substitutions) for span in spans])
        subject, people = tuple[Actor, ...](), dict[str, Actor]()
        for span, tree in zip(spans, trees, strict=True):
            scene = self.scene(article, span, tree, found, subject=subject, people=people)
            read = reading(self.lexicon, scene)
            subject = main_subject(scene) or subject
            people |= introduced(scene)
            mentions += [self.mention(article, scene, draft, span, found) for draft in read.drafts]
            refused += [candidate(article, each) for each in read.refused]
        return mentions, refused

    def scene(
        self,
        article: Article,
        span: Sentence,
        tree: Tree,
        found: Known,
        *,
        subject: tuple[Actor, ...],
        people: dict[str, Actor],
    ) -> Scene:
        """A sentence with what the article knows of its names, places and of whom it has told before."""
        last = bisect_left(found.names, span.end, key=lambda each: each.start)
        here = self.countries(found, span, tree)
        return Scene(
            tree=tree,
            names=tuple(within(found.names, span.start, span.end)),
            earlier=found.names[max(0, last - REMEMBERED) : last],
            dates=tuple((each.start, each.end) for each in within(found.dates, span.start, span.end)),
            home=min(here) if len(here) == 1 else found.home,
            here=here,
            published=article.published,
            text=article.text or "",
            subject=subject,
            places=tuple(within(found.places, span.start, span.end)),
            people=tuple(people.items()),
        )

    def countries(self, found: Known, span: Sentence, tree: Tree) -> frozenset[str]:
        """The countries of a sentence's places; not of where somebody spoke, nor of states and capitals that act."""
        spoken = spoken_at(self.lexicon, tree)
        states = {
            each.start
            for each in within(found.names, span.start, span.end)
            if any(name.kind in (NameKind.CAPITAL, NameKind.COUNTRY) for name in each.names)
        }
        places = (each for each in within(found.places, span.start, span.end) if each.start not in spoken)
        meant = (each for each in places if each.start not in states or stands_within(tree, each))
        return frozenset(each.entry.country for each in meant if each.entry.country)

    def mention(self, article: Article, scene: Scene, draft: Draft, span: Sentence, found: Known) -> Mention:
        """A draft with its day, place, numbers and attribution."""
        is_told = draft.status.modality is Modality.ACTUAL
        dates = within(found.dates, span.start, span.end)
        day = when(self.lexicon, draft.clause, dates, until=article.published if is_told else None)
        place = where(self.lexicon, draft.clause, scene.places) or whereabouts(draft, found.places)
        return Mention(
            article_id=article.id,
            draft=draft,
            code=draft.code,
            sentence=(span.start, span.end),
            when=as_when(day),
            when_span=(day.start, day.end) if day else None,
            where=as_place(place),
            where_span=(place.start, place.end) if place else None,
            counts=counts(scene, draft.clause, draft.code, within(found.numbers, span.start, span.end)),
            attribution=attribution(self.lexicon, draft.clause),
            is_background=is_background(draft, day, article.published or found.last_day),
            is_headline=span.kind is BlockKind.HEADLINE,
            anchor=day.anchor if day else None,
        )
