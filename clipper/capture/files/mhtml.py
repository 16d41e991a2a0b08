"""MHTML (RFC 2557): a page with its images in one MIME file, as Chrome, Edge and Opera save it."""

from clipper.capture.assets import under_all_names, with_assets
from clipper.capture.files.mime import MimeFile, read_mime
from clipper.capture.files.singlefile import with_body, without_images
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.draft import Extraction


def read_mhtml(capture: Capture, part: Part) -> Extraction:
    """The article of the saved page. Raises InputError where no page is in the file."""
    from clipper.capture.page.page import read_page

    saved = read_mime(part.content)
    page = saved.first("text/html")
    if page is None:
        raise InputError("The MHTML file holds no page.", "Save the page again, as a single file.")
    address = capture.url or address_of(saved)
    html, embedded = without_images(with_body(page.text))
    images = (*saved.images, *embedded)
    assets = tuple(under_all_names(images, address))
    found = read_page(html, captured_at=capture.captured_at, url=address, assets=assets, plain_text=None)
    return with_assets(found, images)


def address_of(saved: MimeFile) -> str | None:
    """Where the page was saved from."""
    page = saved.first("text/html")
    location = page.location if page else ""
    return saved.url or (location if location.startswith(("http://", "https://")) else None)
