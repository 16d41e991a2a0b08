"""The library's health: checks, repairs, backups."""

from collections.abc import Iterator
from pathlib import Path

from clipper.model.changes import Changes
from clipper.store import connection, fts, health
from clipper.store.health import Finding
from clipper.store.store import Store


class HealthShelf:
    """Checks and repairs one library file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def findings(self) -> Iterator[Finding]:
        """Everything that is wrong, one by one: damage, broken references, indexes out of step, changed texts."""
        return health.findings(self._store.connection)

    def rebuild_indexes(self) -> Changes:
        """Build the search indexes anew from the texts."""
        with self._store.write(recorded=False) as writing:
            fts.rebuild(writing.rows.connection)
        return writing.changes_so_far

    def back_up(self, target: Path) -> None:
        """Copy the whole library, also while it is in use, and check the copy. Raises LibraryError."""
        connection.copy_to(self._store.connection, target)


def restore(backup: Path, target: Path) -> Path | None:
    """Put a backup in the place of a library that is not open; where the old one went, if there was one."""
    return connection.restore(backup, target)
