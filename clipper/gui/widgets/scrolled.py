"""The part of a dialog that may be higher than its place: it is scrolled, and the buttons stay below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(side: QWidget, parent: QWidget) -> QScrollArea:
    """All of it where the screen has room, else as much as it has: what stands below it is reached in any case."""
    scroll = QScrollArea(parent)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields are scrolled to; it would be a stop of Tab without a name
    scroll.setWidget(side)
    scroll.setMinimumWidth(side.minimumSizeHint().width())
    return scroll
