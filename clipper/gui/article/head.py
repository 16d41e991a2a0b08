"""What stands above the text: source, headline, byline, date, tags, the article note, and what can be done with the clipping."""

from collections.abc import Iterator
from datetime import tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from clipper.gui import icons
from clipper.gui.actions import keys_named
from clipper.gui.article.style import ReadingStyle
from clipper.gui.article.wishes import Wishes
from clipper.gui.theme.measures import Space
from clipper.gui.theme.palette import LIGHT, Palette
from clipper.gui.widgets.buttons import chip, icon_button, tint_icons
from clipper.gui.widgets.flow import FlowLayout
from clipper.model.clipping import Clipping, Status
from clipper.text.date_words import date_words
from clipper.text.direction import reads_rtl

if TYPE_CHECKING:
    from clipper.gui.article.article_note import ArticleNote
    from clipper.gui.widgets.notice import Notice

TITLE_SCALE = 1.75
"""Size of the headline, as a share of the text's."""

NARROW_TITLE_SCALE = 1.3
NARROW_SIZES = 30
"""A column is narrow below so many times the size of its text: a large headline would stand in it word by word."""

LONG_TITLES = ((110, 1.35), (190, 1.15))
"""From so many characters on a headline is set smaller: it would leave no room for the text."""

MOST_TAGS = 12
"""So many are shown at first: the rest would push the text out of sight."""

STATUS_WORDS = {Status.UNREAD: "Unread", Status.READ: "Read", Status.ARCHIVED: "Archived"}


NARROW = 340
"""Pixels below which a source's name has no room beside the buttons."""


