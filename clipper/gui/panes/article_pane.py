"""The article pane: head, text, find bar, and what keys and clicks mean in them.

Driven by values, tells wishes; it never touches the library. Offsets are code points.
"""

from collections.abc import Sequence
from datetime import UTC, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from clipper.gui.article.document import LoadImage, no_image
from clipper.gui.article.floats import KnownTags
from clipper.gui.article.head import ArticleHead
from clipper.gui.article.hits import ArticleHits
from clipper.gui.article.keys import Act, color_place
from clipper.gui.article.marking import Marking
from clipper.gui.article.passage_links import is_safe
from clipper.gui.article.style import ReadingStyle
from clipper.gui.article.view import ArticleView
from clipper.gui.article.wishes import Wishes
from clipper.gui.panes.pane import Pane
from clipper.gui.theme.palette import LIGHT, Palette
from clipper.gui.widgets.buttons import tint_icons
from clipper.model.clipping import Clipping
from clipper.model.color import DEFAULT_COLORS, HighlightColor
from clipper.model.highlight import Highlight
from clipper.model.span import ArticleText

if TYPE_CHECKING:
    from clipper.gui.article import find_bar
    from clipper.gui.article.links import ArticleLinks
    from clipper.gui.widgets.empty_state import EmptyState
    from clipper.gui.widgets.welcome import Welcome

NONE_CHOSEN = ("No clipping chosen", "Choose one in the list to read it here.")


