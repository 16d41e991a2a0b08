"""The page of the clip dialog on which what was found is corrected: the articles, their fields, tags and lines."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from clipper.errors import ClipperError, InputError
from clipper.gui.dialogs.clip_text import ClipText
from clipper.gui.models.clip_draft import EditedArticle, edited_again, edits_of
from clipper.gui.models.clip_edit import Piece, spread, turned
from clipper.gui.models.detail_names import detail_names
from clipper.gui.models.tips import plain_tip
from clipper.gui.widgets.details_form import SHORT, DetailsForm
from clipper.gui.widgets.mistake import Mistake
from clipper.gui.widgets.notice import Notice
from clipper.gui.widgets.scrolled import scrolled
from clipper.gui.widgets.tag_field import TagField
from clipper.library.library import Library
from clipper.model.role import Role

FEW = 3
"""So many are checked and unchecked one by one."""
MOST_LISTED = 7
"""Articles seen at once; more are scrolled to."""
ROLES = {Role.MAIN: "Main article", Role.RELATED: "Related article"}


class ClipEditing(QWidget):
    """Holds what was found as it is edited now; it saves nothing."""

    edited = Signal()
    """Anything was changed by the user."""
    save_wanted = Signal()
    left = Signal()
    """Cancel was pressed."""
    link_wanted = Signal(str)
    """An address to be opened in the browser."""

    def __init__(self, library: Library, zone: tzinfo, parent: QWidget) -> None:
        super().__init__(parent)
        self._zone = zone
        self._articles: list[EditedArticle] = []
        self._shown = -1
        self._warning = Notice("What was not read", self)
        self._mistake = Mistake(self)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(scrolled(self._articles_side(library), self))
        splitter.addWidget(self._text_side())
        splitter.setSizes([430, 610])
        splitter.setStretchFactor(1, 1)  # a larger window is for what is read in it
        splitter.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(self._warning)
        column.addWidget(splitter, 1)
        column.addWidget(self._mistake)
        column.addLayout(self._foot())

    # What is shown

    @property
    def articles(self) -> Sequence[EditedArticle]:
        """What was found, as it is edited now."""
        return self._articles

    @property
    def can_save(self) -> bool:
        """Whether anything is checked."""
        return self._save.isEnabled()

    def show_found(self, articles: Sequence[EditedArticle], told: Sequence[str], before: Mapping[str, Any] | None) -> None:
        """Show what was found, ready to be corrected; `before` is what the user made of the same captures when they were open last."""
        self._articles = list(articles)
        self._as_found = self.edits()
        if before is not None:
            edited_again(self._articles, before)
            self.tag_field.set_tags([str(tag) for tag in before.get("tags", ())])
        self._warning.tell(told)
        for number, _ in enumerate(self._articles):
            self._list.addItem(self._list_item(number))
        self._list.setFixedHeight(min(len(self._articles), MOST_LISTED) * self._list.sizeHintForRow(0) + 2 * self._list.frameWidth())
        self._list.setCurrentRow(0)
        are_several = len(self._articles) > 1
        self._list.setVisible(are_several)  # one alone is saved or not: nothing is to be chosen
        self._found_heading.setText("Articles found" if are_several else "Article")
        self._tags_heading.setText("Tags for all of them" if are_several else "Tags")
        self._show_save()

    def focus_save(self) -> None:
        """What is right as it is, is saved by Enter."""
        self._save.setFocus()

    def take_typed(self) -> tuple[str, ...]:
        """Take what stands in the fields; the tags for all. Raises InputError for what is no date or no tag."""
        self._mistake.tell("")
        if self._articles[self._shown].typed:
            self._articles[self._shown].metadata = self.form.metadata()
        return self.tag_field.tags()

    def tags_so_far(self) -> Sequence[str]:
        """The tags, with what is typed and may be none yet."""
        return self.tag_field.tags_so_far() if self._articles else ()

    @property
    def is_edited(self) -> bool:
        """Whether anything is not as it was found."""
        return self.edits() != self._as_found

    def edits(self) -> dict[str, Any]:
        """What the user made of it, for `show_found`."""
        return edits_of(self._articles, self.tag_field.tags_so_far())

    def tell_mistake(self, error: ClipperError) -> None:
        """Why it cannot be saved."""
        self._mistake.tell(f"{error.sentence} {error.hint}".strip())

    # Parts

    def _articles_side(self, library: Library) -> QWidget:
        side = QWidget(self)
        self._list = QListWidget(side)
        self._list.setAccessibleName("Articles found")
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._show_article)
        self._list.itemChanged.connect(self._checked)
        self.form = DetailsForm(self._zone, detail_names(library), SHORT, side)
        self.form.edited.connect(self._edited)
        self._role = QComboBox(side)
        self._role.addItems(list(ROLES.values()))
        self._role.activated.connect(self._role_chosen)
        self.form.add_row("Kind", self._role)
        self.tag_field = TagField(library.tags.by_use(), side)
        self.tag_field.edited.connect(self.edited)
        self.tag_field.refused.connect(self._mistake.tell)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(8)
        self._all = QCheckBox("All", side)
        self._all.setToolTip("Check every article, or none")
        self._all.clicked.connect(self._check_all)
        above = QHBoxLayout()
        self._found_heading = _heading("Article", side)
        above.addWidget(self._found_heading, 1)
        above.addWidget(self._all)
        column.addLayout(above)
        column.addWidget(self._list)
        column.addSpacing(4)
        column.addWidget(self.form)
        column.addStretch(1)
        self._tags_heading = _heading("Tags", side)
        column.addWidget(self._tags_heading)
        column.addWidget(self.tag_field)
        return side

    def _text_side(self) -> QWidget:
        side = QWidget(self)
        self.text_view = ClipText(side)
        self.text_view.turned.connect(self.turn)
        self.text_view.spread.connect(self.spread)
        self.doubt = Notice("What is unsure", side)
        column = QVBoxLayout(side)
        column.setContentsMargins(14, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_heading("Text", side))
        column.addWidget(self.doubt)
        column.addWidget(self.text_view, 1)
        return side

    def _foot(self) -> QHBoxLayout:
        self._explanation = QLabel(self)
        self._explanation.setProperty("quiet", True)  # noqa: FBT003 (Qt's signature)
        self._explanation.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self._save = QPushButton("Save", self)
        self._save.setDefault(True)
        self._save.setToolTip("Put what is checked into the library (Ctrl+Return)")
        self._save.clicked.connect(self.save_wanted)
        cancel = QPushButton("Cancel", self)
        cancel.clicked.connect(self.left)
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        foot = QHBoxLayout()
        foot.addWidget(self._explanation, 1)
        foot.addWidget(buttons)
        return foot

    # Editing

    def _list_item(self, number: int) -> QListWidgetItem:
        article = self._articles[number]
        item = QListWidgetItem(article.line)
        item.setToolTip(plain_tip(article.line))
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
        self._show_doubts(article)
        self._explain()

    def _show_doubts(self, article: EditedArticle) -> None:
        acts = [("Dismiss", "It is right as it is: this is not kept with the clipping", self._settle_doubts)]
        url = article.metadata.url
        if url:
            acts.insert(0, ("Open Original", f"Open {url} in the browser", lambda: self.link_wanted.emit(url)))
        self.doubt.tell([f"Unsure: {doubt}" for doubt in article.draft.doubts], acts)

    def _settle_doubts(self) -> None:
        article = self._articles[self._shown]
        article.draft = replace(article.draft, doubts=())
        self._show_doubts(article)
        self.edited.emit()

    def _edited(self) -> None:
        article = self._articles[self._shown]
        article.typed = {name: self.form.field(name).text() for name in SHORT}
        try:
            article.metadata = self.form.metadata()
        except InputError:
            return  # the form says it at the field; Save asks again
        finally:
            self.edited.emit()
        self._list.item(self._shown).setText(article.line)
        self._list.item(self._shown).setToolTip(plain_tip(article.line))

    def _checked(self, item: QListWidgetItem) -> None:
        self._articles[self._list.row(item)].included = item.checkState() == Qt.CheckState.Checked
        self._show_save()
        self.edited.emit()

    def _role_chosen(self, index: int) -> None:
        self._articles[self._shown].role = list(ROLES)[index]
        self.edited.emit()

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
        self.edited.emit()

    def _explain(self) -> None:
        if not self._articles[self._shown].pieces:
            self._explanation.setText("")
            return
        out = sum(not piece.kept for piece in self._articles[self._shown].pieces)
        lines = "1 line is" if out == 1 else f"{out:,} lines are"
        left_out = f"{lines} left out of this article. " if out else ""
        self._explanation.setText(
            f"{left_out}Click a line, or press Space on it, to take it {'in or ' if out else ''}out, with Shift all lines up to it."
        )

    def _check_all(self) -> None:
        """Every article, where not all were checked; else none."""
        wanted = not all(article.included for article in self._articles)
        for row in range(self._list.count()):
            self._list.item(row).setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        self._show_save()

    def _show_save(self) -> None:
        checked = {article.included for article in self._articles}
        self._all.setVisible(len(self._articles) > FEW)
        self._all.setCheckState(
            Qt.CheckState.PartiallyChecked if len(checked) > 1 else Qt.CheckState.Checked if True in checked else Qt.CheckState.Unchecked
        )
        number = sum(article.included for article in self._articles)
        self._save.setText("Save" if len(self._articles) == 1 else f"Save {number} Clipping{'s' * (number != 1)}")
        self._save.setEnabled(number > 0)


def _heading(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    font = label.font()
    font.setWeight(font.Weight.DemiBold)
    label.setFont(font)
    return label
