"""The composer as a pane of the main window: one brief beside what is read, to drag passages and clippings into."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from clipper.gui.composer.desk import Desk
from clipper.gui.composer.dropped import dropped_clippings, dropped_highlights, is_for_a_brief
from clipper.gui.panes.pane import Pane
from clipper.gui.session import Session
from clipper.gui.widgets.buttons import icon_button
from clipper.gui.widgets.empty_state import EmptyState
from clipper.model.changes import Changes, Kind
from clipper.model.ids import BriefId

SHOWN = frozenset({Kind.BRIEF, Kind.CLIPPING, Kind.HIGHLIGHT, Kind.TAG, Kind.COLOR})


class BriefPane(Pane):
    """A choice of briefs above the desk."""

    chosen = Signal(object)
    """The BriefId that is worked on here, or None."""
    new_wanted = Signal()
    window_wanted = Signal()
    """The same brief in the window, with its preview."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("brief_pane", parent)
        self._session = session
        self.desk = Desk(session, self)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName("Brief")
        self.choice.setToolTip("The brief that is put together here")
        self.choice.setPlaceholderText("Briefs")
        self.choice.setMinimumContentsLength(6)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.activated.connect(lambda: self.chosen.emit(self.choice.currentData()))
        empty = EmptyState(self)
        empty.explain("No brief yet", "Drag passages and clippings here, or begin an empty one.", "New Brief", self.new_wanted.emit)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.desk)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 8, 4)
        row.setSpacing(2)
        row.addWidget(self.choice, 1)
        row.addWidget(icon_button("plus", "New brief", self.new_wanted.emit, self))
        row.addWidget(icon_button("open", "Open in a window of its own, with the preview", self.window_wanted.emit, self))
        self.column.addLayout(row)
        self.column.addWidget(self._stack, 1)
        session.changed.connect(self._changed)
        self.setAcceptDrops(True)
        self._list()

    def show_brief(self, brief: BriefId | None) -> None:
        """Work on this brief."""
        self.desk.open_brief(brief)
        self._list()

    def _changed(self, changes: Changes) -> None:
        if changes.kinds & SHOWN and self._session.is_open:
            if Kind.BRIEF in changes.kinds:
                self._list()
            if self.isVisible():
                self.desk.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self.desk.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Anywhere beside the outline: into the brief's end, or into a new brief."""
        if is_for_a_brief(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        mime = event.mimeData()
        if self.desk.brief() is None:
            self.new_wanted.emit()
        if keys := dropped_clippings(mime):
            self.desk.add_clippings(keys)
        if highlights := dropped_highlights(mime):
            self.desk.add_highlights(highlights)
        event.acceptProposedAction()

    def _list(self) -> None:
        current = self.desk.composition.id if self.desk.composition else None
        self.choice.clear()
        for brief in self._session.library.briefs.all():
            self.choice.addItem(brief.title, brief.id)
        self.choice.setCurrentIndex(self.choice.findData(current))
        self.choice.setEnabled(self.choice.count() > 0)
        self._stack.setCurrentIndex(int(self.desk.brief() is not None))
