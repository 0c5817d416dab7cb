"""An article as it was given: its text, unchanged, and what is known of it."""

import hashlib
import json
from datetime import date
from typing import Annotated

import attrs

from eventdata.constraints import Doc
from eventdata.shapes import enforce


@attrs.frozen(kw_only=True, field_transformer=enforce)
class Article:
    """A news article; all offsets of its events count code points of `text`, which nothing here ever changes."""

    id: Annotated[str, Doc("Article id", "As given, or derived from the content.", "000")]
    text: Annotated[str | None, Doc("Text", "The text as given; absent when there is none.", None)] = None
    title: Annotated[str | None, Doc("Title", "Headline, where it is not part of the text.", None)] = None
    published: Annotated[date | None, Doc("Publication day", "Absent when unknown.", "2019-07-08")] = None
    publisher: Annotated[str | None, Doc("Publisher", "Newspaper or agency.", "Example Wire")] = None
    url: Annotated[str | None, Doc("URL", "Where the article stands.", "https://example.org/a")] = None
    language: Annotated[str | None, Doc("Language", "BCP 47 tag; absent when unknown.", "en")] = None
    licence: Annotated[str | None, Doc("Licence", "Of the text.", "CC-BY-2.5")] = None


def text_sha256(text: str) -> str:
    """SHA-256 of the text as given, in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def derived_id(
    *, text: str | None, title: str | None, published: date | None, publisher: str | None, url: str | None
) -> str:
    """The id of an article that was given none: the same on any machine, and another when any of these differs."""
    content = [text, title, published and published.isoformat(), publisher, url]
    return text_sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")))[:32]
