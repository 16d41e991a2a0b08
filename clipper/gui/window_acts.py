"""What the menus do beside the acts on clippings: dialogs, briefs, views.

Every dialog is imported when it is opened, and Qt's own are named through their modules: Qt makes a class when it is first named.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject

from clipper.errors import ClipperError
from clipper.gui.models.dates import zone_of
from clipper.model.clipping import Clipping
from clipper.model.ids import HighlightId

if TYPE_CHECKING:
    from clipper.gui.main_window import MainWindow

CLIP_FILES = "Pages, mails, PDFs, texts (*.html *.htm *.xhtml *.mhtml *.mht *.eml *.mbox *.pdf *.txt *.md *.zip *.warc);;All files (*)"
WEB = ("http://", "https://")


class WindowActs(QObject):
    """The acts of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each action does that is not about chosen clippings."""
        window = self._window
        pane = window.article.pane
        return {
            "paste_clipping": self.paste,
            "open_file": self.clip_files,
            "fetch_url": self.clip_address,
            "new_clipping": self.clip_by_hand,
            "print": self.print_article,
            "settings": self.settings,
            "find_next": lambda: pane.find_step(forward=True),
            "find_previous": lambda: pane.find_step(forward=False),
            "save_search": self.save_search,
            "palette": self.palette,
            "show_sidebar": lambda: window.sidebar.setVisible(window.actions_by_id["show_sidebar"].isChecked()),
            "comfortable": lambda: self.change_setting("list_density", "comfortable"),
            "compact": lambda: self.change_setting("list_density", "compact"),
            "fold_stories": lambda: self.change_setting("fold_stories", window.actions_by_id["fold_stories"].isChecked()),
            "larger_text": lambda: pane.zoom(1),
            "smaller_text": lambda: pane.zoom(-1),
            "normal_text": lambda: pane.zoom(0),
            "edit_details": self.edit_details,
            "open_original": self.open_original,
            "copy_link": self.copy_link,
            "show_capture": self.show_capture,
            "tag": lambda: self.tag(removing=False),
            "untag": lambda: self.tag(removing=True),
            "tag_manager": self.tag_manager,
            "tag_rules": self.tag_rules,
            "colors": self.colors,
            "copy_passage_link": self.copy_passage_link,
            "story": self.story,
            "related": self.related,
            "shortcuts": self.shortcuts,
            "open_log": self.report,
            "about": self.about,
        }

    # Clipping

    def paste(self) -> None:
        self._window.inbox.take(QtWidgets.QApplication.clipboard().mimeData() or QtCore.QMimeData())

    def clip_files(self) -> None:
        names, _ = QtWidgets.QFileDialog.getOpenFileNames(self._window, "Clip Files", "", CLIP_FILES)
        if names:
            self._window.inbox.take_files([Path(name) for name in names])

    def clip_address(self) -> None:
        from clipper.gui.dialogs.ask import ask_line

        copied = QtWidgets.QApplication.clipboard().text().strip()
        begun = copied if copied.startswith(WEB) and len(copied.split()) == 1 else ""
        url = ask_line("Clip Address", "Address of the page:", begun, parent=self._window)
        if url:
            self._window.inbox.fetch(url if "://" in url else f"https://{url}")

    def clip_by_hand(self) -> None:
        from clipper.gui.dialogs.details import HandDialog

        library = self._window.session.library
        dialog = HandDialog(self._zone(), self._sources(), library.tags.by_use(), self._window)
        if dialog.exec() and dialog.capture and dialog.draft:
            capture, draft, tags = dialog.capture, dialog.draft, dialog.tags
            try:
                result = library.saving.save(capture, [draft], tag_paths=tags)
            except ClipperError as error:
                self._window.messages.complain(error)
                return
            self._window.session.note("New Clipping", result.changes)
            self._window.show_clipping(result.saved[0].key)

    def edit_details(self) -> None:
        from clipper.gui.dialogs.details import DetailsDialog

        clipping = self._current()
        if clipping is None:
            return
        dialog = DetailsDialog(clipping.metadata, self._zone(), self._sources(), self._window)
        if dialog.exec() and dialog.changed:
            changed = dialog.changed
            edit = self._window.session.library.clippings.edit
            self._window.session.perform("Edit Details", lambda: edit([clipping.key], changed))  # type: ignore[arg-type] (the form gives the types of the fields)

    def open_original(self) -> None:
        clipping = self._current()
        url = clipping.metadata.url if clipping else None
        if url and url.lower().startswith(WEB):
            QtGui.QDesktopServices.openUrl(QtCore.QUrl(url))
        else:
            self._window.messages.say("No address is known of this article. Edit Details (F2) takes one.")

    def copy_link(self) -> None:
        clipping = self._current()
        if clipping and clipping.metadata.url:
            QtWidgets.QApplication.clipboard().setText(clipping.metadata.url)
            self._window.messages.say("The address is on the clipboard.")
        else:
            self._window.messages.say("No address is known of this article. Edit Details (F2) takes one.")

    def show_capture(self) -> None:
        from clipper.gui.dialogs.capture import CaptureDialog

        clipping = self._current()
        if clipping is not None:
            library = self._window.session.library
            CaptureDialog(library.captures.of_clipping(clipping.key), library.versions.of_clipping(clipping.key), self._window).exec()

    def print_article(self) -> None:
        self._window.article.print_article(self._window)

    # Tags and searches

    def tag(self, *, removing: bool) -> None:
        from clipper.gui.dialogs.tagging import TagDialog

        keys = self._window.chosen_keys()
        library = self._window.session.library
        if not keys:
            return
        dialog = TagDialog(self._window.chosen(), len(keys), library.tags.by_use(), removing=removing, parent=self._window)
        if len(keys) == 1 and not removing:  # learned off the GUI thread: the dialog is there at once
            reader, key = self._window.session.reader, keys[0]
            reader.ask("suggestions", lambda library: library.suggestions.for_clipping(key), dialog.suggest)
            dialog.finished.connect(lambda: reader.drop("suggestions"))
        if dialog.exec():
            self._window.acts.change_tags(keys, add=dialog.added, remove=dialog.removed)

    def tag_manager(self) -> None:
        from clipper.gui.dialogs.tag_manager import TagManager

        TagManager(self._window.session, self._window).exec()

    def colors(self) -> None:
        from clipper.gui.dialogs.colors import ColorsDialog

        library = self._window.session.library
        dialog = ColorsDialog(library.colors.all(), self._window)
        if dialog.exec():
            self._window.session.perform("Change Colors", lambda: library.colors.change(dialog.colors))

    def copy_passage_link(self) -> None:
        """Both links of the chosen highlight: the web page's own, and the program's."""
        from clipper.gui.article.copying import passage_links

        clipping, chosen = self._window.article.clipping, self._window.article.pane.marking.chosen
        if clipping is None or not chosen:
            self._window.messages.say("Choose a highlight first: click on it, or press ].")
            return
        library = self._window.session.library
        links = passage_links(clipping, library.versions.text(clipping.key).text, library.highlights.get(HighlightId(chosen)))
        QtWidgets.QApplication.clipboard().setText("\n".join(links))
        self._window.messages.say("The link to the passage is on the clipboard.")

    def tag_rules(self) -> None:
        from clipper.gui.dialogs.tag_rules import TagRulesDialog

        TagRulesDialog(self._window.session, self._window.list_pane.asked.query, self._window).exec()

    def story(self) -> None:
        from clipper.gui.dialogs.story import StoryDialog

        clipping = self._window.article.clipping
        if clipping is not None:
            dialog = StoryDialog(self._window.session, clipping, self._window)
            dialog.clipping_wanted.connect(self._window.show_clipping)
            dialog.show()

    def related(self) -> None:
        """What was clipped with the open article, in a menu over its head."""
        pane = self._window.article.pane
        self.show_related(pane.mapToGlobal(QtCore.QPoint(pane.width() // 3, pane.height() // 5)))

    def show_related(self, at: QtCore.QPoint) -> None:
        from clipper.gui.related_menu import related_menu

        clipping = self._window.article.clipping
        if clipping is None:
            return
        if not clipping.related:
            self._window.messages.say("Nothing else was clipped with this article.")
            return
        related_menu(self._window.session.library, clipping, self._window.show_clipping, self._window).exec(at)

    def save_search(self) -> None:
        from clipper.gui.dialogs.ask import ask_line

        query = self._window.list_pane.asked.query
        if not query:
            self._window.messages.say("Search for something first, then keep the search.")
            return
        name = ask_line("Save Search", "Name in the sidebar:", query, parent=self._window)
        if name:
            self._window.session.perform("Save Search", lambda: self._window.session.library.searches.add(name, query)[1])

    # Links

    def open_link(self, link: str) -> None:
        if link.startswith("clipper:"):
            from clipper.gui.visit import Visit

            Visit(self._window, link)
            self._window.activateWindow()
        else:
            QtGui.QDesktopServices.openUrl(QtCore.QUrl(link))

    # The window

    def settings(self) -> None:
        from clipper.gui.dialogs.settings import SettingsDialog

        SettingsDialog(self._window.settings, self.change_setting, self._window).exec()

    def change_setting(self, name: str, value: object) -> None:
        self._window.surroundings.change(**{name: value})
        self._window.take_settings(name)

    def palette(self) -> None:
        from clipper.gui.dialogs.palette import CommandPalette
        from clipper.gui.palette_choices import choices_of

        CommandPalette(choices_of(self._window), self._window).show()

    def shortcuts(self) -> None:
        from clipper.gui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window).exec()

    def report(self) -> None:
        from clipper.gui.dialogs.report import ReportDialog
        from clipper.paths import log_folder

        ReportDialog(None, log_folder() / "clipper.log", self._window).exec()

    def about(self) -> None:
        from clipper.gui.dialogs.about import AboutDialog

        AboutDialog(self._window).exec()

    def _zone(self):
        return zone_of(self._window.settings.timezone)

    def _sources(self) -> Sequence[str]:
        return [source.name for source in self._window.session.library.sources.all(500)]

    def _current(self) -> Clipping | None:
        return self._window.list_pane.current()
