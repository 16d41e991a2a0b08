"""The only writer of output files: beside the target, flushed to the disk, then renamed over it.

At every moment the target is the old file or the new one, whole. A symbolic link under the target's name is refused and never followed; a
file that is replaced keeps its mode.
"""

import contextlib
import os
import stat
from pathlib import Path

from clipper.errors import OutputError

NEW_FILE_MODE = 0o666
"""Less the user's umask, which the system takes off itself, as for any program that saves a document."""
OWN_FILE_MODE = 0o600
"""Of what is to take the place of another file, until it has that one's mode."""


def write_bytes(path: Path, content: bytes, *, replace: bool = True) -> None:
    """Write a file; with `replace=False`, one that exists already is an error.

    Raises OutputError with the reason, and leaves no half file.
    """
    target = expanded(path)
    mode = _mode_of(target, replace=replace)
    try:
        descriptor, beside = _opened_beside(target, NEW_FILE_MODE if mode is None else OWN_FILE_MODE)
    except OSError as error:
        raise OutputError(_why_not(target, error), "Choose another folder, or create this one first.") from error
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
            if mode is not None:
                beside.chmod(mode)
        _put_in_place(beside, target, replace=replace)
        flush_folder(target.parent)
    except OSError as error:
        raise OutputError(_why_not(target, error), "Free some space or choose another folder, then try again.") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def write_text(path: Path, text: str, *, replace: bool = True) -> None:
    """Write a UTF-8 file with Unix line ends, as `write_bytes` does."""
    write_bytes(path, text.encode("utf-8", "replace"), replace=replace)


def expanded(path: Path) -> Path:
    """The path with `~` as the user's home; as it stands where nobody is called so."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 (Path's own raises where nobody is called so)


def _mode_of(target: Path, *, replace: bool) -> int | None:
    """The mode that the new file takes over, None for a new one. Raises OutputError for what must not be replaced."""
    try:
        about = target.lstat()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise OutputError(f"{str(target)!r} cannot be written.", "Choose another name.") from error
    if stat.S_ISLNK(about.st_mode):
        raise OutputError(f"{target} is a link to another file and is not written through.", "Name the file itself.")
    if not stat.S_ISREG(about.st_mode):
        raise OutputError(f"{target} is not a file.", "Choose another name.")
    if not replace:
        raise OutputError(f"{target} exists already.", "Choose another name, or delete it first.")
    return stat.S_IMODE(about.st_mode)


def _opened_beside(target: Path, mode: int) -> tuple[int, Path]:
    """A new file under a hidden name that nobody else has. Asked for its umask, Python would have to set another one for a moment."""
    beside = target.with_name(f".{target.name[:40]}.{os.urandom(6).hex()}.part")
    return os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), beside


def _put_in_place(beside: Path, target: Path, *, replace: bool) -> None:
    """Rename; where nothing may be replaced, a hard link fails if someone else made the file in the meantime."""
    if not replace and hasattr(os, "link"):
        try:
            os.link(beside, target)
        except FileExistsError:
            raise
        except OSError:
            pass  # a file system without hard links: renaming is what is left
        else:
            return
    beside.replace(target)


def flush_folder(folder: Path) -> None:
    """The rename itself must reach the disk too; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # some network file systems refuse it; a folder may be written into and not read
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _why_not(target: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"There is no folder {target.parent}."
    if isinstance(error, PermissionError):
        return f"You may not write into {target.parent}."
    if isinstance(error, FileExistsError):
        return f"{target} exists already."
    return f"{target} cannot be written: {error.strerror or error}."
