"""A run that is watched: its results pass by, and what it read and made can be told at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator

from eventdata.article import Article
from eventdata.model import Event
from eventdata.pipeline import CodesArticles, Totals
from eventdata.refusal import Reason, Refusal


class Run:
    """The totals so far, and how often each reason was given for articles and for candidates."""

    def __init__(self) -> None:
        self.totals = Totals()
        self.articles: Counter[Reason] = Counter()
        self.candidates: Counter[Reason] = Counter()

    def results(self, articles: Iterable[Article], coder: CodesArticles) -> Iterator[Event | Refusal]:
        """Events and refusals of the articles in their order, counted as they pass."""
        for article in articles:
            found = coder.code(article)
            self.totals = self.totals.plus(found)
            refused = [result for result in found if isinstance(result, Refusal)]
            self.articles.update(refusal.reason for refusal in refused if refusal.is_article)
            self.candidates.update(refusal.reason for refusal in refused if not refusal.is_article)
            yield from found

    def lines(self) -> Iterator[str]:
        """The two sums, each with its parts."""
        sums, reasons = self.totals, parts(self.articles)
        yield f"{sums.articles} articles = {sums.with_events} with events + {sums.without_events} without{reasons}"
        made = f"{sums.mentions} mentions of {sums.events} events"
        yield f"{sums.mentions + sums.refused} candidates = {made} + {sums.refused} refused{parts(self.candidates)}"


def parts(reasons: Counter[Reason]) -> str:
    """The reasons in brackets, most frequent first; nothing when there are none."""
    ordered = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return f" ({', '.join(f'{number} {reason}' for reason, number in ordered)})" if ordered else ""
