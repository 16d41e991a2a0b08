"""Icons by what they stand for here; a name without a drawing is no icon and no crash."""

from types import MappingProxyType

from PySide6.QtGui import QIcon

from clipper.gui.icons import icon

DRAWINGS = MappingProxyType(
    {"new": "plus", "file": "folder", "command": "search", "keyboard": "help", "restore": "undo", "unread": "unread"}
)
"""What is drawn for a name that has no drawing of its own."""


def picture(name: str) -> QIcon:
    """The icon of an action or a place, in the window's text color."""
    try:
        return icon(DRAWINGS.get(name, name))
    except OSError:
        return QIcon()
