"""What the user names on the command line or drops on the window: a file, a folder, an archive or standard input, as captures.

Only regular files are read: a pipe, a device or a socket under a file's name would block or never end.
"""

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from clipper.capture.captures import FIRST_YEAR, LAST_YEAR, Given, captures_of, is_capture_time
from clipper.capture.extract import AUTO, form_of
from clipper.errors import InputError
from clipper.jobs.files import expanded
from clipper.model.capture import Capture

LARGEST_FILE_BYTES = 200_000_000
"""A saved page, a mail or a PDF stays below a tenth of this; an archive may come near."""
LARGEST_PICTURE_BYTES = 20_000_000
"""Of those beside a saved page."""
FOLDER_FILES = 10_000
"""More files than this are a disk and not a folder of clippings."""
_COMPANION = re.compile(r"(.+)[_.\-][^\W\d_]+\Z")
BESIDE_LIBRARY = ("-wal", "-shm", "-journal")
"""The endings of the files that SQLite keeps beside an open library."""
ARTICLE_ENDINGS = frozenset(
    {
        ".html",
        ".htm",
        ".xhtml",
        ".mhtml",
        ".mht",
        ".webarchive",
        ".eml",
        ".emlx",
        ".msg",
        ".mbox",
        ".enex",
        ".pdf",
        ".docx",
        ".epub",
        ".odt",
        ".fodt",
        ".rtf",
        ".txt",
        ".md",
        ".zip",
        ".warc",
        ".wacz",
        ".maff",
        ".gz",
        ".rss",
        ".atom",
    }
)
"""Files that were meant to be read; what else lies in a folder is not spoken of."""
FILE = "file:"
"""How the origin of a capture begins that came from a file."""
MODIFIED = "file"
"""The word that asks for a file's modification time as its capture time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureTime:
    """What relative dates resolve against: a time that the user gave, each file's own modification time, or what the file tells."""

    moment: datetime | None = None
    modified: bool = False

    def for_file(self, modified_at: datetime) -> datetime | None:
        """The time that goes before what the file tells of itself; None if nothing does."""
        return modified_at if self.modified else self.moment


def capture_time(text: str | None) -> CaptureTime:
    """From `--captured-at`: an ISO time (without a zone: this computer's), `file`, or nothing. Raises InputError for anything else."""
    if not text:
        return CaptureTime()
    if text == MODIFIED:
        return CaptureTime(modified=True)
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.astimezone(UTC) if moment.tzinfo is None else moment
    except (ValueError, OverflowError, OSError) as error:
        raise InputError(f"“{text}” is no time.", "Write it as 2025-06-01T10:00:00+00:00, or write: file") from error
    if not is_capture_time(moment):
        raise InputError(f"“{text}” is no time that anything was captured at.", f"The years {FIRST_YEAR} to {LAST_YEAR} are taken.")
    return CaptureTime(moment=moment)


def named_path(text: str) -> Path:
    """The file or folder that a command's argument names. Raises InputError for an empty one, which would be the working folder."""
    if not text.strip():
        raise InputError("An empty name is no file.", "Give the name of a file or folder.")
    path = Path(text)
    return path if os.path.lexists(path) else expanded(path)


def name_in(capture: Capture) -> str:
    """The name of the file that a capture is of; in a folder its way from there, in an archive behind the archive's name."""
    return capture.origin.removeprefix(FILE)


def captures_at(
    path: Path,
    *,
    time: CaptureTime,
    url: str | None = None,
    kind: str = AUTO,
    library: Path | None = None,
    unread: Callable[[str], object] = lambda _sentence: None,
) -> Iterator[Capture]:
    """The captures in a file or, in the order of their names, in all files of a folder.

    `kind` as for `extract`; `library` is the file that this program has open. Raises InputError for what cannot be read;
    in a folder `unread` is told of it instead, where its name is that of an article.
    """
    if not _is_folder(path):
        if _is_of_library(path, library):
            raise InputError("That is the library that is open.", "Give saved pages, texts, mails or PDFs.")
        yield from _captures_in_file(path, path.name, time, url, kind)
        return
    found = False
    for inner in _files_below(path):
        if _is_of_library(inner, library):
            continue
        try:
            for capture in _captures_in_file(inner, inner.relative_to(path).as_posix(), time, None, kind):
                found = True
                yield capture
        except InputError as error:  # a folder holds all kinds of things; most that cannot be read are no clippings
            if inner.suffix.lower() in ARTICLE_ENDINGS:
                unread(f"{inner.relative_to(path).as_posix()}: {error.sentence}")
    if not found:
        raise InputError(f"The folder {path} holds nothing that can be read.", "Put saved pages, texts, mails or PDFs into it.")


