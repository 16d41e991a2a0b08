"""The table of clippings: fixed row heights, two densities, single keys told by signals, no type-ahead of its own."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from clipper.gui.models.clippings import CLIPPINGS_MIME, ROW_ROLE, ClippingsModel
from clipper.gui.models.columns import COLUMNS, TITLE
from clipper.gui.models.listed import Row
from clipper.gui.widgets.list_head import is_usual
from clipper.gui.widgets.row_delegate import CellDelegate, RowDelegate
from clipper.gui.widgets.row_state import rest_mouse
from clipper.gui.widgets.viewport import viewport_of
from clipper.model.ids import ClippingKey
from clipper.model.listing import Sort

COMPACT_PADDING = 9
MOST_KEPT = 100_000
"""Chosen rows that stay chosen when the list is read anew."""
LEAST_ROW = 16
LEAST_TITLE = 200
"""Pixels: a title in less is a guess; whoever wants it narrower drags it."""
SEEN_FIRST = frozenset({"source", "published"})
MOVES = {"j": 1, "k": -1}
OPENING = {"+": True, "-": False}
COPY_KEY, SPACE_KEY = "Ctrl+C", "Space"
"""As the table of actions has them; a table of Qt would copy the cell, and give up the choice."""


class ClippingTable(QTableView):
    """Shows a ClippingsModel."""

    key_pressed = Signal(str)
    """A single key that the table itself has no use for: `s`, `u`, `#`, `1` …"""
    opened = Signal()
    """Enter or a double click."""
    fold_wanted = Signal(int, bool)
    """The row of a story that is to be opened or closed."""
    chosen = Signal()
    """The selection or the current row has changed."""
    order_wanted = Signal(object)
    """The SortKey of a column whose head was clicked."""

    def __init__(self, model: ClippingsModel, rows: RowDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._port = viewport_of(self)
        self._rows, self._cells = rows, CellDelegate(self)
        self._compact = False
        self._sort = Sort()
        self.setModel(model)
        self.setObjectName("clippings")
        self.setAccessibleName("Clippings")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # Set once, while there are no rows: with a hundred thousand of them Qt takes ten seconds for it.
        self.verticalHeader().setMinimumSectionSize(LEAST_ROW)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setMinimumSectionSize(44)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._column_clicked)
        header.customContextMenuRequested.connect(self._choose_columns)
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, column.width)
        self.doubleClicked.connect(self._double_clicked)
        self.set_density(compact=False)

    @property
    def compact(self) -> bool:
        return self._compact

    def set_density(self, *, compact: bool, columns: Sequence[str] | None = None) -> None:
        """Two-line rows, or the columns named (None: those that are shown at first)."""
        self._compact = compact
        wanted = set(columns) if columns is not None else {column.name for column in COLUMNS if column.shown}
        header = self.horizontalHeader()
        header.setVisible(compact)
        for place, column in enumerate(COLUMNS):
            self.setColumnHidden(place, place != TITLE and (not compact or column.name not in wanted))
        mode = QHeaderView.ResizeMode.Interactive if compact else QHeaderView.ResizeMode.Stretch
        header.setSectionResizeMode(TITLE, mode)
        if compact and self.columnWidth(TITLE) < LEAST_TITLE:
            self.setColumnWidth(TITLE, COLUMNS[TITLE].width)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded if compact else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(self._cells if compact else self._rows)
        self.fit_rows()

    def fit_title(self) -> None:
        """Give the title what the source and the date leave of the width, so that all three are seen."""
        seen = sum(column.width for column in COLUMNS if column.name in SEEN_FIRST)
        self.setColumnWidth(TITLE, min(COLUMNS[TITLE].width, max(LEAST_TITLE, self.viewport().width() - seen)))

    def shown_columns(self) -> list[str]:
        return [column.name for place, column in enumerate(COLUMNS) if not self.isColumnHidden(place)]

    def show_sort(self, sort: Sort) -> None:
        """The arrow in the head of the column that the list is sorted by; none where it is sorted by something else."""
        self._sort = sort
        place = next((at for at, column in enumerate(COLUMNS) if column.sort is sort.key), -1)
        # Qt draws what it calls ascending as an arrow that points down.
        order = Qt.SortOrder.AscendingOrder if is_usual(sort) else Qt.SortOrder.DescendingOrder
        self.horizontalHeader().setSortIndicator(place, order)

    def _column_clicked(self, place: int) -> None:
        key = COLUMNS[place].sort
        if key is None:
            self.show_sort(self._sort)  # a column that nothing is sorted by takes no arrow
        else:
            self.order_wanted.emit(key)

    def _choose_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        for place, column in enumerate(COLUMNS):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.setEnabled(place != TITLE)
            action.toggled.connect(partial(self._show_column, place))
        menu.exec(self.horizontalHeader().mapToGlobal(at))
        menu.deleteLater()

    def _show_column(self, place: int, shown: bool) -> None:  # noqa: FBT001 (a slot)
        self.setColumnHidden(place, not shown)

    def fit_rows(self) -> None:
        """Give every row the height of its density and font."""
        font = QFont(self.font())
        height = self.fontMetrics().height() + 2 * COMPACT_PADDING if self._compact else self._rows.height(font)
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)

    def rows_in_view(self) -> int:
        """How many rows are seen at the top of a list, the last one in part."""
        self.fit_rows()
        return self.viewport().height() // self.verticalHeader().defaultSectionSize() + 1

    def current_row(self) -> int:
        """-1 if there is none."""
        return self.currentIndex().row()

    def chosen_ranges(self) -> list[range]:
        """The chosen rows, in order; a hundred thousand of them are one range."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        ranges = sorted({(part.top(), part.bottom() + 1) for part in parts})
        return [range(top, end) for top, end in ranges]

    def chosen_number(self) -> int:
        """How many clippings are chosen; of several rows also those that are folded under them."""
        rows = sum(map(len, self.chosen_ranges()))
        return len(self.chosen_keys()) if self._clippings_model().is_folded and 1 < rows <= MOST_KEPT else rows

    def chosen_several(self) -> list[ClippingKey]:
        """The same where they are more than the current one alone, and not so many that finding them again takes long."""
        rows = sum(map(len, self.chosen_ranges()))
        return self.chosen_keys() if 1 < rows <= MOST_KEPT else []

    def chosen_keys(self) -> list[ClippingKey]:
        """Also of rows that have not been read, as after selecting all, and of reports that are folded under a chosen row."""
        listing = self._clippings_model().listing
        if listing is None:
            return []
        return list(dict.fromkeys(key for part in self.chosen_ranges() for key in listing.chosen(part.start, part.stop)))

    def go_to(self, row: int, *, select: bool = True) -> None:
        """Make a row the current one, and see that it is seen."""
        index = self.model().index(row, TITLE)
        if not index.isValid():
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags if select else QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)

    def choose(self, rows: Iterable[range]) -> None:
        """Choose just these; the current row stays what it is."""
        model, last = self.model(), len(COLUMNS) - 1
        wanted = QItemSelection()
        for part in rows:
            wanted.append(QItemSelectionRange(model.index(part.start, 0), model.index(part.stop - 1, last)))
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def move_by(self, step: int) -> None:
        """The next or previous row."""
        last = self.model().rowCount() - 1
        if last >= 0:
            self.go_to(min(last, max(0, self.current_row() + step)))

    def setModel(self, model: ClippingsModel) -> None:  # type: ignore[override]  # noqa: N802 (only this model fits; Qt's name)
        super().setModel(model)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        model.modelReset.connect(partial(rest_mouse, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        ignored = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        plain = event.modifiers() & ~ignored == Qt.KeyboardModifier.NoModifier
        text = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.opened.emit()
        elif plain and text in MOVES:
            self.move_by(MOVES[text])
        elif plain and self._fold_key(event):
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.key_pressed.emit(COPY_KEY)
        elif event.key() == Qt.Key.Key_Delete and plain:
            self.key_pressed.emit("#")
        elif event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.key_pressed.emit(SPACE_KEY)
        elif plain and text.isprintable() and text:
            self.key_pressed.emit(text)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain:
            self.go_to(0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def _fold_key(self, event: QKeyEvent) -> bool:
        """Open, close and walk a story: Right and Left, Space, + and -. False where the row belongs to none."""
        row = self.current_row()
        model = self._clippings_model()
        fold, leader = model.fold(row), model.leader_row(row)
        key = event.key()
        if fold is None or leader is None:
            return False
        if key == Qt.Key.Key_Right and not fold.is_inner and fold.is_open:
            self.go_to(row + 1)
        elif key == Qt.Key.Key_Left and fold.is_inner:
            self.go_to(leader)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and not fold.is_inner:
            self.fold_wanted.emit(row, key == Qt.Key.Key_Right)
        elif key == Qt.Key.Key_Space or event.text() in OPENING:
            self.fold_wanted.emit(leader, OPENING.get(event.text(), not fold.is_open))
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """A click on the mark of a story opens or closes it, and chooses nothing."""
        index = self._mark_at(event.position().toPoint())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.fold_wanted.emit(index.row(), not index.data(ROW_ROLE).fold.is_open)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Two quick clicks on the mark are two clicks."""
        if self._mark_at(event.position().toPoint()) is not None:
            self.mousePressEvent(event)
            return
        super().mouseDoubleClickEvent(event)

    def _mark_at(self, at: QPoint) -> QModelIndex | None:
        """The row whose mark of a story is at this place."""
        index = self.indexAt(at)
        row: Row | None = index.data(ROW_ROLE) if index.isValid() and index.column() == TITLE else None
        delegate = self._cells if self._compact else self._rows
        is_on = row is not None and delegate.fold_place(self.visualRect(index), self.font(), row).contains(at)
        return index if is_on else None

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 (Qt's name)
        """No type-ahead: single keys are commands."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        super().focusOutEvent(event)
        self.viewport().update()

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802 (Qt's name)
        """Carry a small label with the number of clippings, and not a picture of the rows."""
        from PySide6.QtGui import QDrag, QPixmap

        keys = self.chosen_keys()
        if not keys:
            return
        text = f"{len(keys):,} clipping{'s' * (len(keys) != 1)}"
        metrics = self.fontMetrics()
        picture = QPixmap(metrics.horizontalAdvance(text) + 24, metrics.height() + 12)
        picture.fill(self.palette().color(self.palette().ColorRole.Accent))
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.palette().ColorRole.Base))
        painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        drag = QDrag(self)
        mime = QMimeData()
        mime.setData(CLIPPINGS_MIME, ",".join(map(str, keys)).encode())
        drag.setMimeData(mime)
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(-16, -10))  # beside the pointer: what is under it stays readable
        drag.exec(actions)

    def _clippings_model(self) -> ClippingsModel:
        model = self.model()
        assert isinstance(model, ClippingsModel)  # noqa: S101 (setModel takes no other)
        return model

    def _tell_chosen(self, *_ranges: object) -> None:
        self.chosen.emit()

    def _double_clicked(self, _index: QModelIndex | QPersistentModelIndex) -> None:
        self.opened.emit()
