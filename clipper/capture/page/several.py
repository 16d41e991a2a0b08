"""Several pages in one: files that were put one after the other, and pages that were copied into one text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from clipper.capture.furniture import Family, family_of
from clipper.capture.page.blocks import Block
from clipper.capture.page.votes import is_prose
from clipper.errors import InputError
from clipper.model.draft import CaptureKind, Extraction
from clipper.model.span import SpanKind

LEAST_PARAGRAPHS = 3
"""Of each page: where a page's foot stands between fewer, nothing ends there."""
_BORDER = re.compile(r"(?<=</html>)\s*(?=<!doctype\s+html|<html[\s>])", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^>]*>[^<]*[^<\s]", re.IGNORECASE)
_FEET = frozenset({Family.LEGAL, Family.CONSENT})


def several_pages(html: str) -> list[str]:
    """The pages of which one ends where the next begins; nothing where there is but one: what is put into a page has no title."""
    if html.count("</html>") + html.count("</HTML>") < 2:  # noqa: PLR2004 - several
        return []
    pages = [page for page in _BORDER.split(html) if page.strip()]
    return pages if len(pages) > 1 and all(map(_TITLE.search, pages)) else []


def read_each(pages: Sequence[str], read: Callable[[str], Extraction]) -> Extraction:
    """What is found on each of these pages as if on one: their blocks are numbered on. Raises InputError where none can be read."""
    found, refused = list[Extraction](), list[InputError]()
    for page in pages:
        try:
            found.append(read(page))
        except InputError as error:
            refused.append(error)
    if not found:
        raise refused[0]
    drafts, left_out, above = list(found[0].drafts), list(found[0].left_out), _last_line(found[0])
    for page in found[1:]:
        drafts += [replace(draft, lines=tuple(replace(line, line=line.line + above) for line in draft.lines)) for draft in page.drafts]
        left_out += [replace(line, line=line.line + above) for line in page.left_out]
        above += _last_line(page)
    return Extraction(
        kind=CaptureKind.PAGE if drafts else found[0].kind,
        drafts=tuple(drafts),
        left_out=tuple(left_out),
        links=tuple(link for page in found for link in page.links) if not drafts else (),
        warnings=tuple(dict.fromkeys(warning for page in found for warning in page.warnings)),
    )


def _last_line(found: Extraction) -> int:
    return max((line.line for lines in (found.left_out, *(draft.lines for draft in found.drafts)) for line in lines), default=0)


def shows_several(blocks: Sequence[Block]) -> bool:
    """Whether more than one page may stand here: titles of several, and a page's foot among the paragraphs."""
    titles = {block.text for block in blocks if block.kind is SpanKind.HEADING and block.attributes.get("level") == 1}
    if len(titles) < 2:  # noqa: PLR2004 - several
        return False
    paragraphs = [block.number for block in blocks if is_prose(block)]
    if len(paragraphs) < 2 * LEAST_PARAGRAPHS:
        return False
    among = blocks[paragraphs[LEAST_PARAGRAPHS - 1] : paragraphs[-LEAST_PARAGRAPHS]]
    return any("©" in block.text or family_of(block.text) in _FEET for block in among if block.kind is not SpanKind.IMAGE)
