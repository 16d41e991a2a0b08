import io
import plistlib
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.capture.recognize import Form, recognize
from clipper.errors import InputError


def archive(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return stream.getvalue()


FORMS = [
    (b"Ferry returns\nThe ferry is back.\n", Form.TEXT),
    ("Fähre\n#Hafen #Sturm\n4 hours ago\n- Harbor Post".encode(), Form.TEXT),
    (b"Note: the ferry is back.\nSubject: to change, they said.\n\nMore.", Form.TEXT),
    (b"Three is < four and > two; see a<b>c.", Form.TEXT),
    (b"  <!DOCTYPE html><html><p>x</p></html>", Form.HTML),
    (b"\xef\xbb\xbf<!-- a comment -->\n<html><body>x</body></html>", Form.HTML),
    (b"<meta charset='utf-8'><div>clipboard</div>", Form.HTML),
    (b"Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\n<html><body>x</body></html>", Form.HTML),
    ("<html><p>wide</p></html>".encode("utf-16"), Form.HTML),
    (b"<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'><p>x</p></html>", Form.HTML),
    (b"Words first <p>then</p> <p>some</p> <p>tags</p>", Form.HTML),
    (b"---\ntitle: Ferry\n---\nText.", Form.MARKDOWN),
    (b"# Ferry returns\n\nIt is **back**.\n", Form.MARKDOWN),
    (b"From: a@b.example\nMIME-Version: 1.0\nSubject: x\n\ntext", Form.MAIL),
    (b"Received: from x\r\n by y\r\nDate: Sun, 1 Jun 2025 10:00:00 +0000\r\n\r\ntext", Form.MAIL),
    (b"From: a@b.example\nTo: c@d.example\nSubject: x\nDate: Sun, 1 Jun 2025 10:00:00 +0000\n\ntext", Form.MAIL),
    (b"From a@b.example Sun Jun  1 10:00:00 2025\nFrom: a@b.example\nSubject: x\n\ntext\n", Form.MBOX),
    (b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/\r\nMIME-Version: 1.0\r\n\r\n--b", Form.MHTML),
    (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b", Form.MHTML),
    (b"From: \"Saved by Windows Internet Explorer 8\"\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>x", Form.MHTML),
    (b"From: <Gespeichert>\nMIME-Version: 1.0\nContent-Type: text/html\nContent-Location: http://x.example/a\n\n<p>x", Form.MHTML),
    (b"From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nContent-Location: http://x.example/a\n\n<p>x", Form.MAIL),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", Form.PDF),
    (b"\n%PDF-1.4\n\x00\x01", Form.PDF),
    (b"A file that begins with %PDF-1.7 is a PDF.", Form.TEXT),
    (archive(broken="%PDF-1.4 nothing"), Form.ARCHIVE),
    (b"https://news.example/ferry?x=1\n", Form.LINK),
    (b"[InternetShortcut]\r\nURL=https://news.example/\r\n", Form.LINK),
    (plistlib.dumps({"URL": "https://news.example/"}, fmt=plistlib.FMT_BINARY), Form.LINK),
    (plistlib.dumps({"URL": "https://news.example/"}), Form.LINK),
    (archive(page="<html>x</html>"), Form.ARCHIVE),
    (plistlib.dumps({"WebMainResource": {"WebResourceData": b"x"}}, fmt=plistlib.FMT_BINARY), Form.WEBARCHIVE),
    (plistlib.dumps({"WebMainResource": {"WebResourceData": b"x"}}), Form.WEBARCHIVE),
    (b"71\nFrom: a@b.example\nMIME-Version: 1.0\nSubject: x\n\ntext", Form.EMLX),
]  # fmt: skip


@pytest.mark.parametrize(("content", "form"), FORMS)
def test_what_is_given_is_seen_in_its_bytes(content: bytes, form: Form) -> None:
    assert recognize(content) is form


BINARIES = [
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
    b"\x7fELF\x02\x01\x01\0\0\0",
    b"SQLite format 3\0\x10\0\x01\x01",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
    bytes(range(256)) * 8,
]


@pytest.mark.parametrize("content", BINARIES)
def test_binary_bytes_are_refused_whatever_their_name(content: bytes) -> None:
    with pytest.raises(InputError, match="not a text or a page"):
        recognize(content)


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\0\0\0"])
def test_emptiness_is_told(content: bytes) -> None:
    with pytest.raises(InputError, match="nothing in it"):
        recognize(content)


def test_a_few_control_characters_do_not_make_a_text_binary() -> None:
    assert recognize(b"The ferry \x00 is back, as the harbor master said on Sunday.\x01") is Form.TEXT


def test_a_pasted_text_that_begins_like_a_letter_is_no_mail() -> None:
    assert recognize(b"From: the editors\nTo: our readers\n\nThe ferry is back.") is Form.TEXT


def test_a_pasted_page_that_shows_some_markup_or_marks_is_a_pasted_text() -> None:
    page = "\n".join(f"Paragraph {number} of the page that was selected whole." for number in range(200))
    embedding = '<a href="https://news.example/ferry"><h3>Ferry returns</h3></a>\n<div style="clear: both"></div>\n'
    assert recognize(f"{page}\nCode for your blog:\n{embedding}".encode()) is Form.TEXT
    samples = "# set the sail\nsail = **wind\n> ready\n- **Answer**\n- [more](https://news.example/)\n"
    assert recognize(f"{page}\n{samples}".encode()) is Form.TEXT
    assert recognize(embedding.encode() * 4) is Form.HTML
    assert recognize(f"# Ferry returns\n\n{page}\n{samples * 3}".encode()) is Form.MARKDOWN


@given(st.binary(max_size=300))
def test_any_bytes_are_recognized_or_refused(content: bytes) -> None:
    try:
        assert isinstance(recognize(content), Form)
    except InputError as error:
        assert error.sentence
