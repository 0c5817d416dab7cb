"""From articles to events and refusals, with totals that must add up."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

import attrs

from eventdata.article import Article
from eventdata.model import Event, Supports
from eventdata.refusal import Refusal

if TYPE_CHECKING:
    from eventdata.coding.coder import Coder as Built


class CodesArticles(Protocol):
    """Anything that codes one article: the built-in coder, or a user's own."""

    def code(self, article: Article) -> tuple[Event | Refusal, ...]:
        """Events and refusals of the article; one without an event has a refusal of its own."""


def code(articles: Iterable[Article], coder: CodesArticles | None = None) -> Iterator[Event | Refusal]:
    """Events and refusals of articles, in their order; the built-in coder is loaded when none is given."""
    chosen = coder or built_in()
    for article in articles:
        yield from chosen.code(article)


def built_in() -> "Built":
    """The built-in coder, loaded now and not at import."""
    from eventdata.coding.coder import Coder

    return Coder.load()


def events(results: Iterable[Event | Refusal]) -> Iterator[Event]:
    """Only the events."""
    return (result for result in results if isinstance(result, Event))


@attrs.frozen(kw_only=True)
class Totals:
    """What a run read and made: articles are with or without events, candidates are mentions or refused."""

    articles: int = 0
    with_events: int = 0
    without_events: int = 0
    events: int = 0
    mentions: int = 0
    refused: int = 0

    def plus(self, results: Iterable[Event | Refusal]) -> "Totals":
        """The totals with one more article's results."""
        found = list(results)
        made = [each for each in found if isinstance(each, Event)]
        whole = [each for each in found if isinstance(each, Refusal) and each.is_article]
        if bool(made) == bool(whole) or len(whole) > 1:
            raise AssertionError(f"an article is with events or refused once, found {len(made)} and {len(whole)}")
        return Totals(
            articles=self.articles + 1,
            with_events=self.with_events + bool(made),
            without_events=self.without_events + (not made),
            events=self.events + len(made),
            mentions=self.mentions + sum(each.supports is Supports.WHAT for event in made for each in event.evidence),
            refused=self.refused + len(found) - len(made) - len(whole),
        )
