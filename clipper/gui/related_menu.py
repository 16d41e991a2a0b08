"""The menu of what was clipped together with an article: the related stories of its page, or the page that they stood on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from clipper.library.library import Library
from clipper.model.clipping import Clipping
from clipper.model.ids import ClippingKey

MOST_LETTERS = 80
"""A longer headline makes the menu wider than it helps."""


def related_menu(library: Library, clipping: Clipping, go: Callable[[ClippingKey], object], parent: QWidget) -> QMenu:
    """One entry for each clipping that is linked to this one; choosing it goes there."""
    menu = QMenu(parent)
    for other in library.clippings.rows(library.clippings.keys_of(clipping.related)):
        title = other.metadata.shown_title
        short = title if len(title) <= MOST_LETTERS else f"{title[: MOST_LETTERS - 1]}…"
        words = " — ".join(filter(None, (short, other.metadata.source)))
        menu.addAction(words.replace("&", "&&"), partial(go, other.key))
    return menu
