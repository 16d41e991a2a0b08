"""A saved page, or the clipboard's HTML flavour -> drafts."""

from collections.abc import Sequence
from datetime import datetime

from clipper.capture.page.blocks import read_blocks
from clipper.capture.page.body import build_body
from clipper.capture.page.choose import choose_body
from clipper.capture.page.facts import page_facts
from clipper.capture.page.images import with_images
from clipper.capture.page.metadata import read_metadata
from clipper.capture.page.parse import parse_page
from clipper.capture.page.structured import read_statements
from clipper.model.capture import Part
from clipper.model.draft import CaptureKind, Draft, Extraction, Role


def read_page(
    html: str, *, captured_at: datetime, url: str | None = None, assets: Sequence[Part] = (), plain_text: str | None = None
) -> Extraction:
    """The articles of a page.

    `html` is decoded text; `assets` are images that came with the capture, named as the page's `src` names them; `plain_text` is the
    clipboard's other flavour of the same thing. Raises InputError for what holds no readable HTML.
    """
    page = parse_page(html)
    statements = read_statements(page.root)
    reading = read_blocks(page.root, url)
    blocks = reading.blocks
    choice = choose_body(page.root, blocks, page_facts(statements), depth=reading.depth, elements=reading.elements)
    chosen = list(choice.blocks)
    metadata, titled = read_metadata(page, statements, blocks, chosen, captured_at=captured_at, url=url)
    if titled is not None and titled.block in chosen:
        chosen.remove(titled.block)
    parts = {part.name: part for part in assets}
    body = build_body(with_images(chosen, blocks, parts), parts, url)
    return Extraction(kind=CaptureKind.PAGE, drafts=(Draft(role=Role.MAIN, metadata=metadata, body=body),))
