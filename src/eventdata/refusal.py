"""What becomes of a candidate, or of a whole article, that is no event: a refusal with its reason."""

from enum import StrEnum
from typing import Annotated

import attrs

from eventdata.constraints import OFFSET, Doc
from eventdata.shapes import enforce


class Reason(StrEnum):
    """Why a candidate, or a whole article, became no event."""

    EMPTY_TEXT = "empty_text"
    NOT_ENGLISH = "not_english"
    NO_CANDIDATE = "no_candidate"
    NO_ACCEPTED_CANDIDATE = "no_accepted_candidate"
    PAGE_FURNITURE = "page_furniture"
    NO_ACTOR = "no_actor"
    NO_RECIPIENT = "no_recipient"
    NO_RULE = "no_rule"
    OTHER_SENSE = "other_sense"
    CONTENT = "content"
    NEGATED = "negated"
    PURPOSE = "purpose"
    HYPOTHETICAL = "hypothetical"
    HABITUAL = "habitual"
    STATE = "state"
    STATISTIC = "statistic"
    RUNNING_TOTAL = "running_total"
    ITEMISED_TOTAL = "itemised_total"
    SPEECH_TO_PRESS = "speech_to_press"
    ORDINARY_CRIME = "ordinary_crime"
    REPEATED = "repeated"


@attrs.frozen(kw_only=True, field_transformer=enforce)
class Refusal:
    """A candidate, or a whole article, that became no event; offsets are absent for a whole article."""

    article_id: Annotated[str, Doc("Article id", "The article read.", "000")]
    reason: Annotated[Reason, Doc("Reason", "Why there is no event.", "page_furniture")]
    detail: Annotated[str, Doc("Detail", "What was found, in a line.", "comment policy")]
    start: Annotated[int | None, OFFSET, Doc("Start", "Offset of the candidate's first character.", 10)] = None
    end: Annotated[int | None, OFFSET, Doc("End", "Offset after its last character.", 20)] = None
    quote: Annotated[str | None, Doc("Quote", "The text from start to end.", "threats")] = None
    rule: Annotated[str | None, Doc("Rule", "The lexicon rule that had fired.", "threat:130")] = None

    @property
    def is_article(self) -> bool:
        """Whether a whole article was refused, not a candidate in it."""
        return self.start is None
