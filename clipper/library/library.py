"""The library: everything the user has, in one file, one shelf for each noun.

Every write is one transaction and returns `Changes`; `apply(changes.inverse)` undoes it and itself returns Changes. Reads give frozen
values. The library knows nothing of capture, export or the window: they are given its values.
"""

import contextlib
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from clipper.errors import LibraryError
from clipper.model.changes import Changes, Inverse
from clipper.store.store import Store, Writing

if TYPE_CHECKING:
    from clipper.library.briefs import BriefShelf
    from clipper.library.captures import CaptureShelf
    from clipper.library.clippings import ClippingShelf
    from clipper.library.colors import ColorShelf
    from clipper.library.completion import CompletionShelf
    from clipper.library.duplicates import DuplicateShelf
    from clipper.library.health import HealthShelf
    from clipper.library.highlights import HighlightShelf
    from clipper.library.listings import ListingShelf
    from clipper.library.saving import SavingShelf
    from clipper.library.searches import SearchShelf
    from clipper.library.sources import SourceShelf
    from clipper.library.stories import StoryShelf
    from clipper.library.suggestions import SuggestionShelf
    from clipper.library.tag_rules import TagRuleShelf
    from clipper.library.tag_splits import TagSplitShelf
    from clipper.library.tags import TagShelf
    from clipper.library.trash import TrashShelf
    from clipper.library.upkeep import UpkeepShelf
    from clipper.library.versions import VersionShelf
    from clipper.library.views import ViewShelf


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class Library:
    """An open library. Not for use from two threads at once, but for `interrupt`; a reader of its own is cheap.

    A shelf is made, and its module imported, when it is first used: a window that shows one page needs four of them.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime] = system_clock) -> None:
        self._store = store
        self._clock = clock

    @classmethod
    def open(cls, path: Path, *, create: bool = True, clock: Callable[[], datetime] = system_clock) -> "Library":
        """Open for reading and writing. Raises LibraryError with a sentence for what cannot be."""
        return cls(Store.open(path, create=create), clock)

    @classmethod
    def read_only(cls, path: Path, clock: Callable[[], datetime] = system_clock, *, refusal: LibraryError | None = None) -> "Library":
        """Open for reading only: for the reader thread, or beside a program that writes.

        `refusal` is why it could not be opened for writing: whoever tries to write is told that.
        """
        return cls(Store.read_only(path, refusal), clock)

    @classmethod
    def in_memory(cls, clock: Callable[[], datetime] = system_clock) -> "Library":
        """A real library without a file."""
        return cls(Store.in_memory(), clock)

    @cached_property
    def briefs(self) -> "BriefShelf":
        from clipper.library.briefs import BriefShelf

        return BriefShelf(self._store, self._clock)

    @cached_property
    def captures(self) -> "CaptureShelf":
        from clipper.library.captures import CaptureShelf

        return CaptureShelf(self._store)

    @cached_property
    def clippings(self) -> "ClippingShelf":
        from clipper.library.clippings import ClippingShelf

        return ClippingShelf(self._store, self._clock)

    @cached_property
    def colors(self) -> "ColorShelf":
        from clipper.library.colors import ColorShelf

        return ColorShelf(self._store)

    @cached_property
    def completion(self) -> "CompletionShelf":
        from clipper.library.completion import CompletionShelf

        return CompletionShelf(self._store)

    @cached_property
    def duplicates(self) -> "DuplicateShelf":
        from clipper.library.duplicates import DuplicateShelf

        return DuplicateShelf(self._store, self._clock)

    @cached_property
    def health(self) -> "HealthShelf":
        from clipper.library.health import HealthShelf

        return HealthShelf(self._store)

    @cached_property
    def highlights(self) -> "HighlightShelf":
        from clipper.library.highlights import HighlightShelf

        return HighlightShelf(self._store, self._clock)

    @cached_property
    def listing(self) -> "ListingShelf":
        from clipper.library.listings import ListingShelf

        return ListingShelf(self._store, self._clock)

    @cached_property
    def saving(self) -> "SavingShelf":
        from clipper.library.saving import SavingShelf

        return SavingShelf(self._store, self._clock)

    @cached_property
    def searches(self) -> "SearchShelf":
        from clipper.library.searches import SearchShelf

        return SearchShelf(self._store)

    @cached_property
    def sources(self) -> "SourceShelf":
        from clipper.library.sources import SourceShelf

        return SourceShelf(self._store)

    @cached_property
    def stories(self) -> "StoryShelf":
        from clipper.library.stories import StoryShelf

        return StoryShelf(self._store, self._clock)

    @cached_property
    def suggestions(self) -> "SuggestionShelf":
        from clipper.library.suggestions import SuggestionShelf

        return SuggestionShelf(self._store, self.clippings)

    @cached_property
    def tag_rules(self) -> "TagRuleShelf":
        from clipper.library.tag_rules import TagRuleShelf

        return TagRuleShelf(self._store, self._clock, self.listing, self.tags)

    @cached_property
    def tag_splits(self) -> "TagSplitShelf":
        from clipper.library.tag_splits import TagSplitShelf

        return TagSplitShelf(self._store, self._clock, self.listing)

    @cached_property
    def tags(self) -> "TagShelf":
        from clipper.library.tags import TagShelf

        return TagShelf(self._store, self._clock)

    @cached_property
    def trash(self) -> "TrashShelf":
        from clipper.library.trash import TrashShelf

        return TrashShelf(self._store, self._clock)

    @cached_property
    def upkeep(self) -> "UpkeepShelf":
        from clipper.library.upkeep import UpkeepShelf

        return UpkeepShelf(self._store)

    @cached_property
    def versions(self) -> "VersionShelf":
        from clipper.library.versions import VersionShelf

        return VersionShelf(self._store, self._clock)

    @cached_property
    def views(self) -> "ViewShelf":
        from clipper.library.views import ViewShelf

        return ViewShelf(self._store, self._clock)

    @property
    def path(self) -> Path | None:
        """The file; None for a library in memory."""
        return self._store.path

    @property
    def writable(self) -> bool:
        """Whether it can be written; `refusal` says why not."""
        return self._store.writable

    @property
    def refusal(self) -> LibraryError | None:
        """Why it can only be read, and what to do about it; None where it can be written."""
        return self._store.refusal

    @property
    def is_alone(self) -> bool:
        """Whether nobody can read beside it, not even this program: one in memory, and one on a full disk."""
        return self.path is None or self._store.is_alone

    @contextlib.contextmanager
    def beside(self) -> Generator["Library"]:
        """A library for another thread to read this one's file: a reader of its own, this one itself where that cannot be."""
        if self.path is None or self.is_alone:
            yield self
        else:
            with Library.read_only(self.path) as reader:
                yield reader

    def close(self) -> None:
        """Let go of the file. Nothing can be asked or written after that."""
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
        """Stop what another thread has under way on this library; it raises there. One that is closed already is left alone."""
        self._store.interrupt()
