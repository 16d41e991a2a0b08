"""What the menus do with the window itself: its settings, its sidebar and list, the palette, and what it tells of the program.

Every dialog is imported when it is opened: Qt makes a class when it is first named.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from clipper.gui.actions import Actions
from clipper.gui.panes.sidebar import Sidebar
from clipper.gui.surroundings import Surroundings


class WindowActs(QObject):
    """The acts of one window on itself."""

    setting_changed = Signal(str)
    """The name of a setting that is kept already, and is to be shown."""

    def __init__(self, surroundings: Surroundings, *, sidebar: Sidebar, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._surroundings = surroundings
        self._sidebar = sidebar
        self._actions = actions
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        actions = self._actions
        return {
            "settings": self.settings,
            "palette": self.palette,
            "show_sidebar": lambda: self._sidebar.setVisible(actions["show_sidebar"].isChecked()),
            "find_tag": self.find_tag,
            "full_screen": self.fill_screen,
            "comfortable": lambda: self.change_setting("list_density", "comfortable"),
            "compact": lambda: self.change_setting("list_density", "compact"),
            "fold_stories": lambda: self.change_setting("fold_stories", actions["fold_stories"].isChecked()),
            "shortcuts": self.shortcuts,
            "open_log": self.report,
            "about": self.about,
        }

    def settings(self) -> None:
        from clipper.gui.dialogs.settings import SettingsDialog
        from clipper.gui.dialogs.until_closed import until_closed

        until_closed(SettingsDialog(self._surroundings.settings, self.change_setting, self._window))

    def fill_screen(self) -> None:
        """The whole screen, or as it was before."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def find_tag(self) -> None:
        if not self._actions["show_sidebar"].isChecked():
            self._actions["show_sidebar"].trigger()
        self._sidebar.find_tag()

    def change_setting(self, name: str, value: object) -> None:
        self._surroundings.change(**{name: value})
        self.setting_changed.emit(name)

    def palette(self) -> None:
        from clipper.gui.dialogs.palette import CommandPalette
        from clipper.gui.palette_choices import choices_of

        CommandPalette(choices_of(self._actions, self._sidebar), self._window).show()

    def shortcuts(self) -> None:
        from clipper.gui.dialogs.shortcuts import ShortcutsDialog
        from clipper.gui.dialogs.until_closed import until_closed

        until_closed(ShortcutsDialog(self._window))

    def report(self) -> None:
        from clipper.gui.dialogs.report import ReportDialog
        from clipper.gui.dialogs.until_closed import until_closed
        from clipper.paths import log_folder

        until_closed(ReportDialog(None, log_folder() / "clipper.log", self._window))

    def about(self) -> None:
        from clipper.gui.dialogs.about import AboutDialog
        from clipper.gui.dialogs.until_closed import until_closed

        until_closed(AboutDialog(self._window))
