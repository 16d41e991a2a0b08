"""The clip dialog: what was found in a paste, a file or a page, to be corrected and saved."""

import contextlib
from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clipper.errors import ClipperError, InputError
from clipper.gui.background import Errand
from clipper.gui.dialogs.clip_pages import TroublePage, WaitingPage
from clipper.gui.dialogs.clip_text import ClipText
from clipper.gui.models.clip_draft import EditedArticle, articles_of, drafts_of, edited_again, edits_of, no_article
from clipper.gui.models.clip_edit import Piece, spread, turned
from clipper.gui.models.kept_clip import KeptClip
from clipper.gui.session import Session
from clipper.gui.widgets.details_form import SHORT, DetailsForm
from clipper.gui.widgets.headline_list import HeadlineList
from clipper.gui.widgets.mistake import Mistake
from clipper.gui.widgets.room import begin_with
from clipper.gui.widgets.tag_field import TagField
from clipper.jobs.worker import Worker
from clipper.library.saving import Saved
from clipper.model.capture import Capture
from clipper.model.draft import Extraction, PageLink, Role

SIZE = (1040, 700)
MOST_LISTED = 7
"""Articles seen at once; more are scrolled to."""
ROLES = {Role.MAIN: "Main article", Role.RELATED: "Related article"}


