"""What the window is given from outside: settings and where they are kept, the theme, and where a mistake of ours is reported."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path
from typing import Any

from clipper.errors import ClipperError, OutputError
from clipper.gui.theme.follow import ThemeFollower
from clipper.model.zone import named_zone
from clipper.settings import MAX_RECENT, Settings


def _ignore(_error: BaseException) -> None:
    raise _error


class Surroundings:
    """Changes only when the user changes a setting."""

    def __init__(
        self,
        *,
        settings: Settings,
        theme: ThemeFollower | None = None,
        settings_file: Path | None = None,
        memory_file: Path | None = None,
        sample_folder: Path | None = None,
    ) -> None:
        self.settings = settings
        self.theme = theme
        self.settings_file = settings_file
        """None: the settings last as long as the window."""
        self.memory_file = memory_file
        self.sample_folder = sample_folder
        """Where the sample library is made; None: there is none to look at."""
        self.report: Callable[[BaseException], None] = _ignore
        self.open_other: Callable[[Path], None] | None = None
        """Opens another library in this window's place."""
        self.open_again: Callable[[], None] | None = None
        """Opens this window's library from the beginning."""
        self.restore: Callable[[Path], None] | None = None
        """Puts a backup in the place of the library that is open."""

    @property
    def zone(self) -> tzinfo:
        """In which times are shown and dates are searched for."""
        return named_zone(self.settings.timezone)

    def change(self, **values: Any) -> None:
        """Set some settings, and keep them. Raises OutputError where they cannot be kept; they are set all the same."""
        self.settings = replace(self.settings, **values)
        if self.settings_file is not None:
            from clipper.jobs.files import write_text
            from clipper.settings import dumps

            try:
                self.settings_file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                sentence = f"The settings cannot be kept in {self.settings_file.parent}: {error.strerror}."
                raise OutputError(sentence, "They last until Clipper is closed.") from error
            write_text(self.settings_file, dumps(self.settings))

    def is_sample(self, path: Path | None) -> bool:
        """Whether the library of this file is the sample."""
        return path is not None and path.parent == self.sample_folder

    def used_library(self, path: Path) -> None:
        """Put a library at the head of the recent ones; not the sample, so that the next start opens the user's own."""
        if self.is_sample(path):
            return
        recent = (str(path), *(other for other in self.settings.recent_libraries if other != str(path)))[:MAX_RECENT]
        if recent != self.settings.recent_libraries:
            with contextlib.suppress(ClipperError):  # a full disk or a folder of somebody else must not keep the window shut
                self.change(recent_libraries=recent)
