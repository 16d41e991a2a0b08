"""Acts on the article that is open, one at a time: its details, address, capture, story, links, and how it is read.

Every dialog is imported when it is opened, and Qt's own are named through their modules: Qt makes a class when it is first named.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import tzinfo

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clipper.gui.article_side import ArticleSide
from clipper.gui.chosen import Chosen
from clipper.gui.clipping_acts import ClippingActs
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.widgets.message_bar import MessageBar
from clipper.model.ids import ClippingKey, HighlightId

WEB = ("http://", "https://")
MOST_MERGED = 50
"""Nobody has so many copies of one article; whoever chose more has chosen a list."""


class ArticleActs(QObject):
    """What menus and keys do with the open article of one window."""

    def __init__(
        self,
        session: Session,
        surroundings: Surroundings,
        *,
        chosen: Chosen,
        article: ArticleSide,
        acts: ClippingActs,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._surroundings = surroundings
        self._chosen = chosen
        self._article = article
        self._acts = acts
        self._messages = messages
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        pane = self._article.pane
        return {
            "edit_details": self.edit_details,
            "write_note": pane.write_note,
            "open_original": self.open_original,
            "copy_link": self.copy_link,
            "copy_references": self.copy_references,
            "copy_passage_link": self.copy_passage_link,
            "show_capture": self.show_capture,
            "print": self.print_article,
            "story": self.story,
            "merge": self.merge_duplicates,
            "related": self.related,
            "find_next": lambda: pane.find_step(forward=True),
            "find_previous": lambda: pane.find_step(forward=False),
            "larger_text": lambda: pane.zoom(1),
            "smaller_text": lambda: pane.zoom(-1),
            "normal_text": lambda: pane.zoom(0),
        }

    def edit_details(self) -> None:
        """Correct what is known of the chosen clippings: in each of several, what is typed for all."""
        self._edit_details(self._chosen.keys())

    def edit_current(self) -> None:
        """The same with the open article alone, however many are chosen."""
        if (clipping := self._article.clipping) is not None:
            self._edit_details([clipping.key])

    def _edit_details(self, keys: Sequence[ClippingKey], typed: Mapping[str, str | None] | None = None) -> None:
        """With what was typed before, where the dialog is opened again."""
        from clipper.gui.dialogs.details import DetailsDialog
        from clipper.gui.dialogs.until_closed import until_closed
        from clipper.gui.models.detail_names import detail_names

        library = self._session.library
        known = library.clippings.shared_details(keys)
        if not known.number:
            return
        dialog = DetailsDialog(known, self._zone(), detail_names(library), self._window)
        before = dialog.form.typed()
        if typed is not None:
            dialog.form.type_again(typed)
        accepted, now = until_closed(dialog), dialog.form.typed()
        changed = dialog.changed
        if accepted and changed:
            self._acts.edit_details(keys, changed)  # type: ignore[arg-type] (the form gives the types of the fields)
        elif not accepted and now != before:
            self._messages.say("The details were not saved.", "Open Again", lambda: self._edit_details(keys, now), stays=True)

    def open_original(self) -> None:
        clipping = self._chosen.current()
        url = clipping.metadata.url if clipping else None
        if url and url.lower().startswith(WEB):
            QtGui.QDesktopServices.openUrl(QtCore.QUrl(url))
        else:
            self._messages.say("No address is known of this article. Edit Details (F2) takes one.")

    def copy_link(self) -> None:
        """The address of each chosen clipping, a line each, in the order of the list; those without one are left out, and told."""
        chosen = self._session.library.clippings.rows(self._chosen.keys())
        urls = [clipping.metadata.url for clipping in chosen if clipping.metadata.url]
        if not urls:
            hint = "this article. Edit Details (F2) takes one." if len(chosen) == 1 else "these articles."
            self._messages.say(f"No address is known of {hint}")
            return
        QtWidgets.QApplication.clipboard().setText("\n".join(urls))
        told = "The address is" if len(chosen) == 1 else f"{len(urls):,} address{'es are' if len(urls) != 1 else ' is'}"
        missing = len(chosen) - len(urls)
        without = f" {missing:,} clipping{'s have' if missing != 1 else ' has'} none." if missing else ""
        self._messages.say(f"{told} on the clipboard.{without}")

    def copy_references(self) -> None:
        """The full reference of each chosen clipping, a line each, in the order of the list."""
        from clipper.export.citations import reference

        zone = self._zone()
        references = [reference(clipping, zone) for clipping in self._session.library.clippings.rows(self._chosen.keys())]
        if references:
            QtWidgets.QApplication.clipboard().setText("\n".join(references))
            told = "The reference is" if len(references) == 1 else f"{len(references):,} references are"
            self._messages.say(f"{told} on the clipboard.")

    def show_capture(self) -> None:
        from clipper.gui.dialogs.capture import CaptureDialog
        from clipper.gui.dialogs.until_closed import until_closed

        clipping = self._chosen.current()
        if clipping is not None:
            library = self._session.library
            capture, versions = library.captures.of_clipping(clipping.key), library.versions.of_clipping(clipping.key)
            until_closed(CaptureDialog(capture, versions, self._zone(), self._window))

    def print_article(self) -> None:
        self._article.print_article(self._window)

    def copy_passage_link(self) -> None:
        """Both links of the chosen highlight: the web page's own, and the program's."""
        from clipper.gui.article.copying import passage_links

        clipping, chosen = self._article.clipping, self._article.pane.marking.chosen
        if clipping is None or not chosen:
            self._messages.say("Choose a highlight first: click on it, or press ].")
            return
        library = self._session.library
        links = passage_links(clipping, library.versions.text(clipping.key).text, library.highlights.get(HighlightId(chosen)))
        QtWidgets.QApplication.clipboard().setText("\n".join(links))
        self._messages.say("The link to the passage is on the clipboard.")

    def story(self) -> None:
        from clipper.gui.dialogs.story import StoryDialog

        clipping = self._article.clipping
        if clipping is not None:
            dialog = StoryDialog(self._session, clipping, self._window)
            dialog.clipping_wanted.connect(self._chosen.go_to)
            dialog.show()

    def merge_duplicates(self) -> None:
        """Make the chosen clippings one. Asked before: they are thrown away but for one, and a row may stand for a whole story."""
        from clipper.gui.dialogs.confirm import confirmed

        kept, keys = self._chosen.current(), self._chosen.keys()
        gone = [key for key in keys if kept is not None and key != kept.key]
        if kept is None or not gone:
            self._messages.say("Choose the other copies, too: hold Ctrl and click them.")
            return
        if len(keys) > MOST_MERGED:
            self._messages.say(f"{len(keys):,} clippings are chosen; at most {MOST_MERGED} are joined at once.")
            return
        others = "the other one that is" if len(gone) == 1 else f"the {len(gone)} others that are"
        named = ", ".join(part for part in (f"“{kept.metadata.shown_title}”", kept.metadata.source) if part)
        question = (
            f"Keep {named}, and join to it {others} chosen? "
            "Its text stays; the highlights, tags and notes of all come together in it. What is joined goes to the trash."
        )
        merge = self._session.library.duplicates.merge_all
        if confirmed("Join Duplicates", question, "Join", self._window) and self._session.perform(
            "Join Duplicates", lambda: merge(kept.key, gone)
        ):
            what = "1 duplicate is" if len(gone) == 1 else f"{len(gone)} duplicates are"
            self._session.done.emit(f"{what} joined.")

    def related(self) -> None:
        """What was clipped with the open article, in a menu over its head."""
        pane = self._article.pane
        self.show_related(pane.mapToGlobal(QtCore.QPoint(pane.width() // 3, pane.height() // 5)))

    def show_related(self, at: QtCore.QPoint) -> None:
        from clipper.gui.related_menu import related_menu

        clipping = self._article.clipping
        if clipping is None:
            return
        if not clipping.related:
            self._messages.say("Nothing else was clipped with this article.")
            return
        menu = related_menu(self._session.library, clipping, self._chosen.go_to, self._window)
        menu.exec(at)
        menu.deleteLater()

    def _zone(self) -> tzinfo:
        return self._surroundings.zone
