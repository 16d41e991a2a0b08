"""The title that a PDF states of itself, as browsers write the page's `<title>` into what they print: it tells which line is the title,
and where that goes on after a line's end."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from clipper.capture.links import host
from clipper.capture.page.titles import SAME, similarity, tokens, without_site
from clipper.model.draft import Draft

LONGEST = 250
"""Characters of a title, stated or shown."""
FEWEST_WORDS = 3
"""What is shorter is a section's name, or the number of a page."""
ORIGIN = "the PDF's title"
_OF_A_FILE = re.compile(
    r"\.(?:docx?|pdf|indd|qxd|qxp|odt|pages|html?|txt|rtf|pptx?)\b|^microsoft word|^untitled|^powerpoint", re.IGNORECASE
)
_SITE_BEHIND = re.compile(r"\s+[|·•\-–—:]\s")


def stated_title(told: str, names: Iterable[str | None]) -> str:
    """The title without the site's `names`; empty where it names a file, or is too short to tell anything."""
    line = " ".join(told.split())
    if len(line) > LONGEST or _OF_A_FILE.search(line):
        return ""
    title = without_site(line, [name for name in names if name])
    return title if len(tokens(title)) >= FEWEST_WORDS else ""


def with_stated_title(draft: Draft, told: str, shown: Sequence[str]) -> Draft:
    """The draft, titled by the paragraph that the stated title repeats; the same where none of these `shown` does."""
    metadata = draft.metadata
    site = host(metadata.url)
    stated = stated_title(told, (metadata.source, site, site.split(".")[0]))
    if not stated:
        return draft
    title = metadata.title or ""
    if similarity(title, stated) < SAME:
        title = max((line for line in shown if len(line) <= LONGEST), key=lambda line: similarity(line, stated), default="")
    if similarity(title, stated) < SAME:
        return draft
    title = _whole(title, stated)
    if title == metadata.title:
        return draft
    origins = MappingProxyType({**metadata.origins, "title": ORIGIN})
    return replace(draft, metadata=replace(metadata, title=title, origins=origins))


def _whole(line: str, stated: str) -> str:
    """A line that the stated title repeats, with what stands of that in the next one, and without the way to the page before it."""
    if line.casefold().endswith(stated.casefold()):
        return line[-len(stated) :]
    if not stated.casefold().startswith(line.casefold()):
        return line
    rest = _SITE_BEHIND.split(stated[len(line) :], maxsplit=1)[0]
    return line + rest if rest[:1].isspace() else line
