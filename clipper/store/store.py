"""A library file, opened: one connection, and transactions that answer with their changes."""

import contextlib
import sqlite3
import weakref
from collections.abc import Callable, Generator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from clipper.errors import LibraryError
from clipper.model.changes import Changes, Inverse
from clipper.store import connection as opening
from clipper.store.file_errors import library_error

if TYPE_CHECKING:
    from clipper.store.rows import Rows, Table  # loaded with the first write


class Writing:
    """A transaction under way; `changes` is there once it is committed."""

    def __init__(self, rows: "Rows") -> None:
        self.rows = rows
        self._changes: Changes | None = None
        self.left: list[str] = []

    @property
    def changes(self) -> Changes:
        if self._changes is None:
            raise RuntimeError("the transaction has not ended")
        return self._changes

    @property
    def changes_so_far(self) -> Changes:
        """The changes, or none while an outer transaction is still under way: they are its own then."""
        return self._changes or Changes()

    def finish(self) -> None:
        self._changes = self.rows.finish(tuple(self.left))


OPENINGS = 5
"""How often a library is opened that is replaced again and again meanwhile."""


class Store:
    """One connection to a library: it reads, and writes if it was opened for that."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None, *, writable: bool, refusal: LibraryError | None = None) -> None:
        self.connection = connection
        self.path = path
        self.writable = writable
        self._refusal = refusal
        self._identity = _identity(path)
        self._tables: dict[str, Table] = {}
        self._writing: Writing | None = None

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> "Store":
        return cls._opened(path, lambda: opening.open_writer(path, create=create), writable=True)

    @classmethod
    def read_only(cls, path: Path, refusal: LibraryError | None = None) -> "Store":
        """`refusal` is why it cannot be opened for writing: who tries to write is told that."""
        return cls._opened(path, lambda: opening.open_reader(path), writable=False, refusal=refusal)

    @classmethod
    def _opened(
        cls, path: Path, connect: Callable[[], sqlite3.Connection], *, writable: bool, refusal: LibraryError | None = None
    ) -> "Store":
        """Again where the file was replaced meanwhile (by a restore): SQLite would take the journal of the new one for the old one's."""
        for _ in range(OPENINGS):
            before = _identity(path)
            store = cls(connect(), path, writable=writable, refusal=refusal)
            if before in (None, store._identity):
                return store
            store.close()
        raise LibraryError(f"The library {path} is being replaced by another program.", "Wait a moment and open it again.")

    @classmethod
    def in_memory(cls) -> "Store":
        """One that nobody has to close: it goes with the last who has it."""
        store = cls(opening.open_memory(), None, writable=True)
        weakref.finalize(store, store.connection.close)
        return store

    @property
    def refusal(self) -> LibraryError | None:
        """What whoever tries to write is told; None where it can be written."""
        return None if self.writable else self._refused()

    @cached_property
    def is_alone(self) -> bool:
        """Whether no other connection can read beside this one: on a full disk SQLite has no room for the file that they would share.

        Settled when it is opened, and asked once: another thread must not ask the connection while this one closes it.
        """
        (mode,) = self.connection.execute("PRAGMA locking_mode").fetchone()
        return mode == "exclusive"

    def close(self) -> None:
        self.connection.close()

    def interrupt(self) -> None:
        """Stop the statement that another thread has under way."""
        with contextlib.suppress(sqlite3.ProgrammingError):  # closed meanwhile
            self.connection.interrupt()

    @contextlib.contextmanager
    def write(self, *, recorded: bool = True) -> Generator[Writing]:
        """One transaction. Inside another, it joins that one, and its changes are the outer's.

        With `recorded` false no inverse is kept: for bulk work that is undone in another way.
        """
        if self._writing is not None:
            yield self._writing
            return
        if not self.writable:
            raise self._refused()
        from clipper.store.rows import Rows, read_tables

        if not self._tables:
            self._tables = read_tables(self.connection)
        writing = Writing(Rows(self.connection, self._tables, recorded=recorded))
        self._begin()
        self._writing = writing
        try:
            yield writing
            writing.finish()
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._roll_back()
            raise library_error(error, self.path or "in memory") from error
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._writing = None

    def apply(self, inverse: Inverse) -> Changes:
        """Undo a write: put its rows back, last first; what has changed since is left and named in `left`."""
        with self.write() as writing:
            self.connection.execute("PRAGMA defer_foreign_keys = ON")
            for change in reversed(inverse.rows):
                left = writing.rows.restore(change)
                if left:
                    writing.left.append(left)
        return writing.changes

    def data_version(self) -> int:
        """A number that changes when another connection has written."""
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _refused(self) -> LibraryError:
        if self._refusal is not None:
            return type(self._refusal)(self._refusal.sentence, self._refusal.hint)
        return LibraryError(f"The library {self.path} is open for reading only.", "Copy it to a folder of yours and open the copy.")

    def _begin(self) -> None:
        if self._identity != _identity(self.path):
            sentence = f"The library {self.path} was moved, deleted or replaced while it was open; nothing was saved."
            raise LibraryError(sentence, "Close Clipper, put the file back with those that lie beside it, and open it again.")
        try:
            self.connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise library_error(error, self.path or "in memory") from error

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")


def _identity(path: Path | None) -> tuple[int, int] | None:
    """Which file a path leads to; None where there is none. SQLite goes on writing to a file that was moved, without the journal."""
    if path is None:
        return None
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino
