"""The library: everything the user has, in one file, one shelf for each noun.

Every write is one transaction and returns `Changes`; `apply(changes.inverse)` undoes it and itself returns Changes. Reads give frozen
values. The library knows nothing of capture, export or the window: they are given its values.
"""

import contextlib
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from clipper.library.briefs import BriefShelf
from clipper.library.captures import CaptureShelf
from clipper.library.clippings import ClippingShelf
from clipper.library.colors import ColorShelf
from clipper.library.duplicates import DuplicateShelf
from clipper.library.health import HealthShelf
from clipper.library.highlights import HighlightShelf
from clipper.library.listing import ListingShelf
from clipper.library.saving import SavingShelf
from clipper.library.searches import SearchShelf
from clipper.library.sources import SourceShelf
from clipper.library.stories import StoryShelf
from clipper.library.tags import TagShelf
from clipper.library.trash import TrashShelf
from clipper.library.upkeep import UpkeepShelf
from clipper.library.versions import VersionShelf
from clipper.library.views import ViewShelf
from clipper.model.changes import Changes, Inverse
from clipper.store.store import Store, Writing


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class Library:
    """An open library. Not for use from two threads at once, but for `interrupt`; a reader of its own is cheap."""

    def __init__(self, store: Store, clock: Callable[[], datetime] = system_clock) -> None:
        self._store = store
        self._clock = clock
        self.briefs = BriefShelf(store, clock)
        self.captures = CaptureShelf(store)
        self.clippings = ClippingShelf(store, clock)
        self.colors = ColorShelf(store)
        self.duplicates = DuplicateShelf(store, clock)
        self.health = HealthShelf(store)
        self.highlights = HighlightShelf(store, clock)
        self.listing = ListingShelf(store, clock)
        self.saving = SavingShelf(store, clock)
        self.searches = SearchShelf(store)
        self.sources = SourceShelf(store)
        self.stories = StoryShelf(store, clock)
        self.tags = TagShelf(store, clock)
        self.trash = TrashShelf(store, clock)
        self.upkeep = UpkeepShelf(store)
        self.versions = VersionShelf(store, clock)
        self.views = ViewShelf(store, clock)

    @classmethod
    def open(cls, path: Path, *, create: bool = True, clock: Callable[[], datetime] = system_clock) -> "Library":
        """Open for reading and writing. Raises LibraryError with a sentence for what cannot be."""
        return cls(Store.open(path, create=create), clock)

    @classmethod
    def read_only(cls, path: Path, clock: Callable[[], datetime] = system_clock) -> "Library":
        """Open for reading only: for the reader thread, or beside a program that writes."""
        return cls(Store.read_only(path), clock)

    @classmethod
    def in_memory(cls, clock: Callable[[], datetime] = system_clock) -> "Library":
        """A real library without a file."""
        return cls(Store.in_memory(), clock)

    @property
    def path(self) -> Path | None:
        return self._store.path

    @property
    def writable(self) -> bool:
        return self._store.writable

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @contextlib.contextmanager
    def transaction(self, *, recorded: bool = True) -> Generator[Writing]:
        """Several writes as one: `with library.transaction() as writing: …`, then `writing.changes`.

        With `recorded` false the changes have no inverse: for bulk work that is undone in another way.
        """
        with self._store.write(recorded=recorded) as writing:
            yield writing

    def apply(self, inverse: Inverse) -> Changes:
        """Undo (or redo) a write. What has changed since is left and named in `Changes.left`."""
        return self._store.apply(inverse)

    def data_version(self) -> int:
        """Changes when another process has written."""
        return self._store.data_version()

    def interrupt(self) -> None:
        """Stop the read that another thread has under way on this library; it raises there."""
        self._store.connection.interrupt()
