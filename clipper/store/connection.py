"""Opening a library file: what is checked before anything is written, and the pragmas that every connection gets.

WAL with `synchronous=FULL` keeps the last acknowledged save through a power cut; NORMAL does not. One connection writes and alone
checkpoints; every other is read-only, because two connections that checkpoint at one instant can damage a file in SQLite before 3.51.3.
On a network folder there is no WAL.
"""

import contextlib
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from clipper.errors import LibraryError
from clipper.store import migrations, replacing
from clipper.store.file_errors import translated
from clipper.store.outside import check_file, is_there
from clipper.store.parts import part_beside
from clipper.store.place import network_of

BUSY_TIMEOUT_MS = 5000
"""How long a write waits for another process: longer than any batch of ours (30 ms) by far."""

CACHE_KIB = 16 * 1024

CHECKPOINT_PAGES = 8000
"""Pages of the log (32 MB) after which a commit copies them into the file: one save in 200 waits for that, not one in 25."""


def open_writer(path: Path, *, create: bool = True, on_network: bool | None = None) -> sqlite3.Connection:
    """The writing connection; makes the file where it does not exist, brings an older one up to date after a backup.

    `on_network` says whether it lies on another computer's disk; None: as the system tells.
    Raises LibraryError for what is no library, from a newer version, locked or not writable.
    """
    is_there(path)
    replacing.finish(path)
    if not is_there(path):
        if not create:
            raise LibraryError(f"There is no library at {path}.", "Check the path, or make one with New Library.")
        _make(path)
    check_file(path)
    with translated(path):
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
    with translated(path):
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
    replacing.finish(path)
    check_file(path)
    with translated(path):
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
    except BaseException:  # in a damaged file also one that its words make, which are no text
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
    except BaseException:  # in a damaged file also one that its words make, which are no text
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
    from clipper.store.copying import copy_to  # most openings need none

    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    target = path.with_name(f"{path.name}.before-{version}-to-{migrations.VERSION}.{stamp}.backup")
    part = part_beside(target, kin=f"{path.name}.before-")
    with contextlib.closing(_connect_for_reading(path, "mode=ro")) as reader:
        copy_to(reader, part, named=target)
    part.replace(target)
