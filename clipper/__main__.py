"""The program: no command opens the window, anything else is the command line. The only place that knows both."""

import gc
import os
import sys
from pathlib import Path

from clipper.errors import MissingToolError


def open_window(library: Path | None) -> int:
    """Open the window on a library; the exit code when it is closed."""
    gc.disable()  # a start makes many objects that all stay; the window collects again once it is painted
    return _opened(library)


def _opened(library: Path | None, link: str = "") -> int:
    try:
        from clipper.gui.binding import load_binding

        load_binding()
        from clipper.gui.app import open_window as show
    except ImportError as error:
        raise _without_qt() from error
    return show(library, link)


def open_link(library: Path | None, link: str) -> int:
    """Open the window on a `clipper://` link, or hand it to the window that is open."""
    return _opened(library, link)


def write_pdf(html: str, path: Path) -> None:
    """Write an HTML document as a PDF file."""
    try:
        from clipper.gui.pdf import write_pdf as write
    except ImportError as error:
        raise _without_qt() from error
    write(html, path)


def _without_qt() -> MissingToolError:
    return MissingToolError(
        "The window needs PySide6, which is not installed.", "Install it with: pip install 'PySide6-Essentials>=6.9,<6.12'"
    )


def main() -> int:
    """The entry point of the console script."""
    try:
        if len(sys.argv) == 1:
            return _open_plainly()
        from clipper.cli.app import run
        from clipper.cli.invocation import Window

        return run(sys.argv[1:], Window(open=open_window, open_link=open_link, write_pdf=write_pdf))
    except KeyboardInterrupt:  # while the program is still being loaded, or as it ends
        from clipper.cli.ending import INTERRUPTED

        return INTERRUPTED


def _open_plainly() -> int:
    """Without an argument the window opens as from the command line, whose libraries it does not wait for."""
    from clipper.cli.ending import speak_utf8, tell_error

    speak_utf8()
    named = os.environ.get("CLIPPER_LIBRARY")
    try:
        return open_window(Path(os.path.expanduser(named)).absolute() if named else None)  # noqa: PTH111 (Path's raises for unknown users)
    except Exception as error:  # the last border: a user never sees a traceback
        return tell_error(error)


if __name__ == "__main__":
    sys.exit(main())
