"""A field for a note in Markdown that tells what was typed after a short pause, and at the latest when it is left."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from clipper.gui.widgets.plain_field import PlainField

SAVE_AFTER_MS = 400
"""A pause in typing: short enough that nothing is lost, long enough for one write a word or two."""

ENDING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class NoteEditor(PlainField):
    """`changed` carries the whole text."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self.setTabChangesFocus(True)
        self.setPlaceholderText("Write a note. It is saved as you type.")
        self._told = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_AFTER_MS)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._pause.start)

    def show_note(self, text: str) -> None:
        """Show a note; what is being typed into the same one is left alone."""
        if text == self._told and self.toPlainText() != text:
            return
        if text != self.toPlainText():
            self.setPlainText(text)
        self._told = text
        self._pause.stop()

    def begin(self, text: str) -> None:
        """Show another thing's note; what was typed before has been told."""
        self.flush()
        self._told = text
        self.setPlainText(text)
        self._pause.stop()

    def flush(self) -> None:
        """Tell now what has been typed and not told."""
        self._pause.stop()
        text = self.toPlainText()
        if text != self._told:
            self._told = text
            self.changed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Ctrl+Enter ends the writing, as it saves in every dialog: wherever a note is written, Escape does that and loses nothing."""
        if event.key() in ENDING_KEYS and event.modifiers() & ~KEYPAD == Qt.KeyboardModifier.ControlModifier:
            QApplication.sendEvent(self, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        super().focusOutEvent(event)
        self.flush()
