"""Opening the window: the application, its theme, the library, and what happens to mistakes of ours."""

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from clipper import paths
from clipper import settings as stored_settings
from clipper.errors import CancelledError, ClipperError, InputError
from clipper.gui.handover import Listener, hand_over
from clipper.gui.main_window import MainWindow
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.theme import theme
from clipper.gui.theme.follow import ThemeFollower
from clipper.jobs.opening import opened

DONE, FAILED = 0, 1
NO_PLATFORM = (
    "Error: The window cannot be opened: Qt cannot draw on this display, or a system library that it needs is missing.\n"
    "Look at DISPLAY and QT_QPA_PLATFORM, or install libxcb-cursor0, libxkbcommon-x11-0 and libegl1; "
    "the commands work without (clipper --help).\n"
)
"""In the form of every other error on the command line."""


def open_window(library: Path | None, link: str = "") -> int:
    """Open the window on a library (None: the one used last, else the default one), and follow a `clipper://` link in it.

    A window that is open already takes both over. The exit code when the window is closed.
    """
    config = paths.config_folder()
    if hand_over(config, library, link):
        return DONE
    application = make_application()
    settings = stored_settings.load(config / "settings.toml")
    surroundings = Surroundings(
        settings=settings,
        theme=ThemeFollower(settings.theme),
        settings_file=config / "settings.toml",
        memory_file=config / "window.ini",
        sample_folder=paths.data_folder() / "sample",
    )
    running = Running(application, surroundings)
    running.open(library or last_library(settings.recent_libraries))
    if link:
        running.follow(link)
    listener = Listener(config, application)
    listener.given.connect(running.take_over)
    try:
        return application.exec()
    finally:
        listener.stop()


