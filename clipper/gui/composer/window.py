"""The composer's window: briefs on the left, the outline in the middle, the preview on the right. It only composes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from clipper.errors import ClipperError
from clipper.export.templates import BriefTemplate
from clipper.gui.composer.brief_head import BriefHead
from clipper.gui.composer.brief_list import BriefList
from clipper.gui.composer.composition import Composition
from clipper.gui.composer.outline_tree import OutlineTree
from clipper.gui.composer.place_editor import PlaceEditor
from clipper.gui.composer.place_names import place_names
from clipper.gui.composer.preview import BriefPreview
from clipper.gui.composer.suggestions import Suggestions
from clipper.gui.models.dates import zone_of
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.theme.palette import LIGHT
from clipper.gui.widgets.buttons import icon_button
from clipper.gui.widgets.empty_state import EmptyState
from clipper.gui.widgets.message_bar import MessageBar
from clipper.gui.widgets.pictures import picture
from clipper.jobs.brief import look_of, page_of_brief
from clipper.jobs.brief_formats import Page
from clipper.library.library import Library
from clipper.model.brief import Brief, BriefNode
from clipper.model.changes import Changes, Kind
from clipper.model.clipping import Clipping
from clipper.model.ids import BriefId, ClippingKey, HighlightId

FIRST_SIZE = (1240, 760)
FIRST_WIDTHS = (200, 480, 560)
PREVIEW_PAUSE_MS = 200
"""How long nothing changes before the preview is made again."""
SHOWN = frozenset({Kind.BRIEF, Kind.CLIPPING, Kind.HIGHLIGHT, Kind.TAG, Kind.SOURCE, Kind.COLOR})


class ComposerWindow(QMainWindow):
    """One window for all briefs of a library."""

    link_wanted = Signal(str)

    def __init__(self, session: Session, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._surroundings = surroundings
        self._composition: Composition | None = None
        self.setWindowTitle("Briefs — Clipper")
        self.resize(*FIRST_SIZE)
        self.messages = MessageBar(self)
        self.briefs = BriefList(session, self)
        self.head = BriefHead(_templates(), self)
        self.outline = OutlineTree(self)
        self.editor = PlaceEditor(self)
        self.suggestions = Suggestions(self)
        self.preview = BriefPreview(self)
        self._empty = EmptyState(self)
        self._empty.explain("No brief yet", "A brief puts passages, clippings and your own words in order.", "New Brief", self.briefs.make)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PREVIEW_PAUSE_MS)
        self._pause.timeout.connect(self._ask_preview)
        self._compose()
        self._connect()
        self._dress()
        self._show(self.briefs.current)

    # What others ask for

    def add_clippings(self, keys: list[ClippingKey]) -> None:
        """Put clippings at the end of the brief that is open, or of a new one."""
        self._opened().add_keys(keys)

    def add_highlights(self, highlights: list[HighlightId]) -> None:
        self._opened().add_highlights(highlights)

    def new_from_clippings(self, title: str, keys: list[ClippingKey]) -> None:
        """A new brief that holds these clippings."""
        self.briefs.make(title)
        self.add_clippings(keys)

    def new_from_query(self, title: str, query: str) -> None:
        """A new brief that suggests what a search finds."""
        self.briefs.make(title, query)

    def _opened(self) -> Composition:
        if self._composition is None:
            self.briefs.make()
        if self._composition is None:
            raise RuntimeError("a brief that was made is not open")
        return self._composition

    # Putting together

    def _compose(self) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._outline_buttons())
        column.addWidget(self.outline, 1)
        column.addWidget(self.editor)
        column.addWidget(self.suggestions)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(middle)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for width, pane in zip(FIRST_WIDTHS, (self.briefs, self._stack, self.preview), strict=True):
            pane.setMinimumWidth(150)
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, int(width != FIRST_WIDTHS[0]))
        self.splitter.setSizes(list(FIRST_WIDTHS))
        body = QWidget(self)
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.splitter, 1)
        self.setCentralWidget(body)
        self.addToolBar(self._tool_bar())

    def _outline_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 4)
        row.setSpacing(2)
        for icon, name, key, act in (
            ("folder", "Add a section", "", self.add_section),
            ("note", "Add a paragraph of your own", "", self.add_prose),
            ("up", "Move up", "Ctrl+Up", lambda: self.outline.move_current(-1)),
            ("down", "Move down", "Ctrl+Down", lambda: self.outline.move_current(1)),
            ("chevron-right", "Nest under the place above", "Ctrl+Right", lambda: self.outline.nest_current(1)),
            ("trash", "Remove from the brief", "Delete", self.outline.remove_chosen),
        ):
            row.addWidget(icon_button(icon, name, act, self, key=key))
        row.addStretch(1)
        return row

    def _tool_bar(self) -> QToolBar:
        bar = QToolBar("Brief", self)
        bar.setObjectName("briefBar")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        undo, redo = self._session.undo_stack.createUndoAction(self, "&Undo"), self._session.undo_stack.createRedoAction(self, "&Redo")
        undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        redo.setShortcut(QKeySequence(QKeySequence.StandardKey.Redo))
        undo.setIcon(picture("undo"))
        redo.setIcon(picture("redo"))
        bar.addAction(undo)
        bar.addAction(redo)
        bar.addSeparator()
        for icon, text, tip, key, act in (
            ("export", "Export…", "Write the brief to a file (Ctrl+E)", "Ctrl+E", self.export),
            ("check", "Verify", "Check each quotation against the library (Ctrl+Shift+V)", "Ctrl+Shift+V", self.verify),
            ("copy", "Copy", "Copy the whole brief as rich text (Ctrl+Shift+C)", "Ctrl+Shift+C", self.copy_rich),
        ):
            action = bar.addAction(picture(icon), text)
            action.setToolTip(tip)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(act)
        return bar

    def _connect(self) -> None:
        self.briefs.chosen.connect(self._show)
        self.head.edited.connect(self._change)
        self.outline.rearranged.connect(self._rearrange)
        self.outline.clippings_dropped.connect(self._drop_clippings)
        self.outline.highlights_dropped.connect(self._drop_highlights)
        self.outline.current_changed.connect(self.editor.show_node)
        self.editor.edited.connect(self._edit_text)
        self.suggestions.taken.connect(self._take)
        self.suggestions.left.connect(self._leave)
        self.preview.link_wanted.connect(self.link_wanted)
        self._session.changed.connect(self._changed)
        self._session.failed.connect(self.messages.complain)
        if self._surroundings.theme is not None:
            self._surroundings.theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.preview.dress(self._surroundings.theme.palette if self._surroundings.theme else LIGHT)

    # What the user does

    def add_section(self) -> None:
        self._with(lambda brief: self.outline.choose(brief.add_section(self.outline.position_after_current())))
        self.editor.text.setFocus()

    def add_prose(self) -> None:
        current = self.outline.current_node()
        depth = current.depth if current else 0
        self._with(lambda brief: self.outline.choose(brief.add_prose(self.outline.position_after_current(), depth)))
        self.editor.text.setFocus()

    def export(self) -> None:
        """Ask for a file and write it."""
        from clipper.gui.composer.export_dialog import ExportDialog

        self.editor.save()
        page = self._page()
        if page is None:
            return
        dialog = ExportDialog(self._session.library, page, Path.home(), self)
        if dialog.exec() and dialog.written is not None:
            self.messages.say(f"Written: {dialog.written.path}")

    def verify(self) -> None:
        """Check the quotations as they would be written now."""
        from clipper.gui.composer.verdict import verdict

        self.editor.save()
        page = self._page()
        if page is not None:
            self.messages.say(verdict(self._session.library, page.markdown(markers=True)))

    def copy_rich(self) -> None:
        """The whole brief onto the clipboard, as rich text and as Markdown."""
        from PySide6.QtCore import QMimeData
        from PySide6.QtGui import QGuiApplication

        from clipper.export.html import write_html

        page = self._page()
        if page is not None:
            mime = QMimeData()
            mime.setHtml(write_html(page.markdown()))
            mime.setText(page.markdown())
            QGuiApplication.clipboard().setMimeData(mime)
            self.messages.say("The brief is on the clipboard.")

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        self.editor.save()
        self._pause.stop()
        super().closeEvent(event)

    def _rearrange(self, name: str, nodes: list[BriefNode]) -> None:
        self._with(lambda brief: brief.set_nodes(name, nodes))

    def _drop_clippings(self, keys: list[ClippingKey], at: int) -> None:
        self._with(lambda brief: brief.add_keys(keys, at))

    def _drop_highlights(self, highlights: list[HighlightId], at: int) -> None:
        self._with(lambda brief: brief.add_highlights(highlights, at))

    def _edit_text(self, node: BriefNode, text: str) -> None:
        self._with(lambda brief: brief.set_text(node, text))

    def _leave(self, chosen: list[Clipping]) -> None:
        self._with(lambda brief: brief.leave(chosen))

    def _take(self, chosen: list[Clipping]) -> None:
        self._with(lambda brief: brief.add_clippings(chosen))

    def _change(self, name: str, values: dict[str, object]) -> None:
        self._with(lambda brief: brief.change(name, **values))

    def _with(self, act: Callable[[Composition], object]) -> None:
        if self._composition is not None:
            act(self._composition)

    # What is shown

    def _show(self, brief: BriefId | None) -> None:
        self.editor.save()
        self._composition = Composition(self._session, brief) if brief else None
        self._stack.setCurrentIndex(int(brief is not None))
        self.preview.show_html("")
        self._refresh()

    def _changed(self, changes: Changes) -> None:
        if not changes.kinds & SHOWN:
            return
        if Kind.BRIEF in changes.kinds:
            self.briefs.refresh()
        self._refresh()

    def _refresh(self) -> None:
        brief = self._brief()
        if brief is None:
            self.outline.show_nodes([], {})
            self.suggestions.hide()
            return
        self.head.show_brief(brief)
        self.outline.show_nodes(brief.nodes, place_names(self._session.library, brief.nodes))
        sentence = self.suggestions.refresh(self._session.library, brief)
        if sentence:
            self.messages.say(sentence)
        self._pause.start()

    def _brief(self) -> Brief | None:
        try:
            return self._composition.get() if self._composition else None
        except ClipperError:
            return None

    def _page(self) -> Page | None:
        brief = self._brief()
        if brief is None:
            return None
        try:
            return _page(self._session.library, brief, self._surroundings.settings.timezone)
        except ClipperError as error:
            self.messages.complain(error)
            return None

    def _ask_preview(self) -> None:
        brief = self._brief() if self._session.is_open else None
        if brief is None:
            return
        zone = self._surroundings.settings.timezone
        self._session.reader.ask(
            "brief preview", lambda library: _preview(library, brief, zone), self.preview.show_html, self.messages.complain
        )


def _templates() -> tuple[BriefTemplate, ...]:
    from clipper.export.templates import house_templates
    from clipper.paths import config_folder

    return house_templates(config_folder() / "templates")


def _page(library: Library, brief: Brief, timezone: str) -> Page:
    from datetime import datetime

    from clipper.paths import config_folder

    zone = zone_of(timezone)
    look = look_of(brief.template, folder=config_folder() / "templates", cite=brief.cite, zone=zone)
    return page_of_brief(library, brief.id, look, datetime.now(zone).date())


def _preview(library: Library, brief: Brief, timezone: str) -> str:
    from clipper.export.preview import to_html

    return to_html(_page(library, brief, timezone).markdown())
