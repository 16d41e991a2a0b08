"""Notes exported from Evernote, invented: each becomes an article with what stands beside it."""

import base64
import contextlib
import hashlib
import io
import itertools
import struct
import zipfile
import zlib
from datetime import UTC, datetime

import pytest

from clipper.capture.captures import Given, captures_of
from clipper.capture.extract import extract
from clipper.errors import InputError
from clipper.model.draft import Extraction
from clipper.model.span import SpanKind
from tests.effort import no_hanging

NOW = datetime(2025, 6, 10, tzinfo=UTC)
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">
<en-export export-date="20250601T000000Z" application="Evernote" version="10">"""
INSIDE = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd">'
PROSE = (
    "The ferry between the islands sails again after three days of storm, the harbor master said on Sunday morning, and it carried "
    "two hundred passengers on its first trip to the mainland."
)


def picture() -> bytes:
    """A PNG of 320 by 200 gray pixels."""
    rows = b"".join(b"\0" + b"\x80" * 320 for _ in range(200))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 320, 200, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content)) for name, content in chunks
    )


def note(body: str, *, title: str = "Ferry &amp; harbor", beside: str = "", resources: str = "") -> str:
    return (
        f"<note><title>{title}</title><content><![CDATA[{INSIDE}<en-note>{body}</en-note>]]></content>"
        f"<created>20250530T081500Z</created>{beside}{resources}</note>"
    )


def read(*notes: str) -> list[Extraction]:
    content = f"{HEAD}{''.join(notes)}</en-export>".encode()
    return [extract(capture) for capture in captures_of(Given(content=content, origin="file:a.enex", now=NOW))]


def test_each_note_is_an_article_with_what_stands_beside_it() -> None:
    beside = "<tag>ferry</tag><tag>coast &amp; sea</tag><note-attributes><source-url>https://post.example/a?utm_source=x</source-url></note-attributes>"
    first, second = read(note(f"<div>{PROSE}</div><div>{PROSE}</div>", beside=beside), note("<div>Rice stays dear.</div>", title="Rice"))
    (ferry,), (rice,) = first.drafts, second.drafts
    assert (ferry.metadata.title, ferry.metadata.url) == ("Ferry & harbor", "https://post.example/a")
    assert ferry.metadata.keywords == ("ferry", "coast & sea")
    assert ferry.metadata.origins["title"] == "note"
    assert ferry.body.text == f"{PROSE}\n{PROSE}"
    assert (rice.metadata.title, rice.body.text, rice.metadata.url) == ("Rice", "Rice stays dear.", None)


def test_a_note_was_captured_when_it_was_made() -> None:
    content = f"{HEAD}{note('<div>Rice stays dear.</div>')}</en-export>".encode()
    (capture,) = captures_of(Given(content=content, origin="file:a.enex", now=NOW))
    assert capture.captured_at == datetime(2025, 5, 30, 8, 15, tzinfo=UTC)
    assert capture.parts[0].content.startswith(b"<note>")
    assert b"<en-export" not in capture.parts[0].content


def test_what_the_user_wrote_is_kept_whole_with_its_structure() -> None:
    items = "<ul><li>Call the port</li><li>Read the act</li></ul>"
    body = f'<h2>To do</h2>{items}<div><en-todo checked="true"/>Ask <b>Lorn</b></div><div>Share</div>'
    (found,) = read(note(body, title="Plan"))
    (draft,) = found.drafts
    assert draft.body.text.split("\n") == ["To do", "Call the port", "Read the act", "☑ Ask Lorn", "Share"]
    assert [span.kind for span in draft.body.blocks()][:3] == [SpanKind.HEADING, SpanKind.LIST_ITEM, SpanKind.LIST_ITEM]
    assert found.left_out == ()


def test_a_picture_comes_with_it_and_other_attachments_do_not() -> None:
    shown = picture()
    name = hashlib.md5(shown, usedforsecurity=False).hexdigest()
    resource = (
        f'<resource><data encoding="base64">{base64.encodebytes(shown).decode()}</data><mime>image/png</mime></resource>'
        '<resource><data encoding="base64">JVBERg==</data><mime>application/pdf</mime></resource>'
    )
    file = f'<en-media type="application/pdf" hash="{"0" * 32}"/>'
    body = f'<div>{PROSE}</div><en-media type="image/png" hash="{name}"/><div>{PROSE}</div>{file}'
    (found,) = read(note(body, resources=resource))
    (draft,) = found.drafts
    assert [asset.content for asset in draft.assets] == [shown]
    (image,) = (span for span in draft.body.blocks() if span.kind is SpanKind.IMAGE)
    assert image.attributes["asset"] == draft.assets[0].sha256


def test_of_a_page_that_was_clipped_with_all_around_it_the_article_is_taken() -> None:
    menu = "".join(f'<div><a href="https://post.example/{n}">Section {n} of the paper</a></div>' for n in range(500))
    article = "".join(f"<p>{PROSE}</p>" for _ in range(8))
    (found,) = read(note(f"<div>{menu}</div><article><h1>Ferry &amp; harbor</h1>{article}</article>"))
    assert "Section 7" not in found.drafts[0].body.text
    assert found.drafts[0].body.text.count("harbor master") == 8


@pytest.mark.parametrize("body", ["", "<div><br/></div>", '<en-media type="application/pdf" hash="00000000000000000000000000000000"/>'])
def test_a_note_without_words_is_told(body: str) -> None:
    with pytest.raises(InputError):
        read(note(body))


def test_a_file_without_notes_and_a_broken_one_are_told_or_read_as_far_as_they_go() -> None:
    with pytest.raises(InputError):
        read()
    whole = note("<div>Rice stays dear.</div>")
    assert len(read(whole, whole[: len(whole) // 2])) == 1


def test_in_an_archive_they_are_read_as_well() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.enex", f"{HEAD}{note('<div>Rice stays dear.</div>')}{note('<div>Salt grows dear.</div>')}</en-export>")
    found = list(captures_of(Given(content=packed.getvalue(), origin="file:a.zip", now=NOW)))
    assert [extract(capture).drafts[0].body.text for capture in found] == ["Rice stays dear.", "Salt grows dear."]


@pytest.mark.parametrize("trap", ["<note>", "<note><content>", "<note><content></note>", "<en-media ", "<resource>", "<note><tag>"])
def test_a_file_made_to_be_slow_costs_no_more_than_its_length(trap: str) -> None:
    content = f"{HEAD}<note><title>a</title>{trap * 200_000}</note>".encode()
    with no_hanging():
        for capture in itertools.islice(captures_of(Given(content=content, origin="file:a.enex", now=NOW)), 20):
            with contextlib.suppress(InputError):
                extract(capture)
