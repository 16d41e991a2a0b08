"""Safari's web archives: the page with its pictures and address, and no link."""

import plistlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.capture.extract import extract
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.draft import CaptureKind
from tests.capture.files.captured import NOW, captures, found_in

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 2
URL = "https://harborpost.example/ferry"
PARAGRAPHS = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry between the islands is back after three days of storm, the harbor master said on Sunday morning.",
        "It carried two hundred passengers on its first trip, among them a school class that had waited since Thursday.",
        "The company expects to sail by its usual timetable from Monday on, and refunds the tickets of those who waited.",
    )
)
PAGE = f'<html><body><article><h1>Die Fähre ist zurück</h1>{PARAGRAPHS}<img src="/pictures/a.png" alt="The ferry"></article></body></html>'
FORMATS = [plistlib.FMT_BINARY, plistlib.FMT_XML]


def resource(content: bytes, url: str = URL, media_type: str = "text/html", charset: str = "") -> dict[str, object]:
    told: dict[str, object] = {"WebResourceData": content, "WebResourceURL": url, "WebResourceMIMEType": media_type}
    return told | {"WebResourceTextEncodingName": charset} if charset else told


def archive(main: dict[str, object], *beside: dict[str, object], frames: tuple[dict[str, object], ...] = ()) -> dict[str, object]:
    whole: dict[str, object] = {"WebMainResource": main}
    if frames:
        whole["WebSubframeArchives"] = list(frames)
    return whole | {"WebSubresources": list(beside)} if beside else whole


WHOLE = archive(
    resource(PAGE.encode("latin-1"), charset="iso-8859-1"),
    resource(PICTURE, "https://harborpost.example/pictures/a.png", "image/png"),
    resource(b"p { color: red }", "https://harborpost.example/a.css", "text/css"),
)


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_web_archive_is_a_page_with_its_address_and_pictures(fmt: plistlib.PlistFormat) -> None:
    found = found_in(plistlib.dumps(WHOLE, fmt=fmt))
    (draft,) = found.drafts
    assert found.kind is CaptureKind.PAGE
    assert draft.metadata.title == "Die Fähre ist zurück"
    assert draft.metadata.url == URL
    assert "school class" in draft.body.text
    assert [(asset.media_type, asset.content) for asset in draft.assets] == [("image/png", PICTURE)]


def test_a_page_of_frames_gives_the_article_of_the_frame_that_has_one() -> None:
    menu = archive(resource(b"<html><body><a href='/'>Home</a></body></html>", "https://harborpost.example/menu"))
    frame = archive(resource(PAGE.encode(), "https://harborpost.example/inner", charset="utf-8"))
    outer = archive(resource(b"<html><frameset><frame src='/menu'><frame src='/inner'></frameset></html>"), frames=(menu, frame))
    (draft,) = found_in(plistlib.dumps(outer, fmt=plistlib.FMT_BINARY)).drafts
    assert draft.metadata.title == "Die Fähre ist zurück"
    assert draft.metadata.url == "https://harborpost.example/inner"


def test_a_text_that_was_saved_so_is_one_article() -> None:
    text = "Ferry returns\n\nThe ferry is back after three days of storm.\n"
    (draft,) = found_in(plistlib.dumps(archive(resource(text.encode(), media_type="text/plain")))).drafts
    assert draft.metadata.title == "Ferry returns"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (archive(resource(PICTURE, "https://harborpost.example/a.png", "image/png")), "holds a picture"),
        ({"WebMainResource": {"WebResourceURL": URL}}, "holds no page"),
        ({"WebMainResource": 7, "WebSubresources": "no list"}, "holds no page"),
    ],
)
def test_one_without_a_page_says_so(content: dict[str, object], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        found_in(plistlib.dumps(content, fmt=plistlib.FMT_BINARY))


@pytest.mark.parametrize("fmt", FORMATS)
def test_one_that_was_cut_off_says_so(fmt: plistlib.PlistFormat) -> None:
    content = plistlib.dumps(WHOLE, fmt=fmt)
    with pytest.raises(InputError, match="damaged"):
        extract(Capture(parts=(Part(media_type="application/x-webarchive", content=content[:-200]),), origin="file:x", captured_at=NOW))


def test_frames_in_frames_without_end_are_left() -> None:
    deep = archive(resource(PAGE.encode(), charset="utf-8"))
    for _ in range(60):
        deep = archive(resource(b"<html><frameset></frameset></html>"), frames=(deep,))
    with pytest.raises(InputError):
        found_in(plistlib.dumps(deep, fmt=plistlib.FMT_BINARY))


@given(st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 255)), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_damaged_bytes_give_an_article_or_one_sentence(damage: list[tuple[int, int]]) -> None:
    content = bytearray(plistlib.dumps(WHOLE, fmt=plistlib.FMT_BINARY))
    for place, byte in damage:
        content[place % len(content)] = byte
    try:
        for capture in captures(bytes(content)):
            extract(capture)
    except InputError as error:
        assert error.sentence
