"""How a row stands, asked of its view.

The option that a delegate is given knows it too, but to read its `state` the binding builds the 566 values of QStyle: 9 ms of the start.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractItemView

STILL_AT = "still_at"
"""The property of a view that got new rows below a mouse that has not been moved since: where that stands."""


def rest_mouse(view: QAbstractItemView) -> None:
    """Light no row until the mouse is moved: Qt knows of no hover where rows come below it, and would never put the light out."""
    view.setProperty(STILL_AT, QCursor.pos())


def is_selected(view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Whether the row is one of those that are chosen."""
    return view.selectionModel().isSelected(index)


def is_hovered(view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Whether the mouse is over the row; the view repaints it when the mouse comes and goes."""
    if not view.underMouse() or view.property(STILL_AT) == QCursor.pos():
        return False
    under = view.indexAt(view.viewport().mapFromGlobal(QCursor.pos()))
    return under.row() == index.row() and under.parent() == index.parent()
