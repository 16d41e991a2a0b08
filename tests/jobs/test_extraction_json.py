import json
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any

import pytest

from clipper.jobs.extraction_json import Blobs, capture_from_json, capture_to_json, extraction_from_json, extraction_to_json
from clipper.model.capture import Capture, Part
from clipper.model.date import ArticleDate
from clipper.model.draft import CaptureKind, Draft, Extraction, LeftOut, PageLink, SourceLine
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.model.span import SpanKind
from clipper.text.canonical import Mark, Run, TextBuilder

MOMENT = datetime(2025, 6, 1, 10, 30, tzinfo=timezone(timedelta(hours=2)))


def body() -> TextBuilder:
    builder = TextBuilder()
    builder.add(SpanKind.HEADING, "Ferry 🚢 returns", level=2)
    builder.add(SpanKind.PARAGRAPH, [Run("It is "), Run("back", (Mark(SpanKind.LINK, (("href", "https://x.example/"),)),))])
    builder.add_image("", asset="0" * 64)
    return builder


EVERYTHING = Extraction(
    kind=CaptureKind.MAIL,
    drafts=(
        Draft(
            role=Role.MAIN,
            metadata=Metadata(
                title="Fähre\u2028zurück",
                source="Harbor Post",
                authors=("Ann", "Bo"),
                published=ArticleDate.instant(MOMENT, resolved_against=None),
                modified=ArticleDate.civil(2025, 6, resolved_against=MOMENT),
                url="https://x.example/",
                language="de",
                section="Local",
                page="A1",
                agency="WIRE",
                dateline="EASTPORT",
                keywords=("ferry",),
                origins=MappingProxyType({"title": "line 1"}),
            ),
            body=body().build(),
            lines=(SourceLine(line=3, start=0, end=4),),
            assets=(Part(media_type="image/png", content=b"\0\xff", name="cid:1"),),
            doubts=("Is it?",),
        ),
        Draft(role=Role.RELATED, metadata=Metadata(), body=TextBuilder().build(), related_to=0),
    ),
    left_out=(LeftOut(line=1, text="Menu", reason="navigation"),),
    links=(PageLink(title="More", url=None),),
    warnings=("Careful.",),
)


def through_json(value: object) -> Any:
    return json.loads(json.dumps(value))


def test_an_extraction_comes_back_as_it_was() -> None:
    blobs = Blobs()
    value = through_json(extraction_to_json(EVERYTHING, blobs))
    assert extraction_from_json(value, blobs.contents) == EVERYTHING


def test_a_capture_comes_back_byte_for_byte() -> None:
    capture = Capture(
        parts=(Part(media_type="text/html", content=b"<p>\xff", name="x"), Part(media_type="text/plain", content=b"")),
        origin="clipboard",
        captured_at=MOMENT,
        url="https://x.example/",
    )
    blobs = Blobs()
    value = through_json(capture_to_json(capture, blobs))
    assert capture_from_json(value, blobs.contents) == capture


def test_a_text_that_is_not_canonical_is_refused() -> None:
    blobs = Blobs()
    value = extraction_to_json(EVERYTHING, blobs)
    value["drafts"][0]["text"] += "\nno block covers this"
    with pytest.raises(ValueError, match="no block"):
        extraction_from_json(value, blobs.contents)


@pytest.mark.parametrize("key", ["kind", "drafts", "left_out", "links", "warnings"])
def test_a_value_with_a_hole_is_refused(key: str) -> None:
    blobs = Blobs()
    value = extraction_to_json(EVERYTHING, blobs)
    del value[key]
    with pytest.raises(KeyError):
        extraction_from_json(value, blobs.contents)


def test_utc_is_kept() -> None:
    capture = Capture(parts=(), origin="hand", captured_at=datetime(2025, 1, 1, tzinfo=UTC))
    assert capture_from_json(capture_to_json(capture, Blobs()), []).captured_at == capture.captured_at
