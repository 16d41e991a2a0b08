import gzip
import io
import zipfile
from datetime import UTC, datetime

import pytest

from clipper.capture.files.warc import pages_of, unpacked
from clipper.errors import InputError
from tests.capture.files.captured import captures

PAGE = "<html><article><h1>Fähre</h1><p>The ferry is back after three days of storm.</p></article></html>".encode("latin-1")


def record(kind: str, block: bytes, **fields: str) -> bytes:
    head = {"WARC-Type": kind, "WARC-Date": "2025-06-01T08:00:00Z", **fields, "Content-Length": str(len(block))}
    return b"WARC/1.0\r\n" + "".join(f"{name}: {value}\r\n" for name, value in head.items()).encode() + b"\r\n" + block + b"\r\n\r\n"


def response(body: bytes, url: str = "https://harborpost.example/ferry", status: str = "200 OK", **headers: str) -> bytes:
    known = {"Content-Type": "text/html; charset=iso-8859-1", **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in known.items()) + "\r\n"
    return record("response", head.encode() + body, **{"WARC-Target-URI": url})


def test_a_recorded_page_comes_with_its_address_time_and_charset() -> None:
    content = record("warcinfo", b"software: x\r\n") + record("request", b"GET / HTTP/1.1\r\n\r\n") + response(PAGE)
    (capture,) = captures(content)
    assert capture.parts[0].content == PAGE
    assert capture.url == "https://harborpost.example/ferry"
    assert capture.captured_at == datetime(2025, 6, 1, 8, tzinfo=UTC)
    assert capture.parts[0].media_type == "text/html;charset=cp1252"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE), {"Content_Encoding": "gzip"}),
        (b"5\r\n" + PAGE[:5] + b"\r\n%x;x=y\r\n" % len(PAGE[5:]) + PAGE[5:] + b"\r\n0\r\n\r\n", {"Transfer_Encoding": "chunked"}),
        (PAGE, {"Transfer_Encoding": "chunked"}),
    ],
)
def test_packed_and_chunked_answers_are_put_together(body: bytes, headers: dict[str, str]) -> None:
    assert captures(response(body, **headers))[0].parts[0].content == PAGE


def test_each_record_may_be_packed_on_its_own() -> None:
    content = gzip.compress(record("warcinfo", b"")) + gzip.compress(response(PAGE)) + gzip.compress(response(PAGE, "https://x.example/2"))
    assert [capture.url for capture in captures(content)] == ["https://harborpost.example/ferry", "https://x.example/2"]


def test_a_resource_is_a_page_without_http_headers() -> None:
    content = record("resource", PAGE, **{"WARC-Target-URI": "https://x.example/", "Content-Type": "text/html"})
    assert captures(content)[0].parts[0].content == PAGE


def test_errors_pictures_and_frames_that_are_not_listed_are_left_aside() -> None:
    info = record("warcinfo", b'json-metadata: {"pages": [{"url": "https://harborpost.example/ferry"}]}\r\n')
    frame = response(PAGE, "https://ads.example/frame")
    picture = response(b"\x89PNG", "https://harborpost.example/ferry", Content_Type="image/png")
    missing = response(PAGE, "https://harborpost.example/ferry", status="404 Not Found")
    assert len(captures(info + frame + picture + missing + response(PAGE))) == 1


def test_an_archive_without_pages_says_so() -> None:
    with pytest.raises(InputError, match="no page"):
        captures(record("request", b"GET / HTTP/1.1\r\n\r\n"))


def test_an_archive_that_was_cut_gives_what_is_whole() -> None:
    assert len(captures((response(PAGE) + response(PAGE, "https://x.example/2"))[: -len(PAGE) - 200])) == 1


@pytest.mark.parametrize("length", ["²", "9" * 5000, "9" * 30, "-5", "ten", ""])
def test_an_archive_whose_record_tells_no_length_gives_what_stands_before_it(length: str) -> None:
    broken = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\nHTTP/1.1 200 OK\r\n\r\nLost".encode()
    (page,) = pages_of(response(b"<p>The ferry sails.") + broken)
    assert page.content == b"<p>The ferry sails."


def test_a_bomb_is_stopped() -> None:
    with pytest.raises(InputError, match="larger than 200 MB"):
        unpacked(gzip.compress(b"WARC/1.0\r\n" + b"\0" * 201_000_000, 1))


def test_a_packed_collection_gives_its_records_and_not_its_indexes() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}')
        archive.writestr("archive/a.warc.gz", gzip.compress(response(PAGE)))
    assert [capture.url for capture in captures(stream.getvalue())] == ["https://harborpost.example/ferry"]
