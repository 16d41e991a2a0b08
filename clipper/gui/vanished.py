"""A window that another program has destroyed, as `xdotool windowclose` does: the X server tells, and Qt says nothing of it.

The program would go on without a window, and a second start would be handed over to it and show nothing. So the window is closed as by its
button, and all is saved. A window manager asks a window to close, which is another thing and comes as a close event.
"""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

LOOK_AFTER_MS = 300
"""A window that is hidden, minimized or moved to another screen is not seen either; that has been told by then."""


class VanishedWindow(QObject):
    """Watches one window from when it is shown."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look)
        handle = window.windowHandle()
        if QGuiApplication.platformName() == "xcb" and handle is not None:  # type: ignore[reportUnnecessaryComparison] (the stubs forget None)
            handle.installEventFilter(self)
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """It is seen, or no longer."""
        if event.type() == QEvent.Type.Expose:
            self._timer.start()
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        handle = self._window.windowHandle()
        if self._window.isHidden() or self._window.isMinimized() or handle.isExposed():
            return
        screen = QGuiApplication.primaryScreen()  # any will do; one that a window gives is taken for its child
        if screen.grabWindow(handle.winId(), 0, 0, 1, 1).isNull():  # of a window that is only not seen, there is a picture
            self._window.close()
