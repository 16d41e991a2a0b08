"""Tags: put on clippings, and kept as a tree that can be renamed, moved and merged."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from clipper.errors import InputError, NotFoundError
from clipper.model.changes import Changes
from clipper.model.date import utc_iso
from clipper.model.ids import ClippingKey
from clipper.model.tag import Tag, ancestors, clean_tag
from clipper.store import tags
from clipper.store.store import Store
from clipper.text.natural_order import natural_order


class TagShelf:
    """The tag tree, and which clippings carry what."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def all(self) -> list[Tag]:
        """Every tag with its counts, in the order in which people look for them: what stands above first."""
        return sorted(tags.all_tags(self._store.connection), key=lambda tag: natural_order(tag.path))

    def carried_by(self, clippings: Sequence[ClippingKey]) -> dict[str, int]:
        """What these clippings carry, few or a hundred thousand: each tag by path, with how many of them it is on."""
        return tags.carried_by(self._store.connection, clippings)

    def by_use(self, limit: int = 200) -> list[str]:
        """Paths, the lately and often used first: for completion."""
        return tags.recent_paths(self._store.connection, limit)

    def change(self, clippings: Iterable[ClippingKey], *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Changes:
        """Add tags to and remove tags from clippings, one or a hundred thousand, in one undo step."""
        now = utc_iso(self._clock())
        added, removed = [clean_tag(path) for path in add], [clean_tag(path) for path in remove]
        with self._store.write() as writing:
            rows = writing.rows
            added_keys = [tags.ensure(rows, path, now) for path in dict.fromkeys(added)]
            removed_keys = [key for path in removed if (key := tags.key_of(rows.connection, path)) is not None]
            for clipping in clippings:
                for tag in removed_keys:
                    rows.delete("clipping_tags", (clipping, tag))
                for tag in added_keys:
                    if rows.read("clipping_tags", (clipping, tag)) is None:
                        rows.insert("clipping_tags", {"clipping_id": clipping, "tag_id": tag, "added_at": now})
        return writing.changes_so_far

    def create(self, path: str) -> Changes:
        """Make a tag (and those above it) that nothing carries yet."""
        with self._store.write() as writing:
            tags.ensure(writing.rows, clean_tag(path), utc_iso(self._clock()))
        return writing.changes_so_far

    def describe(self, path: str, *, color: str | None, definition: str, shortcut: int | None) -> Changes:
        """Set a tag's color, definition and key; another tag that had the key loses it."""
        with self._store.write() as writing:
            key = self._key(path)
            if shortcut is not None:
                tags.free_shortcut(writing.rows, shortcut)
            writing.rows.update("tags", (key,), {"color": color, "definition": definition, "shortcut": shortcut})
        return writing.changes_so_far

    def rename(self, old: str, new: str) -> Changes:
        """Rename or move a tag with all below it. Raises InputError where the new name is taken (merge is another verb)."""
        old, new = clean_tag(old), clean_tag(new)
        moved = tags.paths_below(self._store.connection, old)
        if not moved:
            raise NotFoundError(f"There is no tag {old!r}.", "`clipper tags` lists them.")
        if new.casefold() != old.casefold() and self._is_below(new, moved[0][0]):
            raise InputError(f"The tag {old!r} cannot be moved below itself.", "Choose another place.")
        own = {key for key, _ in moved}
        with self._store.write() as writing:
            for _, path in moved:
                target = tags.key_of(self._store.connection, new + path[len(old) :])
                if target is not None and target not in own:
                    raise InputError(f"There is a tag {new + path[len(old) :]!r} already.", "Merge the two instead.")
            now = utc_iso(self._clock())
            for parent in ancestors(new):
                tags.ensure(writing.rows, parent, now)
            for key, path in moved:
                writing.rows.update("tags", (key,), {"path": new + path[len(old) :]})
        return writing.changes_so_far

    def merge(self, gone: str, into: str) -> Changes:
        """Put everything tagged `gone` (and below) under `into`; the tag `gone` is deleted."""
        gone, into = clean_tag(gone), clean_tag(into)
        moved = tags.paths_below(self._store.connection, gone)
        if not moved:
            raise NotFoundError(f"There is no tag {gone!r}.", "`clipper tags` lists them.")
        if self._is_below(into, moved[0][0]):
            raise InputError("A tag cannot be merged into itself.", "Choose another one.")
        now = utc_iso(self._clock())
        with self._store.write() as writing:
            for key, path in reversed(moved):
                target = tags.ensure(writing.rows, into + path[len(gone) :], now)
                tags.move_uses(writing.rows, key, target)
                writing.rows.delete("tags", (key,))
        return writing.changes_so_far

    def delete(self, path: str) -> Changes:
        """Delete a tag and all below it; the clippings stay."""
        with self._store.write() as writing:
            moved = tags.paths_below(self._store.connection, clean_tag(path))
            if not moved:
                raise NotFoundError(f"There is no tag {path!r}.", "`clipper tags` lists them.")
            for key, _ in reversed(moved):
                writing.rows.delete("tags", (key,))
        return writing.changes_so_far

    def _is_below(self, path: str, tag: int) -> bool:
        """Whether a path names a tag or one below it, as the library tells names apart: the case of A to Z does not matter."""
        return tag in (tags.key_of(self._store.connection, step) for step in (path, *ancestors(path)))

    def _key(self, path: str) -> int:
        key = tags.key_of(self._store.connection, clean_tag(path))
        if key is None:
            raise NotFoundError(f"There is no tag {path!r}.", "`clipper tags` lists them.")
        return key
