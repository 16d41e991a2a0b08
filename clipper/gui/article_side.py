"""Between the article pane and the library: what it is given, and what is written when it tells a wish."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from clipper.gui.article.style import ReadingStyle
from clipper.gui.article.wishes import Wishes
from clipper.gui.panes.article_pane import ArticlePane
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.theme.fonts import ReadingFace
from clipper.gui.theme.palette import LIGHT, Palette
from clipper.library.library import Library
from clipper.model.changes import Changes, Kind
from clipper.model.clipping import Clipping, Status
from clipper.model.highlight import Highlight
from clipper.model.ids import ClippingKey, HighlightId
from clipper.model.span import ArticleText
from clipper.model.value import value
from clipper.model.zone import named_zone
from clipper.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QTextDocument

    from clipper.gui.panes.highlights_pane import HighlightsPane

READ_BY_ITSELF_LEAST_S = 1


@value
class Shown:
    """What the pane is given of a clipping."""

    clipping: Clipping
    text: ArticleText
    highlights: Sequence[Highlight]
    position: int
    hits: Sequence[tuple[int, int]]


def read_article(clipping: Clipping, query: str) -> Callable[[Library], Shown]:
    """For a reader: text, highlights, where it was left, and where the search matches."""

    def read(library: Library) -> Shown:
        text = library.versions.text(clipping.key)
        hits: Sequence[tuple[int, int]] = ()
        if query:
            from clipper.text.hits import find_hits

            hits = find_hits(text.text, library.listing.needles(query))
        return Shown(
            clipping=clipping,
            text=text,
            highlights=library.highlights.of_clipping(clipping.key) if clipping.highlights else (),
            position=library.views.reading_position(clipping.key),
            hits=hits,
        )

    return read


def reading_style(settings: Settings) -> ReadingStyle:
    """How articles are set."""
    return ReadingStyle(
        face=ReadingFace.SANS if settings.article_font == ReadingFace.SANS else ReadingFace.SERIF,
        size_pt=settings.article_size_pt,
        line_height=settings.article_line_height,
        measure=settings.article_measure,
    )


class ArticleSide(QObject):
    """Shows the current clipping, writes what is done in it, and counts it as read after some seconds in view."""

    was_read = Signal(object)
    """The Clipping that has been in view long enough."""
    bare = Signal(bool)
    """Whether the library has no clipping at all, also not in the trash."""

    def __init__(self, session: Session, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._surroundings = surroundings
        self._clipping: Clipping | None = None
        self._query = ""
        self.wishes = Wishes(self)
        settings, theme = surroundings.settings, surroundings.theme
        self.pane = ArticlePane(
            self.wishes,
            zone=named_zone(settings.timezone),
            style=reading_style(settings),
            palette=theme.palette if theme is not None else LIGHT,
            colors=session.library.colors.all(),
            parent=parent,
        )
        self.pane.set_known_tags(self._tag_paths)
        self.highlights: HighlightsPane | None = None
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._has_been_read)
        self._connect()
        self.take_settings(settings)

    def make_highlights_pane(self) -> "HighlightsPane":
        """The list of highlights; made when it is first shown."""
        from clipper.gui.panes.highlights_pane import HighlightsPane

        if self.highlights is None:
            pane = HighlightsPane(self.wishes, zone=self._surroundings.zone)
            pane.set_known_tags(self._tag_paths)
            pane.go_to.connect(self.pane.choose_highlight)
            pane.back_wanted.connect(self.pane.setFocus)
            self.wishes.chosen.connect(pane.choose)
            pane.set_colors(self._session.library.colors.all())
            if self._surroundings.theme is not None:
                pane.set_palette(self._surroundings.theme.palette)
            self.highlights = pane
            marks = self._session.library.highlights.of_clipping(self._clipping.key) if self._clipping else ()
            pane.show_article(self._clipping, marks)
            self._show_remarks()
        return self.highlights

    def _tag_paths(self) -> list[str]:
        """The library's tags, when completion wants them."""
        return [tag.path for tag in self._session.library.tags.all()]

    @property
    def clipping(self) -> Clipping | None:
        return self._clipping

    def show(self, clipping: Clipping | None, query: str = "", *, is_listed: bool = True) -> None:
        """Show a clipping, or that there is none (is there any in the list?); the same one again is shown with its changed values."""
        self._query = query
        if clipping is not None and self._clipping is not None and clipping.key == self._clipping.key:
            if clipping.version != self._clipping.version:
                self._renew(clipping)
                return
            self._clipping = clipping
            self.pane.set_clipping(clipping)
            return
        self.leave()
        self._clipping = clipping
        if clipping is None:
            library = self._session.library
            has_any = bool(library.listing.open("").keys(0, 1) or library.trash.keys())
            self.bare.emit(not has_any)
            self.pane.clear(has_any=has_any, is_listed=is_listed)
            if self.highlights is not None:
                self.highlights.show_article(None)
            return
        self.bare.emit(False)  # noqa: FBT003 (Qt's signature)
        self._take(read_article(clipping, query)(self._session.library))

    def _renew(self, clipping: Clipping) -> None:
        """Another text of the same clipping: captured anew, trimmed, extracted again, or one of these undone. One stays where one was."""
        place = self.pane.place()
        self._clipping = clipping
        self.pane.flush()
        self._take(read_article(clipping, self._query)(self._session.library))
        self.pane.restore(place)

    def search(self, query: str) -> None:
        """Mark the places of another search in the article that is open."""
        self._query = query
        if self._clipping is None:
            return
        clipping = self._clipping
        self._session.reader.ask("hits", read_article(clipping, query), lambda shown: self._take_hits(clipping.key, shown))

    def leave(self) -> None:
        """Tell what was typed, and remember where one was."""
        self._timer.stop()
        self.pane.flush()
        if self._clipping is not None and self._session.library.writable:
            place = self.pane.place()
            if place != self._session.library.views.reading_position(self._clipping.key):
                self._session.library.views.set_reading_position(self._clipping.key, place)

    def print_article(self, parent: QWidget) -> None:
        """On paper or as PDF, with the highlights as they are shown."""
        try:
            from PySide6.QtPrintSupport import QPrintDialog, QPrinter
        except ImportError:
            self._session.told.emit("Printing needs Qt's print support, which is not installed here.")
            return
        from clipper.gui.dialogs.until_closed import until_closed

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._clipping.metadata.title or "Clipping" if self._clipping else "Clipping")
        document = self.printed()
        if document is not None and until_closed(QPrintDialog(printer, parent)):
            document.print_(printer)

    def printed(self) -> "QTextDocument | None":
        """The open article for paper, with its head and its highlights."""
        from clipper.gui.article.printing import printed

        clipping, library = self._clipping, self._session.library
        if clipping is None:
            return None
        settings = self._surroundings.settings
        return printed(
            clipping,
            library.versions.text(clipping.key),
            library.highlights.of_clipping(clipping.key),
            library.colors.all(),
            self._picture,
            zone=named_zone(settings.timezone),
            face=ReadingFace.SANS if settings.article_font == ReadingFace.SANS else ReadingFace.SERIF,
        )

    def _picture(self, sha256: str) -> "QImage":
        from PySide6.QtGui import QImage

        content = self._image(sha256)
        return QImage.fromData(content) if content else QImage()

    def take_settings(self, settings: Settings) -> None:
        """How articles are set."""
        self.pane.set_reading_style(reading_style(settings))
        self.pane.set_caret(on=settings.caret)
        self.pane.set_last_color(settings.last_color)
        self.pane.set_announces(on=settings.announce_highlights)

    def dress(self) -> None:
        """Draw the icons, when the window is painted."""
        self.pane.dress()

    def set_palette(self, palette: Palette) -> None:
        self.pane.set_palette(palette)
        if self.highlights is not None:
            self.highlights.set_palette(palette)

    def _take(self, shown: Shown) -> None:
        self._text = shown.text.text
        self.pane.show_article(shown.clipping, shown.text, shown.highlights, self._image)
        if self.highlights is not None:
            self.highlights.show_article(shown.clipping, shown.highlights)
            self._show_remarks()
        if shown.hits:
            self.pane.set_hits(shown.hits)
        elif shown.position:
            self.pane.restore(shown.position)
        wait_s = self._surroundings.settings.read_after_s
        if wait_s >= READ_BY_ITSELF_LEAST_S and shown.clipping.status is Status.UNREAD:
            self._timer.start(wait_s * 1000)

    def _take_hits(self, key: ClippingKey, shown: Shown) -> None:
        if self._clipping is not None and self._clipping.key == key:
            self.pane.set_hits(shown.hits)

    def _image(self, sha256: str) -> bytes | None:
        part = self._session.library.captures.part(sha256)
        return part.content if part else None

    def _has_been_read(self) -> None:
        if self._clipping is not None and self.pane.isVisible():
            self.was_read.emit(self._clipping)

    # What the pane wishes

    def _connect(self) -> None:
        wishes = self.wishes
        wishes.mark.connect(self._mark)
        wishes.recolor.connect(self._recolor)
        wishes.note.connect(self._note)
        wishes.add_tag.connect(self._add_tag)
        wishes.remove_tag.connect(self._remove_tag)
        wishes.delete.connect(self._delete)
        wishes.move.connect(self._move)
        wishes.article_note.connect(self._article_note)
        wishes.open_link.connect(self._open_link)
        wishes.reading_style.connect(self._keep_style)
        wishes.caret.connect(self._keep_caret)
        wishes.last_color.connect(self._keep_color)
        self._session.changed.connect(self._changed)
        if self._surroundings.theme is not None:
            self._surroundings.theme.changed.connect(self.set_palette)

    def _mark(self, start: int, end: int, color: str) -> None:
        clipping = self._clipping
        if clipping is None:
            return
        made: list[HighlightId] = []

        def mark() -> Changes:
            shelf = self._session.library.highlights
            act = shelf.mark_joined if self._surroundings.settings.overlap == "merge" else shelf.mark
            highlight, changes = act(clipping.key, start, end, color=color, words=self._text[start:end])
            made.append(highlight)
            return changes

        if self._session.perform("Highlight", mark) is not None:
            self.pane.choose_highlight(made[0])

    def _recolor(self, ids: Sequence[HighlightId], color: str) -> None:
        if self._session.perform("Change Color of Highlight", lambda: self._session.library.highlights.recolor(ids, color)) is not None:
            self._session.spoken.emit(next((one.name for one in self.pane.marking.colors if one.key == color), color))

    def _note(self, one: HighlightId, note: str) -> None:
        self._session.perform("Edit Note", lambda: self._session.library.highlights.set_note(one, note), typed_into=one)

    def _add_tag(self, ids: Sequence[HighlightId], path: str) -> None:
        if self._session.perform("Tag Highlight", lambda: self._session.library.highlights.tag(ids, add=[path])) is not None:
            self._session.spoken.emit(f"Tagged “{path}”")

    def _remove_tag(self, ids: Sequence[HighlightId], path: str) -> None:
        if self._session.perform("Remove Tag from Highlight", lambda: self._session.library.highlights.tag(ids, remove=[path])) is not None:
            self._session.spoken.emit(f"No longer tagged “{path}”")

    def _move(self, one: HighlightId, start: int, end: int) -> None:
        words = self._text[start:end]
        if self._session.perform("Move Highlight", lambda: self._session.library.highlights.move(one, start, end, words=words)) is not None:
            self._session.spoken.emit(f"Highlighted: {words}")

    def _open_link(self, href: str) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl(href))

    def _keep_caret(self, on: bool) -> None:  # noqa: FBT001 (a slot)
        self._surroundings.change(caret=on)

    def _keep_color(self, key: str) -> None:
        self._surroundings.change(last_color=key)

    def _delete(self, ids: Sequence[HighlightId]) -> None:
        name = "Delete Highlight" if len(ids) == 1 else f"Delete {len(ids)} Highlights"
        self._session.perform(name, lambda: self._session.library.highlights.delete(ids))

    def _article_note(self, note: str) -> None:
        clipping = self._clipping
        if clipping is not None:
            set_note = self._session.library.clippings.set_note
            self._session.perform("Edit Article Note", lambda: set_note(clipping.key, note), typed_into=clipping.id)

    def _keep_style(self, style: ReadingStyle) -> None:
        self._surroundings.change(article_size_pt=style.size_pt)

    def _changed(self, changes: Changes) -> None:
        if Kind.COLOR in changes.kinds:
            self._show_colors()
        clipping = self._clipping
        if clipping is None or (changes.clippings and clipping.key not in changes.clippings):
            return
        if changes.kinds & {Kind.HIGHLIGHT, Kind.CLIPPING, Kind.TAG}:
            now = self._session.library.clippings.rows([clipping.key])
            if now and now[0].version != clipping.version:
                self._renew(now[0])  # marks of one text must not be shown in another
                return
            marks = self._session.library.highlights.of_clipping(clipping.key)
            self.pane.set_highlights(marks)
            if self.highlights is not None:
                self.highlights.set_highlights(marks)
                self._show_remarks()

    def _show_remarks(self) -> None:
        """Beside highlights: what newer versions did to their passages."""
        from clipper.gui.models.remarks import remarks_of

        if self.highlights is not None and self._clipping is not None:
            zone = self._surroundings.zone
            self.highlights.set_remarks(remarks_of(self._session.library, self._clipping, zone))

    def _show_colors(self) -> None:
        colors = self._session.library.colors.all()
        self.pane.set_colors(colors)
        if self.highlights is not None:
            self.highlights.set_colors(colors)
