"""MHTML (RFC 2557): a page with its images in one MIME file, as Chrome, Edge and Opera save it."""

from dataclasses import replace
from types import MappingProxyType

from clipper.capture.assets import under_all_names
from clipper.capture.files.mime import MimeFile, read_mime
from clipper.capture.files.singlefile import prepared, without_images
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.draft import Draft, Extraction

CUT = "The file ends too early: some of the page is missing."


def read_mhtml(capture: Capture, part: Part) -> Extraction:
    """The article of the saved page. Raises InputError where no page is in the file."""
    from clipper.capture.page.page import read_page

    saved = read_mime(part.content)
    page = saved.first("text/html")
    if page is None:
        raise InputError("The MHTML file holds no page.", "Save the page again, as a single file.")
    address = capture.url or address_of(saved)
    html, embedded = without_images(prepared(page.text))
    images = (*saved.images, *embedded)
    assets = tuple(under_all_names(images, address))
    found = read_page(html, captured_at=capture.captured_at, url=address, assets=assets, plain_text=None)
    drafts = tuple(_titled(draft, saved.subject) for draft in found.drafts)
    warnings = (*found.warnings, CUT) if saved.is_cut else found.warnings
    return replace(found, drafts=drafts, warnings=warnings)


def _titled(draft: Draft, subject: str) -> Draft:
    """The browser writes the page's title into the subject."""
    if draft.metadata.title or not subject:
        return draft
    origins = MappingProxyType({**draft.metadata.origins, "title": "subject of the file"})
    return replace(draft, metadata=replace(draft.metadata, title=subject, origins=origins))


def address_of(saved: MimeFile) -> str | None:
    """Where the page was saved from."""
    page = saved.first("text/html")
    location = page.location if page else ""
    return saved.url or (location if location.startswith(("http://", "https://")) else None)
