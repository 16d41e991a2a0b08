"""Saving drafts: what is new becomes a clipping, what has changed a version, what is there already stays.

The same canonical address with the same text, or the same text under the same title, is there already; the same address with another
text is a new version. Near-duplicates are another matter (stories).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from clipper.library.versions import add_version, doubt_lines
from clipper.model.capture import Capture
from clipper.model.changes import Changes, Kind
from clipper.model.clipping import Status
from clipper.model.date import utc_iso
from clipper.model.draft import Draft
from clipper.model.ids import ClippingId, ClippingKey, new_public_id
from clipper.model.role import Role
from clipper.model.tag import clean_tag
from clipper.model.version import VersionReason
from clipper.store import captures, clippings, sources, tags, versions
from clipper.store.metadata_columns import metadata_columns
from clipper.store.rows import Rows
from clipper.store.store import Store
from clipper.store.versions import NewVersion
from clipper.text.likeness import contained, covered, shingles
from clipper.text.searchable import words
from clipper.text.unturned import unturned_fields
from clipper.text.words import count_body_words

PASTED = ("clipboard", "drop")
"""Origins of captures whose address a browser told, if anybody did."""
TOLD = "capture"
"""The origin of an address that came with the capture, and is neither the page's own statement nor the user's."""
PASSAGE = 0.95
"""The share of a pasted text that is in the known one, from which it is a passage of it."""
SAME_ARTICLE = 0.3
"""How much of the shorter text must run through the longer one for both to be the same article."""


class Outcome(StrEnum):
    """What became of a draft."""

    ADDED = "added"
    NEW_VERSION = "new version"
    ALREADY_THERE = "already there"
    IN_TRASH = "in the trash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A draft's clipping."""

    key: ClippingKey
    id: ClippingId
    title: str | None
    role: Role
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveResult:
    """What a save changed, and what became of each draft, in their order."""

    changes: Changes
    saved: tuple[Saved, ...]


