"""The eight highlight colors: keys are fixed, the rest is the user's."""

from collections.abc import Sequence

from clipper.model.changes import Changes
from clipper.model.color import HighlightColor
from clipper.store.store import Store


class ColorShelf:
    """Reads and changes the colors."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[HighlightColor, ...]:
        """In the user's order."""
        chosen = self._store.connection.execute("SELECT key, name, meaning, position, shade FROM colors ORDER BY position, id")
        return tuple(HighlightColor(key=row[0], name=row[1], meaning=row[2], position=row[3], shade=row[4]) for row in chosen)

    def change(self, colors: Sequence[HighlightColor]) -> Changes:
        """Set names, meanings, order and shades, by key."""
        with self._store.write() as writing:
            for color in colors:
                (key,) = writing.rows.connection.execute("SELECT id FROM colors WHERE key = :key", {"key": color.key}).fetchone()
                values = {"name": color.name, "meaning": color.meaning, "position": color.position, "shade": color.shade}
                writing.rows.update("colors", (key,), values)
        return writing.changes_so_far
