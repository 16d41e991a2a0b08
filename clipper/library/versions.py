"""Versions: immutable texts of a clipping; a new one carries the highlights over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from clipper.errors import NotFoundError
from clipper.model.changes import Cell, Changes
from clipper.model.date import utc_iso
from clipper.model.highlight import PlacementState
from clipper.model.ids import ClippingKey
from clipper.model.metadata import FIELDS, USER, Metadata
from clipper.model.span import ArticleText
from clipper.model.version import Version, VersionReason
from clipper.store import clippings, highlights, sources, versions
from clipper.store.metadata_columns import metadata_columns, metadata_json
from clipper.store.store import Store
from clipper.text.span_json import spans_text

if TYPE_CHECKING:
    from clipper.store.rows import Rows
    from clipper.text.anchoring import Located


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

    def add(self, clipping: ClippingKey, body: ArticleText, *, reason: VersionReason, metadata: Metadata | None = None) -> Changes:
        """A new text from the newest capture (trimmed, or extracted again); what the user typed wins over `metadata`.

        Nothing happens if the text is the current one and no metadata is given.
        """
        rows = versions.of_clipping(self._store.connection, clipping)
        if not rows:
            raise NotFoundError("There is no such clipping.")
        newest = rows[-1]
        with self._store.write() as writing:
            add_version(
                writing.rows,
                clipping,
                body,
                metadata=metadata or newest.version.metadata,
                capture_key=newest.capture_key,
                place=newest.version.place,
                reason=reason,
                now=self._clock(),
            )
        return writing.changes_so_far


def add_version(
    rows: "Rows",
    clipping: ClippingKey,
    body: ArticleText,
    *,
    metadata: Metadata,
    capture_key: int,
    place: int,
    reason: VersionReason,
    now: datetime,
    captured_at: datetime | None = None,
) -> None:
    """Add a version within a transaction: it becomes current, and each highlight gets its placement in it."""
    from clipper.text.canonical import FORM  # this and the next are needed by nobody who only reads
    from clipper.text.words import count_body_words

    connection = rows.connection
    older = versions.of_clipping(connection, clipping)
    (current,) = clippings.rows(connection, [clipping])
    old_text = versions.text(connection, older[-1].key).text
    words, sha256 = count_body_words(body), body.sha256
    key = older[-1].key
    if sha256 != older[-1].version.sha256:
        key = rows.insert(
            "versions",
            {
                "clipping_id": clipping,
                "number": older[-1].version.number + 1,
                "text": body.text,
                "spans": spans_text(body.spans),
                "sha256": sha256,
                "form": FORM,
                "reason": reason.value,
                "metadata": metadata_json(metadata),
                "capture_id": capture_key,
                "place": place,
                "words": words,
                "created_at": utc_iso(now),
            },
        )
        _carry_highlights_over(rows, clipping, old=older[-1].key, old_text=old_text, new=key, new_text=body.text)
    wanted = with_user_fields(current.metadata, metadata)
    columns = metadata_columns(wanted, sources.ensure(rows, wanted.source))
    moved = {"captured_at": utc_iso(captured_at)} if captured_at else {}
    rows.update("clippings", (clipping,), {**columns, **moved, "version_id": key, "words": words, "text_sha256": sha256})


def with_user_fields(current: Metadata, extracted: Metadata) -> Metadata:
    """Today's extraction, with what the user typed kept and what it does not know filled from before."""
    kept = {name: getattr(current, name) for name in FIELDS if current.origins.get(name) == USER or not getattr(extracted, name)}
    origins = {**extracted.origins, **{name: current.origins[name] for name in kept if name in current.origins}}
    return replace(extracted, **kept, origins=origins)


def _carry_highlights_over(rows: "Rows", clipping: ClippingKey, *, old: int, old_text: str, new: int, new_text: str) -> None:
    """Place each highlight in the new version: from its place in the old one, else from its original anchor.

    Exact are those whose words are the original ones, however many versions lie between, and those that stand as the user put them.
    """
    from clipper.text.anchoring import Locator, describe

    locator = Locator(new_text)
    for highlight, place, by_user in highlights.places(rows.connection, clipping, old):
        original = highlights.anchor_of(rows.connection, highlight)
        found = locator.locate(describe(old_text, *place) if place else original)
        stays = by_user and found is not None and found.state is PlacementState.EXACT
        same = found is not None and new_text[found.start : found.end] == original.exact
        _place_highlight(rows, highlight, new, found, PlacementState.EXACT if stays or same else PlacementState.MOVED, by_user=stays)


def _place_highlight(rows: "Rows", highlight: int, version: int, found: "Located | None", state: PlacementState, *, by_user: bool) -> None:
    """Note the placement of a highlight in a version; it is an orphan where it was not found."""
    values: dict[str, Cell] = {
        "highlight_id": highlight,
        "version_id": version,
        "start_point": None if found is None else found.start,
        "end_point": None if found is None else found.end,
        "state": PlacementState.ORPHAN.value if found is None else state.value,
        "by_user": int(by_user),
    }
    rows.insert("placements", values)
