"""How large a window may begin: on a small screen, or one that is magnified, its buttons would stand below the edge."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FRAME = 48
"""Pixels that the desktop's own frame and title take of the screen."""


def begin_with(widget: QWidget, width: int, height: int) -> None:
    """Give a window the size it likes, or as much of it as the screen has."""
    parent = widget.parentWidget()
    place = (parent.window() if parent is not None else widget).frameGeometry().center()
    # Not `widget.screen()`: the binding takes the screen for a child of the widget then, and may delete it with the last one.
    screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    widget.resize(min(width, room.width() - FRAME // 2), min(height, room.height() - FRAME))
