"""The highlight of an article that is chosen, and the ways to another one: a click, a step, those that lie over each other."""

from collections.abc import Mapping

from clipper.gui.article.view import ArticleView
from clipper.gui.article.voice import Voice
from clipper.gui.article.wishes import Wishes
from clipper.model.highlight import Highlight


class ChosenHighlight:
    """Keeps the choice among the highlights of one view, paints it and tells it."""

    def __init__(self, view: ArticleView, wishes: Wishes, voice: Voice) -> None:
        self._view, self._wishes, self._voice = view, wishes, voice
        self._highlights: Mapping[str, Highlight] = {}
        self._id = ""

    @property
    def id(self) -> str:
        """Of the chosen highlight, or nothing."""
        return self._id

    @property
    def highlight(self) -> Highlight | None:
        return self._highlights.get(self._id)

    @property
    def place(self) -> tuple[int, int] | None:
        """Where its words stand, in code points; None where they are not in this text, or nothing is chosen."""
        return self.highlight.placement.place if self.highlight else None

    @property
    def is_lost(self) -> bool:
        """Whether a highlight is chosen whose words are not in this text."""
        return self.highlight is not None and self.place is None

    def set_highlights(self, highlights: Mapping[str, Highlight]) -> None:
        """The highlights as they are painted now: the choice stays, if it is one of them."""
        self._highlights = highlights
        self.choose(self._id if self._id in highlights else "", tell=False)

    def forget(self) -> None:
        """Another article: nothing is chosen, and there is nothing to choose from yet."""
        self._highlights = {}
        self.choose("")

    def choose(self, highlight: str, *, tell: bool = True) -> None:
        """Choose a highlight by its id, or none; `tell` has it read aloud."""
        painted = self._view.painted
        painted.chosen = next((found for found in painted.highlights.ranges if found.id == highlight), None) if highlight else None
        self._view.repaint_marks()
        if highlight != self._id:
            self._id = highlight
            self._wishes.chosen.emit(highlight)
            if highlight and tell:
                self._voice.tell_highlight(highlight)

    def show(self, highlight: str) -> bool:
        """Choose a highlight and scroll to its place; False where it has none."""
        if highlight not in self._highlights:
            return False
        self.choose(highlight)
        if self.place is not None:
            self._view.reveal(*self.place)
        return self.place is not None

    def take_at(self, position: int) -> bool:
        """Choose the highlight at a code point, the next one where several lie there; False, and none, where there is none."""
        at = self._view.painted.highlights.at(self._view.page.offsets.to_utf16(position)) if position >= 0 else []
        ids = [found.id for found in at]
        self.choose(self._after_own(ids) if ids else "")
        return bool(ids)

    def beside(self, *, forward: bool) -> str:
        """The id of the highlight after or before the chosen one, or before and after the place in view; nothing where there is none."""
        here = self._view.page.offsets.to_utf16(self._here())
        found = self._view.painted.highlights.neighbor(self._id, here, forward=forward)
        return found.id if found else ""

    def cycle(self) -> None:
        """Go on to the next of the highlights that lie over each other here."""
        painted = self._view.painted
        if painted.chosen is not None:
            over = painted.highlights.over(painted.chosen.start, painted.chosen.end)
        else:
            over = painted.highlights.at(self._view.page.offsets.to_utf16(self._here()))
        if over:
            self.show(self._after_own([found.id for found in over]))

    def _after_own(self, ids: list[str]) -> str:
        """The one after the chosen one, else the first."""
        return ids[(ids.index(self._id) + 1) % len(ids)] if self._id in ids else ids[0]

    def _here(self) -> int:
        """The code point that a step starts from where nothing is chosen."""
        if self._view.has_caret:
            return self._view.selected_range()[0]
        focus = self._view.painted.focus
        return self._view.page.offsets.from_utf16(focus[0]) if focus else self._view.place()
