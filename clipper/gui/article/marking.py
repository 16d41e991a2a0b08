"""What marks do in the article: what a key would mark, what it does to the chosen highlight, what floats. From acts to wishes."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from clipper.gui.article.chosen_highlight import ChosenHighlight
from clipper.gui.article.floats import Floats
from clipper.gui.article.keys import Act
from clipper.gui.article.lanes import MarkedRange, MarkedText
from clipper.gui.article.view import ArticleView
from clipper.gui.article.voice import NOTHING_TO_MARK, Voice
from clipper.gui.article.wishes import Wishes
from clipper.gui.theme.palette import Palette
from clipper.model.clipping import Clipping
from clipper.model.color import HighlightColor
from clipper.model.highlight import Highlight


class Marking(QObject):
    """Does what keys, clicks and buttons mean for marks, and owns what floats at them."""

    def __init__(self, view: ArticleView, wishes: Wishes, over: QWidget, *, zone: tzinfo) -> None:
        super().__init__(over)
        self._view, self._wishes, self._over, self._zone = view, wishes, over, zone
        self._clipping: Clipping | None = None
        self._colors: Sequence[HighlightColor] = ()
        self._last_color = ""
        self._awaited: tuple[int, int, Act] | None = None
        """A passage that was just marked, and what is to be done with its highlight when it is there."""
        self.floats = Floats(over, wishes)
        self._voice = Voice(view, wishes)
        self._chosen = ChosenHighlight(view, wishes, self._voice)
        self._connect()

    def _connect(self) -> None:
        self.floats.color_wanted.connect(self.color)
        self.floats.act_wanted.connect(self.act)
        self.floats.closed.connect(self._view.setFocus)
        self._view.selection_made.connect(self.offer_selection)
        self._view.clicked.connect(self.click)
        self._view.end_moved.connect(self._wishes.move)
        self._view.moved.connect(self._follow)

    # What is shown

    @property
    def chosen(self) -> str:
        """The id of the chosen highlight, or nothing."""
        return self._chosen.id

    def set_article(self, clipping: Clipping | None) -> None:
        """Another article is shown; nothing is chosen in it."""
        self.floats.put_away()
        self._clipping = clipping
        self._awaited = None
        self._voice.set_highlights({})
        self._chosen.forget()

    def set_clipping(self, clipping: Clipping) -> None:
        """The same article, with changed values."""
        self._clipping = clipping

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """The highlights as they are now; the chosen one stays chosen, one that was awaited becomes it."""
        known: dict[str, Highlight] = {highlight.id: highlight for highlight in highlights}
        self._voice.set_highlights(known)
        offsets, painted = self._view.page.offsets, self._view.painted
        painted.highlights = MarkedText(
            MarkedRange(id=found.id, start=offsets.to_utf16(place[0]), end=offsets.to_utf16(place[1]), color=found.color)
            for found in highlights
            if (place := found.placement.place) is not None
        )
        self._chosen.set_highlights(known)
        if self.floats.shows_tags and self._chosen.highlight:
            self.floats.tag_card.show_tags(self._chosen.highlight.tags)
        self._meet_awaited(highlights)

    def set_colors(self, colors: Sequence[HighlightColor], palette: Palette) -> None:
        """The library's colors as they look on this theme."""
        self._colors = sorted(colors, key=lambda color: color.position)
        self._voice.set_colors(self._colors)
        self._view.painted.set_colors(palette, colors)
        self.floats.set_colors(colors, palette)
        if self._last_color not in {color.key for color in colors}:
            self._last_color = self._colors[0].key if self._colors else ""
        self._view.repaint_marks()

    @property
    def colors(self) -> Sequence[HighlightColor]:
        """In the user's order."""
        return self._colors

    @property
    def has_passage(self) -> bool:
        """Whether there is something that a key would mark."""
        return self._passage() is not None

    @property
    def voice(self) -> Voice:
        """What is said to screen readers."""
        return self._voice

    def set_last_color(self, key: str) -> None:
        if any(color.key == key for color in self._colors):
            self._last_color = key

    def _meet_awaited(self, highlights: Sequence[Highlight]) -> None:
        if self._awaited is None:
            return
        start, end, act = self._awaited
        over = [one for one in highlights if (place := one.placement.place) is not None and place[0] <= start and end <= place[1]]
        if not over:
            return
        found = max(over, key=lambda one: (one.placement.place == (start, end), one.updated_at))  # a merged one may be longer
        self._awaited = None
        self._chosen.choose(found.id)
        if act is not Act.MARK:
            self.act(act)

    # Acts

    def act(self, act: Act) -> None:
        """What a key or a button means for marks."""
        does = {
            Act.MARK: lambda: self.color(self._last_color),
            Act.NOTE: lambda: self._write(Act.NOTE),
            Act.TAG: lambda: self._write(Act.TAG),
            Act.DELETE: self._delete,
            Act.NEXT: lambda: self._step(forward=True),
            Act.PREVIOUS: lambda: self._step(forward=False),
            Act.CYCLE: self._chosen.cycle,
            Act.BRIEF: self._add_to_brief,
            Act.PLACE: self._put_here,
            Act.OPEN: self._offer,
            Act.END_FORWARD: lambda: self._move(start=False, forward=True),
            Act.END_BACK: lambda: self._move(start=False, forward=False),
            Act.START_FORWARD: lambda: self._move(start=True, forward=True),
            Act.START_BACK: lambda: self._move(start=True, forward=False),
            Act.COPY: lambda: self._copy(with_citation=False),
            Act.CITE: lambda: self._copy(with_citation=True),
        }
        if act in does:
            does[act]()

    def color_at(self, place: int) -> None:
        """The color at a place of the user's order, from 0."""
        if place < len(self._colors):
            self.color(self._colors[place].key)

    def color(self, key: str) -> None:
        """Mark the passage in this color, or give it to the chosen highlight."""
        self._last_color = key
        self._wishes.last_color.emit(key)
        passage = self._passage()
        if passage is not None:
            self._mark(passage, Act.MARK)
        elif self.chosen:
            self.floats.hide_bar()
            self._wishes.recolor.emit((self.chosen,), key)
        else:
            self._voice.hint(NOTHING_TO_MARK)

    def _add_to_brief(self) -> None:
        """The chosen highlight; a passage is marked first."""
        passage = self._passage()
        if passage is not None:
            self._mark(passage, Act.BRIEF)
        elif self.chosen:
            self._wishes.to_brief.emit((self.chosen,))

    def _passage(self) -> tuple[int, int] | None:
        """What would be marked: the selection, else the focused paragraph unless a highlight is chosen."""
        from clipper.gui.article import steps

        text = self._view.page.article.text
        start, end = steps.trimmed(text, *self._view.selected_range())
        if start < end:
            return start, end
        focus = self._view.painted.focus
        if focus is None or self.chosen:
            return None
        offsets = self._view.page.offsets
        return offsets.from_utf16(focus[0]), offsets.from_utf16(focus[1])

    def _mark(self, passage: tuple[int, int], then: Act) -> None:
        self.floats.hide_bar()
        self._select_nothing()
        self._awaited = (*passage, then)
        self._wishes.mark.emit(*passage, self._last_color)

    def _select_nothing(self) -> None:
        cursor = self._view.textCursor()
        cursor.clearSelection()
        self._view.setTextCursor(cursor)

    def _write(self, act: Act) -> None:
        """Open the card of the note or of the tags; a passage is marked first."""
        passage = self._passage()
        if passage is not None:
            self._mark(passage, act)
        elif found := self._chosen.highlight:
            if act is Act.NOTE:
                self.floats.open_note(found.id, found.note, self._over_area(found))
            else:
                self.floats.open_tags(found.id, found.tags, self._over_area(found))
        else:
            self._voice.hint(NOTHING_TO_MARK)

    def _delete(self) -> None:
        if gone := self.chosen:
            self.floats.put_away()
            self._chosen.choose("", tell=False)
            self._voice.say("Highlight deleted")
            self._wishes.delete.emit((gone,))

    def _move(self, *, start: bool, forward: bool) -> None:
        place = self._chosen.place
        if place is None:
            return
        from clipper.gui.article import steps

        text = self._view.page.article.text
        moved = steps.word_edge(text, place[0] if start else place[1], forward=forward, ends=not start)
        new = (moved, place[1]) if start else (place[0], moved)
        if new[0] < new[1] and new != place:
            self._wishes.move.emit(self.chosen, *new)

    def _copy(self, *, with_citation: bool) -> None:
        passage = self._passage() or self._chosen.place
        from clipper.gui.article.copying import cited, clean_text

        if self._clipping is None:
            return
        if passage is not None:
            words = clean_text(self._view.page.article, *passage)
        elif self._chosen.highlight:
            words = self._chosen.highlight.anchor.exact
        else:
            return
        QGuiApplication.clipboard().setText(cited(words, self._clipping, self._zone) if with_citation else words)
        self.floats.hide_bar()
        self._voice.hint("Copied with its source" if with_citation else "Copied")

    # The choice

    def choose(self, highlight: str) -> bool:
        """Choose a highlight and show its place; False where it has none."""
        return self._chosen.show(highlight)

    def click(self, position: int) -> None:
        """A click into the text: the highlight there is chosen and offered, else nothing is."""
        self.floats.put_away()
        self._view.painted.focus = None
        if self._chosen.take_at(position):
            self.offer_chosen()

    def _offer(self) -> None:
        """The bar at what would be marked."""
        start, end = self._view.selected_range()
        if start < end:
            self.offer_selection()
        else:
            self.offer_chosen()

    def offer_selection(self) -> None:
        """The bar at the selection. A chosen highlight whose words are gone stays chosen: it can be put here."""
        if not self._chosen.is_lost:
            self._chosen.choose("", tell=False)
        area = self._on_over(self._view.area_of(*self._view.selected_range()))
        self.floats.bar.offer(area, for_lost=self._chosen.is_lost)

    def offer_chosen(self) -> None:
        """The bar at the chosen highlight."""
        if found := self._chosen.highlight:
            self.floats.bar.offer(self._over_area(found), color=found.color)

    def _put_here(self) -> None:
        """The lost highlight, onto the selection."""
        passage = self._passage()
        if passage is not None and self._chosen.is_lost:
            self.floats.hide_bar()
            self._select_nothing()  # the next color is for the highlight, not for another one on the same words
            self._wishes.move.emit(self.chosen, *passage)

    def leave(self) -> bool:
        """Escape: what floats goes first, then the choice, then the selection and the focus; False where there is none of these."""
        if self.floats.is_open:
            self.floats.put_away()
        elif self.chosen:
            self._chosen.choose("")
        else:
            start, end = self._view.selected_range()
            if start == end and self._view.painted.focus is None:
                return False
            self._select_nothing()
            self._view.painted.focus = None
            self._view.repaint_marks()
        return True

    def choose_none(self) -> None:
        """No highlight is chosen."""
        self._chosen.choose("")

    def _step(self, *, forward: bool) -> None:
        """The highlight after or before the chosen one, or the place in view."""
        if not self._view.painted.highlights.ranges:
            self._voice.hint("There are no highlights in this article.")
        elif found := self._chosen.beside(forward=forward):
            self.floats.put_away()
            self._chosen.show(found)
        else:
            self._voice.say("No further highlight." if forward else "No highlight before this one.")

    # Places

    def _over_area(self, highlight: Highlight) -> QRect:
        place = highlight.placement.place
        return self._on_over(self._view.area_of(*place) if place else QRect(0, self._view.height() // 3, self._view.width(), 1))

    def _on_over(self, area: QRect) -> QRect:
        """From the view's coordinates to those of what the cards float over."""
        return area.translated(self._view.viewport().mapTo(self._over, QPoint()))

    def _follow(self) -> None:
        """The view was scrolled: the bar goes with its passage, and away with it."""
        if not self.floats.shows_bar:
            return
        start, end = self._view.selected_range()
        place = (start, end) if start < end else self._chosen.place
        if place is None or not self._view.area_of(*place).intersects(self._view.viewport().rect()):
            self.floats.hide_bar()
        elif start < end:
            self.offer_selection()
        else:
            self.offer_chosen()
