"""The links of the article by key: the one in the passage that is focused or selected, or at the caret; of several, one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from clipper.gui.article.passage_links import links_in
from clipper.gui.article.view import ArticleView
from clipper.gui.article.voice import Voice
from clipper.model.span import Span

NO_LINK = "There is no link here. Choose a paragraph with the arrow keys, or set the caret on a link (F7)."


class ArticleLinks(QObject):
    """Follows the links of one view, as a click on them does."""

    def __init__(self, view: ArticleView, voice: Voice) -> None:
        super().__init__(view)
        self._view, self._voice = view, voice

    def follow(self) -> None:
        """Open the link of the place where the reader is, or let him choose among several."""
        links = links_in(self._view.page.article, *self._place())
        if not links:
            self._voice.hint(NO_LINK)
        elif len(links) == 1:
            self._open(links[0])
        else:
            self._offer(links)

    def _place(self) -> tuple[int, int]:
        """What is selected, else focused, else the place of the caret."""
        start, end = self._view.selected_range()
        focus = self._view.painted.focus
        if start < end or focus is None:
            return start, end
        offsets = self._view.page.offsets
        return offsets.from_utf16(focus[0]), offsets.from_utf16(focus[1])

    def _offer(self, links: Sequence[Span]) -> None:
        article, menu = self._view.page.article, QMenu(self._view)
        for number, link in enumerate(links, start=1):
            key = f"&{number} " if number < 10 else ""  # noqa: PLR2004 (the digits that are one key)
            entry = menu.addAction(key + " ".join(article.slice(link).split()).replace("&", "&&"))
            entry.setToolTip(str(link.attributes.get("href", "")))
            entry.triggered.connect(lambda _=False, one=link: self._open(one))
        menu.aboutToHide.connect(menu.deleteLater)
        area = self._view.area_of(*self._place())
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._view.viewport().mapToGlobal(area.bottomLeft()))

    def _open(self, link: Span) -> None:
        self._view.link_clicked.emit(str(link.attributes.get("href", "")))
