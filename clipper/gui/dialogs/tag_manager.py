"""The tag manager: the codebook of the library. Every act is a write of its own that can be undone."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clipper.errors import ClipperError
from clipper.gui.session import Session
from clipper.gui.widgets.plain_field import PlainField
from clipper.gui.widgets.room import begin_with
from clipper.gui.widgets.told_line import ToldLine
from clipper.model.changes import Changes
from clipper.model.tag import Tag

PATH_ROLE = Qt.ItemDataRole.UserRole
NO_KEY = "None"
DOT = 16
NO_COLOR = "#9a9a9a"


class TagManager(QDialog):
    """A tree of tags on the left, one tag on the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tags")
        begin_with(self, 820, 540)
        self._session = session
        self._tags: dict[str, Tag] = {}
        self._path = ""
        self._filling = False
        self._tree = QTreeWidget(self)
        self._tree.setAccessibleName("Tags")
        self._tree.setColumnCount(3)
        self._tree.setUniformRowHeights(True)
        self._tree.setFrameShape(QTreeWidget.Shape.NoFrame)
        self._tree.setHeaderLabels(["Tag", "Clippings", "Key"])
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setStretchLastSection(False)
        self._tree.setColumnWidth(1, 80)
        self._tree.setColumnWidth(2, 50)
        self._tree.currentItemChanged.connect(self._choose)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._tree)
        splitter.addWidget(self._one())
        splitter.setSizes([430, 390])
        self._said = ToldLine(self)
        self._said.setObjectName("mistake")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        new = QPushButton("New Tag…", self)
        new.setAutoDefault(False)
        new.clicked.connect(self._new)
        foot = QHBoxLayout()
        foot.addWidget(new)
        foot.addWidget(self._said, 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(splitter, 1)
        column.addLayout(foot)
        session.failed.connect(self._complain)
        session.changed.connect(self._fill)
        self._fill()

    def _one(self) -> QWidget:
        side = QWidget(self)
        self._name = QLineEdit(side)
        self._name.editingFinished.connect(self._rename)
        self._definition = _Definition(side)
        self._definition.left.connect(self._keep_definition)
        self._definition.setPlaceholderText("What belongs under this tag, and what does not")
        self._definition.setTabChangesFocus(True)
        self._color = QPushButton("Choose…", side)
        self._color.setAutoDefault(False)
        self._color.clicked.connect(self._choose_color)
        self._key = QComboBox(side)
        self._key.addItems([NO_KEY, *map(str, range(1, 10))])
        self._key.activated.connect(self._key_chosen)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        form.addRow("Name", self._name)
        form.addRow("Color", self._color)
        form.addRow("Key", self._key)
        form.addRow("Definition", self._definition)
        row = QHBoxLayout()
        acts = (
            ("Merge Into…", self._merge),
            ("Split…", self._split),
            ("Delete", self._delete),
        )
        for text, act in acts:
            button = QPushButton(text, side)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        column = QVBoxLayout(side)
        column.setContentsMargins(14, 0, 0, 0)
        column.addLayout(form, 1)
        column.addLayout(row)
        return side

    def _complain(self, error: ClipperError) -> None:
        self._said.tell(f"{error.sentence} {error.hint}".strip())

    def _fill(self, _changes: Changes | None = None) -> None:
        self._filling = True
        self._tags = {tag.path: tag for tag in self._session.library.tags.all()}
        wanted = self._path
        self._tree.clear()
        items: dict[str, QTreeWidgetItem] = {}
        for path, tag in self._tags.items():
            parent, _, name = path.rpartition("/")
            item = QTreeWidgetItem([name, f"{tag.count:,}" if tag.count else "", str(tag.shortcut or "")])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, PATH_ROLE, path)
            item.setIcon(0, _dot(tag.color))
            items[path] = item
            (items[parent].addChild(item) if parent in items else self._tree.addTopLevelItem(item))
        self._tree.expandAll()
        self._filling = False
        chosen = items.get(wanted) or self._tree.topLevelItem(0)
        if chosen is not None:
            self._tree.setCurrentItem(chosen)
            self._choose(chosen)

    def _choose(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None = None) -> None:
        if item is None or self._filling:
            return
        self._path = str(item.data(0, PATH_ROLE))
        tag = self._tags[self._path]
        self._name.setText(tag.path)
        self._name.setCursorPosition(0)  # a long one shows its beginning
        self._definition.setPlainText(tag.definition)
        self._definition.document().setModified(False)
        self._key.setCurrentText(str(tag.shortcut or NO_KEY))
        self._color.setIcon(_dot(tag.color) if tag.color else QIcon())
        self._color.setText(tag.color or "Choose…")

    def _keep_definition(self) -> None:
        """What was written is kept when the keys go elsewhere, and when the dialog closes."""
        if self._definition.document().isModified():
            self._definition.document().setModified(False)
            self._describe()

    def done(self, result: int) -> None:
        """Closed by whatever means."""
        self._keep_definition()
        super().done(result)

    def _do(self, name: str, verb: Callable[[], Changes]) -> bool:
        self._said.clear()
        return self._session.perform(name, verb) is not None

    def _rename(self) -> None:
        old, new = self._path, self._name.text().strip()
        if not old or not new or new == old:
            return
        self._path = new
        if not self._do("Rename Tag", lambda: self._session.library.tags.rename(old, new)):
            self._path = old
            self._name.setText(old)

    def _describe(self, color: str | None = None) -> None:
        tag = self._tags.get(self._path)
        if tag is None:
            return
        key = None if self._key.currentText() == NO_KEY else int(self._key.currentText())
        definition, chosen = self._definition.toPlainText().strip(), color or tag.color
        self._do("Describe Tag", lambda: self._session.library.tags.describe(tag.path, color=chosen, definition=definition, shortcut=key))

    def _key_chosen(self, _index: int) -> None:
        self._describe()

    def _choose_color(self) -> None:
        tag = self._tags.get(self._path)
        color = QColorDialog.getColor(QColor(tag.color or "#8aa4c8") if tag else QColor("#8aa4c8"), self, "Color of the Tag")
        if color.isValid():
            self._describe(color.name())

    def _merge(self) -> None:
        others = [path for path in self._tags if path != self._path and not path.startswith(self._path + "/")]
        gone = self._path
        into, chosen = QInputDialog.getItem(self, "Merge Tag", "Everything with this tag gets this one instead:", others, 0, editable=True)
        if chosen and into.strip():
            self._path = into.strip()
            self._do("Merge Tags", lambda: self._session.library.tags.merge(gone, into))

    def _split(self) -> None:
        from clipper.gui.dialogs.tag_split import TagSplitDialog
        from clipper.gui.dialogs.until_closed import until_closed

        tag = self._tags.get(self._path)
        if tag is not None:
            self._said.clear()
            until_closed(TagSplitDialog(self._session, tag, self))

    def _delete(self) -> None:
        gone = self._path
        if gone:
            self._do("Delete Tag", lambda: self._session.library.tags.delete(gone))

    def _new(self) -> None:
        path, given = QInputDialog.getText(self, "New Tag", "Name, with / between the levels:")
        if given and path.strip():
            self._path = path.strip()
            self._do("New Tag", lambda: self._session.library.tags.create(path))


class _Definition(PlainField):
    """Tells when the keys go elsewhere."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        super().focusOutEvent(event)
        self.left.emit()


def _dot(color: str | None) -> QIcon:
    """A tag's color as the sidebar shows it."""
    pixmap = QPixmap(DOT, DOT)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color if color and QColor.isValidColorName(color) else NO_COLOR))
    painter.drawEllipse(3, 3, DOT - 6, DOT - 6)
    painter.end()
    return QIcon(pixmap)
