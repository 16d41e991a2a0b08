"""The menu of the article at the right mouse button and the menu key."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from clipper.gui import icons
from clipper.gui.article.keys import Act
from clipper.gui.article.marking import Marking

_ENTRIES: tuple[tuple[str, Act, str, str] | None, ...] = (
    ("Note", Act.NOTE, "note", "N"),
    ("Tag", Act.TAG, "tag", "T"),
    ("Add to Brief", Act.BRIEF, "brief-add", ""),
    None,
    ("Copy", Act.COPY, "copy", "Ctrl+C"),
    ("Copy with Citation", Act.CITE, "cite", "Ctrl+Shift+C"),
    None,
    ("Delete Highlight", Act.DELETE, "trash", "Del"),
    None,
    ("Find in Article", Act.FIND, "search", "Ctrl+F"),
    ("Caret", Act.CARET, "edit", "F7"),
)
"""Words, act, icon, and the key that does the same: shown, not bound, since the article itself takes the keys."""


def article_menu(parent: QWidget, act: Callable[[Act], object], marking: Marking) -> QMenu:
    """What can be done with the selection or the chosen highlight."""
    menu = QMenu(parent)
    has_passage = marking.has_passage or bool(marking.chosen)
    colors = menu.addMenu(icons.icon("marker"), "Highlight")
    colors.setEnabled(has_passage)
    for number, color in enumerate(marking.colors, start=1):
        entry = colors.addAction(f"{color.name.replace('&', '&&')}\t{number}")
        entry.triggered.connect(lambda _=False, key=color.key: marking.color(key))
    for line in _ENTRIES:
        if line is None:
            menu.addSeparator()
            continue
        words, wanted, icon, key = line
        entry = menu.addAction(icons.icon(icon), f"{words}\t{key}")
        entry.triggered.connect(lambda _=False, one=wanted: act(one))
        needs_highlight = wanted is Act.DELETE
        entry.setEnabled(wanted in (Act.FIND, Act.CARET) or (bool(marking.chosen) if needs_highlight else has_passage))
    return menu