class SavingShelf:
    """Stores captures and their drafts."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def save(
        self,
        capture: Capture,
        drafts: Sequence[Draft],
        *,
        tag_paths: Sequence[str] = (),
        status: Status = Status.UNREAD,
        known_as: ClippingKey | None = None,
    ) -> SaveResult:
        """One transaction: the capture whole, and each draft as a clipping, a version, or what is there already.

        `Draft.related_to` refers to positions in `drafts`. Tags go to every clipping added. `known_as` is the clipping of which the
        first draft is the text as it is now; where it is gone, or None, that is looked for.
        """
        paths = tuple(clean_tag(path) for path in tag_paths)
        drafts = [replace(draft, metadata=unturned_fields(draft.metadata)) for draft in drafts]
        with self._store.write() as writing:
            act = _Save(writing.rows, capture, self._clock(), paths, status)
            saved = tuple(act.save(place, draft, known_as if place == 0 else None) for place, draft in enumerate(drafts))
            act.link(drafts, saved)
        return SaveResult(changes=writing.changes_so_far, saved=saved)


class _Save:
    """One save under way: the capture is stored when the first draft needs it."""

    def __init__(self, rows: Rows, capture: Capture, now: datetime, tag_paths: tuple[str, ...], status: Status) -> None:
        self._rows = rows
        self._capture = capture
        self._now = now
        self._tag_paths = tag_paths
        self._status = status
        self._capture_key: int | None = None
        self._own: set[ClippingKey] = set()
        """What became of the drafts so far: another draft of the same capture is another article."""

    def save(self, place: int, draft: Draft, known_as: ClippingKey | None = None) -> Saved:
        sha256 = draft.body.sha256
        known, same = self._known(draft, sha256, known_as)
        if known is None:
            return self._saved(self._insert(place, draft, sha256), draft, Outcome.ADDED)
        if clippings.gist(self._rows.connection, known).trashed_at is not None:
            return self._saved(known, draft, Outcome.IN_TRASH)
        if same or not draft.body.text:
            return self._saved(known, draft, Outcome.ALREADY_THERE)
        new = self._version(place, draft, sha256)
        add_version(self._rows, known, new, captured_at=self._capture.captured_at, doubts=draft.doubts)
        return self._saved(known, draft, Outcome.NEW_VERSION)

    def link(self, drafts: Sequence[Draft], saved: Sequence[Saved]) -> None:
        """Link each related draft's clipping with its main one's."""
        for draft, own in zip(drafts, saved, strict=True):
            if draft.related_to is None:
                continue
            main = saved[draft.related_to]
            known = self._rows.read("related", (main.key, own.key))
            if known is None and main.key != own.key:
                self._rows.insert("related", {"main_id": main.key, "related_id": own.key})

    def _known(self, draft: Draft, sha256: str, known_as: ClippingKey | None) -> tuple[ClippingKey | None, bool]:
        """The clipping that this draft is, if any, and whether its text is the same."""
        connection = self._rows.connection
        if known_as is not None and self._rows.read("clippings", (known_as,)) is not None:
            return known_as, clippings.gist(connection, known_as).text_sha256 == sha256
        if draft.metadata.url:
            for key in clippings.same_url(connection, draft.metadata.url, sha256, draft.metadata.title):
                fate = self._fate(key, draft, sha256)
                if fate is not None:
                    return key, fate
        key = clippings.same_text(connection, sha256, draft.metadata.title)
        return key, key is not None

    def _fate(self, key: ClippingKey, draft: Draft, sha256: str) -> bool | None:
        """Whether the text of the clipping with a draft's address is the same; None where that is another article.

        A page that states its address means it. What a browser tells of a paste is only where it was copied: mail and databases show
        all they have under one address, and a passage of an article that is there already must not take its place.
        """
        known = clippings.gist(self._rows.connection, key)
        told_by_browser = self._capture.origin in PASTED and draft.metadata.origins.get("url") == TOLD
        if known.text_sha256 == sha256 or not told_by_browser:
            return known.text_sha256 == sha256 or (None if key in self._own else False)
        current = versions.current_key(self._rows.connection, key)
        there = shingles(words(versions.text(self._rows.connection, current).text)) if current is not None else []
        here = shingles(words(draft.body.text))
        if contained(here, there) >= PASSAGE:
            return True
        is_same = known.title == draft.metadata.title is not None or covered(here, there) >= SAME_ARTICLE
        return False if is_same else None

    def _insert(self, place: int, draft: Draft, sha256: str) -> ClippingKey:
        rows, new = self._rows, self._version(place, draft, sha256)
        key = rows.insert(
            "clippings",
            {
                **metadata_columns(draft.metadata, sources.ensure(rows, draft.metadata.source)),
                "public_id": new_public_id(),
                "note": "",
                "status": self._status.value,
                "starred": 0,
                "captured_as_main": int(draft.role is Role.MAIN),
                "words": new.words,
                "captured_at": utc_iso(self._capture.captured_at),
                "added_at": new.created_at,
                "text_sha256": sha256,
                "doubts": doubt_lines(draft.doubts),
            },
        )
        rows.update("clippings", (key,), {"version_id": versions.insert(rows, ClippingKey(key), 1, new)})
        for tag in tags.ensure_all(rows, self._tag_paths, new.created_at):
            rows.insert("clipping_tags", {"clipping_id": key, "tag_id": tag, "added_at": new.created_at})
        return ClippingKey(key)

    def _version(self, place: int, draft: Draft, sha256: str) -> NewVersion:
        return NewVersion(
            body=draft.body,
            sha256=sha256,
            words=count_body_words(draft.body),
            metadata=draft.metadata,
            reason=VersionReason.CAPTURED,
            capture_key=self._stored_capture(),
            place=place,
            created_at=utc_iso(self._now),
        )

    def _stored_capture(self) -> int:
        if self._capture_key is None:
            self._capture_key = captures.insert(self._rows, self._capture, self._now)
        return self._capture_key

    def _saved(self, key: ClippingKey, draft: Draft, outcome: Outcome) -> Saved:
        self._own.add(key)
        if outcome is Outcome.ALREADY_THERE and draft.role is Role.MAIN:
            self._rows.update("clippings", (key,), {"captured_as_main": 1})
        gist = clippings.gist(self._rows.connection, key)
        self._rows.touch(Kind.CLIPPING, (key,))
        return Saved(key=key, id=gist.id, title=gist.title, role=draft.role, outcome=outcome)
