"""Which clippings belong to which story, remembered as long as the library does not change: a list asks at each key that is typed."""

import sqlite3
from collections.abc import Mapping


class StoryMemory:
    """Remembers the stories of one connection's library."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._state: tuple[int, int] | None = None
        self._known: dict[int, int] = {}

    def stories(self) -> Mapping[int, int]:
        """The story of each clipping that has one, by their keys, those in the trash too. Answered from an index alone."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        state = (self._connection.total_changes, int(version))
        if state != self._state:
            rows = self._connection.execute("SELECT id, story_id FROM clippings INDEXED BY clippings_story WHERE story_id IS NOT NULL")
            self._known = dict(rows.fetchall())
            self._state = state
        return self._known
