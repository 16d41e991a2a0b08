"""A clipping with its text as one line of JSON: an open form that holds what is known of it, and that `importers/jsonl` reads again.

The captures, older versions and related articles are in a backup alone.
"""

import json
from collections.abc import Sequence
from typing import Any

from clipper.model.clipping import Clipping
from clipper.model.date import ArticleDate, Precision
from clipper.model.highlight import Highlight
from clipper.model.span import ArticleText
from clipper.text.span_json import spans_to_json


def article_line(clipping: Clipping, article: ArticleText, highlights: Sequence[Highlight]) -> str:
    """The line, with its end. What is unknown is left out; a text that is not there is empty."""
    metadata = clipping.metadata
    values: dict[str, Any] = {
        "id": clipping.id,
        "title": metadata.title,
        "source": metadata.source,
        "authors": list(metadata.authors),
        **_date("published", metadata.published),
        **_date("modified", metadata.modified),
        "captured": clipping.captured_at,
        "url": metadata.url,
        "language": metadata.language,
        "section": metadata.section,
        "page": metadata.page,
        "agency": metadata.agency,
        "dateline": metadata.dateline,
        "keywords": list(metadata.keywords),
        "tags": list(clipping.tags),
        "note": clipping.note,
        "status": clipping.status.value,
        "starred": clipping.starred,
        "text": article.text,
        "spans": spans_to_json(article.spans),
        "highlights": [_highlight(highlight, article.text) for highlight in highlights],
    }
    known = {key: value for key, value in values.items() if key == "text" or value not in (None, "", [])}
    return json.dumps(known, ensure_ascii=False, separators=(",", ":")) + "\n"


def _date(name: str, date: ArticleDate | None) -> dict[str, str]:
    """A date tells by itself how exact it is, but for a time to the hour."""
    if date is None:
        return {}
    precision = {f"{name}_precision": date.precision.value} if date.precision is Precision.HOUR else {}
    return {name: date.source_iso(), **precision}


def _highlight(highlight: Highlight, text: str) -> dict[str, Any]:
    """`words` are those that it stands on, where they are no longer the ones that were marked."""
    anchor, placement = highlight.anchor, highlight.placement
    words = highlight.words_in(text)
    return {
        "id": highlight.id,
        "start": placement.start,
        "end": placement.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        **({"words": words} if words != anchor.exact else {}),
        "color": highlight.color,
        "note": highlight.note,
        "tags": list(highlight.tags),
        "state": placement.state.value,
        **({"by_user": True} if placement.by_user else {}),
        "created": highlight.created_at,
    }