class ClipDialog(QDialog):
    """Reads captures in another process, shows what it found, saves what the user leaves in."""

    saved = Signal(object)
    """The tuple of `Saved`, once everything is in the library."""
    link_wanted = Signal(str)
    """The address of a headline that shall be fetched."""
    unreadable = Signal(object)
    """A ClipperError that was told in the dialog."""

    thrown_away = Signal(object)
    """What the user had made of it, for whoever opens the same captures again."""

    def __init__(
        self,
        session: Session,
        worker: Worker,
        captures: Sequence[Capture],
        *,
        zone: tzinfo,
        kept: tuple[int | None, Mapping[str, Any]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Clip")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        begin_with(self, *SIZE)
        self.session, self._worker, self._captures = session, worker, list(captures)
        self._zone = zone
        self._before = kept[1] if kept else None
        """What was kept of it when the program ended."""
        self._kept = KeptClip(session.library.views, kept[0] if kept else None, self)
        self._kept.due.connect(self._keep)
        session.closing.connect(self._leave)
        self._articles: list[EditedArticle] = []
        self._shown = -1
        self._errand: Errand | None = None
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        waiting = WaitingPage(self)
        waiting.closed.connect(self.reject)
        self._stack.addWidget(waiting)
        self._stack.addWidget(self._editing_page())
        self._trouble = TroublePage(self)
        self._trouble.closed.connect(self.reject)
        self._stack.addWidget(self._trouble)

    # Reading

    def read(self, kind: str = "auto") -> None:
        """Extract the captures; the dialog shows progress meanwhile."""
        worker, captures = self._worker, self._captures
        self._stack.setCurrentIndex(0)

        def extract_all() -> list[Extraction]:
            return [worker.extract(capture, kind=kind) for capture in captures]

        self._errand = Errand(extract_all, worker.stop, self)
        self._errand.done.connect(self.show_found)
        self._errand.failed.connect(self._tell_trouble)
        self._errand.broke.connect(self.session.reader.broke)
        self._errand.start()
        self._kept.renew()

    def show_found(self, extractions: Sequence[Extraction]) -> None:
        """Show what was found, ready to be corrected."""
        self._errand = None
        self._articles = articles_of(extractions)
        links = [link for extraction in extractions for link in extraction.links]
        if not self._articles and links:
            self._offer(links)
            return
        if not self._articles:
            self._tell_trouble(no_article(extractions))
            return
        if self._before is not None:
            edited_again(self._articles, self._before)
            self.tag_field.set_tags([str(tag) for tag in self._before.get("tags", ())])
        told = [warning for extraction in extractions for warning in extraction.warnings]
        self._warning.setText("\n".join(told))
        self._warning.setVisible(bool(told))
        for number, _ in enumerate(self._articles):
            self._list.addItem(self._list_item(number))
        self._list.setFixedHeight(min(len(self._articles), MOST_LISTED) * self._list.sizeHintForRow(0) + 6)
        self._list.setCurrentRow(0)
        self._left_pane.setVisible(True)
        self._stack.setCurrentIndex(1)
        self._show_save()
        self._save.setFocus()

    def _offer(self, links: Sequence[PageLink]) -> None:
        """A front page: its headlines, each to be fetched if the user wants."""
        headlines = HeadlineList(links, has_text=self._has_text(), parent=self)
        headlines.wanted.connect(self.link_wanted)
        headlines.wanted.connect(self.accept)
        headlines.text_wanted.connect(lambda: self.read("plain"))
        headlines.closed.connect(self.reject)
        self._stack.setCurrentIndex(self._stack.addWidget(headlines))
        headlines.setFocus()
        self._kept.forget()

    @property
    def articles(self) -> Sequence[EditedArticle]:
        """What was found, as it is edited now."""
        return self._articles

    def _tell_trouble(self, error: ClipperError) -> None:
        self._errand = None
        act = (lambda: self.read("plain")) if self._captures and self._has_text() else None
        self._stack.setCurrentIndex(2)
        self._trouble.explain(error, act)
        self.unreadable.emit(error)

    def _has_text(self) -> bool:
        """Whether reading it as plain text could do better."""
        from clipper.capture.extract import LARGEST_TEXT_BYTES

        parts = [part for capture in self._captures for part in capture.parts]
        return bool(parts) and all(part.media_type.startswith("text/") and len(part.content) <= LARGEST_TEXT_BYTES for part in parts)

    # Pages

    def _editing_page(self) -> QWidget:
        page = QWidget(self)
        self._warning = QLabel(page)
        self._warning.setTextFormat(Qt.TextFormat.PlainText)
        self._warning.setWordWrap(True)
        self._mistake = Mistake(page)
        splitter = QSplitter(Qt.Orientation.Horizontal, page)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._articles_side())
        splitter.addWidget(self._text_side())
        splitter.setSizes([380, 660])
        splitter.setHandleWidth(1)
        self._explanation = QLabel(page)
        self._explanation.setProperty("quiet", True)  # noqa: FBT003 (Qt's signature)
        buttons = QDialogButtonBox(page)
        self._save = QPushButton("Save", page)
        self._save.setDefault(True)
        self._save.setToolTip("Put what is checked into the library (Ctrl+Return)")
        self._save.clicked.connect(self.save)
        cancel = QPushButton("Cancel", page)
        cancel.clicked.connect(self.reject)
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.save)
        foot = QHBoxLayout()
        foot.addWidget(self._explanation, 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(self._warning)
        column.addWidget(splitter, 1)
        column.addWidget(self._mistake)
        column.addLayout(foot)
        return page

    def _articles_side(self) -> QWidget:
        self._left_pane = side = QWidget(self)
        self._list = QListWidget(side)
        self._list.setAccessibleName("Articles found")
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._show_article)
        self._list.itemChanged.connect(self._checked)
        self.form = DetailsForm(self._zone, [source.name for source in self.session.library.sources.all(200)], SHORT, side)
        self.form.edited.connect(self._edited)
        self._role = QComboBox(side)
        self._role.addItems(list(ROLES.values()))
        self._role.activated.connect(self._role_chosen)
        self.form.add_row("Kind", self._role)
        self.tag_field = TagField(self.session.library.tags.by_use(), side)
        self.tag_field.edited.connect(self._kept.renew)
        self.tag_field.refused.connect(self._mistake.tell)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(8)
        column.addWidget(_heading("Articles found", side))
        column.addWidget(self._list)
        column.addSpacing(4)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(_heading("Tags for all of them", side))
        column.addWidget(self.tag_field)
        return side

    def _text_side(self) -> QWidget:
        side = QWidget(self)
        self.text_view = ClipText(side)
        self.text_view.turned.connect(self.turn)
        self.text_view.spread.connect(self.spread)
        self._doubts = QLabel(side)
        self._doubts.setTextFormat(Qt.TextFormat.PlainText)
        self._doubts.setWordWrap(True)
        self._doubts.setProperty("quiet", True)  # noqa: FBT003 (Qt's signature)
        column = QVBoxLayout(side)
        column.setContentsMargins(14, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_heading("Text", side))
        column.addWidget(self.text_view, 1)
        column.addWidget(self._doubts)
        return side

    # Editing

    def _list_item(self, number: int) -> QListWidgetItem:
        article = self._articles[number]
        item = QListWidgetItem(article.line)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if article.included else Qt.CheckState.Unchecked)
        return item

    def _show_article(self, number: int) -> None:
        if not 0 <= number < len(self._articles):
            return
        article = self._articles[number]
        self._shown = number
        self.form.show_metadata(article.draft.metadata)
        for name, text in article.typed.items():
            self.form.field(name).setText(text)
        self._role.setCurrentIndex(list(ROLES).index(article.role))
        self.text_view.show_pieces(article.pieces)
        self._doubts.setText("\n".join(article.draft.doubts))
        self._doubts.setVisible(bool(article.draft.doubts))
        self._explain()

    def _edited(self) -> None:
        article = self._articles[self._shown]
        article.typed = {name: self.form.field(name).text() for name in SHORT}
        try:
            article.metadata = self.form.metadata()
        except InputError:
            return  # the form says it at the field; Save asks again
        finally:
            self._kept.renew()
        self._list.item(self._shown).setText(article.line)

    def _checked(self, item: QListWidgetItem) -> None:
        self._articles[self._list.row(item)].included = item.checkState() == Qt.CheckState.Checked
        self._show_save()
        self._kept.renew()

    def _role_chosen(self, index: int) -> None:
        self._articles[self._shown].role = list(ROLES)[index]
        self._kept.renew()

    def turn(self, number: int) -> None:
        """Take a line of the shown article in or out."""
        self._show_pieces(turned(self._articles[self._shown].pieces, number))

    def spread(self, first: int, last: int) -> None:
        """Take all lines of the shown article from one to another in or out, as the first one is."""
        self._show_pieces(spread(self._articles[self._shown].pieces, first, last))

    def _show_pieces(self, pieces: tuple[Piece, ...]) -> None:
        self._articles[self._shown].pieces = pieces
        self.text_view.show_pieces(pieces, afresh=False)
        self._explain()
        self._kept.renew()

    def _explain(self) -> None:
        out = sum(not piece.kept for piece in self._articles[self._shown].pieces)
        lines = "1 line is" if out == 1 else f"{out:,} lines are"
        left_out = f"{lines} left out of this article. " if out else ""
        self._explanation.setText(f"{left_out}Click a line to take it {'in or ' if out else ''}out, with Shift all lines up to it.")

    def _show_save(self) -> None:
        number = sum(article.included for article in self._articles)
        self._save.setText("Save" if len(self._articles) == 1 else f"Save {number} Clipping{'s' * (number != 1)}")
        self._save.setEnabled(number > 0)

    # Saving

    def save(self) -> None:
        """Put what is checked into the library: one undo step."""
        if not self._save.isEnabled() or self._stack.currentIndex() != 1:
            return
        library = self.session.library
        self._mistake.tell("")
        try:
            if self._articles[self._shown].typed:
                self._articles[self._shown].metadata = self.form.metadata()
            tags = self.tag_field.tags()
            done: list[Saved] = []
            with library.transaction() as writing:
                for number, capture in enumerate(self._captures):
                    drafts = drafts_of(self._articles, number)
                    if drafts:
                        done += library.saving.save(capture, drafts, tag_paths=tags).saved
        except ClipperError as error:
            self._mistake.tell(f"{error.sentence} {error.hint}".strip())
            return
        self._kept.forget()
        name = "Clip Article" if len(done) == 1 else f"Clip {len(done)} Articles"
        self.session.note(name, writing.changes)
        self.saved.emit(tuple(done))
        self.accept()

    def reject(self) -> None:
        """Throw it away, and stop what is under way."""
        if self._errand is not None:
            self._errand.cancel()
        self._kept.forget()
        if self._articles and self.isVisible():
            self.thrown_away.emit(edits_of(self._articles, self.tag_field.tags_so_far()))
        super().reject()

    def _leave(self) -> None:
        """The library is about to be closed: what is open is offered again when it is opened the next time."""
        if not self.isVisible():
            return
        if self._errand is not None:
            self._errand.cancel()
        with contextlib.suppress(ClipperError):  # a full disk must not keep the library open
            self._keep()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        self.reject()
        event.accept()

    def _keep(self) -> None:
        self._kept.keep(self._captures, self._articles, self.tag_field.tags_so_far() if self._articles else ())


def _heading(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    font = label.font()
    font.setWeight(font.Weight.DemiBold)
    label.setFont(font)
    return label
