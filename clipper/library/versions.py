"""Versions: immutable texts of a clipping; a new one carries the highlights over."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from clipper.errors import NotFoundError
from clipper.model.changes import Changes
from clipper.model.date import utc_iso
from clipper.model.ids import ClippingKey
from clipper.model.metadata import FIELDS, USER, Metadata
from clipper.model.span import ArticleText
from clipper.model.version import Version, VersionReason
from clipper.store import clippings, sources, versions
from clipper.store.metadata_columns import metadata_columns
from clipper.store.store import Store
from clipper.store.versions import NewVersion

if TYPE_CHECKING:
    from clipper.store.rows import Rows


class VersionShelf:
    """Reads versions, and adds one to a clipping."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def of_clipping(self, clipping: ClippingKey) -> list[Version]:
        """All versions, oldest first."""
        return [row.version for row in versions.of_clipping(self._store.connection, clipping)]

    def text(self, clipping: ClippingKey, number: int | None = None) -> ArticleText:
        """The text of a version, the current one by default."""
        connection = self._store.connection
        key = versions.current_key(connection, clipping) if number is None else versions.key_of_number(connection, clipping, number)
        if key is None:
            raise NotFoundError(f"This clipping has no version {number}." if number else "This clipping has no text.")
        return versions.text(connection, key)

    def add(
        self,
        clipping: ClippingKey,
        body: ArticleText,
        *,
        reason: VersionReason,
        metadata: Metadata | None = None,
        doubts: Sequence[str] = (),
    ) -> Changes:
        """A new text from the newest capture (trimmed, or extracted again); what the user typed wins over `metadata`.

        Without any, what is known of the article stays as it is, and nothing happens if the text is the current one.
        """
        rows = versions.of_clipping(self._store.connection, clipping)
        if not rows:
            raise NotFoundError("There is no such clipping.")
        newest = rows[-1]
        if metadata is None and newest.version.sha256 == body.sha256:
            return Changes()
        from clipper.text.unturned import unturned_fields  # this and the next are needed by nobody who only reads
        from clipper.text.words import count_body_words

        new = NewVersion(
            body=body,
            sha256=body.sha256,
            words=count_body_words(body),
            metadata=unturned_fields(metadata or newest.version.metadata),
            reason=reason,
            capture_key=newest.capture_key,
            place=newest.version.place,
            created_at=utc_iso(self._clock()),
        )
        with self._store.write() as writing:
            add_version(writing.rows, clipping, new, keeps_fields=metadata is None, doubts=doubts)
        return writing.changes_so_far


def add_version(
    rows: "Rows",
    clipping: ClippingKey,
    new: NewVersion,
    *,
    keeps_fields: bool = False,
    captured_at: datetime | None = None,
    doubts: Sequence[str] = (),
) -> None:
    """Add a version within a transaction: it becomes current, and each highlight gets its placement in it.

    The same text again is no new version, but its fields and doubts are taken. With `keeps_fields` the clipping keeps its own fields;
    without `captured_at` it keeps the time of its capture.
    """
    from clipper.library.placements import carry_over  # needed by nobody who only reads

    older = versions.of_clipping(rows.connection, clipping)[-1]
    (current,) = clippings.rows(rows.connection, [clipping])
    key, number = older.key, older.version.number + 1
    if new.sha256 != older.version.sha256:
        key = versions.insert(rows, clipping, number, new)
        carry_over(rows, clipping, version=key, number=number, text=new.body.text)
    wanted = current.metadata if keeps_fields else with_user_fields(current.metadata, new.metadata)
    columns = metadata_columns(wanted, sources.ensure(rows, wanted.source))
    moved = {"captured_at": utc_iso(captured_at)} if captured_at else {}
    rows.update(
        "clippings",
        (clipping,),
        {**columns, **moved, "version_id": key, "words": new.words, "text_sha256": new.sha256, "doubts": doubt_lines(doubts)},
    )


def doubt_lines(doubts: Sequence[str]) -> str | None:
    """As the clipping's row holds them: one a line."""
    return "\n".join(" ".join(doubt.split()) for doubt in doubts) or None


def with_user_fields(current: Metadata, extracted: Metadata) -> Metadata:
    """Today's extraction, with what the user typed kept and what it does not know filled from before."""
    kept = {name: getattr(current, name) for name in FIELDS if current.origins.get(name) == USER or not getattr(extracted, name)}
    origins = {**extracted.origins, **{name: current.origins[name] for name in kept if name in current.origins}}
    return replace(extracted, **kept, origins=origins)
