"""The eight highlight colors: keys are fixed, the rest is the user's."""

from collections.abc import Sequence

from clipper.model.changes import Changes
from clipper.model.color import HighlightColor
from clipper.store import colors
from clipper.store.store import Store


class ColorShelf:
    """Reads and changes the colors."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[HighlightColor, ...]:
        """In the user's order."""
        return colors.all_colors(self._store.connection)

    def change(self, changed: Sequence[HighlightColor]) -> Changes:
        """Set names, meanings, order and shades, by key."""
        with self._store.write() as writing:
            for color in changed:
                key = colors.key_of(writing.rows.connection, color.key)
                values = {"name": color.name, "meaning": color.meaning, "position": color.position, "shade": color.shade}
                writing.rows.update("colors", (key,), values)
        return writing.changes_so_far
