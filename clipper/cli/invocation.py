"""What a command is given beside its own arguments."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

OpenWindow = Callable[[Path | None], int]
"""Opens the window on a library (None: the one used last) and returns the exit code when it is closed."""
OpenLink = Callable[[Path | None, str], int]
"""Opens the window on a `clipper://` link; a window that is open already takes it over."""
WritePdf = Callable[[str, Path], None]
"""Writes an HTML document as a PDF file: Qt's work, so it comes from outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What only the window's side can do; `__main__` hands it in, so that no command imports it."""

    open: OpenWindow
    open_link: OpenLink
    write_pdf: WritePdf


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation:
    """One call of the program."""

    window: Window
    library: Path | None = None
    """As `--library` or CLIPPER_LIBRARY say; None means the default library."""
    verbose: bool = False

    def library_path(self) -> Path:
        """The library that this call is about."""
        if self.library:
            return self.library
        from clipper.paths import default_library

        return default_library()
