"""A ZIP archive to the files in it, with the limits that keep a bomb from exploding. Nothing is written to disk."""

import io
import posixpath
import re
import stat
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from clipper.capture.files.beside import LARGEST_PICTURE, ReadBeside
from clipper.errors import InputError

MOST_ENTRIES = 10_000
MOST_BYTES = 2_000_000_000
LARGEST_ENTRY_BYTES = 50_000_000
"""One saved page, mail or PDF; larger ones are left aside."""
HIGHEST_RATIO = 200
"""Text packs 3 to 20 times; beyond this the archive was made to blow up."""
RATIO_FREE_BYTES = 1_000_000
"""So small an entry may pack as well as it likes."""

_BOMB_HINT = "Unpack it yourself and give the files that you need."
_WACZ_RECORDS = "archive/"
"""A packed web archive (https://specs.webrecorder.net/wacz) keeps its records here, and indexes elsewhere."""
_OFFICE = {"word/": "a Word document", "xl/": "an Excel sheet", "ppt/": "a PowerPoint file"}
_COMPANION = re.compile(r"(.+)[_.\-][^\W\d_]+\Z")
_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file in an archive. Its name is for showing only, and no path to write to."""

    name: str
    content: bytes
    path: str
    """Its name as the archive has it."""


class Archive:
    """An opened archive. Raises InputError, as its methods do, for one that is damaged, encrypted or explosive."""

    def __init__(self, content: bytes) -> None:
        try:
            self._file = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise InputError("The ZIP archive is damaged.", "Try to get it once more.") from error
        self._entries = {entry.filename: entry for entry in self._file.infolist()}
        _refuse(self._file.infolist())

    @property
    def paths(self) -> Collection[str]:
        """The names of all that is in it."""
        return self._entries.keys()

    def entries(self) -> Iterator[Entry]:
        """The regular files in it, in its order, without the folders that browsers put beside a page."""
        companions = _companions(set(self._entries))
        is_wacz = "datapackage.json" in self._entries
        for path, entry in self._entries.items():
            is_beside = any(path.startswith(folder) for folder in companions)
            if _is_readable(entry) and not is_beside and (not is_wacz or path.startswith(_WACZ_RECORDS)):
                yield Entry(name=safe_name(path), content=_content(self._file, entry), path=path)

    def read(self, path: str) -> bytes | None:
        """A file by its name in the archive; None where there is no such regular file."""
        entry = self._entries.get(path)
        return _content(self._file, entry) if entry is not None and _is_readable(entry) else None

    def beside(self, page: str) -> ReadBeside:
        """What reads the pictures of a page in it."""

        def read(name: str) -> bytes | None:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), name))
            entry = self._entries.get(path)
            if entry is None or not _is_readable(entry) or entry.file_size > LARGEST_PICTURE:
                return None
            try:
                return _content(self._file, entry)
            except InputError:
                return None  # a picture is no reason to refuse the text

        return read


def entries_of(content: bytes) -> Iterator[Entry]:
    """The regular files in an archive."""
    yield from Archive(content).entries()


def safe_name(name: str) -> str:
    """A name to show: no drive, no way up, no control characters."""
    parts = [part for part in name.replace("\\", "/").replace("\0", "").split("/") if part not in ("", ".", "..")]
    return "/".join("".join(character for character in part if character.isprintable()) for part in parts) or "unnamed"


def _companions(paths: set[str]) -> tuple[str, ...]:
    """The folders with the frames and pictures of a page beside it: `ferry.html` and `ferry_files/`, in any language."""
    pages = {path.rpartition(".")[0] for path in paths if path.lower().endswith(_PAGES)}
    folders = {folder for path in paths for folder in _folders(path)}
    return tuple(f"{folder}/" for folder in folders if (match := _COMPANION.match(folder)) and match[1] in pages)


def _folders(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path


def _refuse(entries: list[zipfile.ZipInfo]) -> None:
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" in names:
        sort = next((what for folder, what in _OFFICE.items() if any(name.startswith(folder) for name in names)), "an Office document")
        raise InputError(f"This is {sort}, which cannot be read.", "Save it as PDF, HTML or plain text and give that.")
    if "META-INF/manifest.xml" in names and {"content.xml", "styles.xml"} & names:
        raise InputError("This is an OpenDocument sheet, slides or a drawing, which cannot be read.", "Save it as PDF and give that.")
    if len(entries) > MOST_ENTRIES:
        raise InputError(f"The archive holds more than {MOST_ENTRIES:,} files.", _BOMB_HINT)
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise InputError(f"The archive would unpack to more than {MOST_BYTES // 1_000_000_000} GB.", _BOMB_HINT)
    if any(entry.file_size > RATIO_FREE_BYTES and entry.file_size > HIGHEST_RATIO * max(1, entry.compress_size) for entry in entries):
        raise InputError("The archive is packed so tightly that it was made to fill the memory.", _BOMB_HINT)
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputError("The archive is encrypted.", "Unpack it with its password and give the files.")


def _is_readable(entry: zipfile.ZipInfo) -> bool:
    """Regular files of a usual size; links, devices and hidden files are left aside."""
    mode = entry.external_attr >> 16
    sort = stat.S_IFMT(mode)
    hidden = any(part.startswith((".", "__MACOSX")) for part in entry.filename.split("/") if part not in ("", ".", ".."))
    return not entry.is_dir() and sort in (0, stat.S_IFREG) and not hidden and entry.file_size <= LARGEST_ENTRY_BYTES


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(entry) as stream:
            # The size in the directory may lie: no more is read than was promised.
            return stream.read(entry.file_size)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError, RuntimeError) as error:
        raise InputError(f"“{safe_name(entry.filename)}” in the archive is damaged.", "Try to get the archive once more.") from error
