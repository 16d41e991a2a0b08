"""The health of a library file: what SQLite finds, what the hashes find, and whether indexes and placements agree with the texts."""

import contextlib
import hashlib
import sqlite3
import zlib
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from clipper.errors import LibraryError
from clipper.model.ids import ClippingKey
from clipper.store import clippings, highlights, index_check, placements, versions
from clipper.store.course import Course

BATCH = 200
"""Articles that are read at once, and between two questions whether the check goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong: a sentence, and whether a repair mends it."""

    sentence: str
    repairable: bool = False
    of_index: bool = False
    """Whether it is mended by building the search indexes anew."""


def findings(connection: sqlite3.Connection, course: Course | None = None) -> Iterator[Finding]:
    """Everything that is wrong, slowest checks last. What cannot be read at all is a finding, too.

    Raises CancelledError where the course says so.
    """
    whole, start = course or Course(), 0.0
    for check, end in (
        (_file_findings, 0.1),
        (index_findings, 0.68),
        (_placement_findings, 0.7),
        (_value_findings, 0.87),
        (_hash_findings, 1.0),
    ):
        part, start = whole.part(start, end), end  # by the time that each takes for 100,000 articles
        part.reach(0)
        try:
            with _one_state(connection):
                yield from check(connection, part)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            yield Finding(sentence=f"The library cannot be read everywhere: {error}.")


@contextlib.contextmanager
def _one_state(connection: sqlite3.Connection) -> Generator[None]:
    """What others write while a check goes on must not look like damage."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _file_findings(connection: sqlite3.Connection, course: Course) -> Iterator[Finding]:
    with course.within(connection):
        damage = connection.execute("PRAGMA integrity_check").fetchall()
    for (line,) in damage:
        if line != "ok":
            yield Finding(sentence=f"SQLite finds damage: {line}.")
    course.reach(0.8)
    with course.within(connection):
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    for table, rowid, parent, _ in loose:
        yield Finding(sentence=f"Row {rowid} of {table} refers to a row of {parent} that is not there.")


def index_findings(connection: sqlite3.Connection, course: Course | None = None) -> Iterator[Finding]:
    """The search indexes that are out of step with the rows: of each the entries are counted, then the words compared."""
    whole = course or Course()
    parts = (
        (
            "clipping_search",
            "SELECT count(*) FROM clippings WHERE version_id IS NOT NULL",
            "SELECT count(*) FROM clipping_search_docsize",
            whole.part(0, 0.9),
        ),
        (
            "highlight_search",
            "SELECT (SELECT count(*) FROM highlights) + (SELECT count(*) FROM clippings WHERE note <> '')",
            "SELECT count(*) FROM highlight_search_docsize",
            whole.part(0.9, 1),
        ),
    )
    for name, expected_sql, indexed_sql, part in parts:
        expected, indexed = connection.execute(expected_sql).fetchone()[0], connection.execute(indexed_sql).fetchone()[0]
        if expected != indexed:
            yield _of_index(f"The search index {name} holds {indexed} of {expected} entries.")
            continue
        try:
            if not index_check.agrees(connection, name, expected, part):
                yield _of_index(f"The search index {name} holds other words than the texts.")
        except sqlite3.OperationalError as error:  # no room for its copy
            yield Finding(sentence=f"The search index {name} could not be compared with the texts: {error}.")


def _of_index(sentence: str) -> Finding:
    return Finding(sentence=sentence, repairable=True, of_index=True)


def _placement_findings(connection: sqlite3.Connection, course: Course) -> Iterator[Finding]:
    with course.within(connection):
        doubts = placements.doubtful(connection)
    for doubt in doubts:
        where = f"in version {doubt.version} of clipping {doubt.clipping}"
        yield Finding(sentence=f"Highlight {doubt.highlight} stands on other words than its own {where}.", repairable=True)


_UNSHOWN = (LibraryError, ValueError, KeyError, TypeError, AttributeError)
"""What reading values ends in that make no sense."""


def _value_findings(connection: sqlite3.Connection, course: Course) -> Iterator[Finding]:
    """Clippings that SQLite takes for good and that cannot be shown: dates, spans or names that make no sense."""
    ids: list[tuple[int, str]] = connection.execute("SELECT id, public_id FROM clippings ORDER BY id").fetchall()
    for first in range(0, len(ids), BATCH):
        course.reach(first / len(ids))
        batch = ids[first : first + BATCH]
        try:
            _read_all_of(connection, [ClippingKey(key) for key, _ in batch])
        except _UNSHOWN:
            yield from _unshown(connection, batch)


def _unshown(connection: sqlite3.Connection, ids: Sequence[tuple[int, str]]) -> Iterator[Finding]:
    """Which of them cannot be shown, each read by itself."""
    for key, public_id in ids:
        try:
            _read_all_of(connection, [ClippingKey(key)])
        except _UNSHOWN as error:
            yield Finding(sentence=f"Clipping {public_id} cannot be shown: {error}.")


def _read_all_of(connection: sqlite3.Connection, keys: Sequence[ClippingKey]) -> None:
    """All that a window reads of clippings whose keys follow each other."""
    for clipping in clippings.rows(connection, keys):
        if clipping.highlights:
            highlights.of_clipping(connection, clipping.key)
    for version, article in versions.texts_between(connection, keys[0], keys[-1]):
        if any(not 0 <= span.start < span.end <= len(article.text) for span in article.spans):
            raise ValueError(f"a span of version {version.number} lies outside its text")


def _hash_findings(connection: sqlite3.Connection, course: Course) -> Iterator[Finding]:
    (number_of_texts,) = connection.execute("SELECT count(*) FROM versions").fetchone()
    for at, (clipping, number, text, sha256) in enumerate(
        connection.execute(
            """
            SELECT clippings.public_id, versions.number, versions.text, versions.sha256
            FROM versions JOIN clippings ON clippings.id = versions.clipping_id
            """
        )
    ):
        if at % BATCH == 0:
            course.reach(at / number_of_texts / 2)
        if hashlib.sha256(text.encode()).hexdigest() != sha256:
            yield Finding(sentence=f"The text of version {number} of clipping {clipping} is not what was saved.")
    (number_of_parts,) = connection.execute("SELECT count(*) FROM capture_parts").fetchone()
    for at, (key, packed, content, sha256) in enumerate(connection.execute("SELECT id, packed, content, sha256 FROM capture_parts")):
        if at % BATCH == 0:
            course.reach(0.5 + at / number_of_parts / 2)
        if not _part_is_whole(packed, content, sha256):
            yield Finding(sentence=f"Part {key} of a capture is not what was saved.")


def _part_is_whole(packed: str, content: bytes, sha256: str) -> bool:
    try:
        plain = zlib.decompress(content) if packed == "zlib" else content
    except zlib.error:
        return False
    return hashlib.sha256(plain).hexdigest() == sha256
