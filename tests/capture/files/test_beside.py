"""Pages that were saved with a folder of pictures, in an archive (also Firefox's), and what must not be read there."""

from datetime import UTC, datetime

import pytest

from clipper.capture.extract import extract
from clipper.capture.files.beside import picture_type, pictures_of
from tests.capture.files.captured import captures
from tests.capture.files.test_link_and_archive import of_files

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 2
PARAGRAPHS = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry between the islands is back after three days of storm, the harbor master said on Sunday morning.",
        "It carried two hundred passengers on its first trip, among them a school class that had waited since Thursday.",
        "The company expects to sail by its usual timetable from Monday on, and refunds the tickets of those who waited.",
    )
)
PAGE = f'<html><body><article><h1>The ferry is back</h1><img src="Ferry%20news_files/a.png" alt="x">{PARAGRAPHS}</article></body></html>'
FRAME = f"<html><body><h1>Advertisement</h1>{PARAGRAPHS}</body></html>".encode()
RDF = b"""<?xml version="1.0"?><RDF:RDF xmlns:MAF="http://maf.mozdev.org/metadata/rdf#" xmlns:RDF="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<RDF:Description RDF:about="urn:root"><MAF:originalurl RDF:resource="https://harborpost.example/ferry?a=1&amp;b=2"/>
<MAF:title RDF:resource="The ferry is back"/><MAF:archivetime RDF:resource="Sun, 01 Jun 2025 10:00:00 +0200"/>
<MAF:indexfilename RDF:resource="index.html"/></RDF:Description></RDF:RDF>"""


def test_the_pictures_of_a_saved_page_in_an_archive_come_with_it_and_its_frames_do_not() -> None:
    content = of_files(**{"Ferry news.html": PAGE.encode(), "Ferry news_files/a.png": PICTURE, "Ferry news_files/frame.html": FRAME})
    (capture,) = captures(content)
    assert [(part.media_type, part.name) for part in capture.parts] == [("text/html", ""), ("image/png", "Ferry%20news_files/a.png")]
    (draft,) = extract(capture).drafts
    assert [(asset.media_type, asset.content) for asset in draft.assets] == [("image/png", PICTURE)]


def test_firefoxs_archive_tells_address_and_time_of_each_page() -> None:
    page = PAGE.replace("Ferry%20news_files", "index_files").encode()
    files = {f"{folder}/{name}": inside for folder in ("1748_1", "1748_2") for name, inside in (("index.rdf", RDF), ("index.html", page))}
    first, second = captures(of_files(**files, **{"1748_1/index_files/a.png": PICTURE, "1748_1/other.html": FRAME}))
    assert first.url == second.url == "https://harborpost.example/ferry?a=1&b=2"
    assert first.captured_at.astimezone(UTC) == datetime(2025, 6, 1, 8, tzinfo=UTC)
    assert [len(capture.parts) for capture in (first, second)] == [2, 1]
    (draft,) = extract(first).drafts
    assert [asset.content for asset in draft.assets] == [PICTURE]


@pytest.mark.parametrize(
    "told", [b"<MAF:archivetime RDF:resource='soon'/>", b"<MAF:indexfilename RDF:resource='../up.html'/>", b"\xff\x00<MAF:"]
)
def test_a_broken_description_costs_no_more_than_what_it_tells(told: bytes) -> None:
    content = of_files(**{"1/index.rdf": told, "1/index.html": PAGE.encode()})
    (capture,) = captures(content)
    assert capture.url is None


def test_only_pictures_beside_the_page_are_read() -> None:
    asked = list[str]()

    def read(name: str) -> bytes:
        asked.append(name)
        return PICTURE if name.endswith("png") else b"secret words " * 50

    page = (
        b'<img src="https://x.example/a.png"><img src="/etc/passwd"><img src="data:image/png;base64,AA"><img src=\'a_files/b.png?x=1\'>'
        b'<img data-src="a_files/c.png" src="a_files/notes.txt">'
        b'<svg><image xlink:href="a_files/d&amp;e.png"/></svg><img src="a_files/b.png?x=1">'
    )
    found = list(pictures_of(page, read))
    assert [part.name for part in found] == ["a_files/b.png?x=1", "a_files/d&e.png"]
    assert asked == ["a_files/b.png", "a_files/notes.txt", "a_files/d&e.png"]


def test_a_page_with_countless_pictures_brings_so_many_and_no_more() -> None:
    page = b"".join(b'<img src="a_files/%d.png">' % number for number in range(2_000))
    assert len(list(pictures_of(page, lambda _name: PICTURE))) == 300


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PICTURE, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x1cftypavif", "image/avif"),
        (b"<svg onload='x'>", None),
    ],
)
def test_a_picture_is_known_by_its_bytes(content: bytes, media_type: str | None) -> None:
    assert picture_type(content) == media_type
