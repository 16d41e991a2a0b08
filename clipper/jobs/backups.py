"""Backups: a copy of the whole library under a name that tells when, complete or not there at all."""

import contextlib
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from clipper.errors import LibraryError, OutputError
from clipper.jobs import files
from clipper.library.health import part_beside
from clipper.library.library import Library

FOLDER = "backups"
"""Beside the library."""


def back_up(
    library: Library,
    target: Path | None = None,
    *,
    now: datetime | None = None,
    replacing: bool = False,
    goes_on: Callable[[float], bool] = lambda _: True,
) -> Path:
    """Copy the library; where the copy is. Without a target it goes into a folder beside the library, named by the time; so it is in a
    target that is a folder.

    `goes_on` is told the share that is done; where it says no, CancelledError is raised, and no copy is left.
    Raises OutputError where there is a file of that name already (unless it may be replaced), LibraryError where it cannot be written.
    """
    folder = target if target is not None and not replacing and os.path.isdir(target) else None  # noqa: PTH112 (Path's raises for a name that is too long)
    is_named = target is not None and folder is None
    wanted = (target if target is not None and is_named else _named(library, now or datetime.now(UTC), folder)).absolute()
    beside: Path | None = None
    try:
        path = wanted if replacing else _free(wanted, named=is_named)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = part_beside(path, kin="" if is_named else f"{library.path.stem if library.path else ''}-")
        beside.unlink(missing_ok=True)
        library.health.back_up(beside, named=path, goes_on=goes_on)
        if replacing:
            beside.replace(path)
        else:
            path = _put_in_place(beside, path, named=is_named)
        files.flush_folder(path.parent)  # what is deleted next rests on it
    except OSError as error:
        raise OutputError(f"The backup {wanted} cannot be written: {error.strerror}.", "Choose another name or folder.") from error
    except ValueError as error:
        raise OutputError(f"{str(wanted)!r} is no file's name.", "Choose another name.") from error
    finally:
        if beside is not None:
            with contextlib.suppress(OSError, ValueError):
                beside.unlink(missing_ok=True)
    return path


def _named(library: Library, now: datetime, folder: Path | None) -> Path:
    if library.path is None:
        raise LibraryError("A library without a file has no place for backups.", "Name a file.")
    return (folder or library.path.parent / FOLDER) / f"{library.path.stem}-{now:%Y%m%dT%H%M%SZ}{library.path.suffix}"


def _put_in_place(beside: Path, path: Path, *, named: bool) -> Path:
    """Under its name, unless another process has just taken that: then under the next one, where we named it ourselves."""
    while True:
        try:
            os.link(beside, path)
        except FileExistsError:
            path = _free(path, named=named)
        except (OSError, AttributeError):  # a file system or a system without hard links
            path = _free(path, named=named)
            beside.replace(path)
            return path
        else:
            return path


def _free(path: Path, *, named: bool) -> Path:
    """The path if nothing is there; one that we named ourselves gets a number instead."""
    if named and (path.exists() or path.is_symlink()):
        raise OutputError(f"{path} exists already.", "Choose another name, or delete it first.")
    number, free = 1, path
    while free.exists() or free.is_symlink():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
