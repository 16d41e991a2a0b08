"""What the clipboard or a drop holds: an address alone, or a capture with each flavor as it is.

Sizes are asked for before anything is copied: a clipboard may hold a whole database, and each copy of it in the window's thread is memory
and time of the window.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from clipper.errors import InputError
from clipper.gui.copied_from import page_address, site_address

if TYPE_CHECKING:
    from clipper.model.capture import Capture, Part

PLAIN, MARKUP = "text/plain", "text/html"
WEB = ("http://", "https://")
LONGEST_ADDRESS = 20_000
"""Bytes; browsers and servers take far shorter ones."""
LARGEST_MARKUP_BYTES = 40_000_000
"""With the images embedded in it, which do not count when it is read."""


def address_in(mime: QMimeData) -> str:
    """The address of a page, where that is all the text there is."""
    if size_of(mime, PLAIN) > LONGEST_ADDRESS:
        return ""
    text = mime.text().strip()
    return text if text.startswith(WEB) and len(text.split()) == 1 else ""


def capture_of_mime(mime: QMimeData, now: datetime, origin: str = "clipboard") -> "Capture":
    """Each flavor that is no larger than what can be read. Raises InputError where there is nothing to read."""
    from clipper.capture.extract import LARGEST_TEXT_BYTES, too_large
    from clipper.model.capture import Capture, Part

    sizes = {PLAIN: size_of(mime, PLAIN), MARKUP: size_of(mime, MARKUP)}
    text = mime.text() if mime.hasText() and sizes[PLAIN] <= LARGEST_TEXT_BYTES else ""
    html = mime.html() if mime.hasHtml() and sizes[MARKUP] <= LARGEST_MARKUP_BYTES else ""
    parts = tuple(
        Part(media_type=media_type, content=flavor.encode("utf-8", "replace"))
        for media_type, flavor in ((PLAIN, text), (MARKUP, html))
        if flavor and not flavor.isspace()
    )
    if parts:
        url = page_address(mime)
        site = () if url else _site(mime)
        return Capture(parts=(*parts, *site), origin=origin, captured_at=now, url=url)
    if max(sizes.values()) > LARGEST_TEXT_BYTES:
        raise too_large(max(sizes.values()), LARGEST_TEXT_BYTES)
    if mime.hasImage():
        raise InputError("There is a picture on the clipboard, but no text.", "Copy the text of the article and paste that.")
    raise InputError("There is nothing to paste.", "Copy an article first: in the browser, Ctrl+A and Ctrl+C take the whole page.")


def _site(mime: QMimeData) -> "tuple[Part, ...]":
    """Where it was copied from, as a part beside the text, so that it is known whenever that is read again."""
    from clipper.model.capture import SITE, Part

    address = site_address(mime)
    return (Part(media_type=SITE, content=address.encode()),) if address else ()


def without_markup(mime: QMimeData) -> str:
    """What the user is told where the markup is too large and the plain text is read instead; else nothing."""
    size = size_of(mime, MARKUP)
    if size <= LARGEST_MARKUP_BYTES:
        return ""
    return f"The page is too large to be read with its markup ({size // 1_000_000} MB): its plain text is read instead."


def size_of(mime: QMimeData, media_type: str) -> int:
    """Of one flavor, in bytes, without a copy in Python."""
    return mime.data(media_type).size() if mime.hasFormat(media_type) else 0
