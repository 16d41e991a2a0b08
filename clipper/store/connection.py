"""Opening a library file: what is checked before anything is written, and the pragmas that every connection gets.

WAL with `synchronous=FULL` keeps the last acknowledged save through a power cut; NORMAL does not. One connection writes and alone
checkpoints; every other is read-only, because two connections that checkpoint at one instant can damage a file in SQLite before 3.51.3.
On a network folder there is no WAL.
"""

import contextlib
import os
import sqlite3
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

from clipper.errors import ClipperError, DiskError, LibraryError
from clipper.store import migrations, restoring
from clipper.store.course import Course
from clipper.store.outside import check_file, is_there
from clipper.store.parts import part_beside
from clipper.store.place import network_of

BUSY_TIMEOUT_MS = 5000
"""How long a write waits for another process: longer than any batch of ours (30 ms) by far."""

CACHE_KIB = 16 * 1024

NO_ROOM_BYTES = 64 * 1024
"""Less is no room: an open library needs twice 32 KB beside it."""

COPIED_AT_ONCE = 2000
"""Pages (8 MB): some 15 milliseconds."""
_COPIED, _COPIED_FROM = 0.8, 0.2
"""Shares of a copy and of a restore; the rest goes to checks."""

CHECKPOINT_PAGES = 8000
"""Pages of the log (32 MB) after which a commit copies them into the file: one save in 200 waits for that, not one in 25."""


def open_writer(path: Path, *, create: bool = True, on_network: bool | None = None) -> sqlite3.Connection:
    """The writing connection; makes the file where it does not exist, brings an older one up to date after a backup.

    `on_network` says whether it lies on another computer's disk; None: as the system tells.
    Raises LibraryError for what is no library, from a newer version, locked or not writable.
    """
    is_there(path)
    _finish_restore(path)
    if not is_there(path):
        if not create:
            raise LibraryError(f"There is no library at {path}.", "Check the path, or make one with New Library.")
        _make(path)
    check_file(path)
    with _translated(path):
        connection = _connect(str(path))
        try:
            _prepare_writer(connection, path, on_network=bool(network_of(path)) if on_network is None else on_network)
        except BaseException:
            connection.close()
            raise
    return connection


def _make(path: Path) -> None:
    """A new library, made beside its place: whoever is killed on the way leaves no file that is begun, nor an empty one."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    with _translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        try:
            with contextlib.closing(_connect(str(fresh))) as connection:
                _migrate(connection)
            _put_in_place(fresh, path)
        finally:
            for ending in ("", "-journal"):
                fresh.with_name(fresh.name + ending).unlink(missing_ok=True)


def _put_in_place(fresh: Path, path: Path) -> None:
    """Unless another process was quicker: then its library is the one."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except (OSError, AttributeError):  # a file system or a system without hard links
        if not path.exists():
            fresh.rename(path)


def open_memory() -> sqlite3.Connection:
    """A library that lives as long as the connection: for tests and previews."""
    connection = _connect(":memory:")
    _prepare_writer(connection, None, on_network=False)
    return connection


def open_reader(path: Path) -> sqlite3.Connection:
    """A connection that can only read: it never writes, migrates or checkpoints. Usable from another thread."""
    is_there(path)
    _finish_restore(path)
    check_file(path)
    with _translated(path):
        try:
            connection = _connect_for_reading(path, "mode=ro")
        except sqlite3.OperationalError as error:
            connection = _connect_without_memory(path, error)
        try:
            if not _check_version(connection, path):
                raise LibraryError(f"The library {path} was begun, and there is nothing in it yet.", "Open it with Clipper once.")
        except BaseException:
            connection.close()
            raise
    return connection


def _connect_without_memory(path: Path, error: sqlite3.OperationalError) -> sqlite3.Connection:
    """Where the file cannot be made beside the library through which its connections share what stands in the journal."""
    if "locked" in str(error):  # it is there, and somebody else is at it
        raise error
    place = Path(os.path.realpath(path))  # beside the file itself, where the path is a link
    journal = place.with_name(f"{place.name}-wal")
    if os.access(place.parent, os.W_OK):  # a full disk: alone with the library, SQLite needs no such file, and its journal is read, too
        return _connect_for_reading(path, "mode=rw", alone=True)
    if not journal.exists():  # a library that was closed properly
        return _connect_for_reading(path, "immutable=1")
    sentence = f"What was saved last in {path} lies in {journal.name} beside it, and cannot be read in a folder that is read-only."
    raise LibraryError(sentence, "Copy both files to a folder of yours and open the copy.") from error


