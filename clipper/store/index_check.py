"""Whether the full-text indexes hold the words of the texts, all of them and no others.

The indexes are contentless, so FTS5 has nothing to compare them with. Here each is copied into a temporary one whose content is the texts
themselves, and FTS5's own check goes over both. It costs as much as making the words anew: 100,000 articles take 20 seconds of work, and
room for a copy of the index in the temporary folder. Nothing is written to the library.
"""

import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from clipper.store.course import Course
from clipper.store.fts import SHADOWS, definition, names_in
from clipper.text.searchable import searchable

CONTENT = {
    "clipping_search": """
        SELECT clippings.id AS id, searchable(clippings.title) AS title, searchable(versions.text) AS text,
            searchable(sources.name) AS source, names_in(clippings.authors) AS authors
        FROM main.clippings
        JOIN main.versions ON versions.id = clippings.version_id
        LEFT JOIN main.sources ON sources.id = clippings.source_id
    """,
    "highlight_search": """
        SELECT id, searchable(exact) AS quotation, searchable(note) AS note FROM main.highlights
        UNION ALL
        SELECT -id, '', searchable(note) FROM main.clippings WHERE note <> ''
    """,
}
"""What each index is made of, as `fts.Index` gives it."""


_FOLDED = 0.7
"""The share of the work until the words of the texts are known; the rest goes over the index."""
TOLD_EACH = 200
"""Texts that are folded between two questions whether the check goes on."""


def agrees(connection: sqlite3.Connection, index: str, rows: int, course: Course) -> bool:
    """Whether an index of so many rows agrees with the texts as this connection sees them.

    Raises sqlite3.Error where that cannot be told, and CancelledError where the course says so.
    """
    again = definition(connection, index, "temp.again").replace("content = ''", "content = 'compared', content_rowid = 'id'", 1)
    with _temporary_tables(connection, _counting(rows * CONTENT[index].count("searchable("), course)) as failures:
        connection.execute(f"CREATE TEMP VIEW compared AS {CONTENT[index]}")
        connection.execute(again)
        with course.within(connection):
            return _is_same(connection, index, failures)


def _is_same(connection: sqlite3.Connection, index: str, failures: Sequence[BaseException]) -> bool:
    try:
        for shadow in SHADOWS:
            connection.execute(f"DELETE FROM temp.again_{shadow}")  # noqa: S608 (a name of ours)
            connection.execute(f"INSERT INTO temp.again_{shadow} SELECT * FROM main.{index}_{shadow}")  # noqa: S608 (as above)
        connection.execute("INSERT INTO temp.again (again, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if failures:
            raise failures[0] from error
        if type(error) is sqlite3.DatabaseError or "fts5" in str(error):  # malformed, as FTS5 calls it
            return False
        raise
    return True


def _counting(texts: int, course: Course) -> Callable[[str | None], str]:
    """`searchable`, which tells after how many of so many texts it is."""
    folded = 0

    def counted(text: str | None) -> str:
        nonlocal folded
        folded += 1
        if folded % TOLD_EACH == 0:
            course.reach(_FOLDED * folded / texts)
        return searchable(text or "")

    return counted


@contextmanager
def _temporary_tables(connection: sqlite3.Connection, folding: Callable[[str | None], str]) -> Generator[list[BaseException]]:
    """Temporary tables that are gone afterwards, and one state of the library to read from.

    What it gives holds what went wrong in our own functions: SQLite says of it only that it happened, also where the check was stopped.
    """
    failures: list[BaseException] = []
    for name, words_of in (("searchable", folding), ("names_in", names_in)):
        connection.create_function(name, 1, _noting(words_of, failures), deterministic=True)
    (query_only,) = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only = OFF")  # which forbids temporary tables, too; the file itself is open for reading only
    connection.execute("SAVEPOINT looking")
    try:
        yield failures
    finally:
        with suppress(sqlite3.OperationalError):  # a full disk has ended it already
            connection.execute("ROLLBACK TO looking")
            connection.execute("RELEASE looking")
        connection.execute(f"PRAGMA query_only = {query_only}")


def _noting(words_of: Callable[[Any], str], failures: list[BaseException]) -> Callable[[Any], str]:
    def noted(text: Any) -> str:
        try:
            return words_of(text)
        except BaseException as error:
            failures.append(error)
            raise

    return noted