class ArticlePane(Pane):
    """Shows one clipping."""

    left = Signal()
    """Escape, and nothing in the article is chosen or open that it could leave."""

    def __init__(
        self,
        wishes: Wishes,
        *,
        zone: tzinfo = UTC,
        style: ReadingStyle | None = None,
        palette: Palette = LIGHT,
        colors: Sequence[HighlightColor] = DEFAULT_COLORS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("article_pane", parent)
        self.setAccessibleName("Article pane")
        self._wishes, self._zone = wishes, zone
        self._palette, self._colors = palette, colors
        style = style or ReadingStyle()
        self._usual_size = style.size_pt
        self._clipping: Clipping | None = None
        self._reader = QWidget(self)
        self.view = ArticleView(style, palette, self._reader)
        self.head = ArticleHead(wishes, self.view.viewport())
        self.view.set_head(self.head)
        self._lines = QVBoxLayout(self._reader)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addWidget(self.view)
        self._stack = QStackedLayout()
        self.column.addLayout(self._stack)
        self._stack.addWidget(QWidget(self))
        self._stack.addWidget(self._reader)
        self.marking = Marking(self.view, wishes, self._reader, zone=zone)
        self.hits = ArticleHits(self.view)
        self.view.act_wanted.connect(self._act)
        self.view.link_clicked.connect(self._open_link)
        self.view.menu_wanted.connect(self._show_menu)
        self.head.resized.connect(self.view.refit)
        self.head.left.connect(self.view.setFocus)
        self.setFocusProxy(self.view)
        self._show_look()

    @cached_property
    def _empty(self) -> "EmptyState":
        from clipper.gui.widgets.empty_state import EmptyState

        made = EmptyState(self)
        self._stack.addWidget(made)
        return made

    @cached_property
    def welcome(self) -> "Welcome":
        """What stands here while the library has nothing."""
        from clipper.gui.widgets.welcome import Welcome

        made = Welcome(self)
        made.wanted.connect(self._wishes.begin)
        self._stack.addWidget(made)
        return made

    @cached_property
    def links(self) -> "ArticleLinks":
        """What follows a link by key."""
        from clipper.gui.article.links import ArticleLinks

        return ArticleLinks(self.view, self.marking.voice)

    @cached_property
    def find_bar(self) -> "find_bar.FindBar":
        """The find bar: made when it is first wanted."""
        from clipper.gui.article.find_bar import FindBar

        bar = FindBar(self._reader)
        self._lines.insertWidget(0, bar)
        self.hits.attach(bar)
        return bar

    # What is shown

    @property
    def clipping(self) -> Clipping | None:
        return self._clipping

    def clear(self, *, has_any: bool = True, is_listed: bool = True) -> None:
        """Show no article, and say what to do: choose one, or in a library without any, how one comes in. An empty list says it itself."""
        self._clipping = None
        self.marking.set_article(None)
        if not has_any:
            self._stack.setCurrentWidget(self.welcome)
            self.setFocusProxy(self.welcome)
            return
        self.setFocusProxy(self.view)
        if not is_listed:
            self._stack.setCurrentIndex(0)
            return
        self._empty.explain(*NONE_CHOSEN)
        self._stack.setCurrentWidget(self._empty)

    def show_article(
        self,
        clipping: Clipping,
        article: ArticleText,
        highlights: Sequence[Highlight] = (),
        load_image: LoadImage = no_image,
    ) -> None:
        """Another clipping, from its beginning; `restore` goes to where it was left."""
        self.head.flush_note()
        self.marking.set_article(clipping)
        self._clipping = clipping
        self.setFocusProxy(self.view)
        self.head.show_clipping(clipping, self._zone)
        self._stack.setCurrentWidget(self._reader)
        self.view.show_text(article, load_image)
        self.view.setAccessibleName(clipping.metadata.title or "Untitled article")
        self.marking.set_highlights(highlights)
        if "find_bar" in self.__dict__ and self.find_bar.isVisible():
            self.hits.look()
        else:
            self.hits.show_hits(())

    def set_clipping(self, clipping: Clipping) -> None:
        """The same clipping with changed values: tags, star, details."""
        self._clipping = clipping
        self.marking.set_clipping(clipping)
        self.head.show_clipping(clipping, self._zone)
        self.view.refit()

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """The highlights of the clipping as they are now."""
        self.marking.set_highlights(highlights)

    def set_hits(self, hits: Sequence[tuple[int, int]]) -> None:
        """The places that the search of the list found here; F3 steps through them."""
        self.hits.show_hits(hits)

    def set_known_tags(self, known: KnownTags) -> None:
        """Where the library's tags come from when completion wants them."""
        self.marking.floats.known_tags = known

    # How it is shown

    def set_colors(self, colors: Sequence[HighlightColor]) -> None:
        """The library's highlight colors."""
        self._colors = colors
        self.marking.set_colors(colors, self._palette)

    def dress(self) -> None:
        """Draw the icons of the head, when the window is painted."""
        self.head.dress()

    def set_palette(self, palette: Palette) -> None:
        """Another theme."""
        self._palette = palette
        self.view.set_colors(palette)
        self._show_look()
        tint_icons(self)

    def _show_look(self) -> None:
        self.head.set_look(self._palette, self.view.reading_style)
        self.marking.set_colors(self._colors, self._palette)

    def set_reading_style(self, style: ReadingStyle) -> None:
        """Face, size, line height, measure: from the settings."""
        self._usual_size = style.size_pt
        if style != self.view.reading_style:
            self._set_style(style)

    def set_caret(self, *, on: bool) -> None:
        """Whether arrow keys move a caret (from the settings)."""
        self.view.set_caret(on=on)

    def set_last_color(self, key: str) -> None:
        """The color of `h` (from the settings)."""
        self.marking.set_last_color(key)

    def set_announces(self, *, on: bool) -> None:
        """Whether entering and leaving a highlight is said (from the settings)."""
        self.marking.voice.tells_highlights = on

    def _set_style(self, style: ReadingStyle) -> None:
        self.head.set_look(self._palette, style)
        self.view.set_reading_style(style)
        self.view.refit()

    # Places

    def place(self) -> int:
        """The code point at the top of the view, to be remembered for this clipping; 0 at the beginning."""
        return self.view.place() if self.view.verticalScrollBar().value() else 0

    def restore(self, place: int) -> None:
        """Go to a remembered place."""
        self.view.restore(place)

    def choose_highlight(self, highlight: str) -> bool:
        """Choose a highlight and show it; False where it has no place in the text."""
        return self.marking.choose(highlight)

    def flush(self) -> None:
        """Tell now whatever was typed and not told: before the window closes."""
        self.head.flush_note()
        self.marking.floats.flush()

    # Acts

    def open_find(self) -> None:
        """The find bar (Ctrl+F)."""
        if self._clipping is not None:
            _ = self.find_bar  # made now
            self.hits.open()

    def find_step(self, *, forward: bool = True) -> None:
        """F3 and Shift+F3: through the hits of the search made last."""
        self.hits.step(forward=forward)

    def act(self, act: Act) -> None:
        """Do what a key of the table does: for menus."""
        self._act(act, 0)

    def write_note(self) -> None:
        """Go to the note on the whole article, which stands above the text."""
        self.view.verticalScrollBar().setValue(0)
        self.head.write_note()

    def zoom(self, by_pt: int) -> None:
        """Larger or smaller text; 0 for the usual size."""
        style = self.view.reading_style
        made = style.resized(by_pt if by_pt else self._usual_size - style.size_pt)
        self._set_style(made)
        self._wishes.reading_style.emit(made)

    def toggle_caret(self) -> None:
        """F7."""
        on = not self.view.has_caret
        focus = self.view.painted.focus
        self.view.set_caret(on=on)
        self.view.painted.focus = None
        if on:
            place = self.view.page.offsets.from_utf16(focus[0]) if focus else self.view.place()
            self.view.select(place, place)
        self.marking.voice.say("Caret on" if on else "Caret off")
        self.view.repaint_marks()
        self._wishes.caret.emit(on)

    def _act(self, act: Act, key: int) -> None:
        if self._clipping is None:
            return
        match act:
            case Act.COLOR:
                self.marking.color_at(color_place(key))
            case Act.CARET:
                self.toggle_caret()
            case Act.FIND:
                self.open_find()
            case Act.FIND_NEXT | Act.FIND_PREVIOUS:
                self.find_step(forward=act is Act.FIND_NEXT)
            case Act.LARGER | Act.SMALLER | Act.USUAL_SIZE:
                self.zoom({Act.LARGER: 1, Act.SMALLER: -1}.get(act, 0))
            case Act.PARAGRAPH_DOWN | Act.PARAGRAPH_UP | Act.SENTENCE_NEXT | Act.SENTENCE_PREVIOUS:
                self._focus(act)
            case Act.SELECT_ALL:
                self.view.selectAll()
            case Act.LINK:
                self.links.follow()
            case Act.LEAVE:
                if not self.marking.leave():
                    self.left.emit()
            case _:
                self.marking.act(act)

    def _focus(self, act: Act) -> None:
        """Move the focus by a paragraph or a sentence."""
        from clipper.gui.article import steps

        view, offsets = self.view, self.view.page.offsets
        focus = view.painted.focus
        now = (offsets.from_utf16(focus[0]), offsets.from_utf16(focus[1])) if focus else None
        step = steps.paragraph if act in (Act.PARAGRAPH_DOWN, Act.PARAGRAPH_UP) else steps.sentence
        start, end = view.selected_range()
        place = start if start < end else view.place()
        found = step(view.page.article, now, place, forward=act in (Act.PARAGRAPH_DOWN, Act.SENTENCE_NEXT))
        if found is None:
            return
        self.marking.floats.put_away()
        self.marking.choose_none()
        view.select(found[0], found[0])  # what was selected is no longer what a key would mark
        view.painted.focus = (offsets.to_utf16(found[0]), offsets.to_utf16(found[1]))
        view.repaint_marks()
        view.reveal(*found)
        self.marking.voice.tell_focus(*found)

    def _show_menu(self, at: QPoint) -> None:
        if self._clipping is not None:
            from clipper.gui.article.menu import article_menu

            menu = article_menu(self, self.act, self.marking)
            menu.exec(at)
            menu.deleteLater()

    def _open_link(self, href: str) -> None:
        if is_safe(href):
            self._wishes.open_link.emit(href)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self.marking.floats.hide_bar()
