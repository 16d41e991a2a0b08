"""The composer's window: briefs on the left, the outline in the middle, the preview on the right. It only composes."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QToolBar, QToolButton, QVBoxLayout, QWidget

from clipper.errors import ClipperError
from clipper.export import regions
from clipper.export.templates import BriefTemplate
from clipper.export.verify import Verdict
from clipper.gui.composer.brief_head import BriefHead
from clipper.gui.composer.brief_list import BriefList
from clipper.gui.composer.desk import Desk
from clipper.gui.composer.preview import BriefPreview
from clipper.gui.composer.verdict import CheckedQuotations, VerdictList
from clipper.gui.open_file import open_file
from clipper.gui.panes.pane import Pane
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.theme.palette import LIGHT
from clipper.gui.widgets.empty_state import EmptyState
from clipper.gui.widgets.message_bar import MessageBar
from clipper.gui.widgets.pictures import picture
from clipper.gui.widgets.room import begin_with
from clipper.gui.window_memory import WindowMemory
from clipper.jobs.brief import look_of, page_of_brief
from clipper.jobs.brief_page import Page
from clipper.library.library import Library
from clipper.model.brief import Brief, BriefNode, NodeKind
from clipper.model.changes import Changes, Kind
from clipper.model.ids import BriefId, ClippingKey, HighlightId
from clipper.model.links import clip_link
from clipper.model.zone import named_zone

FIRST_SIZE = (1240, 760)
LEAST_SIZE = (672, 440)
FIRST_WIDTHS = (200, 480, 560)
LEAST_WIDTH, OUTLINE_WIDTH = 150, 330
"""Of a pane; the one with the outline must have room for the three choices above it."""
PREVIEW_PAUSE_MS = 200
"""How long nothing changes before the preview is made again."""
SHOWN = frozenset({Kind.BRIEF, Kind.CLIPPING, Kind.HIGHLIGHT, Kind.TAG, Kind.SOURCE, Kind.COLOR})


class ComposerWindow(QMainWindow):
    """One window for all briefs of a library."""

    link_wanted = Signal(str)
    brief_shown = Signal(object)
    """The BriefId that is worked on now, or None."""

    def __init__(self, session: Session, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._surroundings = surroundings
        self.setWindowTitle("Briefs — Clipper")
        self._memory = WindowMemory(surroundings.memory_file)
        self.setMinimumSize(*LEAST_SIZE)
        self.messages = MessageBar(self)
        self.briefs = BriefList(session, surroundings.zone, self)
        self.head = BriefHead(_templates(), self)
        self.desk = Desk(session, self)
        self.outline = self.desk.outline
        self.suggestions = self.desk.suggestions
        self.verdicts = VerdictList(self)
        self.preview = BriefPreview(self)
        self._empty = EmptyState(self)
        self._empty.explain("No brief yet", "A brief puts passages, clippings and your own words in order.", "New Brief", self.briefs.begin)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PREVIEW_PAUSE_MS)
        self._pause.timeout.connect(self._ask_preview)
        self._with_brief: list[QAction] = []
        """What can be done where a brief is open only."""
        self._compose()
        if not self.restoreGeometry(self._memory.bytes_of("composer")):
            begin_with(self, *FIRST_SIZE)
        self.splitter.restoreState(self._memory.bytes_of("composer_splitter"))
        self._connect()
        self._dress()
        self._show(self.briefs.current)
        for error in _broken()[:1]:
            self.messages.complain(error)

    # What others ask for

    def add_clippings(self, keys: list[ClippingKey]) -> None:
        """Put clippings at the end of the brief that is open, or of a new one."""
        self.opened().add_clippings(keys)

    def add_highlights(self, highlights: list[HighlightId]) -> None:
        self.opened().add_highlights(highlights)

    def new_from_clippings(self, title: str, keys: list[ClippingKey]) -> None:
        """A new brief that holds these clippings."""
        self.briefs.make(title)
        self.add_clippings(keys)

    def show_brief(self, brief: BriefId) -> None:
        """Choose a brief."""
        self.briefs.refresh(choose=brief)

    def opened(self) -> Desk:
        """Where the brief is put together that is open, or a new one."""
        if self.desk.composition is None:
            self.briefs.make()
        return self.desk

    # Putting together

    def _compose(self) -> None:
        middle = Pane("outline", self)
        for widget, share in ((self.head, 0), (self.desk, 1), (self.verdicts, 0)):
            middle.column.addWidget(widget, share)
        page = Pane("brief_preview", self)
        page.column.addWidget(self.preview)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(middle)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for width, pane in zip(FIRST_WIDTHS, (self.briefs, self._stack, page), strict=True):
            pane.setMinimumWidth(OUTLINE_WIDTH if pane is self._stack else LEAST_WIDTH)
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

    def _tool_bar(self) -> QToolBar:
        bar = QToolBar("Brief", self)
        bar.setObjectName("briefBar")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        undo, redo = self._session.undo_stack.createUndoAction(self, "&Undo"), self._session.undo_stack.createRedoAction(self, "&Redo")
        undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        redo.setShortcut(QKeySequence(QKeySequence.StandardKey.Redo))
        for action, icon in ((undo, "undo"), (redo, "redo")):
            action.setIcon(picture(icon))
            bar.addAction(action)
            button = bar.widgetForAction(action)
            if isinstance(button, QToolButton):  # its name grows and shrinks with each act
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        bar.addSeparator()
        for icon, text, tip, key, act in (
            ("export", "Export…", "Write the brief to a file (Ctrl+E)", "Ctrl+E", self.export),
            (
                "check",
                "Verify",
                "Check each quotation, here and in the file written last (Ctrl+Shift+V)",
                "Ctrl+Shift+V",
                self.verify,
            ),
            ("copy", "Copy", "Copy the whole brief as rich text (Ctrl+Shift+C)", "Ctrl+Shift+C", self.copy_rich),
        ):
            action = bar.addAction(picture(icon), text)
            action.setToolTip(tip)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(act)
            self._with_brief.append(action)
        close = QAction("Close", self)
        close.setShortcut(QKeySequence(QKeySequence.StandardKey.Close))
        close.triggered.connect(self.close)
        self.addAction(close)
        return bar

    def _connect(self) -> None:
        self.briefs.chosen.connect(self._show)
        self.briefs.made.connect(self.head.begin)
        self.head.edited.connect(self.desk.change)
        self.desk.link_wanted.connect(self.link_wanted)
        self.desk.told.connect(self.messages.say)
        self.outline.current_changed.connect(self._follow)
        self.verdicts.chosen.connect(self._find_quotation)
        self.verdicts.opened.connect(self._open_source)
        self.preview.link_wanted.connect(self.link_wanted)
        self._session.changed.connect(self._changed)
        self._session.failed.connect(self.messages.complain)
        if self._surroundings.theme is not None:
            self._surroundings.theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.preview.dress(self._surroundings.theme.palette if self._surroundings.theme else LIGHT)

    # What the user does

    def export(self) -> None:
        """Ask for a file and write it."""
        from clipper.gui.composer.export_dialog import ExportDialog, proposed_file, remember_file
        from clipper.gui.dialogs.until_closed import until_closed

        self.outline.save_typed()
        page = self.page()
        if page is None:
            return
        outline = page.outline
        dialog = ExportDialog(self._session.library, page, proposed_file(self._memory, outline.id, outline.title), self)
        dialog.broke.connect(self._session.reader.broke)
        if until_closed(dialog) and dialog.written is not None:
            remember_file(self._memory, outline.id, dialog.written)
            path = dialog.written.path
            self.messages.say(f"Written: {path}", "Open", lambda: open_file(path))

    def verify(self) -> None:
        """Check the quotations as they would be written now, and as the file has them that the brief was written to."""
        from clipper.gui.composer.export_dialog import last_file
        from clipper.jobs.verify import verify_file, verify_text

        self.outline.save_typed()
        page, library = self.page(), self._session.library
        if page is None:
            return
        file = last_file(self._memory, page.outline.id)
        try:
            checked = CheckedQuotations(here=verify_text(library, page.markdown(markers=True)))
            if file is not None and file.is_file():
                checked = CheckedQuotations(here=checked.here, file=file.name, in_file=verify_file(library, file))
        except ClipperError as error:
            self.messages.complain(error)
            return
        self.verdicts.show_checked(checked)
        if self.verdicts.isHidden():
            self.messages.say(checked.sentence)

    def _follow(self, node: BriefNode | None) -> None:
        """The preview shows the place that is chosen in the outline."""
        if node is not None:
            words = self.outline.words_of(node).split("\n")[0]
            self.preview.go_to(words.strip("“”# >*-"), heading=node.kind in (NodeKind.SECTION, NodeKind.CLIPPING))

    def _find_quotation(self, found: Verdict) -> None:
        """Choose the place that a quotation stands at."""
        brief = self._brief()
        wanted = found.quotation.region.target
        places = [node for node in brief.nodes if wanted and wanted in (node.highlight, node.id)] if brief else []
        places += [node for node in brief.nodes if node.clipping and node.clipping == found.clipping] if brief else []
        if places:
            self.outline.choose(places[0].id)

    def _open_source(self, found: Verdict) -> None:
        if found.clipping:
            passage = found.quotation.region.target if found.quotation.region.kind == regions.PASSAGE else None
            self.link_wanted.emit(clip_link(found.clipping, passage))

    def copy_rich(self) -> None:
        """The whole brief onto the clipboard, as rich text and as Markdown."""
        from PySide6.QtCore import QMimeData
        from PySide6.QtGui import QGuiApplication

        from clipper.export.html import write_rich_text

        self.outline.save_typed()
        page = self.page()
        if page is not None:
            mime = QMimeData()
            mime.setHtml(write_rich_text(page.markdown()))
            mime.setText(page.markdown())
            QGuiApplication.clipboard().setMimeData(mime)
            self.messages.say("The brief is on the clipboard.")

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        self.head.save_typed()
        self.outline.finish_editing()
        self._pause.stop()
        self._memory.set_bytes("composer", self.saveGeometry())
        self._memory.set_bytes("composer_splitter", self.splitter.saveState())
        self._memory.keep()
        super().closeEvent(event)

    # What is shown

    def _show(self, brief: BriefId | None) -> None:
        self.verdicts.hide()
        self.preview.show_html("")
        self.head.save_typed()
        self.desk.open_brief(brief)
        for action in self._with_brief:
            action.setEnabled(brief is not None)
        self._stack.setCurrentIndex(int(brief is not None))
        self.brief_shown.emit(brief)
        self._show_rest()

    def _changed(self, changes: Changes) -> None:
        if not changes.kinds & SHOWN:
            return
        if Kind.BRIEF in changes.kinds:
            self.briefs.refresh()
        self.desk.refresh()
        self._show_rest()

    def _show_rest(self) -> None:
        """What stands around the desk."""
        brief = self._brief()
        if brief is not None:
            self.head.show_brief(brief)
            self._pause.start()

    def _brief(self) -> Brief | None:
        return self.desk.brief()

    def page(self) -> Page | None:
        """The open brief in its own template; None where there is none, or where it cannot be made, which is told."""
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


def _broken() -> tuple[ClipperError, ...]:
    from clipper.export.templates import broken_templates
    from clipper.paths import config_folder

    return broken_templates(config_folder() / "templates")


def _page(library: Library, brief: Brief, timezone: str) -> Page:
    from datetime import datetime

    from clipper.paths import config_folder

    zone = named_zone(timezone)
    look = look_of(brief.template, folder=config_folder() / "templates", cite=brief.cite, zone=zone)
    return page_of_brief(library, brief.id, look, datetime.now(zone).date())


def _preview(library: Library, brief: Brief, timezone: str) -> str:
    from clipper.export.preview import to_html

    return to_html(_page(library, brief, timezone).markdown())