def _is_of_library(path: Path, library: Path | None) -> bool:
    """Whether it is the open library or one of SQLite's files beside it: these would lose their locks if they were opened and closed."""
    if library is None:
        return False
    beside = [library.with_name(library.name + ending) for ending in BESIDE_LIBRARY]
    try:
        return any(own.exists() and own.samefile(path) for own in (library, *beside))
    except (OSError, ValueError):  # it is not there, or cannot be looked at: whoever reads it is told why
        return False


def captures_in_bytes(content: bytes, *, time: CaptureTime, url: str | None = None, kind: str = AUTO) -> Iterator[Capture]:
    """The captures in what came through standard input."""
    given = Given(content=content, origin="stdin", now=datetime.now(UTC), captured_at=time.moment, url=url, form=form_of(kind))
    yield from captures_of(given)


def read_file(path: Path) -> tuple[bytes, datetime]:
    """A regular file's bytes and the time it was last changed. Raises InputError with the reason for anything else."""
    # O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise InputError(_why_not(path, error), "Check the name and whether you may read the file.") from error
    with os.fdopen(descriptor, "rb") as stream:
        about = os.fstat(stream.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise InputError(f"{path} is not a file (but {_sort_of(about.st_mode)}).", "Give a file, or a folder of files.")
        if about.st_size > LARGEST_FILE_BYTES:
            raise InputError(
                f"{path} is too large ({about.st_size // 1_000_000} MB; at most {LARGEST_FILE_BYTES // 1_000_000} MB can be read).",
                "Give the article alone.",
            )
        try:
            return stream.read(LARGEST_FILE_BYTES + 1), datetime.fromtimestamp(about.st_mtime, UTC)
        except OSError as error:
            raise InputError(_why_not(path, error), "Try again, or copy the file to this computer first.") from error


def _captures_in_file(path: Path, name: str, time: CaptureTime, url: str | None, kind: str) -> Iterator[Capture]:
    content, modified_at = read_file(path)
    given = Given(
        content=content,
        origin=f"{FILE}{name}",
        now=datetime.now(UTC),
        captured_at=time.for_file(modified_at),
        url=url,
        form=form_of(kind),
        beside=_beside(path),
    )
    yield from captures_of(given)


def _beside(page: Path) -> Callable[[str], bytes | None]:
    """What reads the pictures in the folder that a browser puts beside a saved page; nothing else, wherever their names lead."""

    def read(name: str) -> bytes | None:
        folder, _, rest = name.replace("\\", "/").removeprefix("./").partition("/")
        if not rest or ".." in rest.split("/") or not _is_companion(folder, {page.stem}):
            return None
        path = page.parent / folder / rest
        try:
            is_own = path.resolve().is_relative_to((page.parent / folder).resolve()) and not (page.parent / folder).is_symlink()
            return read_file(path)[0] if is_own and path.stat().st_size <= LARGEST_PICTURE_BYTES else None
        except (InputError, OSError, ValueError):
            return None  # a picture is no reason to refuse the page

    return read


def _files_below(folder: Path) -> Iterator[Path]:
    """The regular files of a folder and its folders, by name; links are not followed, hidden files are left out."""
    number = 0
    for here, folders, names in os.walk(folder, followlinks=False):
        pages = {Path(name).stem for name in names if name.lower().endswith((".html", ".htm"))}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_companion(name, pages))
        for name in sorted(names):
            path = Path(here, name)
            if name.startswith(".") or not stat.S_ISREG(path.lstat().st_mode):
                continue
            number += 1
            if number > FOLDER_FILES:
                raise InputError(f"The folder {folder} holds more than {FOLDER_FILES:,} files.", "Give a smaller folder.")
            yield path


def _is_companion(folder: str, pages: set[str]) -> bool:
    """Whether a browser put the frames and pictures of a page beside it here: `ferry.html` and `ferry_files`, in any language."""
    match = _COMPANION.match(folder)
    return match is not None and match.group(1) in pages


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _why_not(path: Path, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"There is no file {path}."
    if isinstance(error, PermissionError):
        return f"You may not read {path}."
    if isinstance(error, OSError) and error.strerror:
        return f"{path} cannot be read: {error.strerror}."
    return f"{str(path)!r} is no file's name."


def _sort_of(mode: int) -> str:
    sorts = (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
        (stat.S_ISSOCK, "a socket"),
    )
    return next((name for test, name in sorts if test(mode)), "something else")
