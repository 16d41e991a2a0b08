"""How a clipping is cited in words: the press style ("Japan Times, 1 June 2025") and the full reference.

What is unknown is left out. The citation key is the clipping's public id: it is the one thing about a clipping that never changes.
"""

import re
from datetime import tzinfo
from enum import StrEnum

from clipper.model.clipping import Clipping
from clipper.model.metadata import Metadata
from clipper.text.date_words import date_words, day_of_instant


class Cite(StrEnum):
    """How quotations are cited in the text."""

    FOOTNOTES = "footnotes"
    PANDOC = "pandoc"
    PRESS = "press"
    NONE = "none"


_QUOTED = re.compile(r'"([^"“”„]+)"|“([^"“”„]+)”|„([^"“”„]+)[“”]')


def title_in_quotes(title: str) -> str:
    """A title as it stands in “…”: what is quoted in it stands in ‘…’."""
    return _QUOTED.sub(lambda match: f"‘{next(filter(None, match.groups()))}’", title)


def citation_key(clipping: Clipping) -> str:
    """What stands behind the `@` and in `.bib` and CSL-JSON."""
    return clipping.id


def press(clipping: Clipping, zone: tzinfo) -> str:
    """ "Japan Times, about 14:00, 1 June 2025"; empty where neither outlet nor date is known."""
    metadata = clipping.metadata
    published = date_words(metadata.published, zone) if metadata.published else ""
    return ", ".join(part for part in (metadata.source, published) if part)


def reference_parts(metadata: Metadata, published: str) -> tuple[str, ...]:
    """What stands between the title and the address in a full reference: outlet, section, page, agency, date."""
    page = f"p. {metadata.page}" if metadata.page else ""
    agency = metadata.agency if metadata.agency and metadata.agency not in metadata.authors else ""
    return tuple([part for part in (metadata.source, metadata.section, page, agency, published) if part])


def reference(clipping: Clipping, zone: tzinfo) -> str:
    """The full reference as plain text: authors, title, outlet, section, page, date, address, day of access."""
    metadata = clipping.metadata
    published = date_words(metadata.published, zone) if metadata.published else ""
    title = f"“{title_in_quotes(metadata.title)}”" if metadata.title else ""
    parts = [", ".join(metadata.authors), title, *reference_parts(metadata, published)]
    if metadata.url:
        parts.append(f"{metadata.url} (accessed {day_of_instant(clipping.captured_at, zone)})")
    return ", ".join(part for part in parts if part)
