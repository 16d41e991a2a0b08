"""A PDF with a text layer to drafts: its lines to paragraphs, the paragraphs through the reading of pasted text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from clipper.capture.files.pdf_layout import Block, RunningHead, blocks_of, joined, without_running_heads
from clipper.capture.files.pdf_lines import Line, lines_of
from clipper.capture.files.pdf_title import with_stated_title
from clipper.capture.files.plain import read_plain
from clipper.errors import InputError
from clipper.model.draft import CaptureKind, Draft, Extraction, LeftOut
from clipper.model.role import Role
from clipper.model.value import value
from clipper.text.words import count_words

MOST_PAGES = 500
"""An article, or a whole edition; a longer one is a book."""
TITLE_SIZE = 1.3
"""A headline is at least this many times the size of the usual text."""
TITLE_CHARACTERS = 250
LEAST_KEPT = 0.3
"""Of the words: where the reading of pasted text keeps less, it took the article for furniture, and the text is taken whole."""
_PASSWORD_ERROR = 4
"""PDFium's FPDF_ERR_PASSWORD."""
PROSE_CHARACTERS = 60
"""Headings and captions are shorter, and begin with a capital after no full stop."""
_ENDS = frozenset('.!?:…”"')
_ADDRESS = re.compile(r"https?://[^\s]{4,500}")


def read_pdf(content: bytes, *, captured_at: datetime, url: str | None = None) -> Extraction:
    """The articles of a PDF. Raises InputError for a damaged or locked one, and for a scan without text."""
    document = _read_document(content)
    if not any(document.pages):
        raise InputError("This PDF is a scan: it holds pictures of pages and no text.", "Run it through text recognition (OCR) first.")
    kept, heads = without_running_heads(document.pages, document.heights)
    blocks = [block for number, lines in enumerate(kept, start=1) for block in blocks_of(lines, number)]
    blocks = _joined_over_pages(blocks)
    printed_from = _address(heads)
    found = _read(blocks, captured_at, url or printed_from, is_page=printed_from is not None)
    if len(found.drafts) == 1 and document.title:
        found = replace(found, drafts=(with_stated_title(found.drafts[0], document.title, [block.text for block in blocks]),))
    skipped = f"Only the first {MOST_PAGES} of {MOST_PAGES + document.skipped} pages were read."
    warnings = (*found.warnings, skipped) if document.skipped else found.warnings
    left_out = tuple(LeftOut(line=head.page, text=head.text, reason=head.reason) for head in heads)
    return replace(found, kind=CaptureKind.PDF, warnings=warnings, left_out=(*left_out, *found.left_out))


@value
class _Document:
    """What a PDF holds: the lines of each page that is read, the heights of these in points, how many more there are, and its title."""

    pages: list[list[Line]]
    heights: list[float]
    skipped: int
    title: str


def _read_document(content: bytes) -> _Document:
    from pypdfium2 import PdfDocument, PdfiumError  # pyright: ignore[reportMissingTypeStubs]  # it has none

    try:
        document: Any = PdfDocument(content)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            raise InputError("This PDF is locked with a password.", "Open it with its password and save it without one.") from error
        raise InputError("This PDF is damaged.", "Try to get it once more.") from error
    try:
        pages: list[list[Line]] = []
        heights: list[float] = []
        for number in range(min(len(document), MOST_PAGES)):
            lines, height = _page(document, number)
            pages.append(lines)
            heights.append(height)
        title = document.get_metadata_value("Title")
        return _Document(pages=pages, heights=heights, skipped=max(0, len(document) - MOST_PAGES), title=title)
    finally:
        document.close()


def _page(document: Any, number: int) -> tuple[list[Line], float]:
    """The lines of one page; a page that is damaged has none."""
    from pypdfium2 import PdfiumError  # pyright: ignore[reportMissingTypeStubs]  # it has none

    try:
        page = document[number]
    except PdfiumError:
        return [], 0.0
    try:
        return lines_of(page), page.get_height()
    except PdfiumError:
        return [], 0.0
    finally:
        page.close()


def _joined_over_pages(blocks: Sequence[Block]) -> list[Block]:
    """A paragraph that goes on over a page or column end, as one: no sentence ends before, a small letter comes after."""
    whole: list[Block] = []
    for block in blocks:
        last = whole[-1] if whole else None
        if last is not None and _goes_on(last, block):
            whole[-1] = replace(last, text=joined([last.text, block.text]))
        else:
            whole.append(block)
    return whole


def _goes_on(above: Block, block: Block) -> bool:
    """Whether a paragraph that stands first in its column or page goes on from the one before."""
    if abs(above.size - block.size) >= 1 or above.text[-1:] in _ENDS or above.text[-1:].isdigit():
        return False
    both_are_prose = len(above.text) >= PROSE_CHARACTERS and (len(block.text) >= PROSE_CHARACTERS or block.text[-1:] in _ENDS)
    return block.text[:1].islower() or (both_are_prose and (above.text[-1:].islower() or above.text[-1:] == ","))


def _read(blocks: Sequence[Block], captured_at: datetime, url: str | None, *, is_page: bool) -> Extraction:
    """The paragraphs as pasted text, since prints of databases and pages come as PDF too; where that finds no article, as one text.

    A page that a browser printed has its menus and readers' comments in it, so that its article may be a small part.
    """
    from clipper.capture.paste.split import split_paste

    text = "\n".join(block.text for block in blocks)
    found = split_paste(text, captured_at=captured_at, url=url)
    kept = sum(count_words(draft.body.text) for draft in found.drafts)
    if kept < count_words(text) * LEAST_KEPT and not (is_page and found.drafts):
        found = read_plain(text, captured_at=captured_at, url=url)
    headline = _headline(blocks)
    if headline and len(found.drafts) == 1:
        found = replace(found, drafts=(_with_title(found.drafts[0], headline),))
    return found


def _headline(blocks: Sequence[Block]) -> str:
    """The largest text on the first page with words in it, if it is larger than the usual text."""
    first = [block for block in blocks if block.page == 1]
    if not first:
        return ""
    usual = max(first, key=lambda block: len(block.text)).size
    large = [block for block in first if block.size >= usual * TITLE_SIZE and " " in block.text and len(block.text) <= TITLE_CHARACTERS]
    return max(large, key=lambda block: block.size).text if large else ""


def _with_title(draft: Draft, headline: str) -> Draft:
    if draft.metadata.title == headline or draft.role is not Role.MAIN:
        return draft
    origins = MappingProxyType({**draft.metadata.origins, "title": "largest type on page 1"})
    return replace(draft, metadata=replace(draft.metadata, title=headline, origins=origins))


def _address(heads: Sequence[RunningHead]) -> str | None:
    """A browser that prints a page puts its address into the margin."""
    found = (_ADDRESS.search(head.text) for head in heads)
    return next((match.group() for match in found if match and "…" not in match.group() and "..." not in match.group()), None)
