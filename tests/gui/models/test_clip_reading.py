"""Captures are read one after the other: one that cannot be read costs the others nothing, and once it is stopped no more is read."""

from datetime import UTC, datetime

import pytest

from clipper.errors import CancelledError, InputError
from clipper.gui.models.clip_reading import Reading, no_article, read_each
from clipper.model.capture import Capture, Part
from clipper.model.draft import CaptureKind, Extraction

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def captures(*names: str) -> list[Capture]:
    return [Capture(parts=(Part(media_type="text/plain", content=b"x"),), origin=f"file:{name}", captured_at=NOW) for name in names]


def test_one_that_cannot_be_read_is_named_and_how_many_are_read_is_told() -> None:
    told = list[int]()

    def extract(capture: Capture) -> Extraction:
        if capture.origin == "file:two":
            raise InputError("It is a picture.")
        return Extraction(kind=CaptureKind.PAGE)

    found = read_each(captures("one", "two"), Reading(extract=extract, tell=told.append, is_stopped=lambda: False))
    assert [extraction.warnings for extraction in found] == [("one: There is no article in it.",), ("two: It is a picture.",)]
    assert told == [1, 2]
    assert no_article(found).sentence == "None of these 2 files holds an article."


def test_the_only_one_says_itself_why_it_cannot_be_read() -> None:
    def extract(_capture: Capture) -> Extraction:
        raise InputError("It is a picture.")

    with pytest.raises(InputError, match="It is a picture"):
        read_each(captures("one"), Reading(extract=extract, tell=print, is_stopped=lambda: False))


def test_when_it_is_stopped_the_next_one_is_not_begun() -> None:
    read = list[str]()

    def extract(capture: Capture) -> Extraction:
        read.append(capture.origin)
        raise InputError("The process that read it was killed.")

    with pytest.raises(CancelledError):
        read_each(captures("one", "two", "three"), Reading(extract=extract, tell=print, is_stopped=lambda: bool(read)))
    assert read == ["file:one"]