class ArticleHead(QFrame):
    """Stands above the text and scrolls with it."""

    resized = Signal()
    """Its height may have changed."""
    left = Signal()
    """Escape in the note: the keys go back to the text."""

    def __init__(self, wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article_head")
        self._wishes = wishes
        self._clipping: Clipping | None = None
        self._palette = LIGHT
        self._style, self._scale = ReadingStyle(), TITLE_SCALE
        self._shows_all_tags = False
        self._source, self._title, self._byline, self._facts = (_label(self) for _ in range(4))
        self._facts.setProperty("quiet", "true")
        self._title.setObjectName("headline")
        self._dressed = False
        self._star = icon_button("star", "Star", self._toggle_star, self, drawn=False)
        self._read = icon_button("unread", "Mark as Read", self._toggle_read, self, drawn=False)
        self._add_note = icon_button("note", "Note on the Article", self.write_note, self, key=keys_named("write_note"), drawn=False)
        self._related: QToolButton | None = None
        self._tags = QWidget(self)
        self._flow = FlowLayout(self._tags)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.WIDE - Space.TIGHT)
        column.setSpacing(Space.SMALL)
        self._row = self._top_row()
        column.addLayout(self._row)
        for widget in (self._title, self._byline, self._facts):
            column.addWidget(widget)
        column.addSpacing(Space.TIGHT)
        column.addWidget(self._tags)
        self._column = column
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @cached_property
    def note(self) -> "ArticleNote":
        """The article's note: made when there is one, or one is to be written."""

        from clipper.gui.article.article_note import ArticleNote

        note = ArticleNote(self)
        note.changed.connect(self._wishes.article_note)
        note.link_wanted.connect(self._wishes.open_link)
        note.left.connect(self.left)
        note.resized.connect(self.resized)
        self._column.addWidget(note)
        note.dress(self._palette)
        if self._dressed:
            note.draw()
        if self._clipping is not None:
            note.begin(self._clipping.note)
        return note

    @cached_property
    def doubt(self) -> "Notice":
        """What is unsure of the article: made when something is."""
        from clipper.gui.widgets.notice import Notice

        made = Notice("What is unsure", self)
        self._column.insertWidget(self._column.indexOf(self._tags) - 1, made)
        return made

    def _show_doubts(self, clipping: Clipping) -> None:
        if not clipping.doubts and "doubt" not in self.__dict__:
            return
        wishes = self._wishes
        acts = [
            ("Trim…", f"Take lines out, or back in ({keys_named('trim')})", wishes.trim.emit),
            ("Edit Details…", f"Correct title, source, date and the rest ({keys_named('edit_details')})", wishes.edit_details.emit),
            ("Dismiss", "It is right as it is", wishes.settle_doubts.emit),
        ]
        if clipping.metadata.url:
            tip = f"Open the article's address in the browser ({keys_named('open_original')})"
            acts.insert(0, ("Open Original", tip, wishes.open_original.emit))
        self.doubt.tell([f"Unsure: {doubt}" for doubt in clipping.doubts], acts)

    def flush_note(self) -> None:
        """Tell what was typed and not told."""
        if "note" in self.__dict__:
            self.note.flush()

    def _top_row(self) -> QBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.HAIR)
        buttons.addWidget(self._star)
        buttons.addWidget(self._read)
        buttons.addWidget(self._add_note)
        for icon, name, wish, action in (
            ("edit", "Edit Details", self._wishes.edit_details, "edit_details"),
            ("open", "Open Original", self._wishes.open_original, "open_original"),
            ("capture", "Show Capture", self._wishes.show_capture, "show_capture"),
        ):
            buttons.addWidget(icon_button(icon, name, wish.emit, self, key=keys_named(action), drawn=False))
        buttons.addStretch(1)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(Space.HAIR)
        row.addWidget(self._source, 1)
        row.addLayout(buttons)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def _arrange(self, width: int) -> None:
        """In a narrow column the source stands under the buttons, else beside them."""
        self._row.setDirection(QBoxLayout.Direction.BottomToTop if width < NARROW else QBoxLayout.Direction.LeftToRight)

    def set_look(self, palette: Palette, style: ReadingStyle) -> None:
        """Theme and fonts."""
        self._style = style
        self._set_title(self._scale)
        self._palette = palette
        self._color_source()
        if self._dressed:
            self.dress()
        if "note" in self.__dict__:
            self.note.dress(palette)

    def dress(self) -> None:
        """Draw the icons, in the color of the theme: from when the window has been painted for the first time."""
        self._dressed = True
        tint_icons(self)
        self._show_star()
        if "note" in self.__dict__:
            self.note.draw()
            self.resized.emit()

    def height_at(self, width: int) -> int:
        """The height that it takes in a column of this width; a narrow one has a smaller headline."""
        length = len(self._title.text())
        scales = [share for least, share in LONG_TITLES if length >= least]
        scale = min([TITLE_SCALE if width >= self._style.size_pt * NARROW_SIZES else NARROW_TITLE_SCALE, *scales])
        if scale != self._scale:
            self._set_title(scale)
        self._arrange(width)
        return self.heightForWidth(width)

    def _color_source(self) -> None:
        known = self._clipping is None or bool(self._clipping.metadata.source)
        self._source.setStyleSheet(f"color: {self._palette.accent if known else self._palette.muted}; font-weight: 600")

    def _turn(self, *, rtl: bool) -> None:
        """An article that reads from the right has its head there: headline, facts, tags."""
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        for label in (self._source, self._title, self._byline, self._facts):
            label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def _set_title(self, scale: float) -> None:
        self._scale = scale
        families = ", ".join(f'"{family}"' for family in self._style.font().families())
        # A style sheet, not setFont: the application's sheet resets a widget's own font when it gets another parent.
        self._title.setStyleSheet(f"font-family: {families}; font-size: {self._style.size_pt * scale:.1f}pt; font-weight: 700")

    def show_clipping(self, clipping: Clipping, zone: tzinfo) -> None:
        """Fill it; the note that is being typed is left alone while the clipping is the same."""
        is_same = self._clipping is not None and self._clipping.id == clipping.id
        self._clipping = clipping
        self._shows_all_tags &= is_same
        known = clipping.metadata
        _put(self._source, " · ".join(filter(None, (known.source, known.section, known.page and f"p. {known.page}"))) or "Unknown source")
        _put(self._title, known.shown_title)
        _put(self._byline, " — ".join(filter(None, (_authors(known.authors), _place(known.agency, known.dateline)))))
        _put(self._facts, " · ".join(_facts(clipping, zone)))
        self._color_source()
        self._turn(rtl=reads_rtl(known.title or ""))
        self._show_doubts(clipping)
        self._show_tags(clipping.tags, len(clipping.related))
        self._show_star()
        self._show_status()
        if not clipping.note and "note" not in self.__dict__:
            return
        if is_same:
            self.note.show_note(clipping.note)
        else:
            self.note.begin(clipping.note)

    def write_note(self) -> None:
        """Open the field for the article's note and go there."""
        self.note.write()

    def _show_tags(self, tags: tuple[str, ...], related: int) -> None:
        self._related = None
        self._flow.clear()
        shown = tags if self._shows_all_tags or len(tags) <= MOST_TAGS + 1 else tags[:MOST_TAGS]
        for tag in shown:
            self._flow.addWidget(chip(tag, f"Tag {tag}", lambda path=tag: self._wishes.show_tag.emit(path), self._tags))
        if len(shown) < len(tags):
            told = f"{len(tags) - len(shown)} more"
            self._flow.addWidget(chip(told, f"Show the {told} tags", self._show_all_tags, self._tags))
        self._flow.addWidget(chip("+ Tag", "Add a tag to the article", self._wishes.edit_tags.emit, self._tags))
        if related:
            told = f"{related} related"
            self._related = chip(told, f"{told}: clipped with this article", self._ask_related, self._tags)
            self._related.setToolTip("What was clipped with this article (Ctrl+Shift+R, or r in the list)")
            self._flow.addWidget(self._related)
        self._flow.show_widgets()

    def _show_all_tags(self) -> None:
        self._shows_all_tags = True
        if self._clipping is not None:
            self._show_tags(self._clipping.tags, len(self._clipping.related))
            self.resized.emit()

    def _ask_related(self) -> None:
        if self._related is not None:
            self._wishes.show_related.emit(self._related.mapToGlobal(self._related.rect().bottomLeft()))

    def _show_star(self) -> None:
        starred = self._clipping is not None and self._clipping.starred
        self._star.setProperty("icon_name", None if starred else "star")
        if self._dressed:
            self._star.setIcon(icons.icon("star-filled", self._palette.accent) if starred else icons.icon("star"))
        self._star.setAccessibleName("Remove Star" if starred else "Star")
        self._star.setToolTip(f"{self._star.accessibleName()} ({keys_named('star')})")

    def _show_status(self) -> None:
        unread = self._clipping is not None and self._clipping.status is Status.UNREAD
        self._read.setProperty("icon_name", "unread" if unread else "read")
        if self._dressed:
            self._read.setIcon(icons.icon("unread" if unread else "read"))
        self._read.setAccessibleName("Mark as Read" if unread else "Mark as Unread")
        self._read.setToolTip(f"{self._read.accessibleName()} ({keys_named('unread')})")

    def _toggle_read(self) -> None:
        if self._clipping is not None:
            self._wishes.status.emit(Status.READ if self._clipping.status is Status.UNREAD else Status.UNREAD)

    def _toggle_star(self) -> None:
        starred = self._clipping is not None and self._clipping.starred
        self._wishes.star.emit(not starred)


def _label(parent: QWidget) -> QLabel:
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def _put(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _authors(authors: tuple[str, ...]) -> str:
    return f"By {', '.join(authors)}" if authors else ""


def _place(agency: str | None, dateline: str | None) -> str:
    return ", ".join(filter(None, (agency, dateline)))


def _facts(clipping: Clipping, zone: tzinfo) -> Iterator[str]:
    known = clipping.metadata
    if known.published:
        yield date_words(known.published, zone)
    else:
        yield "Date unknown"
    if known.change:
        yield f"changed {date_words(known.change, zone)}"
    if clipping.words:
        yield f"{clipping.words:,} words" if clipping.words != 1 else "1 word"
    if clipping.version > 1:
        yield f"version {clipping.version}"
    yield STATUS_WORDS[clipping.status]
