"""The hash of a capture."""

from dataclasses import replace
from datetime import UTC, datetime

from clipper.model.capture import Capture, Part

PART = Part(media_type="text/plain", content=b"words")
CAPTURE = Capture(parts=(PART,), origin="clipboard", captured_at=datetime(2025, 6, 1, tzinfo=UTC))


def test_the_hash_is_of_what_was_got_and_not_of_when() -> None:
    assert replace(CAPTURE, captured_at=datetime(2026, 1, 1, tzinfo=UTC), origin="file:a").sha256 == CAPTURE.sha256
    assert replace(CAPTURE, parts=(replace(PART, content=b"other"),)).sha256 != CAPTURE.sha256
    assert replace(CAPTURE, parts=(replace(PART, media_type="text/html"),)).sha256 != CAPTURE.sha256
    assert replace(CAPTURE, parts=(PART, PART)).sha256 != CAPTURE.sha256
