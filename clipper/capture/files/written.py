"""The markup that word processors put on the clipboard or save (LibreOffice, Word, Google Docs, TextEdit, …): a document, no page.

What is only told by styles there becomes elements: the title of the document, the items of Word's lists. All of its text is kept
(`kept_whole`), unless a page with its menus was pasted into the document.
Source: the markup that LibreOffice 7.4 copies; for Word, "Microsoft Office HTML and XML Reference"
"""

import re
from collections.abc import Iterator
from html import unescape

from clipper.capture.files.kept_whole import read_document
from clipper.model.capture import Capture
from clipper.model.draft import Extraction

HEAD = 20_000
"""Characters in which the program that wrote it is named."""
TITLE_POINTS = 18
"""From this size on a first paragraph is the title of the document."""
SIZES = {"5": 18, "6": 24, "7": 36}
"""Points of the sizes that HTML numbers."""
MOST_LINK_LINES = 10
"""A document in which more paragraphs are nothing but links is a page that was pasted into it."""
DEEPEST_LIST = 9

_PROGRAM = re.compile(
    r"""<meta\b[^<>]{0,200}?\bcontent=["']?(?:LibreOffice|OpenOffice|Microsoft\sWord|Word\.Document|AbiWord|Cocoa\sHTML\sWriter|WPS\sOffice|ONLYOFFICE)"""
    r"""|\bid=["']?docs-internal-guid-|\bclass=["']?Mso(?:Normal|Title|ListParagraph)""",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"<p\b([^<>]{0,4000})>((?:[^<]|<(?!/?p\b))*)</p>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_POINTS = re.compile(r"font-size:\s*([\d.]{1,6})pt", re.IGNORECASE)
_SIZE = re.compile(r"<font\b[^<>]*?\bsize=[\"']?([567])\b", re.IGNORECASE)
_TITLE_CLASS = re.compile(r"class=[\"']?(?:Mso)?Title\b", re.IGNORECASE)
_HEADING = re.compile(r"<(/?)h([1-5])\b", re.IGNORECASE)
_HEADING_BEGINS = re.compile(r"<h[1-6]\b", re.IGNORECASE)
_LIST = re.compile(r"mso-list:\s*l\d+\s+level([1-9])", re.IGNORECASE)
_MARKER = re.compile(r"<!(?:--)?\[if !supportLists\](?:--)?>((?:[^<]|<(?!!)){0,2000})<!(?:--)?\[endif\](?:--)?>", re.IGNORECASE | re.DOTALL)
_NEXT_LIST = re.compile(r"</(ol|ul)>(\s{0,20})<\1>")
"""Items of one list, each in its own."""
_NUMBER = re.compile(r"\(?\w{1,4}[.)]")
_NOTE_SIGN = re.compile(r"(<a\b[^<>]{0,300}\bsd(?:foot|end)notesym\b[^<>]{0,300}>[^<>]{0,20}</a>)(?=[^\s<])", re.IGNORECASE)
_LINK = re.compile(r"<a\b[^<>]*\bhref=[^<>]*>((?:[^<]|<(?!/?a\b))*)</a>", re.IGNORECASE)


def is_written(markup: str) -> bool:
    """Whether a word processor wrote it."""
    return _PROGRAM.search(markup, 0, HEAD) is not None


def read_written(markup: str, capture: Capture) -> Extraction | None:
    """The document; None for a page that was pasted into one. Raises InputError where it holds no text."""
    if sum(map(_is_link_line, _PARAGRAPH.finditer(markup))) > MOST_LINK_LINES:
        return None
    document = _NOTE_SIGN.sub(r"\1 ", "".join(_dressed(markup)))
    for _ in range(DEEPEST_LIST if _LIST.search(markup) else 0):
        document = _NEXT_LIST.sub(r"\2", document)
    return read_document(document, capture)


def _is_link_line(paragraph: re.Match[str]) -> bool:
    words = paragraph.group(2)
    return "<a" in words.lower() and not _words(_LINK.sub("", words))


def _words(markup: str) -> str:
    """What is read of it, in one line."""
    return " ".join(unescape(_TAG.sub("", markup)).split())


def _dressed(markup: str) -> Iterator[str]:
    """The document with its title and lists as such."""
    first_heading = _HEADING_BEGINS.search(markup)
    before = first_heading.start() if first_heading else len(markup)
    end, has_title, is_first = 0, False, True
    for paragraph in _PARAGRAPH.finditer(markup):
        between = markup[end : paragraph.start()]
        yield _lowered(between) if has_title else between
        end = paragraph.end()
        shape, words = paragraph.groups()
        if is_first and _words(words):
            is_first, has_title = False, paragraph.start() < before and _is_title(shape, words)
            yield f"<h1>{words}</h1>" if has_title else paragraph.group()
        else:
            yield _item(shape, words) or paragraph.group()
    yield _lowered(markup[end:]) if has_title else markup[end:]


def _lowered(markup: str) -> str:
    """Headings a level below the title."""
    return _HEADING.sub(lambda tag: f"<{tag.group(1)}h{int(tag.group(2)) + 1}", markup)


def _is_title(shape: str, words: str) -> bool:
    if _TITLE_CLASS.search(shape):
        return True
    sizes = [*map(float, _POINTS.findall(shape + words)), *(SIZES[size] for size in _SIZE.findall(words))]
    return bool(sizes) and max(sizes) >= TITLE_POINTS


def _item(shape: str, words: str) -> str:
    """A paragraph that Word shows as an item of a list; "" for another."""
    place = _LIST.search(shape)
    if place is None:
        return ""
    marker = _MARKER.search(words)
    tag = "ol" if _NUMBER.match(_words(marker.group(1)) if marker else "") else "ul"
    depth = min(int(place.group(1)), DEEPEST_LIST)
    return f"{f'<{tag}>' * depth}<li>{_MARKER.sub('', words)}</li>{f'</{tag}>' * depth}"
