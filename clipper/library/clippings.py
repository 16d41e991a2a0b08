"""Clippings: read, found by id, and edited by hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from clipper.errors import NotFoundError
from clipper.model.changes import Changes
from clipper.model.clipping import Clipping, Status
from clipper.model.ids import ClippingKey
from clipper.model.metadata import FIELDS, USER
from clipper.store import clippings, sources
from clipper.store.metadata_columns import metadata_columns
from clipper.store.store import Store

if TYPE_CHECKING:
    from clipper.model.shared_details import FieldValue, SharedDetails


class ClippingShelf:
    """Reads clippings and edits their current values."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def rows(self, keys: Sequence[ClippingKey]) -> list[Clipping]:
        """The clippings with these keys, in their order; those that are gone are left out."""
        return clippings.rows(self._store.connection, keys)

    def get(self, key: ClippingKey) -> Clipping:
        """One clipping; raises NotFoundError."""
        found = self.rows([key])
        if not found:
            raise NotFoundError("This clipping is no longer in the library.")
        return found[0]

    def resolve(self, prefix: str) -> ClippingKey:
        """The clipping whose public id begins so; raises NotFoundError where none or several do."""
        ids = clippings.ids_with_prefix(self._store.connection, prefix.strip()) if prefix.strip() else []
        if not ids:
            raise NotFoundError(f"No clipping has the id {prefix!r}.", "`clipper list` shows the ids.")
        if len(ids) > 1 and ids[0] != prefix.strip():
            raise NotFoundError(f"Several clippings have an id that begins with {prefix!r}.", "Give more of its letters.")
        (key,) = clippings.keys_of(self._store.connection, ids[:1])
        return key

    def keys_of(self, public_ids: Sequence[str]) -> list[ClippingKey]:
        """The keys of those public ids that exist."""
        return clippings.keys_of(self._store.connection, public_ids)

    def of_address(self, url: str) -> list[ClippingKey]:
        """The clippings of this canonical address that are not in the trash, the newest first."""
        there = clippings.same_url(self._store.connection, url, "", None)
        return [clipping.key for clipping in clippings.rows(self._store.connection, there) if clipping.trashed_at is None]

    def counts(self) -> dict[str, int]:
        """`all`, `unread`, `starred`, `archived`, `trash`."""
        return clippings.counts(self._store.connection)

    def counts_among(self, keys: Sequence[ClippingKey]) -> dict[str, int]:
        """`all`, `unread`, `starred`, `archived` among these clippings, few or a hundred thousand."""
        return clippings.counts_among(self._store.connection, keys)

    def shared_details(self, keys: Sequence[ClippingKey]) -> "SharedDetails":
        """What these have in common, and in what they differ: few or a hundred thousand."""
        from clipper.store.shared_details import shared_details  # needed by nobody who only reads

        return shared_details(self._store.connection, keys)

    def edit(self, keys: Sequence[ClippingKey], fields: "Mapping[str, FieldValue]") -> Changes:
        """Set fields of the metadata by hand; nothing overwrites them later. Raises ValueError for a field that there is not."""
        unknown = set(fields) - set(FIELDS)
        if unknown:
            raise ValueError(f"no such fields: {sorted(unknown)}")
        from clipper.text.unturned import unturned_fields  # needed by nobody who only reads

        with self._store.write() as writing:
            for clipping in self.rows(keys):
                origins = MappingProxyType({**clipping.metadata.origins, **dict.fromkeys(fields, USER)})
                metadata = unturned_fields(replace(clipping.metadata, **dict(fields), origins=origins))
                columns = metadata_columns(metadata, sources.ensure(writing.rows, metadata.source))
                writing.rows.update("clippings", (clipping.key,), columns)
        return writing.changes_so_far

    def set_note(self, key: ClippingKey, note: str) -> Changes:
        """The article note, Markdown."""
        with self._store.write() as writing:
            writing.rows.update("clippings", (key,), {"note": note})
        return writing.changes_so_far

    def set_status(self, keys: Sequence[ClippingKey], status: Status) -> Changes:
        """Mark clippings as unread, read or archived."""
        with self._store.write() as writing:
            for key in keys:
                writing.rows.update("clippings", (key,), {"status": status.value})
        return writing.changes_so_far

    def settle_doubts(self, keys: Sequence[ClippingKey]) -> Changes:
        """The user has looked: it is right as it is."""
        with self._store.write() as writing:
            for key in keys:
                writing.rows.update("clippings", (key,), {"doubts": None})
        return writing.changes_so_far

    def set_starred(self, keys: Sequence[ClippingKey], *, starred: bool) -> Changes:
        """Give clippings a star, or take it away."""
        with self._store.write() as writing:
            for key in keys:
                writing.rows.update("clippings", (key,), {"starred": int(starred)})
        return writing.changes_so_far
