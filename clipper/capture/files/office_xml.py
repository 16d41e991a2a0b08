"""What documents of word processors have in common: XML in a ZIP archive, whose names carry namespaces, and notes below the page."""

import io
import zipfile
import zlib
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape

from clipper.capture.page.tree import Element
from clipper.errors import InputError

LARGEST_DOCUMENT = 60_000_000
"""Bytes of its XML: thousands of pages."""
MOST_CELLS = 200
"""Of a row: Word has 63 columns; sheets are filled up to their last column with one repeated cell."""
DEEPEST_LIST = 8
"""Word has nine levels."""


@contextmanager
def opened(content: bytes, program: str) -> Generator[zipfile.ZipFile]:
    """The archive that a document is. What is wrong with it becomes an InputError, also while it is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, NotImplementedError, OSError, EOFError, RuntimeError) as error:
        raise damaged(program) from error


def text_in(archive: zipfile.ZipFile, name: str, program: str) -> str:
    """A file in it. Raises InputError for one that no article has."""
    if archive.getinfo(name).file_size > LARGEST_DOCUMENT:
        raise InputError(f"This {program} document is too large to be an article.", "Give the article alone.")
    with archive.open(name) as stream:
        return stream.read(LARGEST_DOCUMENT).decode("utf-8-sig", "replace")


def damaged(program: str) -> InputError:
    """What is said of a document that cannot be read."""
    return InputError(f"The {program} document is damaged.", "Save it once more, or as PDF, and give that.")


def name_of(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element | None, name: str) -> str:
    """An attribute whatever its namespace; empty where it is missing."""
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def child(element: Element | None, name: str) -> Element | None:
    """The first child of this name."""
    return next((one for one in element if name_of(one) == name), None) if element is not None else None


def cell_markup(blocks: Sequence[str]) -> str:
    """What stands in a cell: the words alone, where they are one paragraph."""
    filled = [block for block in blocks if block]
    return filled[0].removeprefix("<p>").removesuffix("</p>") if len(filled) == 1 else "".join(filled)


class Notes:
    """The notes of a document, which stand behind its text here, each with the sign by which the text refers to it."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def add(self, blocks: Sequence[str]) -> str:
        """The sign in the text, for a note that says something."""
        words = [block.removeprefix("<p>").removesuffix("</p>") for block in blocks if block]
        if not words:
            return ""
        sign = f"<sup>{len(self._texts) + 1}</sup>"
        self._texts.append(f"<p>{sign} {'<br>'.join(words)}</p>")
        return sign

    def markup(self) -> str:
        """All of them, in the order of their signs."""
        return "".join(self._texts)


def marked(words: str, tag: str) -> str:
    """Words with an emphasis; blanks alone get none."""
    return f"<{tag}>{words}</{tag}>" if words.strip() else words


def link(target: str, words: str) -> str:
    """A link to the web; another one is its words."""
    return f'<a href="{escape(target)}">{words}</a>' if target else words


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """A paragraph that is an item of a list: such documents have no lists around them."""

    words: str
    depth: int
    """From 0."""
    is_ordered: bool


def joined(blocks: Iterable[str | ListItem]) -> str:
    """The blocks with lists around the items that follow each other."""
    pieces: list[str] = []
    around: list[str] = []
    for block in blocks:
        if isinstance(block, ListItem):
            depth = min(block.depth, DEEPEST_LIST)
            tag = "ol" if block.is_ordered else "ul"
            while len(around) > depth + 1 or (len(around) == depth + 1 and around[-1] != tag):
                pieces.append(f"</li></{around.pop()}>")
            if len(around) == depth + 1:
                pieces.append("</li>")
            while len(around) <= depth:
                around.append(tag)
                pieces.append(f"<{tag}>" if len(around) > depth else f"<{tag}><li>")
            pieces.append(f"<li>{block.words}")
        elif block:
            pieces.extend(f"</li></{tag}>" for tag in reversed(around))
            around = []
            pieces.append(block)
    pieces.extend(f"</li></{tag}>" for tag in reversed(around))
    return "".join(pieces)
