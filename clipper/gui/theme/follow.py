"""Which theme is on: the user's choice, or the desktop's as it changes."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from clipper.gui.theme.palette import Palette
from clipper.gui.theme.theme import SYSTEM, choose


class ThemeFollower(QObject):
    """Holds the setting and tells when the palette changes."""

    changed = Signal(object)
    """The new Palette."""

    def __init__(self, setting: str = SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        hints = QGuiApplication.styleHints()
        self._palette = choose(setting, hints.colorScheme())
        hints.colorSchemeChanged.connect(self._scheme_changed)

    @property
    def palette(self) -> Palette:
        return self._palette

    def choose(self, setting: str) -> None:
        """Take the user's setting."""
        self._setting = setting
        self._scheme_changed(QGuiApplication.styleHints().colorScheme())

    def _scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        palette = choose(self._setting, scheme)
        if palette is not self._palette:
            self._palette = palette
            self.changed.emit(palette)
