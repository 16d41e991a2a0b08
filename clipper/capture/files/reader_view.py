"""Firefox's reader view as it is copied or saved: what it tells above the text (site, title, who wrote it) as a page tells it in its head.

Source: the markup of Firefox 128 (toolkit/components/reader)
"""

import re
from html import escape, unescape

from clipper.model.value import value

MARK = "moz-reader-content"

_TITLE = re.compile(r"<h1\b[^<>]*\breader-title\b[^<>]*>([^<]{0,2000})</h1>", re.IGNORECASE)
_CREDITS = re.compile(r"<div\b[^<>]*\breader-credits\b[^<>]*>([^<]{0,500})</div>", re.IGNORECASE)
_DOMAIN = re.compile(r"<a\b([^<>]*\breader-domain\b[^<>]*)>([^<]{0,300})</a>", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhref=\"(https?://[^\"]{1,4000})\"", re.IGNORECASE)
_LANGUAGE = re.compile(r"<div\b[^<>]*\bclass=\"container\b[^<>]*\blang=\"([\w\-]{2,20})\"", re.IGNORECASE)
_CONTENT = re.compile(rf"<div\b[^<>]*\b{MARK}\b[^<>]*>", re.IGNORECASE)


@value
class ShownPage:
    """The page that a view shows."""

    markup: str
    url: str | None


def page_of_reader_view(markup: str) -> ShownPage | None:
    """The page that the view shows; None for another page."""
    begin = _CONTENT.search(markup) if MARK in markup else None
    title = _TITLE.search(markup)
    if begin is None or title is None or title.start() > begin.start():
        return None
    names, domain, language = (pattern.search(markup, 0, begin.start()) for pattern in (_CREDITS, _DOMAIN, _LANGUAGE))
    address = _ADDRESS.search(domain.group(1)) if domain else None
    head: list[str] = []
    if names and names.group(1).strip():
        head.append(f'<meta name="author" content="{_quoted(names.group(1))}">')
    if address:
        head.append(f'<link rel="canonical" href="{address.group(1)}">')
    opening = f'<html lang="{language.group(1)}">' if language else "<html>"
    page = f"{opening}<head>{''.join(head)}</head><body><h1>{title.group(1)}</h1>{markup[begin.start() :]}</body></html>"
    return ShownPage(markup=page, url=unescape(address.group(1)) if address else None)


def _quoted(text: str) -> str:
    return escape(unescape(" ".join(text.split())))
