"""Says things to screen readers."""

from PySide6.QtCore import QObject

from clipper.model.color import HighlightColor
from clipper.model.highlight import Highlight, PlacementState

QUOTE_LENGTH = 120
"""Code points of a quotation that are read: enough to know it again."""


def announce(about: QObject, words: str) -> None:
    """Have a sentence read aloud, if a screen reader is there."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # many enums, that the first paint need not wait for

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, words))


def spoken(highlight: Highlight, color: HighlightColor | None) -> str:
    """ "Claim, 'we confirmed …', note: …": how a highlight is read."""
    quote = " ".join(highlight.anchor.exact.split())
    if len(quote) > QUOTE_LENGTH:
        quote = quote[:QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"
    words = [color.name if color else highlight.color, f"'{quote}'"]
    if highlight.placement.state is PlacementState.ORPHAN:
        words.append("no longer in the text")
    elif highlight.placement.state is PlacementState.MOVED:
        words.append("moved")
    if highlight.note:
        words.append(f"note: {' '.join(highlight.note.split())}")
    if highlight.tags:
        words.append(f"tags: {', '.join(highlight.tags)}")
    return ", ".join(words)
