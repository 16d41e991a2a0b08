"""The story of a clipping: who else reports it, what each outlet added, what is only a copy."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from clipper.gui.session import Session
from clipper.gui.theme.measures import Space
from clipper.gui.widgets.difference import Difference
from clipper.gui.widgets.room import begin_with
from clipper.gui.widgets.told_line import ToldLine
from clipper.model.changes import Changes
from clipper.model.clipping import Clipping
from clipper.model.ids import ClippingKey
from clipper.model.story import Kinship, Likeness

KEY_ROLE = Qt.ItemDataRole.UserRole
MEMBER_ROLE = KEY_ROLE + 1
LEAST_MEMBERS = 2


class StoryDialog(QDialog):
    """The list on the left, the comparison with the clipping on the right."""

    clipping_wanted = Signal(object)
    """A key to go to."""

    def __init__(self, session: Session, clipping: Clipping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Story")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        begin_with(self, 1080, 640)
        self._session = session
        self._own = clipping
        self.list = QListWidget(self)
        self.list.setAccessibleName("Clippings of this story")
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.currentItemChanged.connect(self._compare)
        self.list.itemSelectionChanged.connect(self._offer)
        self.list.itemActivated.connect(self._go)
        self.difference = Difference(self)
        self._told = ToldLine(self)
        self._told.setProperty("quiet", "true")
        self._told.tell("Looking for other reports …")
        self.together = _button("&Put Together", "Make one story of this clipping and the chosen ones", self.put_together, self)
        self.out = _button("Take &Out", "Take the chosen clippings out of the story", self.take_out, self)
        self.merge = _button(
            "&Join Duplicates", "Keep this clipping with the highlights, tags and notes of all that are chosen", self.merge_duplicate, self
        )
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self._told)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        for button in (self.together, self.out, self.merge):
            button.setAutoDefault(False)  # Close is the dialog's main one
            row.addWidget(button)
        column.addLayout(row)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        self.difference.setContentsMargins(Space.SMALL, 0, 0, 0)
        splitter.addWidget(self.difference)
        splitter.setSizes([380, 700])
        splitter.setStretchFactor(1, 1)  # a larger window is for what is read in it
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(12)
        whole.addWidget(splitter, 1)
        whole.addWidget(buttons)
        session.changed.connect(self._changed)
        self.finished.connect(lambda: session.reader.drop("story"))
        self._compare()
        self._ask()

    def put_together(self) -> None:
        keys = [self._own.key, *self.chosen()]
        if len(keys) >= LEAST_MEMBERS:
            self._session.perform("Put Story Together", lambda: self._session.library.stories.put_together(keys)[1])

    def take_out(self) -> None:
        keys = self.chosen()
        if keys:
            self._session.perform("Take Out of Story", lambda: self._session.library.stories.take_out(keys))

    def merge_duplicate(self) -> None:
        keys = self.chosen()
        if keys:
            self._session.perform("Join Duplicates", lambda: self._session.library.duplicates.merge_all(self._own.key, keys))

    def chosen(self) -> list[ClippingKey]:
        return [ClippingKey(item.data(KEY_ROLE)) for item in self.list.selectedItems()]

    def _changed(self, changes: Changes) -> None:
        if changes and self.isVisible():
            self._ask()

    def _ask(self) -> None:
        key = self._own.key
        self._session.reader.ask(
            "story",
            lambda library: (
                library.clippings.rows([key]),
                library.clippings.rows(library.stories.members(story)) if (story := library.clippings.get(key).story) else [],
                (found := library.stories.suggested(key)),
                library.clippings.rows([one.clipping for one in found]),
            ),
            lambda answer: self._show(*answer),
        )

    def _show(self, own: list[Clipping], members: list[Clipping], found: list[Likeness], clippings: list[Clipping]) -> None:
        if own:
            self._own = own[0]
        current = self.list.currentItem().data(KEY_ROLE) if self.list.currentRow() >= 0 else None
        self.list.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.list.clear()
        for member in members:
            if member.key != self._own.key:
                self.list.addItem(_item(member, "In this story", is_member=True))
        known = {clipping.key: clipping for clipping in clippings}
        for one in found:
            if one.clipping in known:
                self.list.addItem(_item(known[one.clipping], why(one)))
        self.list.blockSignals(False)  # noqa: FBT003 (as above)
        for row in range(self.list.count()):
            if self.list.item(row).data(KEY_ROLE) == current:
                self.list.setCurrentRow(row)
        if self.list.count() and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self._told.tell(f"“{self._own.metadata.shown_title}”: " + _sentence(len(members), len(found)))
        self._compare()

    def _compare(self) -> None:
        row = self.list.currentRow()
        self._offer()
        self.difference.setVisible(row >= 0)  # alone, an article has nothing to stand beside
        if row < 0:
            return
        library = self._session.library
        (other,) = library.clippings.rows([ClippingKey(self.list.item(row).data(KEY_ROLE))]) or [self._own]
        texts = (library.versions.text(self._own.key).text, library.versions.text(other.key).text)
        self.difference.compare((_name(self._own), _name(other)), *texts)

    def _offer(self) -> None:
        """Only what can be done with those that are chosen."""
        inside = [bool(item.data(MEMBER_ROLE)) for item in self.list.selectedItems()]
        self.together.setEnabled(not all(inside))
        self.out.setEnabled(any(inside))
        self.merge.setEnabled(bool(inside))

    def _go(self) -> None:
        if self.list.currentRow() >= 0:
            self.clipping_wanted.emit(ClippingKey(self.list.currentItem().data(KEY_ROLE)))


def why(one: Likeness) -> str:
    """Why a clipping is suggested, in words."""
    if one.kinship is Kinship.COPY:
        return f"Copy: {one.share:.0%} of its word runs are the same"
    return f"Same event? Because of: {', '.join(one.because[:5])}"


def _sentence(members: int, found: int) -> str:
    if members > 1:
        return f"{members} clippings are in its story" + (f", {found} more may belong to it." if found else ".")
    return f"{found} clipping{'s' * (found != 1)} may report the same event." if found else "no other clipping reports the same event."


def _name(clipping: Clipping) -> str:
    return " · ".join(filter(None, (clipping.metadata.source or "Unknown source", clipping.metadata.title)))


def _item(clipping: Clipping, reason: str, *, is_member: bool = False) -> QListWidgetItem:
    item = QListWidgetItem(f"{clipping.metadata.shown_title}\n{clipping.metadata.source or 'Unknown source'}\n{reason}")
    item.setData(KEY_ROLE, clipping.key)
    item.setData(MEMBER_ROLE, is_member)
    return item


def _button(text: str, tip: str, act: object, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setToolTip(tip)
    button.clicked.connect(act)
    return button
