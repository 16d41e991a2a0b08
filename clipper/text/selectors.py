"""Anchors as the quotation selectors of the W3C Web Annotation Data Model, which other programs read and write.

Positions are neither read nor written: they count in the text of the page as another program sees it, and not in ours.
Source: https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from collections.abc import Iterable, Mapping

from clipper.model.highlight import CONTEXT, UNKNOWN, Anchor
from clipper.text.canonical import clean_characters

WRITTEN_CONTEXT = 32
"""Code points of prefix and suffix that are written: what other programs write and expect."""
_QUOTATION = "TextQuoteSelector"


def quote_selector(anchor: Anchor) -> dict[str, str]:
    """The quotation with what stands before and after it."""
    return {
        "type": _QUOTATION,
        "exact": anchor.exact,
        "prefix": anchor.prefix[-WRITTEN_CONTEXT:],
        "suffix": anchor.suffix[:WRITTEN_CONTEXT],
    }


def anchor_of_selectors(selectors: Iterable[Mapping[str, object]]) -> Anchor | None:
    """The anchor that the first quotation among these selectors tells; None where there is none."""
    for selector in selectors:
        exact = selector.get("exact")
        if selector.get("type") == _QUOTATION and isinstance(exact, str) and exact.strip():
            words = clean_characters(exact)
            return Anchor(
                start=UNKNOWN,
                end=UNKNOWN + len(words),
                exact=words,
                prefix=_context(selector.get("prefix"))[-CONTEXT:],
                suffix=_context(selector.get("suffix"))[:CONTEXT],
            )
    return None


def _context(value: object) -> str:
    return clean_characters(value) if isinstance(value, str) else ""
