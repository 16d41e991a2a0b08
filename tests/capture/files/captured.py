"""Captures of bytes, for the tests of the file formats."""

from datetime import UTC, datetime
from typing import Any

from clipper.capture.captures import Given, captures_of
from clipper.capture.extract import extract
from clipper.model.capture import Capture
from clipper.model.draft import Extraction

NOW = datetime(2025, 6, 1, 10, tzinfo=UTC)


def captures(content: bytes, **more: Any) -> list[Capture]:
    return list(captures_of(Given(content=content, origin="file:x", now=NOW, **more)))


def found_in(content: bytes) -> Extraction:
    """What is in the one capture of these bytes."""
    (capture,) = captures(content)
    return extract(capture)
