"""What is in the library, as the JSON that scripts read. Keys are stable."""

import json
from typing import Any

from clipper.library.library import Library
from clipper.library.saving import Saved
from clipper.model.clipping import Clipping
from clipper.model.draft import LeftOut
from clipper.model.highlight import Highlight
from clipper.model.tag import Tag


def dumped(value: Any) -> str:
    """One JSON document, readable by people too."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def clipping_value(clipping: Clipping, snippet: str | None = None) -> dict[str, Any]:
    """A clipping of a list. Unknown is null."""
    metadata = clipping.metadata
    return {
        "id": clipping.id,
        "title": metadata.title,
        "source": metadata.source,
        "authors": list(metadata.authors),
        "published": metadata.published.value if metadata.published else None,
        "published_precision": metadata.published.precision.value if metadata.published else None,
        "captured": clipping.captured_at,
        "url": metadata.url,
        "added": clipping.added_at,
        "language": metadata.language,
        "role": clipping.role.value,
        "related": list(clipping.related),
        "tags": list(clipping.tags),
        "highlights": clipping.highlights,
        "words": clipping.words,
        "note": clipping.note,
        "status": clipping.status.value,
        "starred": clipping.starred,
        "snippet": snippet,
    }


def article_value(library: Library, clipping: Clipping, number: int | None = None) -> dict[str, Any]:
    """A clipping with its versions, and the text, spans and highlights of one of them (the current one without a number)."""
    from clipper.text.span_json import spans_to_json

    article = library.versions.text(clipping.key, number)
    return {
        **clipping_value(clipping),
        "version": number or clipping.version,
        "versions": [
            {"number": version.number, "captured": version.captured_at, "sha256": version.sha256}
            for version in library.versions.of_clipping(clipping.key)
        ],
        "text": article.text,
        "spans": spans_to_json(article.spans),
        "highlights": [highlight_value(highlight) for highlight in library.highlights.of_clipping(clipping.key, number)],
    }


def highlight_value(highlight: Highlight) -> dict[str, Any]:
    """A highlight; `start` and `end` are null for an orphan. `exact` are the words as they were marked."""
    anchor, placement = highlight.anchor, highlight.placement
    return {
        "id": highlight.id,
        "start": placement.start,
        "end": placement.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "color": highlight.color,
        "note": highlight.note,
        "tags": list(highlight.tags),
        "state": placement.state.value,
    }


def saved_value(saved: Saved) -> dict[str, Any]:
    """What became of a draft."""
    return {"id": saved.id, "title": saved.title, "role": saved.role.value, "result": saved.outcome.value}


def left_out_value(left: LeftOut) -> dict[str, Any]:
    """A line that was left out, as `add --json` prints it."""
    return {"line": left.line, "text": left.text, "reason": left.reason}


def tag_value(tag: Tag) -> dict[str, Any]:
    """A tag, as `tags --json` prints it."""
    return {"tag": tag.path, "count": tag.count, "color": tag.color, "definition": tag.definition}
