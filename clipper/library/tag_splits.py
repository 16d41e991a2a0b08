"""Splitting a tag: its clippings go to several tags, each by what a search finds among them. Previewed, then done as one step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from clipper.errors import InputError, NotFoundError
from clipper.library.listings import ListingShelf
from clipper.model.changes import Changes
from clipper.model.date import utc_iso
from clipper.model.ids import ClippingKey
from clipper.model.tag import clean_tag
from clipper.store import tagged, tags
from clipper.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class TagPart:
    """One of the tags that a tag is split into, and the search that says what goes there."""

    tag: str
    query: str = ""
    """Empty: whatever no search of another part finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPreview:
    """What a split would do: the clippings of each part, in its order, and those that keep the tag because no part takes them."""

    tag: str
    parts: tuple[tuple[str, tuple[ClippingKey, ...]], ...]
    staying: tuple[ClippingKey, ...]

    @property
    def doubled(self) -> int:
        """How many clippings get more than one of the tags."""
        seen: set[ClippingKey] = set()
        twice: set[ClippingKey] = set()
        for _, keys in self.parts:
            twice |= seen.intersection(keys)
            seen.update(keys)
        return len(twice)


class TagSplitShelf:
    """Previews and does splits."""

    def __init__(self, store: Store, clock: Callable[[], datetime], listing: ListingShelf) -> None:
        self._store = store
        self._clock = clock
        self._listing = listing

    def preview(self, path: str, parts: Sequence[TagPart]) -> SplitPreview:
        """Which clippings would go where. Raises InputError, QueryError or NotFoundError for what cannot be done."""
        connection = self._store.connection
        tag = tags.key_of(connection, clean_tag(path))
        if tag is None:
            raise NotFoundError(f"There is no tag {path!r}.", "The tag manager lists them.")
        if not parts:
            raise InputError("A tag is split into at least one other.", "Write the name of a tag.")
        carrying = sorted({*tagged.carriers(connection, clean_tag(path)), *tagged.marked(connection, tag)}, reverse=True)
        found = [frozenset(self._listing.open(part.query).all_keys()) if part.query.strip() else None for part in parts]
        taken = frozenset[int]().union(*(keys for keys in found if keys is not None))
        chosen: list[tuple[str, tuple[ClippingKey, ...]]] = []
        for part, keys in zip(parts, found, strict=True):
            own = [key for key in carrying if (key in keys if keys is not None else key not in taken)]
            chosen.append((clean_tag(part.tag), tuple(map(ClippingKey, own))))
        has_rest = any(keys is None for keys in found)
        staying = () if has_rest else tuple(ClippingKey(key) for key in carrying if key not in taken)
        return SplitPreview(tag=clean_tag(path), parts=tuple(chosen), staying=staying)

    def run(self, preview: SplitPreview) -> Changes:
        """Do what the preview showed. The tag goes when nothing carries it any more and none stands below it."""
        now = utc_iso(self._clock())
        with self._store.write() as writing:
            rows = writing.rows
            tag = tags.key_of(rows.connection, preview.tag)
            if tag is None:
                raise NotFoundError(f"There is no tag {preview.tag!r} any more.")
            targets: dict[ClippingKey, list[int]] = {}
            for path, keys in preview.parts:
                target = tags.ensure(rows, path, now)
                for key in keys:
                    targets.setdefault(key, []).append(target)
            for key, own in targets.items():
                tags.share_uses(rows, key, tag, own)
            if not tags.is_needed(rows.connection, tag, preview.tag):
                rows.delete("tags", (tag,))
        return writing.changes_so_far
