"""Anchors as the selectors of the W3C Web Annotation Data Model, which other programs read and write.

The model counts positions in code points; Hypothesis and others that run in a browser count UTF-16 code units: say which.
Source: https://www.w3.org/TR/annotation-model/#selectors
"""

from collections.abc import Iterable, Mapping
from typing import Any

from clipper.errors import InputError
from clipper.model.highlight import UNKNOWN, Anchor
from clipper.text.anchoring import describe, locate
from clipper.text.offsets import Utf16Map

WRITTEN_CONTEXT = 32
"""Code points of prefix and suffix that are written: what other programs write and expect."""


def quote_selector(anchor: Anchor) -> dict[str, str]:
    """The quotation with what stands before and after it."""
    return {
        "type": "TextQuoteSelector",
        "exact": anchor.exact,
        "prefix": anchor.prefix[-WRITTEN_CONTEXT:],
        "suffix": anchor.suffix[:WRITTEN_CONTEXT],
    }


def position_selector(anchor: Anchor, text: str, *, utf16: bool = False) -> dict[str, str | int]:
    """The position in the text that the anchor was made on, in code points or in UTF-16 code units."""
    start, end = anchor.start, anchor.end
    if utf16:
        units = Utf16Map(text)
        start, end = units.to_utf16(start), units.to_utf16(end)
    return {"type": "TextPositionSelector", "start": start, "end": end}


def anchor_of_selectors(selectors: Iterable[Mapping[str, Any]], text: str, *, utf16: bool = False) -> Anchor:
    """The anchor that selectors tell of a text: where its passage is found, as it stands there, else as it was told.

    Raises InputError where there is neither a quotation nor a position within the text.
    """
    quote = position = None
    for selector in selectors:
        if selector.get("type") == "TextQuoteSelector" and isinstance(selector.get("exact"), str):
            quote = selector
        elif selector.get("type") == "TextPositionSelector":
            position = _position(selector, text, utf16=utf16)
    if quote is None:
        if position is None or not 0 <= position[0] < position[1] <= len(text):
            raise InputError("An annotation has neither a quotation nor a position in its text.", "It cannot be taken over.")
        return describe(text, *position)
    start = position[0] if position else UNKNOWN
    exact = str(quote["exact"])
    told = Anchor(
        start=start,
        end=start + len(exact),
        exact=exact,
        prefix=str(quote.get("prefix") or ""),
        suffix=str(quote.get("suffix") or ""),
    )
    found = locate(told, text)
    return describe(text, found.start, found.end) if found else told


def _position(selector: Mapping[str, Any], text: str, *, utf16: bool) -> tuple[int, int] | None:
    start, end = selector.get("start"), selector.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return None
    if utf16:
        units = Utf16Map(text)
        start, end = units.from_utf16(start), units.from_utf16(end)
    return start, end