def _connect_for_reading(path: Path, how: str, *, alone: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        if alone:  # nobody else opens it meanwhile: they wait
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA query_only = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _connect(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _prepare_writer(connection: sqlite3.Connection, path: Path | None, *, on_network: bool) -> None:
    version = _check_version(connection, path) if path else 0
    if on_network:  # WAL would need memory shared between computers; without it, only EXTRA keeps the last save through a power cut
        with contextlib.suppress(sqlite3.OperationalError):  # in use elsewhere: it stays as it is until the next opening
            connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
    else:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    if version < migrations.VERSION:
        _migrate(connection, path)


def _migrate(connection: sqlite3.Connection, path: Path | None = None) -> None:
    """Bring it up to date after a backup, unless another process was quicker."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if 0 < version < migrations.VERSION and path:
            _back_up_beside(path, version)
        migrations.migrate(connection)
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        if broken:
            raise LibraryError(f"The library's table {broken[0]} refers to rows that are not there.", "Restore a backup.")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _check_version(connection: sqlite3.Connection, path: Path | None) -> int:
    """The version of the schema; 0 for a library whose making was broken off: SQLite has made the file, and nothing stands in it."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application == version == 0 and connection.execute("SELECT 1 FROM sqlite_schema").fetchone() is None:
        return 0
    if application != migrations.APPLICATION_ID:
        raise LibraryError(f"{path} is not a Clipper library: it is a database of another program.", "Choose another file.")
    if version > migrations.VERSION:
        raise LibraryError(f"The library {path} was made by a newer version of Clipper.", "Update Clipper to open it.")
    return int(version)


def _back_up_beside(path: Path, version: int) -> None:
    """With a connection of its own: the one that is about to write cannot be copied from."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    target = path.with_name(f"{path.name}.before-{version}-to-{migrations.VERSION}.{stamp}.backup")
    part = part_beside(target, kin=f"{path.name}.before-")
    with contextlib.closing(_connect_for_reading(path, "mode=ro")) as reader:
        copy_to(reader, part, named=target)
    part.replace(target)


def copy_to(connection: sqlite3.Connection, target: Path, *, named: Path | None = None, course: Course | None = None) -> None:
    """Copy the whole library with SQLite's backup API (a copied WAL file would lose what is not checkpointed), and check the copy.

    The target must be a new file; where it cannot be written whole, none is left. `named` is what the user calls it, where it gets
    that name when it is whole. Raises CancelledError where the course says so.
    """
    whole = course or Course()
    try:
        with contextlib.closing(sqlite3.connect(target)) as copy:
            _copy_pages(connection, copy, whole.part(0, _COPIED))
            copy.execute("PRAGMA journal_mode = DELETE")
            answer = _quick_check(copy, whole.part(_COPIED, 1))
        if answer != "ok":
            raise LibraryError(_NO_COPY, _DAMAGE_HINT)
    except BaseException as error:
        for ending in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):  # a disk that takes nothing: what is told is why the copy failed
                target.with_name(target.name + ending).unlink(missing_ok=True)
        if isinstance(error, sqlite3.DatabaseError | UnicodeDecodeError):
            raise _copy_error(error, named or target) from error
        raise


def _copy_pages(connection: sqlite3.Connection, copy: sqlite3.Connection, course: Course) -> None:
    """Step by step, so that it can be stopped (in one step no signal would be seen), from the one state that a transaction sees."""
    began = not connection.in_transaction
    if began:
        connection.execute("BEGIN")
    try:
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        connection.backup(copy, pages=COPIED_AT_ONCE, progress=lambda _, left, pages: course.reach(1 - left / max(pages, 1)))
    finally:
        if began and connection.in_transaction:
            connection.execute("ROLLBACK")


def _quick_check(connection: sqlite3.Connection, course: Course) -> str:
    course.reach(0)
    with course.within(connection):
        (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return str(answer)


def _copy_error(error: Exception, copy: Path) -> LibraryError:
    """Why there is no copy: of the disk it may be the one of the library or the one of the copy, of the rest it is known which."""
    for needle, reason, hint in _NO_COPY_BECAUSE:
        if needle in str(error):
            return LibraryError(f"The copy {copy} cannot be made: {reason}.", hint)
    return LibraryError(_NO_COPY, _DAMAGE_HINT)


def restore(backup: Path, target: Path, course: Course | None = None) -> Path | None:
    """Put a backup in a library's place; the old one and its journal are moved aside first and named in the answer.

    Raises CancelledError where the course says so: then nothing is changed.
    """
    whole = course or Course()
    check_file(backup)
    is_there(target)
    with _translated(backup), contextlib.closing(open_reader(backup)) as source:
        if _quick_check(source, whole.part(0, _COPIED_FROM)) != "ok":
            raise LibraryError(f"The backup {backup} is damaged.", "Choose an older one.")
    with _translated(target), contextlib.closing(open_reader(backup)) as source:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = part_beside(restoring.prepared(target))
        part.unlink(missing_ok=True)
        copy_to(source, part, named=target, course=whole.part(_COPIED_FROM, 1))
        try:
            part.replace(restoring.prepared(target))
        except OSError:
            part.unlink(missing_ok=True)
            raise
    return _finish_restore(target)


def _finish_restore(path: Path) -> Path | None:
    """Where the library went that a restore replaces now, if there is one to finish."""
    try:
        return restoring.finish(path)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        sentence = f"The restored library cannot be put in the place of {path} yet: {reason}."
        raise LibraryError(sentence, "Make its folder writable and open the library again: then the restore is finished.") from error


@contextlib.contextmanager
def _translated(path: Path) -> Generator[None]:
    """SQLite's and the system's errors as sentences."""
    try:
        yield
    except ClipperError:
        raise
    except sqlite3.DatabaseError as error:
        raise library_error(error, path) from error
    except UnicodeDecodeError as error:  # of SQLite's own sentence, which names a damaged table
        raise LibraryError(f"The library {path} is damaged.", _DAMAGE_HINT) from error
    except OSError as error:
        raise LibraryError(f"The library {path} cannot be written: {error.strerror}.", "Choose another folder.") from error


_DAMAGE_HINT = "Run `clipper check`, or restore a backup."
_NO_COPY = "The library cannot be copied: it is damaged."
_NO_COPY_BECAUSE = (
    ("full", "the disk is full", "Free some space, or choose another folder."),
    ("disk I/O", "the disk gave an error", "Check the disk, or choose another folder."),
    ("readonly", "its folder is read-only", "Choose another folder."),
    ("unable to open", "its folder is missing or read-only", "Choose another folder."),
    ("locked", "the library is in use by another program", "Wait a moment and try again."),
)
_OLDER = "The library {path} is of an older version of Clipper, and cannot be brought up to date where it is."
"""One that can only be read: what it has is read, and this is told of the rest."""
_SENTENCES = (
    ("not a database", "{path} is not a Clipper library: it is not a SQLite file.", "Choose another file."),
    ("malformed", "The library {path} is damaged.", _DAMAGE_HINT),
    ("decode to UTF-8", "The library {path} is damaged.", _DAMAGE_HINT),
    ("locked", "The library {path} is in use by another program.", "Wait a moment, or close the other program."),
    ("readonly", "The library {path} cannot be written: it or its folder is read-only.", "Copy it to a folder of yours and open the copy."),
    ("unable to open", "The library {path} cannot be opened there: its folder is missing or read-only.", "Copy it to a folder of yours."),
    ("full", "The disk is full; nothing was changed in {path}.", "Free some space and try again."),
    ("disk I/O", "The disk gave an error; nothing was changed in {path}.", "Check the disk, then try again."),
    ("no such table", _OLDER, "Copy it to a folder of yours and open the copy."),
    ("no such column", _OLDER, "Copy it to a folder of yours and open the copy."),
)

_OF_THE_DISK = ("full", "disk I/O")


def library_error(error: sqlite3.Error, path: Path | str) -> LibraryError:
    """A sentence for what SQLite says."""
    return known_error(error, path) or LibraryError(f"The library {path} cannot be used: {error}.", _DAMAGE_HINT)


def _has_no_room(path: Path | str) -> bool:
    """Whether the disk is full: where SQLite cannot make the file of its shared memory, it speaks of a broken disk."""
    import shutil

    try:
        return isinstance(path, Path) and shutil.disk_usage(path.parent).free < NO_ROOM_BYTES
    except OSError:
        return False


def known_error(error: BaseException, path: Path | str) -> LibraryError | None:
    """A sentence for what is wrong with the file or its disk; None for anything else, which is a mistake of ours."""
    if not isinstance(error, sqlite3.DatabaseError):
        return None
    message = "full" if "disk I/O" in str(error) and _has_no_room(path) else str(error)
    for needle, sentence, hint in _SENTENCES:
        if needle in message:
            kind = DiskError if needle in _OF_THE_DISK else LibraryError
            return kind(sentence.format(path=path), hint)
    if type(error) is sqlite3.DatabaseError:  # not one of its kinds, which tell of a wrong statement, too
        return LibraryError(f"The library {path} is damaged.", _DAMAGE_HINT)
    return None
