"""What the quotes of an event say against the texts of articles, those exported with the events and those given."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs
import numpy as np
import pyarrow as pa

from eventdata.article import Article, text_sha256
from eventdata.validation.event_columns import breach, codes, field, is_given
from eventdata.validation.values import Breach, Values


@attrs.frozen
class Texts:
    """The texts of articles by id, and the digest of each."""

    by_id: Mapping[str, str | None]
    digests: Mapping[str, str]

    @classmethod
    def of(cls, articles: Iterable[Article]) -> "Texts":
        """The texts of these articles."""
        texts = {article.id: article.text for article in articles}
        return cls(texts, {name: text_sha256(text) for name, text in texts.items() if text is not None})


def text_breaches(batch: pa.RecordBatch, texts: Texts | None) -> Iterator[Breach]:
    """Quotes and digests that differ from the text in the record, and from that of the articles, if they are given."""
    values = Values(batch.to_struct_array())
    yield from exported_texts(values)
    if texts is not None:
        yield from given_texts(values, texts)


def exported_texts(values: Values) -> Iterator[Breach]:
    """Against the text that a record carries itself."""
    article = values.fields["article"]
    has_text = is_given(article, "text")
    if not has_text.any():
        return
    digests, wanted = field(article, "text_sha256").to_pylist(), digest_of(field(article, "text"))
    yield from breach("EVD233", has_text & np.array([*map(differ, wanted, digests)]), "article", "text_sha256")
    evidence = values.fields["evidence"]
    ids, texts = field(article, "id").to_pylist(), field(article, "text").to_pylist()
    bad = []
    for parent, (name, start, end, quote) in zip(evidence.parents.tolist(), pieces(evidence), strict=True):
        text = texts[parent]
        bad.append(text is not None and name == ids[parent] and text[start:end] != quote)
    found = breach("EVD232", np.array(bad, bool), "quote")
    yield from (each.under("evidence") for each in evidence.breaches_of_items(found))


def differ(one: str | None, other: str | None) -> bool:
    """Whether a digest that is known is another one."""
    return one is not None and one != other


def digest_of(texts: Any) -> list[str | None]:
    """The digest of each text, computed once for each distinct one."""
    numbers, options = codes(texts)
    used = set(numbers.tolist())
    digests = [
        text_sha256(text) if text is not None and number in used else None for number, text in enumerate(options)
    ]
    return [digests[number] for number in numbers.tolist()]


def pieces(evidence: Values) -> Iterator[tuple[str, int, int, str]]:
    """The article, offsets and words of each piece of evidence."""
    columns = (field(evidence.items, name).to_pylist() for name in ("article_id", "start", "end", "quote"))
    return zip(
        *((map(int, column) if column and isinstance(column[0], float) else column) for column in columns), strict=True
    )


def given_texts(values: Values, texts: Texts) -> Iterator[Breach]:
    """Against the articles that are given."""
    evidence, article = values.fields["evidence"], values.fields["article"]
    unknown, other = [], []
    for name, start, end, quote in pieces(evidence):
        text = texts.by_id.get(name)
        unknown.append(text is None)
        other.append(text is not None and text[start:end] != quote)
    found = (
        *breach("EVD234", np.array(unknown, bool), "article_id"),
        *breach("EVD232", np.array(other, bool), "quote"),
    )
    yield from (each.under("evidence") for each in evidence.breaches_of_items(iter(found)))
    pairs = zip(field(article, "id").to_pylist(), field(article, "text_sha256").to_pylist(), strict=True)
    is_other = [differ(texts.digests.get(name), digest) for name, digest in pairs]
    yield from breach("EVD233", np.array(is_other, bool), "article", "text_sha256")