def make_application() -> QApplication:
    """The one QApplication. Raises InputError where there is no display."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise InputError("There is no display to open a window on.", "Use the commands (clipper --help), or start it on a desktop.")
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    with _without_abort():
        # As an argument: setStyle() gives back the style, and the binding builds the 566 values of its class for that.
        application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("clipper")
    application.setApplicationDisplayName("Clipper")
    application.setDesktopFileName("clipper")
    return application


@contextmanager
def _without_abort() -> Generator[None]:
    """Where Qt would abort because it finds no way to draw (a system library or the display is missing), say so and end."""

    def take(kind: QtMsgType, _where: object, said: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            os.write(2, NO_PLATFORM.encode())
            os._exit(FAILED)  # nothing may run after a fatal message, not even what an exit would
        _ = said  # the warnings before it tell the same in words of plugins

    before = qInstallMessageHandler(take)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def last_library(recent: tuple[str, ...]) -> Path:
    """The library used last if it is still there, else the default one."""
    for name in recent:
        if Path(name).is_file():
            return Path(name)
    return paths.default_library()


def _told(error: BaseException) -> ClipperError | None:
    """What the user may read of an error; None for a mistake of ours."""
    if isinstance(error, ClipperError):
        return error
    from clipper.library.health import file_error

    return file_error(error)


def _absolute(path: Path | None) -> Path | None:
    return path.absolute() if path else None


class Running:
    """The running program: one window at a time, and one place for mistakes."""

    def __init__(self, application: QApplication, surroundings: Surroundings) -> None:
        self._application = application
        self._surroundings = surroundings
        self._window: MainWindow | None = None
        self._telling = False
        surroundings.report = self.report
        surroundings.open_other = self.open
        surroundings.open_again = self.open_again
        surroundings.restore = self.restore
        sys.excepthook = self._hook
        follower = surroundings.theme
        if follower is not None:
            theme.apply(application, follower.palette)
            follower.changed.connect(partial(theme.apply, application))

    @property
    def window(self) -> MainWindow | None:
        """The one that is open."""
        return self._window

    def open(self, path: Path) -> None:
        """Open a library in the window's place. Raises ClipperError if there is no window yet; otherwise the window says it."""
        try:
            session = Session(opened(path))
        except ClipperError as error:
            if self._window is None:
                raise
            self._window.messages.complain(error)
            return
        self._show(session, path)

    def _show(self, session: Session, path: Path) -> MainWindow:
        """A window on a library, in the place of the one before."""
        before, window = self._window, MainWindow(session, self._surroundings)
        self._window = window
        if before is not None:
            window.restoreGeometry(before.saveGeometry())
            before.close()
            before.deleteLater()  # now and here: left to Python's collector, it could be deleted on the reader's thread
        window.show()
        window.open_first()
        self._surroundings.used_library(path)
        return window

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the library that is open: it is closed, replaced, and opened again."""
        window = self._window
        if window is None or window.session.library.path is None:
            return
        from clipper.gui.dialogs.restoring import Restoring

        path = window.session.library.path
        restoring = Restoring(backup, path, window.geometry().center())
        failed: ClipperError | None = None
        sentence = f"Restored from {backup.name}."

        def put_in_place() -> None:
            nonlocal failed, sentence
            try:
                aside = restoring.run()
                sentence += f" What was there before is now {aside.name}." if aside else ""
            except CancelledError:
                failed = CancelledError("The restore was stopped; nothing was changed.")
            except ClipperError as error:
                failed = error
            except Exception as error:
                sentence = f"{backup.name} was not restored."
                self.report(error)

        try:
            fresh = self._open_anew(window, path, put_in_place)
        except ClipperError as error:
            self._give_up(failed or error)
            return
        if failed is not None:
            fresh.messages.complain(failed)
        else:
            fresh.messages.say(sentence, stays=True)

    def open_again(self) -> None:
        """The library that is open, from the beginning: it could only be read, and its disk may have room now."""
        window = self._window
        if window is None or window.session.library.path is None:
            return
        try:
            self._open_anew(window, window.session.library.path)
        except ClipperError as error:
            self._give_up(error)

    def _open_anew(self, window: MainWindow, path: Path, meanwhile: Callable[[], None] | None = None) -> MainWindow:
        """Close the library, do something to its file, and open it. Raises ClipperError where it cannot be opened any more."""
        self._application.setQuitOnLastWindowClosed(False)  # between two windows there is none
        try:
            window.close()
            if meanwhile is not None:
                self._window = None  # nothing is handed over to one that is closed
                meanwhile()
                self._window = window
            return self._show(Session(opened(path)), path)
        finally:
            self._application.setQuitOnLastWindowClosed(True)

    def _give_up(self, error: ClipperError) -> None:
        """There is no library that could be shown: say it in the last window, with which the program ends."""
        from PySide6.QtWidgets import QMessageBox

        from clipper.gui.dialogs.until_closed import until_closed

        self._window = None
        until_closed(QMessageBox(QMessageBox.Icon.Critical, "Clipper", f"{error.sentence} {error.hint}".strip()))

    def follow(self, link: str) -> None:
        """Go where a link leads, in the window that is open."""
        if self._window is not None:
            self._window.acts.visit(link)

    def take_over(self, library: Path | None, link: str) -> None:
        """What a later start was given: another library is opened in the window's place, then the link is followed."""
        window = self._window
        if window is not None and library is not None and library != _absolute(window.session.library.path):
            if QApplication.activeModalWidget() or QApplication.activePopupWidget():  # the act that it belongs to is not over
                window.messages.say(f"Close the dialog that is open; then {library.name} can be opened.", stays=True)
                return
            self.open(library)
        if link:
            self.follow(link)
        if self._window is not None:
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
            self._window.raise_()
            self._window.activateWindow()

    def report(self, error: BaseException) -> None:
        """A mistake of ours: into the log, and told once in a dialog that can be copied."""
        from clipper.log import record_mistake

        where = record_mistake(error)
        if self._telling:
            return  # one dialog at a time: a mistake that repeats itself would bury the screen
        self._telling = True
        QTimer.singleShot(0, lambda: self._tell(error, where))

    def _tell(self, error: BaseException, where: Path | None) -> None:
        from clipper.gui.dialogs.report import ReportDialog
        from clipper.gui.dialogs.until_closed import until_closed

        try:
            until_closed(ReportDialog(error, where, self._window))
        finally:
            self._telling = False

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._application.quit()
        elif self._window is not None and (told := _told(error)) is not None:
            self._window.messages.complain(told)
        else:
            self.report(error.with_traceback(trace))
