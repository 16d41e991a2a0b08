"""What a user wrote or kept himself, a note or a document: read as a page, and whole where that reading would leave out some of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from clipper.capture.assets import under_all_names
from clipper.capture.files.singlefile import prepared, without_images
from clipper.capture.page.blocks import Block
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.draft import CaptureKind, Draft, Extraction
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.text.canonical import clean_line
from clipper.text.words import count_words

LEAST_KEPT = 0.9
"""Of its words: where the reading as a page keeps less, it is taken as it stands. A full page that was clipped keeps fewer."""
LONGEST_TITLE = 200
"""Characters of a first line."""
TITLE_REACH = 4
"""Blocks among which the title is told again."""
_ENDS_A_SENTENCE = re.compile(r"[.:;,]\s*$|[^\d\s][.:;,]\s*\d{1,3}\s*$")
"""Or a note's number stands behind it."""
WHOLE_WORDS = 1_500
"""What has more words and is mostly furniture is a page that was clipped with all that stood around the article."""


def read_kept(markup: str, capture: Capture, url: str | None) -> Extraction:
    """The articles of a note; there may be none."""
    page, images, found = _read(markup, capture, url)
    whole = _whole(_blocks(page, url), images, url)
    words = count_words(whole.body.text)
    kept = sum(count_words(draft.body.text) for draft in found.drafts)
    if kept < words * LEAST_KEPT and not (found.drafts and words > WHOLE_WORDS):
        return Extraction(kind=CaptureKind.PAGE, drafts=(whole,))
    return found


def read_document(markup: str, capture: Capture, beside: Sequence[Part] = ()) -> Extraction:
    """The articles of a document that holds several, else all of it with what it tells of itself; a short first line is a title.

    Raises InputError where it holds no text.
    """
    page, images, found = _read(markup, capture, capture.url, beside)
    if len(found.drafts) > 1:
        return found
    blocks = _blocks(page, capture.url)
    told = found.drafts[0].metadata if found.drafts else Metadata()
    if told.title is None and len(blocks) > 1 and _may_be_title(blocks[0].text):
        told = replace(told, title=clean_line(blocks[0].text), origins=MappingProxyType({**told.origins, "title": "line 1"}))
    head = [block for block in blocks[:TITLE_REACH] if clean_line(block.text) != told.title]
    whole = _whole([*head, *blocks[TITLE_REACH:]], images, capture.url)
    if not whole.body.text and told.title is None:
        raise InputError("This document holds no text.", "Pictures of a text cannot be read.")
    return Extraction(kind=CaptureKind.PAGE, drafts=(replace(whole, metadata=told),))


def _read(markup: str, capture: Capture, url: str | None, beside: Sequence[Part] = ()) -> tuple[str, Mapping[str, Part], Extraction]:
    """The page without its images, those by their names, and what is found on it."""
    from clipper.capture.page.page import read_page

    page, embedded = without_images(prepared(markup))
    images = (*beside, *embedded)
    try:
        found = read_page(page, captured_at=capture.captured_at, url=url, assets=tuple(under_all_names(images, url)))
    except InputError:
        found = Extraction(kind=CaptureKind.PAGE)
    return page, {image.name: image for image in images}, found


def _blocks(page: str, url: str | None) -> Sequence[Block]:
    from clipper.capture.page.parse import parse_page
    from clipper.capture.page.walk import read_blocks

    return read_blocks(parse_page(page).root, url).blocks


def _may_be_title(text: str) -> bool:
    return 0 < len(text) <= LONGEST_TITLE and not _ENDS_A_SENTENCE.search(text)


def _whole(blocks: Sequence[Block], images: Mapping[str, Part], url: str | None) -> Draft:
    """All that these blocks show."""
    from clipper.capture.page.body import build_body

    body, lines = build_body(blocks, images, url)
    shown = {span.attributes["asset"] for span in body.blocks() if "asset" in span.attributes}
    assets = tuple(replace(image, name=image.sha256) for image in images.values() if image.sha256 in shown)
    return Draft(role=Role.MAIN, metadata=Metadata(), body=body, lines=lines, assets=assets)
