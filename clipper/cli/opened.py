"""The library of a call, and the zone and the clippings that its arguments name."""

from collections.abc import Sequence
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clipper.cli.invocation import Invocation
from clipper.jobs.opening import opened
from clipper.library.library import Library
from clipper.library.place import is_there
from clipper.model.ids import ClippingKey
from clipper.model.zone import named_zone

if TYPE_CHECKING:
    from clipper.settings import Settings

UNNOTED = "The library cannot be written and does not remember what was written: it will not write onto this file again."
"""Told of a file that a library wrote which is read-only, or lies on a full disk."""


def open_library(invocation: Invocation) -> Library:
    """Open the library of this call, or make it where it does not exist; then it is said if that is no good place for it."""
    path = invocation.library_path()
    is_new = not is_there(path)
    library = opened(path)
    if is_new:
        tell_place(path)
    return library


def tell_place(path: Path) -> None:
    """On the error stream, where the library's file is shared between computers."""
    from clipper.library.place import place_warning

    warning = place_warning(path)
    if warning:
        click.echo(warning, err=True)


def user_settings() -> "Settings":
    """What the user chose in the window's settings."""
    from clipper.paths import config_folder
    from clipper.settings import load

    return load(config_folder() / "settings.toml")


def zone_of_user() -> tzinfo:
    """The zone in which dates are told: the setting, else the system's."""
    return named_zone(user_settings().timezone)


def resolved(library: Library, prefixes: Sequence[str]) -> list[ClippingKey]:
    """The clippings with these ids (any unique beginning is enough), each once; raises NotFoundError."""
    return list(dict.fromkeys(library.clippings.resolve(prefix) for prefix in prefixes))
