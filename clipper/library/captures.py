"""Captures: what was got, to be shown again and to be extracted again."""

from clipper.errors import NotFoundError
from clipper.model.capture import Capture, Part
from clipper.model.ids import ClippingKey
from clipper.store import captures, versions
from clipper.store.store import Store


class CaptureShelf:
    """Reads captures; they are written when a clipping is saved and never change."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_clipping(self, clipping: ClippingKey, version: int | None = None) -> Capture:
        """The capture of a version, the newest by default."""
        rows = versions.of_clipping(self._store.connection, clipping)
        chosen = [row for row in rows if version is None or row.version.number == version]
        if not chosen:
            raise NotFoundError("This clipping has no such version.", "Look at its versions with Show Capture.")
        return captures.read(self._store.connection, chosen[-1].capture_key)

    def part(self, sha256: str) -> Part | None:
        """A part of any capture by its hash: the image that a span names as its asset."""
        return captures.part(self._store.connection, sha256)
