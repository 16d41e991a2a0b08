"""A page that is a list of links: exported bookmarks, a directory of links, a site's map. It has no text of its own."""

import re
from collections.abc import Sequence
from itertools import pairwise

from clipper.capture.page.blocks import Block
from clipper.capture.page.choose import Choice
from clipper.capture.page.kinds import DOUBTFUL, LINKED, is_of_story, is_paragraph
from clipper.capture.page.parse import Page
from clipper.capture.page.structured import Statements
from clipper.capture.page.vocabulary import Hint
from clipper.model.draft import PageLink
from clipper.model.span import SpanKind
from clipper.text.web_address import is_web_address

MANY_LINKS = 10
"""Entries of a page that is nothing but its links; fewer stand below many an article."""
ENTRY_CHARACTERS = 120
"""Of a link and the words about it: where there are more, they are what one reads."""
ENTRY_LINKED = 0.3
"""The share of an entry that its link has at least."""
LINES_BETWEEN = 0.2
"""Lines that are no entries, for each entry: what a list says of itself."""
_BOOKMARKS = re.compile(r"\s*<!DOCTYPE\s+NETSCAPE-Bookmark-file-1\b", re.IGNORECASE)
"""How such a file begins, whichever browser or service wrote it (Netscape's form, which all of them keep)."""
_BESIDE = Hint.NAVIGATION | Hint.FOOT | Hint.SIDEBAR | Hint.RELATED | Hint.TAGS
"""Lists of links that stand beside whatever a page has."""


def bookmarks(page: Page) -> tuple[PageLink, ...]:
    """The links of a file that says that it is a browser's bookmarks, however few; empty for every other page."""
    if not _BOOKMARKS.match(page.html) and not _is_saved_list(page):
        return ()
    links = ((" ".join("".join(element.itertext()).split()), (element.get("href") or "").strip()) for element in page.root.iter("a"))
    return tuple(PageLink(title=title or address, url=address) for title, address in links if is_web_address(address))


def _is_saved_list(page: Page) -> bool:
    """Whether each link of a page tells when somebody added it, as a service writes its list."""
    links = list(page.root.iter("a"))
    return bool(links) and all(element.get("time_added") for element in links)


def _entry(block: Block) -> PageLink | None:
    """The link of a block that is one, maybe with some words about it."""
    if block.kind not in (SpanKind.LIST_ITEM, SpanKind.PARAGRAPH, SpanKind.HEADING) or not block.links:
        return None
    linked = [run for run in block.runs if any(mark.kind is SpanKind.LINK for mark in run.marks)]
    if block.link_characters < LINKED * len(block.text):
        begins = bool(linked) and block.text.startswith(linked[0].text.strip())
        if not begins or len(block.text) > ENTRY_CHARACTERS or block.link_characters < ENTRY_LINKED * len(block.text):
            return None
    addresses = (dict(mark.attributes).get("href") for run in linked for mark in run.marks if mark.kind is SpanKind.LINK)
    address = next((address for address in addresses if isinstance(address, str)), None)
    title = " ".join("".join(run.text for run in linked).split()) or block.text
    return PageLink(title=title, url=address)


def listed_links(statements: Statements, blocks: Sequence[Block], choice: Choice, url: str | None) -> tuple[PageLink, ...]:
    """The links of a page that is a list of them, in order and without repeats; empty for every other page.

    What was chosen as its text is doubtful, has no paragraph, and stands among the entries, no two lines one after the other: those
    would be a text, however short.
    """
    if choice.expected >= DOUBTFUL:
        return ()
    own = [block for block in choice.blocks if _is_line(block) and _entry(block) is None]
    if any(map(is_paragraph, own)) or is_of_story(statements, blocks, url):
        return ()
    reach = blocks[choice.blocks[0].number : choice.blocks[-1].number + 1] if own else blocks
    listed = [(block, _entry(block)) for block in reach if not block.box.hints & _BESIDE]
    entries = [entry for _, entry in listed if entry is not None]
    words = [_is_line(block) and entry is None for block, entry in listed]
    if len(entries) < MANY_LINKS or sum(words) > LINES_BETWEEN * len(entries) or any(map(all, pairwise(words))):
        return ()
    return tuple({(entry.title, entry.url): entry for entry in entries}.values())


def _is_line(block: Block) -> bool:
    """Whether a block could be of a text, and is not only a heading or an image."""
    return block.kind not in (SpanKind.HEADING, SpanKind.IMAGE)
