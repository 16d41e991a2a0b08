"""What is dragged from the lists of the main window into a brief."""

from PySide6.QtCore import QMimeData

from clipper.gui.models.clippings import CLIPPINGS_MIME
from clipper.gui.models.highlights import HIGHLIGHTS_MIME
from clipper.model.ids import ClippingKey, HighlightId


def is_for_a_brief(mime: QMimeData) -> bool:
    """Whether it is clippings or passages."""
    return mime.hasFormat(CLIPPINGS_MIME) or mime.hasFormat(HIGHLIGHTS_MIME)


def dropped_clippings(mime: QMimeData) -> list[ClippingKey]:
    """The clippings that were dragged; none where something else was."""
    return [ClippingKey(int(key)) for key in _words(mime, CLIPPINGS_MIME)]


def dropped_highlights(mime: QMimeData) -> list[HighlightId]:
    """The highlights that were dragged; none where something else was."""
    return [HighlightId(one) for one in _words(mime, HIGHLIGHTS_MIME)]


def _words(mime: QMimeData, name: str) -> list[str]:
    return [word for word in bytes(mime.data(name).data()).decode().split(",") if word]
