"""Highlights and notes as web annotations (W3C), which programs that mark web pages read: each names the page and quotes the passage.

Source: https://www.w3.org/TR/annotation-model/
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from clipper.model.clipping import Clipping
from clipper.model.highlight import Highlight
from clipper.model.links import clip_link
from clipper.model.span import ArticleText
from clipper.text.anchoring import describe
from clipper.text.selectors import quote_selector

HEAD = '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":['
FOOT = "\n]}\n"


def annotations(clipping: Clipping, article: ArticleText, highlights: Sequence[Highlight]) -> Iterator[str]:
    """Each mark of a clipping, and its note on the whole, as a line of JSON without a comma."""
    page = clipping.metadata.url or clip_link(clipping.id)
    for highlight in highlights:
        place = highlight.placement.place
        anchor = describe(article.text, *place) if place else highlight.anchor
        bodies = [_comment(highlight.note)] if highlight.note else []
        bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in highlight.tags]
        yield _dumped(
            {
                "id": clip_link(clipping.id, highlight.id),
                "type": "Annotation",
                "motivation": "highlighting",
                "created": highlight.created_at,
                "modified": highlight.updated_at,
                "body": bodies,
                "target": {"source": page, "selector": [quote_selector(anchor)]},
            }
        )
    if clipping.note:
        yield _dumped(
            {
                "id": clip_link(clipping.id),
                "type": "Annotation",
                "motivation": "commenting",
                "body": [_comment(clipping.note)],
                "target": {"source": page},
            }
        )


def _comment(note: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": note, "format": "text/markdown", "purpose": "commenting"}


def _dumped(values: dict[str, Any]) -> str:
    return json.dumps({name: value for name, value in values.items() if value != []}, ensure_ascii=False, separators=(",", ":"))
