"""The briefs of the library: chosen, made, copied, put away."""

from datetime import tzinfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clipper.gui.panes.pane import Pane
from clipper.gui.session import Session
from clipper.gui.theme.measures import SMALL_TEXT, Space
from clipper.gui.widgets.buttons import icon_button
from clipper.gui.widgets.shades import muted
from clipper.model.brief import Brief
from clipper.model.changes import Changes
from clipper.model.ids import BriefId
from clipper.text.date_words import day_of_instant

UNTITLED = "Untitled brief"
ID_ROLE = Qt.ItemDataRole.UserRole
DATE_ROLE = Qt.ItemDataRole.UserRole + 1


class BriefList(Pane):
    """A list with its buttons."""

    chosen = Signal(object)
    """A BriefId, or None."""
    made = Signal()
    """A brief that wants a title, or another one."""

    def __init__(self, session: Session, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__("brief_list", parent)
        self._session, self._zone = session, zone
        self.list = _Titles(self)
        self.list.retitling_wanted.connect(self._retitle)
        self.list.deleting_wanted.connect(self.delete)
        self.list.setAccessibleName("Briefs")
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(BriefRow(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._current_changed)
        row = QHBoxLayout()
        row.setContentsMargins(8, 8, 8, 4)
        row.setSpacing(2)
        for icon, name, act, key in (
            ("plus", "New brief", self.begin, ""),
            ("copy", "Duplicate this brief", self.duplicate, ""),
            ("archive", "Archive this brief, or take it back", self.archive, ""),
            ("trash", "Delete this brief", self.delete, "Delete"),
        ):
            row.addWidget(icon_button(icon, name, act, self, key=key))
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.list, 1)
        self.refresh()

    @property
    def current(self) -> BriefId | None:
        item = self.list.currentItem()
        return _id(item) if item else None

    def refresh(self, choose: BriefId | None = None) -> None:
        """Read the briefs again; the current one stays so where it is still there."""
        wanted = choose or self.current
        self.list.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.list.clear()
        for brief in self._session.library.briefs.all():
            self.list.addItem(_item(brief, self._zone))
            if brief.id == wanted:
                self.list.setCurrentRow(self.list.count() - 1)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)  # noqa: FBT003 (as above)
        if self.current != wanted or choose is not None:
            self.chosen.emit(self.current)

    def begin(self) -> None:
        """A new brief, to be given a title."""
        if self.make() is not None:
            self.made.emit()

    def _retitle(self) -> None:
        if self.current is not None:
            self.made.emit()

    def make(self, title: str = UNTITLED) -> BriefId | None:
        """Make a brief and choose it."""
        made = make_brief(self._session, title)
        self.refresh(choose=made)
        return made

    def _current_changed(self) -> None:
        self.chosen.emit(self.current)

    def duplicate(self) -> None:
        current = self.current
        if current is not None:
            identifier, changes = self._session.library.briefs.duplicate(current)
            self._session.note("Duplicate Brief", changes)
            self.refresh(choose=identifier)

    def archive(self) -> None:
        current = self.current
        if current is not None:
            archived = not self._session.library.briefs.get(current).archived
            name = "Archive Brief" if archived else "Take Brief Back"
            self._session.perform(name, lambda: self._session.library.briefs.change(current, archived=archived))

    def delete(self) -> None:
        """Delete at once: undo brings it back."""
        current = self.current
        if current is not None:
            self._session.perform("Delete Brief", lambda: self._session.library.briefs.delete(current))


def make_brief(session: Session, title: str = UNTITLED) -> BriefId | None:
    """Make a brief; None if that failed (the window has been told)."""
    made: list[BriefId] = []

    def verb() -> Changes:
        identifier, changes = session.library.briefs.create(title)
        made.append(identifier)
        return changes

    session.perform("New Brief", verb)
    return made[0] if made else None


class _Titles(QListWidget):
    """Tells the keys that are for the chosen brief."""

    retitling_wanted = Signal()
    deleting_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.key() == Qt.Key.Key_F2:
            self.retitling_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleting_wanted.emit()
        else:
            super().keyPressEvent(event)


class BriefRow(QStyledItemDelegate):
    """A title, and below it when the brief was changed last."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002, N802 (Qt's signature)
        small = QFontMetrics(_small(option.font))
        return QSize(0, QFontMetrics(option.font).lineSpacing() + small.lineSpacing() + 2 * Space.SMALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        title, ground.text = str(ground.text), ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        area = option.rect.adjusted(Space.MEDIUM, Space.SMALL, -Space.SMALL, 0)
        painter.save()
        painter.setPen(option.palette.text().color())
        below = _write(painter, title, ground.font, area)
        painter.setPen(muted(option.palette))
        _write(painter, str(index.data(DATE_ROLE)), _small(option.font), below)
        painter.restore()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * SMALL_TEXT)
    return small


def _write(painter: QPainter, words: str, font: QFont, area: QRect) -> QRect:
    """What is left of the area below the line."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.drawText(area.topLeft() + QPoint(0, metrics.ascent()), metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width()))
    return area.adjusted(0, metrics.lineSpacing(), 0, 0)


def _item(brief: Brief, zone: tzinfo) -> QListWidgetItem:
    changed = day_of_instant(brief.updated_at, zone)
    item = QListWidgetItem(brief.title)
    item.setData(ID_ROLE, brief.id)
    item.setData(DATE_ROLE, f"Archived · {changed}" if brief.archived else changed)
    made = day_of_instant(brief.created_at, zone)
    item.setToolTip(f"{brief.title}\nMade {made}, changed {changed}\nId {brief.id}, for clipper brief --id")
    font = item.font()
    font.setItalic(brief.archived)
    item.setFont(font)
    return item


def _id(item: QListWidgetItem) -> BriefId:
    return BriefId(item.data(ID_ROLE))
