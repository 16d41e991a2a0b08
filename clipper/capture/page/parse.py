"""HTML text -> an lxml tree that the rest of the room can walk, whatever was given.

What would make a parser slow or lose text is taken out first: control characters, elements with thousands of attributes, and a page
beyond any article's size.
"""

import re
from dataclasses import dataclass

from clipper.capture.page.tree import Element, parse_html
from clipper.errors import InputError

MAX_HTML = 24_000_000
"""Characters. SingleFile pages carry their images inside; beyond this a page is not an article."""
MAX_TEXT_HTML = 8_000_000
"""Characters, once embedded images are taken out."""
MAX_ATTRIBUTES = 1_000
"""An element with more is an attack on the parser (it compares each attribute with each)."""

TEXT_HINT = f"Clipper reads pages of up to {MAX_TEXT_HTML // 1_000_000} million characters of text."

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]{0,40})\s([^<>]{8000,})>")
_NOSCRIPT = re.compile(r"<(noscript|NOSCRIPT)\b[^<>]*>(?:[^<]|<(?!/?(?:noscript|script|NOSCRIPT|SCRIPT)\b)){0,2000}</\1>")
"""A browser reads no markup in it: a border of a block that only begins or ends there would move the rest of the page."""
_HEAD_ENDS = re.compile(r"</head\b|<body\b", re.IGNORECASE)
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Pages put together of parts may have one in the middle. A browser reads on, the parser would make a second tree of the rest."""
_BODY_BEGINS = re.compile(r"<(?=(?:article|aside|dialog|figure|footer|header|main|nav|section)\b)", re.IGNORECASE)
"""Pages may leave out where the head ends. The parser knows too few elements that begin the body, and leaves the whole page in the head."""
_DATA_URI = re.compile(r"data:[a-z]+/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=%\s]{2000,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page."""

    root: Element
    html: str
    """The text that was parsed."""


def _without_attribute_bombs(match: re.Match[str]) -> str:
    attributes = match[2]
    if attributes.count("=") <= MAX_ATTRIBUTES and len(attributes.split(None, MAX_ATTRIBUTES)) <= MAX_ATTRIBUTES:
        return match[0]
    return f"<{match[1]}>"


def _prepared(html: str) -> str:
    if len(html) > MAX_HTML:
        raise InputError("This page is too large to read.", f"Clipper reads pages of up to {MAX_HTML // 1_000_000} million characters.")
    text = _CONTROLS.sub(" ", html) if _CONTROLS.search(html) else html
    text = _XML_DECLARATION.sub("", text)
    text = _ENDS.sub("", _NOSCRIPT.sub("", text))
    if not _HEAD_ENDS.search(text):
        text = _BODY_BEGINS.sub("<body><", text, count=1)
    if _LONG_TAG.search(text):
        text = _LONG_TAG.sub(_without_attribute_bombs, text)
    if len(text) > MAX_TEXT_HTML and len(_DATA_URI.sub("", text)) > MAX_TEXT_HTML:
        raise InputError("This page is too large to read.", TEXT_HINT)
    return text


def parse_page(html: str) -> Page:
    """The tree of a page. InputError if nothing on it can be read."""
    text = _prepared(html)
    if not text.strip():
        raise InputError("This page is empty.", "Open the article in the browser and save or copy it again.")
    return Page(root=parse_html(text), html=text)
