"""The program: no command opens the window, anything else is the command line. The only place that knows both."""

import gc
import sys
from pathlib import Path

from clipper.cli.app import run
from clipper.cli.invocation import Window
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
        "The window needs PySide6, which is not installed.", "Install it with: pip install 'PySide6-Essentials>=6.8,<6.12'"
    )


def main() -> int:
    """The entry point of the console script."""
    return run(sys.argv[1:], Window(open=open_window, open_link=open_link, write_pdf=write_pdf))


if __name__ == "__main__":
    sys.exit(main())
