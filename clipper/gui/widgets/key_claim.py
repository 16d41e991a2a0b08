"""Keys of the view that has the focus, where the window has shortcuts of the same."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class KeyClaim(QObject):
    """Keys that a view knows are its own before any shortcut of the window that has the same; all others are the window's first.

    With a caret, a text edit would keep undo and paste for itself, which the article can do nothing with. A filter and not `event()`: each
    event that Python sees makes the binding load its class (4 ms at the start), and a view has no keys before it has the focus.
    """

    def __init__(self, view: QWidget, claims: Callable[[QKeyEvent], bool]) -> None:
        super().__init__(view)
        self._claims = claims
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        event.setAccepted(self._claims(event))
        return True
