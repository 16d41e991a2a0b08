"""What the window remembers in the library: reading positions, and clips that are not saved yet. None of it is an act to undo."""

from collections.abc import Callable
from datetime import datetime

from clipper.model.date import utc_iso
from clipper.model.ids import ClippingKey
from clipper.store import views
from clipper.store.store import Store


class ViewShelf:
    """Survives a crash, but is no content of the user's."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def reading_position(self, clipping: ClippingKey) -> int:
        """The code point at the top of the article when it was left."""
        return views.reading_position(self._store.connection, clipping)

    def set_reading_position(self, clipping: ClippingKey, position: int) -> None:
        """Remember it; 0 is the beginning. A clipping that is gone is passed over."""
        with self._store.write() as writing:
            if not writing.rows.update("reading_positions", (clipping,), {"position": position}) and position:
                known = writing.rows.read("reading_positions", (clipping,))
                if known is None and writing.rows.read("clippings", (clipping,)) is not None:
                    writing.rows.insert("reading_positions", {"clipping_id": clipping, "position": position})

    def unsaved_clips(self) -> list[tuple[int, str]]:
        """(key, content) of each clip dialog that was not closed; the content is the window's own JSON."""
        return views.unsaved_clips(self._store.connection)

    def keep_unsaved_clip(self, content: str, key: int | None = None) -> int:
        """Remember (or renew) an open clip dialog; its key."""
        now = utc_iso(self._clock())
        with self._store.write() as writing:
            if key is not None and writing.rows.read("unsaved_clips", (key,)) is not None:
                writing.rows.update("unsaved_clips", (key,), {"content": content, "updated_at": now})
                return key
            return writing.rows.insert("unsaved_clips", {"content": content, "updated_at": now})

    def forget_unsaved_clip(self, key: int) -> None:
        """Its dialog was closed."""
        with self._store.write() as writing:
            writing.rows.delete("unsaved_clips", (key,))
