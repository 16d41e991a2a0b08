"""The note on an article: read as its Markdown says, edited as it is written."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from clipper.gui.article.note_html import note_html, note_sheet, typed_html
from clipper.gui.theme.measures import Radius, Space
from clipper.gui.theme.palette import Palette
from clipper.gui.widgets.note_editor import NoteEditor

LEAST_LINES, MOST_LINES = 3, 14
"""Of the editor: it grows with what is typed, and then scrolls."""
KEPT_OPEN = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Ways the keys leave the editor for a moment only."""
OPENED = ("http://", "https://", "mailto:", "clipper://")


class ArticleNote(QWidget):
    """`changed` carries the whole text, in Markdown."""

    changed = Signal(str)
    left = Signal()
    """Escape: the keys go back to the text."""
    resized = Signal()
    """It needs another height."""
    link_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = ""
        self._is_drawn = False
        self.reading = QLabel(self)
        self.reading.setWordWrap(True)
        self.reading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.reading.setToolTip("Click to edit the note (Ctrl+M)")
        self.reading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.reading.linkActivated.connect(self._follow)
        self.editor = NoteEditor(self)
        self.editor.setAccessibleName("Note on the article")
        self.editor.changed.connect(self.changed)
        self.editor.textChanged.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.TIGHT, 0, 0)
        column.addWidget(self.reading)
        column.addWidget(self.editor)
        self.editor.hide()
        self.hide()

    def dress(self, palette: Palette) -> None:
        """Take the theme's colors."""
        self._sheet = note_sheet(palette)
        self.reading.setStyleSheet(
            f"QLabel {{ background: {palette.panel}; border-radius: {Radius.CONTROL}px; padding: {Space.SMALL}px {Space.MEDIUM}px; }}"
        )
        self._render()
        self._fit()

    def draw(self) -> None:
        """From when the window is painted: Markdown is rendered, and events are listened to.

        The converter is worth a third of the time that a window takes to open, and for a filter Qt makes the classes of all events.
        """
        if not self._is_drawn:
            self._is_drawn = True
            self._listen()
            self._render()

    def _listen(self) -> None:
        self.reading.installEventFilter(self)  # a second time changes nothing
        self.editor.installEventFilter(self)

    def begin(self, text: str) -> None:
        """Another article's note; what was typed before has been told."""
        self.editor.begin(text)
        self._close()

    def show_note(self, text: str) -> None:
        """The note of the same article as it is now; what is being typed is left alone."""
        self.editor.show_note(text)
        if self.editor.isHidden():
            self._close()

    def flush(self) -> None:
        """Tell what was typed and not told."""
        self.editor.flush()

    def write(self) -> None:
        """Open the editor and go there."""
        self._listen()
        if self.editor.isHidden() or self.isHidden():
            self.reading.hide()
            self.editor.show()
            self.show()
            self._fit()
            self._tell_height()
        self.editor.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """A click opens the editor; Escape, and whatever takes the keys, closes it."""
        if watched is self.reading:
            if event.type() == QEvent.Type.MouseButtonRelease and self._is_plain_click(event):
                self.write()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._leave()
            self.left.emit()
            return True
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and event.reason() not in KEPT_OPEN:
            self._leave()
        return super().eventFilter(watched, event)

    def _is_plain_click(self, event: QEvent) -> bool:
        """Not on a link, and not the end of a selection."""
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return False
        return not self.reading.hasSelectedText() and self.reading.cursor().shape() != Qt.CursorShape.PointingHandCursor

    def _leave(self) -> None:
        self.editor.flush()
        self._close()
        self._tell_height()

    def _close(self) -> None:
        """Show the note, or nothing where there is none."""
        self.editor.hide()
        self._render()
        self.reading.show()
        self.setVisible(bool(self.editor.toPlainText().strip()))

    def _render(self) -> None:
        note = self.editor.toPlainText()
        self.reading.setText(self._sheet + (note_html(note) if self._is_drawn else typed_html(note)))
        self.reading.setAccessibleName(f"Note on the article: {note}")

    def _follow(self, link: str) -> None:
        if link.lower().startswith(OPENED):
            self.link_wanted.emit(link)

    def _fit(self) -> None:
        """The editor as high as its lines."""
        lines = min(max(round(self.editor.document().size().height()), LEAST_LINES), MOST_LINES)
        height = self.editor.fontMetrics().lineSpacing() * lines + 2 * Space.SMALL
        if height != self.editor.height() or self.editor.minimumHeight() != height:
            self.editor.setFixedHeight(height)
            if self.editor.isVisible():
                self._tell_height()

    def _tell_height(self) -> None:
        self.updateGeometry()  # now, and not with the next turn of the events: whoever is told asks for the height at once
        self.resized.emit()
