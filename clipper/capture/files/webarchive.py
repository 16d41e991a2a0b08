"""Safari's web archive (`.webarchive`): a property list, in binary or XML, of a page, its frames and what they show.

Its keys: https://developer.apple.com/documentation/webkit/webarchive (WebMainResource, WebSubresources, WebSubframeArchives)
"""

import contextlib
import plistlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeGuard
from xml.parsers.expat import ExpatError

from clipper.capture.assets import under_all_names
from clipper.capture.decode import decode_html
from clipper.capture.files.mime import IMAGES, MOST_PARTS
from clipper.capture.files.singlefile import prepared, without_images
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.draft import Extraction
from clipper.text.words import count_words

DEEPEST = 8
"""Frames in frames: more show nothing that anyone reads."""
MOST_PAGES = 40
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_DAMAGED = ("The web archive is damaged.", "Save the page again, or copy it and paste that.")
_UNREADABLE = (
    plistlib.InvalidFileException, ValueError, ExpatError, OverflowError, RecursionError, KeyError, TypeError, IndexError,
    AttributeError, EOFError,
)  # fmt: skip
"""What Python's reader of property lists raises for damaged ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A page or a picture as the browser had got it."""

    content: bytes
    media_type: str
    charset: str | None
    url: str


def read_webarchive(capture: Capture, part: Part) -> Extraction:
    """The article of the saved page; of one that holds nothing but frames, the longest that is in one of them.

    Raises InputError where no page is in the file.
    """
    pages = list(islice(_pages(_loaded(part.content), 0), MOST_PAGES))
    if not pages:
        raise InputError("The web archive holds no page.", "Save the page again, or copy it and paste that.")
    images = tuple(image for _, beside in pages for image in _images(beside))
    try:
        found, refused = _read(pages[0][0], images, capture, capture.url), None
    except InputError as error:
        found, refused = None, error
    if found is not None and found.drafts:
        return found
    best = max(_in_frames([page for page, _ in pages[1:]], images, capture), key=_words, default=found)
    if best is None:
        raise refused or InputError(*_DAMAGED)
    return best


def _in_frames(pages: Sequence[Resource], images: Sequence[Part], capture: Capture) -> Iterator[Extraction]:
    for page in pages:
        with contextlib.suppress(InputError):  # advertisements, menus, pictures
            found = _read(page, images, capture, None)
            if found.drafts:
                yield found


def _words(found: Extraction) -> int:
    return sum(count_words(draft.body.text) for draft in found.drafts)


def _loaded(content: bytes) -> object:
    try:
        return plistlib.loads(content)
    except _UNREADABLE as error:
        raise InputError(*_DAMAGED) from error


def _pages(archive: object, depth: int) -> Iterator[tuple[Resource, Sequence[object]]]:
    """The page and those of its frames, in their order, each with the resources that came with it."""
    if not _is_table(archive) or depth > DEEPEST:
        return
    page = _resource(archive.get("WebMainResource"))
    if page is not None:
        yield page, _list(archive.get("WebSubresources"))
    for frame in _list(archive.get("WebSubframeArchives")):
        yield from _pages(frame, depth + 1)


def _read(page: Resource, images: Sequence[Part], capture: Capture, url: str | None) -> Extraction:
    """One page by its type."""
    from clipper.capture.page.page import read_page

    address = url or (page.url if page.url.startswith(("http://", "https://")) else None)
    if page.media_type == "application/pdf":
        from clipper.capture.files.pdf import read_pdf

        return read_pdf(page.content, captured_at=capture.captured_at, url=address)
    text = decode_html(page.content, transport=page.charset).text
    if page.media_type == "text/plain":
        from clipper.capture.files.plain import read_plain

        return read_plain(text, captured_at=capture.captured_at, url=address)
    if page.media_type not in _PAGES:
        raise InputError("The web archive holds a picture or other media, not a page.", "Save the page that shows it.")
    html, embedded = without_images(prepared(text))
    assets = tuple(under_all_names((*images, *embedded), address))
    return read_page(html, captured_at=capture.captured_at, url=address, assets=assets, plain_text=None)


def _images(resources: Sequence[object]) -> Iterator[Part]:
    for given in resources[:MOST_PARTS]:
        resource = _resource(given)
        if resource is not None and resource.media_type in IMAGES and resource.url:
            yield Part(media_type=resource.media_type, content=resource.content, name=resource.url)


def _resource(given: object) -> Resource | None:
    """What a table tells of a resource; None for one without its bytes."""
    if not _is_table(given):
        return None
    content = given.get("WebResourceData")
    if isinstance(content, str):  # some programs write a text as one
        content = content.encode("utf-8", "surrogatepass")
    if not isinstance(content, bytes):
        return None
    media_type = _word(given.get("WebResourceMIMEType")).partition(";")[0].strip().lower()
    charset = _word(given.get("WebResourceTextEncodingName")) or None
    return Resource(content=content, media_type=media_type or "text/html", charset=charset, url=_word(given.get("WebResourceURL")))


def _word(given: object) -> str:
    return given.strip() if isinstance(given, str) else ""


def _is_table(given: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(given, dict)


def _list(given: object) -> Sequence[object]:
    return given if isinstance(given, list) else ()  # pyright: ignore[reportUnknownVariableType]  # a property list holds anything
