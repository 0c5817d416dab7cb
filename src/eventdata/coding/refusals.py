"""The refusals of an article: of the whole, of page furniture, of candidates that became no event."""

from eventdata.article import Article
from eventdata.coding.drafts import Draft, Refused
from eventdata.coding.text.clean import Block
from eventdata.refusal import Reason, Refusal


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
