"""A brief of what a search finds: its look is chosen here, with the preview beside it, and written or taken to the composer."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from clipper.errors import ClipperError
from clipper.export.templates import BriefTemplate, house_templates
from clipper.gui.composer.brief_head import CITES, GROUPINGS, combo
from clipper.gui.composer.composition import SENTENCES
from clipper.gui.composer.preview import BriefPreview
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.theme.palette import LIGHT
from clipper.gui.widgets.room import begin_with
from clipper.gui.widgets.scrolled import scrolled
from clipper.gui.widgets.told_line import ToldLine
from clipper.gui.window_memory import WindowMemory
from clipper.jobs.brief import default_title, look_of, page_of_query
from clipper.jobs.brief_page import Page
from clipper.library.library import Library
from clipper.model.brief import GroupBy
from clipper.model.ids import ClippingKey
from clipper.paths import config_folder

PAUSE_MS = 300
MOST_COMPOSED = 500
"""Clippings that are taken into the composer: more is no outline that a person orders."""
BY_TEMPLATE = "As the template says"


class QueryDialog(QDialog):
    """`compose` asks for the composer with the clippings found."""

    compose = Signal(str, object)
    """(the title, the keys)"""
    written = Signal(object)

    def __init__(self, session: Session, surroundings: Surroundings, query: str, parent: QWidget | None = None, *, title: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("Export Brief")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        begin_with(self, 980, 640)
        self._session = session
        session.closing.connect(self.reject)
        self._zone = surroundings.zone
        self._memory = WindowMemory(surroundings.memory_file)
        self.title = QLineEdit(title or (default_title(query) if query.strip() else "Brief"), self)
        self.query = QLineEdit(query, self)
        self.query.setCursorPosition(0)
        self.query.setPlaceholderText("Everything; narrow it with a search")
        self._templates = house_templates(_templates_folder())
        self.template = combo(self, "Template", {template.name: template.title for template in self._templates})
        groupings = {"": BY_TEMPLATE, **{key.value: words for key, words in GROUPINGS.items() if key is not GroupBy.NONE}}
        self.group_by = combo(self, "Grouping", groupings)
        self.cite = combo(self, "Citations", {cite.value: words for cite, words in CITES.items()})
        self.sentences = QCheckBox("Suggest &key sentences", self)
        self.sentences.setToolTip("Found by rule where nothing is highlighted, and marked as suggestions")
        self.purpose = _quiet_label(self)
        self.sentence = ToldLine(self)
        self.sentence.setProperty("quiet", "true")
        self.preview = BriefPreview(self)
        self.preview.dress(surroundings.theme.palette if surroundings.theme else LIGHT)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.finished.connect(self._leave)
        self._compose()
        self.sentences.toggled.connect(self._changed)
        for field in (self.title, self.query):
            field.textChanged.connect(self._changed)
        for box in (self.template, self.group_by, self.cite):
            box.currentIndexChanged.connect(self._changed)
        self._changed()

    def _compose(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Title", self.title),
            ("Clippings found by", self.query),
            ("Template", self.template),
            ("Grouped", self.group_by),
            ("Citations", self.cite),
        )
        for words, widget in rows:
            widget.setAccessibleName(words)
            form.addRow(words, widget)
        export, compose, close = QPushButton("&Export…", self), QPushButton("&Compose by Hand", self), QPushButton("Close", self)
        export.setDefault(True)
        export.clicked.connect(self._export)
        compose.setToolTip("Take these clippings into the composer, to order them and write between them")
        compose.clicked.connect(self._to_composer)
        close.clicked.connect(self.reject)
        choices, left = QWidget(self), QWidget(self)
        inner = QVBoxLayout(choices)
        inner.setContentsMargins(18, 18, 18, 0)
        inner.setSpacing(10)
        inner.addLayout(form)
        inner.addWidget(self.sentences)
        inner.addWidget(self.purpose)
        inner.addWidget(self.sentence)
        inner.addStretch(1)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(choices, left), 1)
        column.addLayout(self._feet(compose, close, export))
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.preview)
        splitter.setSizes([320, 660])
        splitter.setStretchFactor(1, 1)  # a larger window is for what is read in it
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _feet(self, compose: QPushButton, close: QPushButton, export: QPushButton) -> QVBoxLayout:
        """Below what is chosen, where that is higher than the screen, too."""
        buttons = QHBoxLayout()
        buttons.addWidget(close)
        buttons.addWidget(export)
        feet = QVBoxLayout()
        feet.setContentsMargins(18, 4, 18, 18)
        feet.setSpacing(10)
        feet.addWidget(compose)
        feet.addLayout(buttons)
        return feet

    def _changed(self) -> None:
        template = next((one for one in self._templates if one.name == self.template.currentData()), None)
        self.purpose.setText(_purpose(template))
        self._pause.start()

    def page_maker(self) -> Callable[[Library], Page]:
        """What makes the brief as it is set now, from any library object."""
        template, group_by, cite = self.template.currentData(), self.group_by.currentData() or None, self.cite.currentData()
        title, query, zone = self.title.text(), self.query.text(), self._zone
        suggestions = SENTENCES if self.sentences.isChecked() else 0

        def make(library: Library) -> Page:
            look = look_of(template, folder=_templates_folder(), group_by=group_by, cite=cite, zone=zone, suggestions=suggestions)
            return page_of_query(library, query, title, look, datetime.now(zone).date())

        return make

    def _ask(self) -> None:
        make = self.page_maker()

        def html(library: Library) -> str:
            from clipper.export.preview import to_html

            return to_html(make(library).markdown())

        self._session.reader.ask("query brief", html, self._show, self._complain)

    def _leave(self) -> None:
        """It is deleted now: no answer may come to it any more."""
        self._pause.stop()
        self._session.reader.drop("query brief")

    def _show(self, html: str) -> None:
        self.sentence.tell("")
        self.preview.show_html(html)

    def _complain(self, error: ClipperError) -> None:
        self.sentence.tell(f"{error.sentence} {error.hint}".strip())

    def _export(self) -> None:
        from clipper.gui.composer.export_dialog import ExportDialog, proposed_file, remember_file
        from clipper.gui.dialogs.until_closed import until_closed

        try:
            page = self.page_maker()(self._session.library)
        except ClipperError as error:
            self._complain(error)
            return
        dialog = ExportDialog(self._session.library, page, proposed_file(self._memory, "", page.outline.title), self)
        dialog.broke.connect(self._session.reader.broke)
        if until_closed(dialog) and dialog.written is not None:
            remember_file(self._memory, "", dialog.written)
            self.written.emit(dialog.written)
            self.accept()

    def _to_composer(self) -> None:
        try:
            keys: list[ClippingKey] = self._session.library.listing.open(self.query.text()).keys(0, MOST_COMPOSED)
        except ClipperError as error:
            self._complain(error)
            return
        self.compose.emit(self.title.text(), keys)
        self.accept()


def _templates_folder() -> Path:
    return config_folder() / "templates"


def _purpose(template: BriefTemplate | None) -> str:
    """As a sentence of its own."""
    said = template.purpose if template else ""
    return said[:1].upper() + said[1:]


def _quiet_label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("quiet", "true")
    return label
