"""What holds of the coder on whole articles: quotes are in the text, all is accounted for, nothing is invented."""

from collections.abc import Iterable
from pathlib import Path

import attrs
import pytest

from eventdata import read_articles
from eventdata.article import Article
from eventdata.coding.coder import Coder
from eventdata.model import Basis, Event, Precision, Supports
from eventdata.pipeline import Totals
from eventdata.refusal import Reason, Refusal
from eventdata.schema import codec

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = [each for each in read_articles(ROOT / "fixtures" / "articles") if isinstance(each, Article)]

each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)


def events(results: Iterable[Event | Refusal]) -> list[Event]:
    return [each for each in results if isinstance(each, Event)]


def written(coder: Coder, articles: Iterable[Article]) -> str:
    return "\n".join(codec.dumps(each) for article in articles for each in coder.code(article))


@each_article
def test_every_quote_is_the_text_at_its_offsets(coder: Coder, article: Article) -> None:
    text = article.text or ""
    for result in coder.code(article):
        spans = result.evidence if isinstance(result, Event) else (result,)
        for span in spans:
            if span.start is not None:
                assert span.end is not None
                assert text[span.start : span.end] == span.quote
                assert span.article_id == article.id


@each_article
def test_every_event_has_its_sentence_and_the_word_that_tells_it(coder: Coder, article: Article) -> None:
    for event in events(coder.code(article)):
        parts = [each.supports for each in event.evidence]
        assert Supports.SENTENCE in parts
        assert Supports.WHAT in parts
        sentences = [each for each in event.evidence if each.supports is Supports.SENTENCE]
        for told in (each for each in event.evidence if each.supports is Supports.WHAT):
            assert told.rule
            assert any(each.start <= told.start and told.end <= each.end for each in sentences)


@each_article
def test_an_article_is_with_events_or_refused_once(coder: Coder, article: Article) -> None:
    results = coder.code(article)
    totals = Totals().plus(results)
    assert (totals.articles, totals.with_events + totals.without_events) == (1, 1)
    whole = [each for each in results if isinstance(each, Refusal) and each.is_article]
    assert len(whole) == (not events(results))


@each_article
def test_every_candidate_is_a_mention_or_refused_and_never_both(coder: Coder, article: Article) -> None:
    results = coder.code(article)
    told = [
        (each.start, each.end, each.rule)
        for event in events(results)
        for each in event.evidence
        if each.supports is Supports.WHAT
    ]
    refused = [
        (each.start, each.end, each.rule) for each in results if isinstance(each, Refusal) and not each.is_article
    ]
    totals = Totals().plus(results)
    assert (totals.mentions, totals.refused) == (len(told), len(refused))
    whole = {each.reason: 0 for each in results if isinstance(each, Refusal)}
    split = {(start, end) for start, end, _ in told} & {(start, end) for start, end, _ in refused}
    assert not split or Reason.ITEMISED_TOTAL in whole


@each_article
def test_a_candidate_is_refused_only_once(coder: Coder, article: Article) -> None:
    refused = [each for each in coder.code(article) if isinstance(each, Refusal)]
    assert len(refused) == len(set(refused))


@each_article
def test_without_a_publication_day_no_day_is_invented(coder: Coder, article: Article) -> None:
    undated = attrs.evolve(article, published=None)
    for event in events(coder.code(undated)):
        assert event.when.basis in (Basis.STATED, Basis.NONE)
        assert (event.when.first is None) == (event.when.basis is Basis.NONE) == (event.when.last is None)
        assert (event.when.precision is Precision.UNKNOWN) == (event.when.first is None)


def test_two_runs_are_the_same_to_the_byte(coder: Coder) -> None:
    assert written(coder, ARTICLES) == written(coder, ARTICLES)


def test_the_order_of_articles_changes_no_record(coder: Coder) -> None:
    forwards = {article.id: coder.code(article) for article in ARTICLES}
    backwards = {article.id: coder.code(article) for article in reversed(ARTICLES)}
    assert forwards == backwards


def test_every_event_has_an_id_of_its_own(coder: Coder) -> None:
    ids = [event.event_id for article in ARTICLES for event in events(coder.code(article))]
    assert len(ids) == len(set(ids)) > 30


@pytest.mark.parametrize("text", [None, " ", " \n\t\u00a0 "])
def test_an_article_without_text_is_refused_as_empty(coder: Coder, text: str | None) -> None:
    (found,) = coder.code(Article(id="a", text=text))
    assert isinstance(found, Refusal)
    assert (found.reason, found.is_article, found.article_id) == (Reason.EMPTY_TEXT, True, "a")


GERMAN = "Am Montag haben Rebellen die Stadt angegriffen und vier Soldaten getötet, wie die Armee mitteilte."
ARABIC = "هاجم المتمردون البلدة يوم الاثنين وقتلوا أربعة جنود وفقا للجيش"


@pytest.mark.parametrize("text", [GERMAN, ARABIC])
def test_an_article_that_is_not_english_is_refused_as_such(coder: Coder, text: str) -> None:
    (found,) = coder.code(Article(id="a", text=text))
    assert isinstance(found, Refusal)
    assert (found.reason, found.is_article) == (Reason.NOT_ENGLISH, True)


def test_an_article_that_says_it_is_in_another_language_is_refused(coder: Coder) -> None:
    (found,) = coder.code(Article(id="a", text="Rebels killed four soldiers in Gao.", language="fr"))
    assert isinstance(found, Refusal)
    assert found.reason is Reason.NOT_ENGLISH


def test_an_article_without_any_word_of_the_lexicon_is_refused_once(coder: Coder) -> None:
    (found,) = coder.code(Article(id="a", text="The lake was quite still, and the fog was thick there."))
    assert isinstance(found, Refusal)
    assert found.reason in (Reason.NO_CANDIDATE, Reason.NO_ACCEPTED_CANDIDATE)


def test_the_text_is_in_the_record_only_when_it_was_asked_for(coder: Coder) -> None:
    article = ARTICLES[0]
    assert {each.article.text for each in events(coder.code(article))} == {None}
    open_handed = attrs.evolve(coder, has_text=True)
    assert {each.article.text for each in events(open_handed.code(article))} == {article.text}


def test_every_record_says_what_coded_it(coder: Coder) -> None:
    found = events(coder.code(ARTICLES[0]))
    assert {each.coder for each in found} == {coder.reference}
    assert coder.reference.model_sha256 == coder.parser.sha256
    assert coder.reference.dictionary_version == coder.lexicon.version


def test_what_stands_around_the_news_text_gives_no_event(coder: Coder) -> None:
    furniture = "\n\nMost read\n1. Rebels kill four soldiers in Gao\n2. Police arrest 40 students in Lima"
    text = (
        "The weather was mild in the valley on Monday, and the farmers went home early to their families." + furniture
    )
    assert events(coder.code(Article(id="a", text=text))) == []
