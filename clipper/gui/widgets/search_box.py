"""The search box: searches as one types, underlines a mistake where it is, completes, and shows what it understood as chips."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from clipper.gui.models.search_history import SearchHistory
from clipper.gui.widgets.flow import FlowLayout
from clipper.gui.widgets.line_field import LineField
from clipper.gui.widgets.pictures import picture

if TYPE_CHECKING:
    from clipper.errors import QueryError
    from clipper.gui.widgets.query_completion import AskNames, QueryCompletion

PAUSE_MS = 8
"""Keys that come in one burst are one search; more need not be waited for, since a newer search interrupts the older one."""
MISTAKE_MS = 700
"""A mistake is told when one stops typing: half a word is none."""


class SearchBox(QWidget):
    """Emits the query when it is one; keeps quiet while it is not."""

    searched = Signal(str)
    left = Signal()
    """Escape or Down: the keys go to the list."""

    def __init__(self, ask_names: "AskNames", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask_names = ask_names
        self._last = ""
        self.history = SearchHistory()
        self.field = _Field(self)
        self.field.setObjectName("searchField")
        self.field.setPlaceholderText("Search")
        self.field.setAccessibleName("Search")
        self.field.setToolTip("Search words, “phrases”, tag:, source:, published:, is:unread …  (/); Up: the searches before")
        self._lens = self.field.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, gap=5)
        self._chips.hide()
        self._mistake = QLabel(self)
        self._mistake.setObjectName("mistake")
        self._mistake.setTextFormat(Qt.TextFormat.PlainText)
        self._mistake.setWordWrap(True)
        self._mistake.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self.field)
        column.addLayout(row)
        column.addWidget(self._chips)
        column.addWidget(self._mistake)
        self._completing: QueryCompletion | None = None
        self._pause = _single_shot(self, PAUSE_MS, self._search)
        self._tell = _single_shot(self, MISTAKE_MS, self._show_mistake)
        self._error: QueryError | None = None
        self.field.textEdited.connect(self._edited)
        self.field.textChanged.connect(self._changed)
        self.field.returnPressed.connect(self._search_now)
        self.field.escaped.connect(self._escape)
        self.field.went_up.connect(self._go_back)
        self.field.went_down.connect(self._go_forth)

    @property
    def query(self) -> str:
        """The last text that was a query."""
        return self._last

    @property
    def mistake(self) -> str:
        """The sentence that is shown, or nothing."""
        return self._mistake.text() if self._mistake.isVisible() else ""

    def dress(self) -> None:
        """Draw the icons: the lens in the color of the theme, the cross that empties the field as the style has it."""
        self.field.setClearButtonEnabled(True)
        self._lens.setIcon(picture("search"))
        self._lens.setText("Search")

    def set_query(self, query: str) -> None:
        """Put a text in, as if typed."""
        self.field.setText(query)
        self._search()

    def clear(self) -> None:
        """Empty it without searching: the list changes anyway."""
        self.history.remember(self._last)
        self.field.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.field.clear()
        self.field.blockSignals(False)  # noqa: FBT003 (as above)
        self._last = ""
        self._forget_mistake()
        self._show_chips()

    def _changed(self, _text: str) -> None:
        self._pause.start()

    def _edited(self, _text: str) -> None:
        self.history.leave()
        self._offer()

    def _search_now(self) -> None:
        if self._completing is not None and self._completing.is_choosing:
            return
        self._pause.stop()
        self._search()
        if self._error is None:
            self.history.remember(self._last)
            self.left.emit()
        else:
            self._show_mistake()

    def _search(self) -> None:
        from clipper.query.parse import mistake

        text = self.field.text().strip()
        self._error = mistake(self.field.text())
        if self._error is not None:
            self._tell.start()
            return
        self._forget_mistake()
        if text != self._last:
            self._last = text
            self._show_chips()
            self.searched.emit(text)

    def _show_mistake(self) -> None:
        if self._error is None:
            return
        self._mistake.setText(f"{self._error.sentence} {self._error.hint}".strip())
        self._mistake.show()
        self.field.underline(self._error.position, self._error.length)

    def _forget_mistake(self) -> None:
        self._error = None
        self._tell.stop()
        self._mistake.hide()
        self.field.underline(0, 0)

    def _show_chips(self) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        if self._last:
            from clipper.query.parse import parse
            from clipper.query.printing import chips

            for number, text in enumerate(chips(parse(self._last))):
                self._flow.addWidget(self._chip(text, number))
        self._chips.setVisible(self._flow.count() > 0)

    def _chip(self, text: str, number: int) -> QToolButton:
        chip = QToolButton(self._chips)
        chip.setProperty("chip", True)  # noqa: FBT003 (Qt's signature)
        chip.setText(text.replace("&", "&&") + "  ✕")
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setToolTip("Take this out of the search")
        chip.clicked.connect(lambda: self.without(number))
        return chip

    def without(self, number: int) -> None:
        """Take one of the chips out of the search."""
        from clipper.query.parse import parse
        from clipper.query.printing import print_query, without_chip

        self.set_query(print_query(without_chip(parse(self._last), number)))

    def _offer(self) -> None:
        """Show completions of what is being typed."""
        self._completion().offer(self.field.text(), len(self._before_cursor()))

    def _completion(self) -> "QueryCompletion":
        """Made when something is first typed."""
        if self._completing is None:
            from clipper.gui.widgets.query_completion import QueryCompletion

            self._completing = QueryCompletion(self.field, self._ask_names)
            self._completing.completed.connect(self._put_in)
        return self._completing

    def offered(self) -> list[str]:
        """The completions that are shown."""
        return self._completing.offered() if self._completing else []

    def complete(self, choice: str) -> None:
        """Put a completion in."""
        self._completion().choose(choice)

    def _put_in(self, text: str, cursor: int) -> None:
        self.field.setText(text)
        self.field.setCursorPosition(len(text[:cursor].encode("utf-16-le")) // 2)
        if text[:cursor].endswith(":"):
            self._offer()

    def _before_cursor(self) -> str:
        head = self.field.text().encode("utf-16-le")[: 2 * self.field.cursorPosition()]
        return head.decode("utf-16-le", "replace")

    def _escape(self) -> None:
        """What is nearest goes first: the completions, the words, the box."""
        if self.offered():
            self.hide_completions()
        elif self.field.text():
            self.history.remember(self._last)
            self.field.clear()
        else:
            self.left.emit()

    def _go_back(self) -> None:
        """To the search before."""
        query = self.history.older(self.field.text().strip())
        if query is not None:
            self.set_query(query)

    def _go_forth(self) -> None:
        """To the search after it, where one has gone back, else to the list."""
        query = self.history.newer()
        if query is None:
            self.left.emit()
        else:
            self.set_query(query)

    def hide_completions(self) -> None:
        """They are in the way of what comes next."""
        if self._completing is not None:
            self._completing.hide()


class _Field(LineField):
    """A line edit that can underline a part of its text, and tells of the keys that lead out of it."""

    escaped = Signal()
    went_up = Signal()
    went_down = Signal()

    def underline(self, start: int, length: int) -> None:
        """Wave under `length` code points from `start`; 0 for none."""
        attributes: list[QInputMethodEvent.Attribute] = []
        if length:
            text = self.text()
            start_u16 = len(text[:start].encode("utf-16-le")) // 2
            length_u16 = max(1, len(text[start : start + length].encode("utf-16-le")) // 2)
            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(Qt.GlobalColor.red)
            kind = QInputMethodEvent.AttributeType.TextFormat
            attributes.append(QInputMethodEvent.Attribute(kind, start_u16 - self.cursorPosition(), length_u16, wave))
        QApplication.sendEvent(self, QInputMethodEvent("", attributes))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Up:
            self.went_up.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        else:
            super().keyPressEvent(event)


def _single_shot(parent: QWidget, interval_ms: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(act)
    return timer
