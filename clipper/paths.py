"""Where the program keeps what is the user's: data, settings, cache, logs. Nothing else asks platformdirs."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

APPLICATION = "clipper"
LIBRARY_NAME = "library.clipper"


def _directories() -> "PlatformDirs":
    from platformdirs import PlatformDirs

    return PlatformDirs(APPLICATION, appauthor=False)


def data_folder() -> Path:
    """What must not be lost: the default library and its backups."""
    return Path(_directories().user_data_dir)


def config_folder() -> Path:
    """Settings."""
    return Path(_directories().user_config_dir)


def log_folder() -> Path:
    """Logs and reports of the program's own mistakes."""
    return Path(_directories().user_log_dir)


def default_library() -> Path:
    """The library that is used where none is named."""
    return data_folder() / LIBRARY_NAME
