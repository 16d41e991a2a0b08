"""Finding words in the article, and stepping through the hits of the search made last. Offsets are code points."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer

from clipper.gui.article.lanes import MarkedRange, MarkedText
from clipper.gui.article.view import ArticleView

if TYPE_CHECKING:
    from clipper.gui.article.find_bar import FindBar

Range: TypeAlias = tuple[int, int]

LOOK_AFTER_MS = 60
"""A pause in typing after which a long text is looked through."""


class ArticleHits(QObject):
    """Owns the hits; those of the list's search and those of the find bar take turns, the last made counts."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._bar: FindBar | None = None
        self._hits: Sequence[Range] = ()
        self._at = -1
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LOOK_AFTER_MS)
        self._pause.timeout.connect(self.look)

    def attach(self, bar: "FindBar") -> None:
        """The find bar, once it is there."""
        self._bar = bar
        bar.changed.connect(self._wait)
        bar.next_wanted.connect(lambda: self.step(forward=True))
        bar.previous_wanted.connect(lambda: self.step(forward=False))
        bar.closed.connect(self._closed)

    @property
    def ranges(self) -> Sequence[Range]:
        return self._hits

    def open(self) -> None:
        """The find bar, with the selected words in it."""
        start, end = self._view.selected_range()
        words = self._view.page.article.text[start:end]
        if self._bar is not None:
            self._bar.open(words if "\n" not in words else "")

    def show_hits(self, hits: Sequence[Range]) -> None:
        """Mark these places: the hits of a search made elsewhere."""
        self._hits, self._at = hits, -1
        self._paint()

    def look(self) -> None:
        """Find what stands in the bar; the first place from here on is shown."""
        from clipper.text.fold import find_folded

        self._pause.stop()
        if self._bar is None:
            return
        words = self._bar.field.text()
        self.show_hits(find_folded(self._view.page.article.text, words) if words.strip() else ())
        if self._hits:
            here = self._view.place()
            self._at = next((number for number, hit in enumerate(self._hits) if hit[0] >= here), 0) - 1
            self.step(forward=True)
        self._tell()

    def step(self, *, forward: bool) -> None:
        """The next place, or the one before; past the last comes the first."""
        if self._pause.isActive():
            self.look()
            return
        if not self._hits:
            return
        if self._at < 0 and not forward:
            self._at = 0
        self._at = (self._at + (1 if forward else -1)) % len(self._hits)
        self._paint()
        self._view.reveal(*self._hits[self._at])
        self._tell()

    def _tell(self) -> None:
        if self._bar is not None:
            self._bar.tell(self._at + 1, len(self._hits))

    def _wait(self, _words: str) -> None:
        self._pause.start()

    def _paint(self) -> None:
        offsets, painted = self._view.page.offsets, self._view.painted
        ranges = [
            MarkedRange(id=str(number), start=offsets.to_utf16(start), end=offsets.to_utf16(end), color="")
            for number, (start, end) in enumerate(self._hits)
        ]
        painted.hits = MarkedText(ranges)
        painted.current_hit = (ranges[self._at].start, ranges[self._at].end) if self._at >= 0 else None
        self._view.repaint_marks()

    def _closed(self) -> None:
        """Stay where the last place was found."""
        current = self._hits[self._at] if self._at >= 0 else None
        self.show_hits(())
        if current is not None:
            self._view.select(*current)
        self._view.setFocus()
