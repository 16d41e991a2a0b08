"""Names without the characters that turn what stands around them: bidirectional embeddings, overrides and isolates.

In a text of its own such a character ends with its paragraph. A title, source or author stands in a line with other things (a row of
the list, a citation, a file of another program), and one that is not closed would turn those, too.
"""

import re
from dataclasses import replace

from clipper.model.metadata import Metadata

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINES = ("title", "source", "section", "page", "agency", "dateline")
_LISTS = ("authors", "keywords")


def turns(name: str) -> bool:
    """Whether there is one of those characters in it."""
    return not name.isprintable() and _TURNING.search(name) is not None


def unturned(name: str) -> str:
    """The same words without those characters. The marks U+200E, U+200F and U+061C stay: they turn nothing but the signs beside them."""
    return _TURNING.sub("", name).strip() if turns(name) else name


def unturned_fields(metadata: Metadata) -> Metadata:
    """The same fields without those characters; what the source says stands in its capture."""
    lines = {name: unturned(value) or None for name in _LINES if (value := getattr(metadata, name)) and turns(value)}
    lists = {
        name: tuple(clean for value in values if (clean := unturned(value)))
        for name in _LISTS
        if any(map(turns, values := getattr(metadata, name)))
    }
    return replace(metadata, **lines, **lists) if lines or lists else metadata
