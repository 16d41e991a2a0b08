"""A version: one immutable text of a clipping. Its text is asked for apart from it."""

from enum import StrEnum

from clipper.model.metadata import Metadata
from clipper.model.value import value


class VersionReason(StrEnum):
    """Why a version was made."""

    CAPTURED = "captured"
    TRIMMED = "trimmed"
    EXTRACTED_AGAIN = "extracted again"


@value
class Version:
    """One text of a clipping, by number from 1; the newest is current. Times are UTC ISO-8601."""

    number: int
    sha256: str
    """Of the text as UTF-8."""
    form: int
    """The number of the canonical form it was made by."""
    reason: VersionReason
    captured_at: str
    created_at: str
    words: int
    metadata: Metadata
    """As extracted then."""
    capture_sha256: str
    place: int
    """The position of its draft in the extraction of its capture."""
