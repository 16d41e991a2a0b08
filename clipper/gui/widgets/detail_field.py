"""The field of one detail. Where several clippings differ in it, it is empty, and leaves them as they are until it is used."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clipper.gui import icons

DIFFERENT = "Different values"
EMPTIED = "Empty in all of them"
EMPTY_KEYS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class DetailField(QLineEdit):
    """A line that knows whether to leave alone what it does not show."""

    turned = Signal()
    """It was emptied, or is no longer."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self._is_different = False
        self._is_emptied = False
        self._empty: QAction | None = None
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self._text_changed)

    @property
    def is_left(self) -> bool:
        """Whether the different values stay as they are."""
        return self._is_different and not self._is_emptied and not self.text()

    @property
    def is_emptied(self) -> bool:
        """Whether none of the different values is to stay."""
        return self._is_emptied

    def show_text(self, text: str, *, different: bool) -> None:
        """Another value, or that there are several."""
        self._is_different, self._is_emptied = different, False
        self.setText(text)
        self.setCursorPosition(0)
        self._show_state()

    def empty(self, *, emptied: bool) -> None:
        """Take the different values away in all clippings, or leave them after all."""
        if self._is_different and emptied != self._is_emptied:
            self._is_emptied = emptied
            if emptied:
                self.clear()
            self._show_state()
            self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Backspace or Delete in a field that shows nothing takes away what it stands for."""
        if event.key() in EMPTY_KEYS and self.is_left:
            self.empty(emptied=True)
        else:
            super().keyPressEvent(event)

    def _text_changed(self, text: str) -> None:
        if text and self._is_emptied:
            self._is_emptied = False
        self._show_state()

    def _show_state(self) -> None:
        self.setPlaceholderText(EMPTIED if self._is_emptied else DIFFERENT if self._is_different else self._placeholder)
        if self._is_different and self._empty is None:
            self._empty = self.addAction(icons.icon("close"), QLineEdit.ActionPosition.TrailingPosition)
            self._empty.triggered.connect(lambda: self.empty(emptied=not self._is_emptied))
        if self._empty is not None:
            self._empty.setVisible(self._is_different and not self.text())
            self._empty.setIcon(icons.icon("undo" if self._is_emptied else "close"))
            self._empty.setToolTip("Leave the different values" if self._is_emptied else "Empty it in all of them (Backspace)")
