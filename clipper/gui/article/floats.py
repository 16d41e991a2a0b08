"""What floats over the article: the bar and the two cards. Each is made when it is first wanted: the start of the window waits for none."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from clipper.gui.article.wishes import Wishes
from clipper.gui.theme.palette import LIGHT, Palette
from clipper.model.color import HighlightColor

if TYPE_CHECKING:
    from clipper.gui.article.cards import Card, NoteCard, TagCard
    from clipper.gui.article.mark_bar import MarkBar

KnownTags = Callable[[], Iterable[str]]


def no_tags() -> Iterable[str]:
    """Where no library is at hand."""
    return ()


class Floats(QObject):
    """Owns them, and lets one be open at a time."""

    act_wanted = Signal(object)
    """An Act, by a button of the bar."""
    color_wanted = Signal(str)
    closed = Signal()
    """A card was closed: the focus belongs to the text again."""

    def __init__(self, over: QWidget, wishes: Wishes) -> None:
        super().__init__(over)
        self._over, self._wishes = over, wishes
        self._colors: Sequence[HighlightColor] = ()
        self._palette: Palette = LIGHT
        self._cards: list[Card] = []
        self.known_tags: KnownTags = no_tags

    @cached_property
    def bar(self) -> "MarkBar":
        """The bar at a passage."""
        from clipper.gui.article.mark_bar import MarkBar

        bar = MarkBar(self._over)
        bar.set_colors(self._colors, self._palette)
        bar.color_wanted.connect(self.color_wanted)
        bar.act_wanted.connect(self.act_wanted)
        return bar

    @cached_property
    def note_card(self) -> "NoteCard":
        """Writes a note."""
        from clipper.gui.article.cards import NoteCard

        card = NoteCard(self._over)
        card.changed.connect(self._wishes.note)
        self._keep(card)
        return card

    @cached_property
    def tag_card(self) -> "TagCard":
        """Sets tags."""
        from clipper.gui.article.cards import TagCard

        card = TagCard(self._over)
        card.added.connect(self._wishes.add_tag)
        card.removed.connect(self._wishes.remove_tag)
        self._keep(card)
        return card

    def _keep(self, card: "Card") -> None:
        card.closed.connect(self.closed)
        self._cards.append(card)

    def set_colors(self, colors: Sequence[HighlightColor], palette: Palette) -> None:
        """The colors of the bar, as they look on this theme."""
        self._colors, self._palette = colors, palette
        if "bar" in self.__dict__:
            self.bar.set_colors(colors, palette)

    @property
    def is_open(self) -> bool:
        """Whether anything floats."""
        return self.shows_bar or any(card.isVisible() for card in self._cards)

    @property
    def shows_bar(self) -> bool:
        return "bar" in self.__dict__ and self.bar.isVisible()

    @property
    def shows_tags(self) -> bool:
        return "tag_card" in self.__dict__ and self.tag_card.isVisible()

    def hide_bar(self) -> None:
        if self.shows_bar:
            self.bar.hide()

    def open_note(self, highlight: str, note: str, at: QRect) -> None:
        self.hide_bar()
        self.note_card.open_for(highlight, note, at)

    def open_tags(self, highlight: str, tags: Iterable[str], at: QRect) -> None:
        self.hide_bar()
        self.tag_card.set_known(self.known_tags())
        self.tag_card.open_for((highlight,), tags, at)

    def flush(self) -> None:
        """Tell what was typed."""
        if "note_card" in self.__dict__:
            self.note_card.editor.flush()

    def put_away(self) -> None:
        """Close all; what was typed is told."""
        self.hide_bar()
        for card in self._cards:
            card.close_card()
