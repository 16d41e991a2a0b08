"""What the article says to screen readers: entering and leaving highlights, what is chosen, what was done."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from clipper.gui.article.announce import announce, spoken
from clipper.gui.article.spoken_text import spoken_links, spoken_passage
from clipper.gui.article.view import ArticleView
from clipper.gui.article.wishes import Wishes
from clipper.model.color import HighlightColor
from clipper.model.highlight import Highlight

NOTHING_TO_MARK = "Select a passage, or choose a paragraph with the arrow keys."


class Voice(QObject):
    """Speaks for one view."""

    said = Signal(str)
    """Every sentence, whether a screen reader is there or not."""

    def __init__(self, view: ArticleView, wishes: Wishes) -> None:
        super().__init__(view)
        self._view, self._wishes = view, wishes
        self._highlights: Mapping[str, Highlight] = {}
        self._colors: Mapping[str, HighlightColor] = {}
        self._entered: tuple[str, ...] = ()
        self.tells_highlights = True
        """The setting `announce_highlights`: whether entering and leaving one is said."""
        view.cursorPositionChanged.connect(self._follow_caret)

    def set_highlights(self, highlights: Mapping[str, Highlight]) -> None:
        self._highlights = highlights
        self._entered = tuple(found for found in self._entered if found in highlights)

    def set_colors(self, colors: Sequence[HighlightColor]) -> None:
        self._colors = {color.key: color for color in colors}

    def say(self, words: str) -> None:
        self.said.emit(words)
        announce(self._view, words)

    def hint(self, words: str) -> None:
        """The same for eyes, too: the bar that shows it has it read aloud."""
        self.said.emit(words)
        self._wishes.told.emit(words)

    def tell_highlight(self, highlight: str) -> None:
        """ "Claim, 'we confirmed …', note: …" """
        found = self._highlights[highlight]
        self.say(spoken(found, self._colors.get(found.color)))

    def tell_focus(self, start: int, end: int) -> None:
        """A focused paragraph (code points): what it is, its words, in which colors it is marked, its links."""
        article = self._view.page.article
        self.say(spoken_passage(article, start, end))
        offsets = self._view.page.offsets
        over = self._view.painted.highlights.over(offsets.to_utf16(start), offsets.to_utf16(end))
        if over and self.tells_highlights:
            self.say(f"Highlighted: {', '.join(self._name(found.id) for found in over)}")
        if links := spoken_links(article, start, end):
            self.say(links)

    def _follow_caret(self) -> None:
        if not (self.tells_highlights and self._view.has_caret):
            return
        inside = tuple(found.id for found in self._view.painted.highlights.at(self._view.textCursor().position()))
        for found in self._entered:
            if found not in inside:
                self.say(f"End of {self._name(found)}")
        for found in inside:
            if found not in self._entered and found in self._highlights:
                self.tell_highlight(found)
        self._entered = inside

    def _name(self, highlight: str) -> str:
        found = self._highlights.get(highlight)
        if found is None:
            return "highlight"
        color = self._colors.get(found.color)
        return color.name if color else found.color
