import base64
from datetime import UTC, datetime

import pytest

from clipper.capture.files.singlefile import prepared, told_by_comment, without_images
from clipper.errors import InputError
from clipper.model.draft import CaptureKind
from tests.capture.files.captured import captures, found_in

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 2
PARAGRAPHS = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry between the islands is back after three days of storm, the harbor master said on Sunday morning.",
        "It carried two hundred passengers on its first trip, among them a school class that had waited since Thursday.",
        "The company expects to sail by its usual timetable from Monday on, and refunds the tickets of those who waited.",
    )
)
SINGLE_FILE = f"""<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile
 url: https://harborpost.example/ferry
 saved date: Sun Jun 01 2025 12:17:50 GMT+0200 (Central European Summer Time)
--><meta charset=utf-8><title>The ferry is back</title><article><h1>The ferry is back</h1>
<p>The ferry that the islands had missed for so long came into the harbor at seven in the morning, with music on board.</p>
<img src="data:image/png;base64,{base64.b64encode(PICTURE).decode()}" alt="The ferry">{PARAGRAPHS}</article></html>"""


def test_singlefile_tells_where_and_when() -> None:
    (capture,) = captures(SINGLE_FILE.encode())
    assert capture.url == "https://harborpost.example/ferry"
    assert capture.captured_at.astimezone(UTC) == datetime(2025, 6, 1, 10, 17, 50, tzinfo=UTC)
    assert capture.parts[0].content == SINGLE_FILE.encode()


def test_a_browsers_saved_page_tells_its_address() -> None:
    page = b"<!DOCTYPE html>\n<!-- saved from url=(0033)https://harborpost.example/ferry -->\n<html><p>x</p></html>"
    assert told_by_comment(page).url == "https://harborpost.example/ferry"


def test_the_clipboard_of_windows_tells_the_address_and_its_description_is_no_text() -> None:
    head = "Version:0.9\r\nStartHTML:0000000200\r\nEndHTML:0000000900\r\nSourceURL:https://harborpost.example/ferry\r\n"
    page = f"{head}<html><body>\r\n<!--StartFragment--><h1>The ferry is back</h1>{PARAGRAPHS}<!--EndFragment--></body></html>"
    (capture,) = captures(page.encode())
    assert capture.url == "https://harborpost.example/ferry"
    (draft,) = found_in(page.encode()).drafts
    assert "harbor master" in draft.body.text
    assert "StartHTML" not in draft.body.text


def test_a_comment_cannot_name_another_scheme() -> None:
    page = b"<!-- Page saved with SingleFile\n url: javascript:alert(1)\n saved date: soon\n--><html></html>"
    told = told_by_comment(page)
    assert told.url is None
    assert told.moment is None


def test_embedded_images_leave_the_markup_and_come_along() -> None:
    html, images = without_images(SINGLE_FILE)
    assert "base64" not in html
    assert 'src="embedded:1"' in html
    assert [(image.name, image.media_type, image.content) for image in images] == [("embedded:1", "image/png", PICTURE)]


def test_the_same_image_comes_once_and_a_tracking_dot_never() -> None:
    large = f"data:image/png;base64,{base64.b64encode(PICTURE).decode()}"
    dot = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
    html, images = without_images(f'<img src="{large}"><img src="{large}"><img src="{dot}">')
    assert html.count("embedded:1") == 2
    assert len(images) == 1


@pytest.mark.parametrize("broken", ["data:image/png;base64,!!!!!!!!!!!!!!!!!!!!!!!!", "data:image/png;base64," + "A" * 41])
def test_broken_images_are_left_out(broken: str) -> None:
    assert without_images(f'<img src="{broken}">')[1] == ()


def test_the_article_of_a_singlefile_page_holds_no_image_bytes() -> None:
    (draft,) = found_in(SINGLE_FILE.encode()).drafts
    assert draft.metadata.title == "The ferry is back"
    assert "harbor master" in draft.body.text
    assert [(asset.media_type, asset.content) for asset in draft.assets] == [("image/png", PICTURE)]
    assert not any("data:" in str(value) for span in draft.body.spans for value in span.attributes.values())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<!DOCTYPE html> <html><title>x</title><article>y", "<!DOCTYPE html> <html><title>x</title><body><article>y"),
        ("<html><head><style>a>b{}</style></head><p>y", "<html><head><style>a>b{}</style></head><body><p>y"),
        ("<p>y", "<body><p>y"),
        ("<html><head></head><BODY class=a><p>y", "<html><head></head><BODY class=a><p>y"),
        ("<html><title>never closed", "<html><body><title>never closed"),
    ],
)
def test_a_page_gets_the_body_tag_that_was_left_out(written: str, meant: str) -> None:
    assert prepared(written) == meant


MHTML = (
    'From: "Saved by Blink"\r\nSnapshot-Content-Location: https://harborpost.example/ferry\r\nSubject: x\r\n'
    "Date: Sun, 1 Jun 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
    "--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://harborpost.example/ferry\r\n\r\n"
    f'<html><meta charset=3D"utf-8"><article><h1>F=C3=A4hre zur=C3=BCck</h1>{PARAGRAPHS}<img src=3D"https://harborpost.example/a.png"></article></html>\r\n'
    "--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://harborpost.example/a.png\r\n\r\n"
    f"{base64.b64encode(PICTURE).decode()}\r\n--B--\r\n"
)


def test_mhtml_gives_the_page_its_address_and_time() -> None:
    (capture,) = captures(MHTML.encode())
    assert capture.url == "https://harborpost.example/ferry"
    assert capture.captured_at == datetime(2025, 6, 1, 10, tzinfo=UTC)
    found = found_in(MHTML.encode())
    assert found.kind is CaptureKind.PAGE
    assert found.drafts[0].metadata.title == "Fähre zurück"
    assert "harbor master" in found.drafts[0].body.text


def test_mhtml_that_was_cut_off_gives_what_is_there() -> None:
    cut = MHTML[: MHTML.index("--B\r\nContent-Type: image/png")]
    found = found_in(cut.encode())
    assert "harbor master" in found.drafts[0].body.text
    assert any("ends too early" in warning for warning in found.warnings)
    assert found_in(MHTML.encode()).warnings == ()


def test_the_subject_is_the_title_of_an_mhtml_page_without_one() -> None:
    content = MHTML.replace("<h1>F=C3=A4hre zur=C3=BCck</h1>", "").replace("Subject: x", "Subject: The ferry is back")
    assert found_in(content.encode()).drafts[0].metadata.title == "The ferry is back"


def test_mhtml_without_a_page_says_so() -> None:
    with pytest.raises(InputError, match="no page"):
        found_in(b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B--\r\n")
