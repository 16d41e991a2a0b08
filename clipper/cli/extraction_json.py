"""What was found in a capture, as the JSON that scripts read. Keys are stable."""

import json
from typing import Any

from clipper.model.draft import Draft, Extraction


def json_line(path: str, extraction: Extraction) -> str:
    """One line of `extract --jsonl`."""
    return _line({"path": path, **extraction_value(extraction)})


def failure_line(path: str, sentence: str) -> str:
    """The line of a path that cannot be read."""
    return _line({"path": path, "error": sentence})


def extraction_value(extraction: Extraction) -> dict[str, Any]:
    """Everything that was found and what was left out."""
    return {
        "kind": extraction.kind.value,
        "articles": [draft_value(draft) for draft in extraction.drafts],
        "boilerplate": [{"line": left.line, "text": left.text, "reason": left.reason} for left in extraction.left_out],
        "links": [{"title": link.title, "url": link.url} for link in extraction.links],
        "warnings": list(extraction.warnings),
    }


def draft_value(draft: Draft) -> dict[str, Any]:
    """One article. Unknown is null."""
    metadata = draft.metadata
    return {
        "role": draft.role.value,
        "title": metadata.title,
        "source": metadata.source,
        "authors": list(metadata.authors),
        "published": metadata.published.source_iso() if metadata.published else None,
        "published_precision": metadata.published.precision.value if metadata.published else None,
        "url": metadata.url,
        "language": metadata.language,
        "tags": list(metadata.keywords),
        "body": "\n\n".join(draft.body.body_blocks()),
        "origins": dict(metadata.origins),
        "doubts": list(draft.doubts),
    }


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
