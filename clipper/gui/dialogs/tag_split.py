"""Splitting a tag: several tags in its place, each with the search that says what goes there; shown before it is done."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clipper.errors import ClipperError
from clipper.gui.clipping_acts import counted
from clipper.gui.session import Session
from clipper.gui.widgets.room import begin_with
from clipper.gui.widgets.told_line import ToldLine
from clipper.library.library import Library
from clipper.library.tag_splits import SplitPreview, TagPart
from clipper.model.clipping import Clipping
from clipper.model.ids import ClippingKey
from clipper.model.tag import Tag

SHOWN = 200
"""Clippings of a part that are named; the rest is counted."""
PAUSE_MS = 200
KEY_ROLE = Qt.ItemDataRole.UserRole
FIRST_PARTS = 2
MOST_PARTS = 9
STAYING = "keep the tag"


class TagSplitDialog(QDialog):
    """The parts on top, what would go where below."""

    def __init__(self, session: Session, tag: Tag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Split Tag")
        begin_with(self, 720, 560)
        self._session = session
        self._tag = tag
        self.preview: SplitPreview | None = None
        """What would be done; None while that is not known."""
        self._compose()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        for _ in range(FIRST_PARTS):
            self.add_part()
        self.parts[0][0].setFocus()
        self.look()

    def _compose(self) -> None:
        tag = self._tag
        head = QLabel(f"{tag.path}: {counted(tag.own_count).lower()}", self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        font = head.font()
        font.setWeight(font.Weight.DemiBold)
        head.setFont(font)
        self.parts: list[tuple[QLineEdit, QLineEdit]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.addWidget(QLabel("New tag", self), 0, 0)
        self._grid.addWidget(QLabel("gets what this search finds; empty: whatever is left", self), 0, 1)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.more = QPushButton("Another &Part", self)
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self.add_part)
        self.told = ToldLine(self)
        self._build_preview()
        below = QHBoxLayout()
        below.addWidget(self.where, 2)
        below.addWidget(self.clippings, 3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.split = buttons.addButton("&Split", QDialogButtonBox.ButtonRole.AcceptRole)
        self.split.setDefault(True)
        buttons.accepted.connect(self._do)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(head)
        column.addLayout(self._grid)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.told)
        column.addLayout(below, 1)
        column.addWidget(buttons)

    def _build_preview(self) -> None:
        self.where = QTreeWidget(self)
        self.where.setAccessibleName("What goes where")
        self.where.setHeaderLabels(["Tag", "Clippings"])
        self.where.setRootIsDecorated(False)
        self.where.setUniformRowHeights(True)
        header = self.where.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.where.setColumnWidth(1, 90)
        self.where.currentItemChanged.connect(self._show_clippings)
        self.clippings = QListWidget(self)
        self.clippings.setAccessibleName("Clippings of the part")
        self.clippings.setUniformItemSizes(True)

    def add_part(self) -> None:
        """Another line for a tag and its search."""
        number = len(self.parts) + 1
        name, query = QLineEdit(self), QLineEdit(self)
        name.setPlaceholderText(f"{self._tag.path}/…")
        name.setAccessibleName(f"Tag {number}")
        query.setPlaceholderText("tariff OR customs" if number == 1 else "whatever is left")
        query.setAccessibleName(f"Search of tag {number}")
        self._grid.addWidget(name, number, 0)
        self._grid.addWidget(query, number, 1)
        name.textChanged.connect(self._changed)
        query.textChanged.connect(self._changed)
        self.parts.append((name, query))
        self.more.setEnabled(number < MOST_PARTS)
        name.setFocus()

    def look(self) -> None:
        """Ask what would go where."""
        self._pause.stop()
        parts = [TagPart(tag=name.text(), query=query.text()) for name, query in self.parts if name.text().strip()]
        if not parts:
            self._say("Name the tags that the clippings go to. What goes where is shown here before it is done.")
            return
        path = self._tag.path

        def ask(library: Library) -> SplitPreview:
            return library.tag_splits.preview(path, parts)

        self._session.reader.ask("split", ask, self._take, self._complain)

    def _changed(self, _text: str) -> None:
        self.preview = None
        self.split.setEnabled(False)
        self._pause.start()

    def _say(self, sentence: str) -> None:
        self.preview = None
        self.split.setEnabled(False)
        self.where.clear()
        self.clippings.clear()
        self.told.tell(sentence)

    def _complain(self, error: ClipperError) -> None:
        self._say(f"{error.sentence} {error.hint}".strip())

    def _take(self, preview: SplitPreview) -> None:
        self.preview = preview
        self.where.clear()
        for name, keys in (*preview.parts, *(((STAYING, preview.staying),) if preview.staying else ())):
            item = QTreeWidgetItem([name, f"{len(keys):,}"])
            item.setData(0, KEY_ROLE, keys)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.where.addTopLevelItem(item)
        moved = {key for _, keys in preview.parts for key in keys}
        twice = f" {preview.doubled:,} of them get more than one tag." if preview.doubled else ""
        left = f" {len(preview.staying):,} keep {preview.tag}: no search finds them." if preview.staying else ""
        none = "" if self._tag.own_count else f" No clipping carries {preview.tag} itself: split a tag below it."
        self.told.tell(f"{counted(len(moved)).lower()} will be tagged anew.{twice}{left}{none}")
        self.split.setEnabled(bool(moved))
        first = self.where.topLevelItem(0)
        if first is not None:
            self.where.setCurrentItem(first)

    def _show_clippings(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None = None) -> None:
        self.clippings.clear()
        if item is None:
            return
        keys: tuple[ClippingKey, ...] = item.data(0, KEY_ROLE)

        def show(clippings: list[Clipping]) -> None:
            self.clippings.addItems([clipping.metadata.shown_title for clipping in clippings])
            if len(keys) > SHOWN:
                self.clippings.addItem(f"… and {len(keys) - SHOWN:,} more")

        self._session.reader.ask("split rows", lambda library: library.clippings.rows(keys[:SHOWN]), show, self._complain)

    def _do(self) -> None:
        preview = self.preview
        if preview is None:
            return
        if self._session.perform("Split Tag", lambda: self._session.library.tag_splits.run(preview)) is not None:
            self.accept()

    def done(self, result: int) -> None:
        """An answer that comes later is for nobody."""
        self._pause.stop()
        for topic in ("split", "split rows"):
            self._session.reader.drop(topic)
        super().done(result)
