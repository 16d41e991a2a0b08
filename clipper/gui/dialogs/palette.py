"""The command palette: any command, list or tag by a few letters of its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clipper.gui.article.announce import announce
from clipper.gui.theme.measures import Space

SHOWN = 12
ROW_HEIGHT = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One entry; one that is not `enabled` is shown with the hint why, and cannot be taken."""

    title: str
    hint: str
    act: Callable[[], object]
    enabled: bool = True


def ranked(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """Those that hold all letters in order: whole words first, then beginnings of words, then the rest; what cannot be taken last."""
    wanted = typed.casefold().strip()
    found: list[tuple[bool, int, int, Choice]] = []
    for number, choice in enumerate(choices):
        score = _score(wanted, choice.title.casefold())
        if score is not None:
            found.append((not choice.enabled, score, number, choice))
    return [choice for *_, choice in sorted(found, key=lambda each: each[:3])]


def _score(wanted: str, title: str) -> int | None:
    """Lower is better; None where it does not match."""
    if not wanted:
        return 0
    if title.startswith(wanted):
        return 0
    if f" {wanted}" in title or f"/{wanted}" in title:
        return 1
    if wanted in title:
        return 2
    at = -1
    for letter in wanted:
        at = title.find(letter, at + 1)
        if at < 0:
            return None
    return 3


class CommandPalette(QDialog):
    """Type, move with the arrows, Enter."""

    said = Signal(str)
    """What is chosen, as a screen reader is told it: the keys stay in the field."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("card")
        self.setWindowTitle("Command Palette")
        self._choices = list(choices)
        self._found: list[Choice] = []
        self._field = QLineEdit(self)
        self._field.setPlaceholderText("Command, list or tag")
        self._field.setAccessibleName("Command, list or tag")
        self._table = QTableWidget(0, 2, self)
        self._table.setAccessibleName("What was found")
        self._table.setFrameShape(QFrame.Shape.NoFrame)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().hide()
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.setColumnWidth(1, 190)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._table.setStyleSheet(f"QTableWidget::item {{ padding: 0 {Space.SMALL}px }}")
        self._table.cellClicked.connect(self._run)
        self._nothing = QLabel(self)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(24, 48, 24, 0)
        self._nothing.setProperty("quiet", "true")
        self._field.textChanged.connect(self._search)
        self._field.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._field)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._nothing)
        column.addLayout(self._stack)
        around = column.contentsMargins().top() + self._field.sizeHint().height() + column.spacing() + column.contentsMargins().bottom()
        self.resize(min(580, parent.width() - 80), ROW_HEIGHT * SHOWN + around)  # whole rows, the last one, too
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - self.width()) // 2, corner.y() + 90)
        self._search("")
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = min(max(self._table.currentRow() + step, 0), self._table.rowCount() - 1)
                self._table.setCurrentCell(row, 0)
                self._tell(row)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _search(self, typed: str) -> None:
        self._found = ranked(typed, self._choices)[:200]
        self._table.setRowCount(len(self._found))
        for row, choice in enumerate(self._found):
            hint = QTableWidgetItem(choice.hint)
            hint.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            hint.setForeground(self.palette().placeholderText())
            title = QTableWidgetItem(choice.title)
            if not choice.enabled:
                title.setForeground(self.palette().placeholderText())
            self._table.setItem(row, 0, title)
            self._table.setItem(row, 1, hint)
        if self._found:
            self._table.setCurrentCell(0, 0)
        else:
            self._nothing.setText(f"No command, list or tag has “{typed.strip()}” in its name.")
        if typed.strip():
            self._tell(0)
        self._stack.setCurrentWidget(self._table if self._found else self._nothing)

    def _tell(self, row: int) -> None:
        """The choice of a row, its hint, and which one of how many it is."""
        told = self._nothing.text()
        if row < len(self._found):
            choice = self._found[row]
            parts = (choice.title, choice.hint, "" if choice.enabled else "not possible now", f"{row + 1} of {len(self._found)}")
            told = ", ".join(part for part in parts if part)
        self.said.emit(told)
        announce(self._field, told)

    def _run(self, *_cell: int) -> None:
        row = self._table.currentRow()
        if 0 <= row < len(self._found) and self._found[row].enabled:
            choice = self._found[row]
            self.accept()
            choice.act()
