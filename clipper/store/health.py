"""The health of a library file: what SQLite finds, what the hashes find, and whether indexes and placements agree with the texts."""

import contextlib
import hashlib
import sqlite3
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from clipper.errors import LibraryError
from clipper.model.ids import ClippingKey
from clipper.store import clippings, highlights, index_check, placements, versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong: a sentence, and whether a repair mends it."""

    sentence: str
    repairable: bool = False
    of_index: bool = False
    """Whether it is mended by building the search indexes anew."""


def findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Everything that is wrong, slowest checks last. What cannot be read at all is a finding, too."""
    for check in (_file_findings, index_findings, _placement_findings, _value_findings, _hash_findings):
        try:
            with _one_state(connection):
                yield from check(connection)
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


def _file_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield Finding(sentence=f"SQLite finds damage: {line}.")
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(sentence=f"Row {rowid} of {table} refers to a row of {parent} that is not there.")


def index_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """The search indexes that are out of step with the rows: of each the entries are counted, then the words compared."""
    pairs = (
        (
            "clipping_search",
            "SELECT count(*) FROM clippings WHERE version_id IS NOT NULL",
            "SELECT count(*) FROM clipping_search_docsize",
        ),
        (
            "highlight_search",
            "SELECT (SELECT count(*) FROM highlights) + (SELECT count(*) FROM clippings WHERE note <> '')",
            "SELECT count(*) FROM highlight_search_docsize",
        ),
    )
    for name, expected_sql, indexed_sql in pairs:
        expected, indexed = connection.execute(expected_sql).fetchone()[0], connection.execute(indexed_sql).fetchone()[0]
        if expected != indexed:
            yield _of_index(f"The search index {name} holds {indexed} of {expected} entries.")
            continue
        try:
            if not index_check.agrees(connection, name):
                yield _of_index(f"The search index {name} holds other words than the texts.")
        except sqlite3.OperationalError as error:  # no room for its copy
            yield Finding(sentence=f"The search index {name} could not be compared with the texts: {error}.")


def _of_index(sentence: str) -> Finding:
    return Finding(sentence=sentence, repairable=True, of_index=True)


def _placement_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    for doubt in placements.doubtful(connection):
        where = f"in version {doubt.version} of clipping {doubt.clipping}"
        yield Finding(sentence=f"Highlight {doubt.highlight} stands on other words than its own {where}.", repairable=True)


def _value_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Clippings that SQLite takes for good and that cannot be shown: dates, spans or names that make no sense."""
    keys = connection.execute("SELECT id, public_id FROM clippings ORDER BY id").fetchall()
    for key, public_id in keys:
        try:
            _read_all_of(connection, ClippingKey(key))
        except (LibraryError, ValueError, KeyError, TypeError, AttributeError) as error:
            yield Finding(sentence=f"Clipping {public_id} cannot be shown: {error}.")


def _read_all_of(connection: sqlite3.Connection, key: ClippingKey) -> None:
    clippings.rows(connection, [key])
    highlights.of_clipping(connection, key)
    for row in versions.of_clipping(connection, key):
        article = versions.text(connection, row.key)
        if any(not 0 <= span.start < span.end <= len(article.text) for span in article.spans):
            raise ValueError(f"a span of version {row.version.number} lies outside its text")


def _hash_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    for clipping, number, text, sha256 in connection.execute(
        """
        SELECT clippings.public_id, versions.number, versions.text, versions.sha256
        FROM versions JOIN clippings ON clippings.id = versions.clipping_id
        """
    ):
        if hashlib.sha256(text.encode()).hexdigest() != sha256:
            yield Finding(sentence=f"The text of version {number} of clipping {clipping} is not what was saved.")
    for key, packed, content, sha256 in connection.execute("SELECT id, packed, content, sha256 FROM capture_parts"):
        if not _part_is_whole(packed, content, sha256):
            yield Finding(sentence=f"Part {key} of a capture is not what was saved.")


def _part_is_whole(packed: str, content: bytes, sha256: str) -> bool:
    try:
        plain = zlib.decompress(content) if packed == "zlib" else content
    except zlib.error:
        return False
    return hashlib.sha256(plain).hexdigest() == sha256
