"""Links into a library: `clipper://clip/ID` and `clipper://clip/ID#HIGHLIGHT`."""

import re

from clipper.model.ids import PUBLIC_ID, ClippingId, HighlightId
from clipper.model.value import value

_CLIP = rf"clipper:(?://)?clip/({PUBLIC_ID})/?(?:#({PUBLIC_ID}))?"


@value
class ClipLink:
    """A clipping, and the passage of it where the link names one."""

    clipping: ClippingId
    highlight: HighlightId | None = None


def read_clip_link(url: str) -> ClipLink | None:
    """What such a link names; None for any other."""
    match = re.fullmatch(_CLIP, url.strip(), re.IGNORECASE)
    if match is None:
        return None
    highlight = match[2]
    return ClipLink(clipping=ClippingId(match[1].lower()), highlight=HighlightId(highlight.lower()) if highlight else None)


def clip_link(clipping: str, highlight: str | None = None) -> str:
    """The link to a clipping, or to a passage of it."""
    return f"clipper://clip/{clipping}" + (f"#{highlight}" if highlight else "")
