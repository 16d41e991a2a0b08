import base64
from datetime import UTC, datetime, timedelta, timezone

import pytest

from clipper.capture.files.mime import read_mime, told_by_headers
from clipper.errors import InputError
from clipper.model.draft import CaptureKind
from tests.capture.files.captured import captures, found_in

LETTER = (
    "Received: from mx.example by mail.example\r\n"
    "From: =?utf-8?q?J=C3=B6rg_M=C3=BCller?= <joerg@harbor.example>\r\n"
    "To: desk@news.example\r\n"
    "Subject: =?utf-8?B?{subject}?=\r\n"
    "Date: Sun, 01 Jun 2025 09:30:00 +0200\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=iso-8859-1\r\n"
    "Content-Transfer-Encoding: 8bit\r\n"
    "\r\n"
).format(subject=base64.b64encode("Fähre wieder da".encode()).decode())
PARAGRAPHS = (
    "The ferry between the islands is back after three days of storm, the harbor master said on Sunday morning.",
    "It carried two hundred passengers on its first trip, among them a school class that had waited since Thursday.",
    "The company expects to sail by its usual timetable from Monday on, and refunds the tickets of those who waited.",
)


def newsletter(html: str, headers: str = "", extra: str = "") -> bytes:
    return (
        "From: Harbor Post <news@harborpost.example>\r\nSubject: The ferry is back\r\nDate: Sun, 01 Jun 2025 06:00:00 +0000\r\n"
        f"{headers}MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\nTo: you@example.org\r\n\r\n"
        f"--B\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n{extra}--B--\r\n"
    ).encode()


@pytest.mark.parametrize(
    ("written", "subject"),
    [
        ("The =?utf-8?q?F=C3=A4hre?= is back", "The Fähre is back"),
        ("=?utf-8?q?F=C3=A4hre?=\r\n is back", "Fähre is back"),
        ("=?utf-8?q?F=C3=A4hre?=, =?utf-8?q?H=C3=A4?= =?utf-8?q?fen?=", "Fähre, Häfen"),
    ],
)
def test_words_behind_an_encoded_one_stand_apart(written: str, subject: str) -> None:
    content = f"From: a@b.example\r\nTo: c@d.example\r\nSubject: {written}\r\nDate: Sun, 01 Jun 2025 09:30:00 +0200\r\n\r\nGone."
    assert read_mime(content.encode()).subject == subject


def test_a_letter_is_kept_whole_with_its_headers() -> None:
    found = found_in(LETTER.encode() + "Die Fähre ist wieder da.\r\n\r\nGrüße\r\nJörg\r\n".encode("latin-1"))
    (draft,) = found.drafts
    assert found.kind is CaptureKind.MAIL
    assert draft.metadata.title == "Fähre wieder da"
    assert draft.metadata.authors == ("Jörg Müller",)
    assert draft.metadata.source is None
    assert draft.metadata.published is not None
    assert draft.metadata.published.value == "2025-06-01T07:30:00Z"
    assert draft.metadata.published.offset_minutes == 120
    assert draft.metadata.origins["title"] == "mail header"
    assert draft.body.text.split("\n") == ["Die Fähre ist wieder da.", "Grüße", "Jörg"]


def test_wrapped_lines_of_a_letter_are_joined() -> None:
    text = (
        b"The ferry between the islands is back after three long days of\r\nstorm, the harbor master said on Sunday.\r\n\r\n"
        b"It carried\r\n* two hundred passengers on its first trip, among them a school\r\n* one dog\r\n"
    )
    (draft,) = found_in(LETTER.encode() + text).drafts
    assert draft.body.text.split("\n") == [
        "The ferry between the islands is back after three long days of storm, the harbor master said on Sunday.",
        "It carried",
        "* two hundred passengers on its first trip, among them a school",
        "* one dog",
    ]


def test_the_capture_time_is_the_mails_date_unless_another_is_given() -> None:
    content = LETTER.encode() + b"text"
    assert captures(content)[0].captured_at == datetime(2025, 6, 1, 9, 30, tzinfo=timezone(timedelta(hours=2)))
    other = datetime(2020, 1, 1, tzinfo=UTC)
    assert captures(content, captured_at=other)[0].captured_at == other


@pytest.mark.parametrize("date", ["", "never", "Sun, 99 Jun 2025 99:99:99 +9999", "Sun, 01 Jun 9999999 00:00:00 +0000"])
def test_a_broken_date_is_no_date(date: str) -> None:
    assert told_by_headers(f"Date: {date}\r\nMIME-Version: 1.0\r\n\r\n".encode()).moment is None


def test_a_newsletter_names_its_source_and_keeps_its_pictures() -> None:
    picture = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"p" * 300).decode()
    extra = f"--B\r\nContent-Type: image/png\r\nContent-ID: <one>\r\nContent-Transfer-Encoding: base64\r\n\r\n{picture}\r\n"
    html = "<article><h1>The ferry is back</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</article>"
    (draft,) = found_in(newsletter(html, "List-Unsubscribe: <mailto:off@harborpost.example>\r\n", extra)).drafts
    assert draft.metadata.source == "Harbor Post"
    assert draft.metadata.title == "The ferry is back"
    for paragraph in PARAGRAPHS:
        assert paragraph in draft.body.text


def test_a_subject_is_a_title_beyond_doubt() -> None:
    html = "<h2>Sport</h2><h2>Travel</h2><p>Port Alder and the islands</p>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    (draft,) = found_in(newsletter(html, "List-Unsubscribe: <mailto:off@harborpost.example>\r\n")).drafts
    assert draft.metadata.origins["title"] == "mail header"
    assert draft.doubts == ()


def test_images_are_named_as_the_text_names_them() -> None:
    extra = "--B\r\nContent-Type: image/gif\r\nContent-ID: <a@b>\r\nContent-Location: http://x.example/a.gif\r\n\r\nGIF89a\r\n"
    mail = read_mime(newsletter("<p>x</p>", extra=extra))
    assert [image.name for image in mail.images] == ["cid:a@b", "http://x.example/a.gif"]


def test_attachments_are_named_and_not_read() -> None:
    extra = "--B\r\nContent-Type: application/zip\r\nContent-Disposition: attachment; filename=a.zip\r\n\r\nPK\r\n"
    found = found_in(newsletter("<article>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</article>", extra=extra))
    assert any("a.zip" in warning for warning in found.warnings)


@pytest.mark.parametrize("words", ["See the mail that is attached.", ""])
def test_a_mail_that_is_attached_is_named_and_read_only_where_there_is_no_other_text(words: str) -> None:
    inner = "From: a@b.example\r\nSubject: =?utf-8?q?F=C3=A4hre?=\r\nContent-Type: text/plain\r\n\r\nThe ferry is back.\r\n"
    own = f"--B\r\nContent-Type: text/plain\r\n\r\n{words}\r\n" if words else ""
    content = (
        "From: c@d.example\r\nTo: e@f.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n"
        f"{own}--B\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--B--\r\n"
    )
    found = found_in(content.encode())
    assert found.drafts[0].body.text == (words or "The ferry is back.")
    assert found.warnings == (("Not read, because attached: the mail “Fähre”.",) if words else ())


def test_a_mail_without_text_says_so() -> None:
    with pytest.raises(InputError, match="no text"):
        found_in(b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nabc")


def test_an_alert_gives_a_draft_for_each_finding() -> None:
    def finding(number: int) -> str:
        return (
            '<tr itemscope itemtype="http://schema.org/Article"><td>'
            f'<a itemprop="url" href="https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://news{number}.example/ferry%3Fa%3D1&amp;ct=ga">'
            f'<span itemprop="name">Ferry {number} <b>returns</b></span></a>'
            f'<div itemprop="publisher" itemscope><span itemprop="name">Paper {number}</span></div>'
            f'<div itemprop="description">The ferry {number} is back &hellip;</div></td></tr>'
        )

    html = f"<table>{finding(1)}{finding(2)}{finding(2)}</table>"
    content = newsletter(html).replace(b"Harbor Post <news@harborpost.example>", b"Google Alerts <googlealerts-noreply@google.com>")
    first, second = found_in(content).drafts
    assert (first.metadata.title, first.metadata.source, first.metadata.url) == (
        "Ferry 1 returns",
        "Paper 1",
        "https://news1.example/ferry?a=1",
    )
    assert first.body.text == "The ferry 1 is back …"
    assert second.metadata.url == "https://news2.example/ferry?a=1"


def test_an_mbox_gives_a_capture_for_each_mail() -> None:
    one = b"From a@b.example Sun Jun  1 10:00:00 2025\nFrom: a@b.example\nDate: Sun, 01 Jun 2025 10:00:00 +0000\n\ntext\n>From here\n\n"
    two = b"From c@d.example Mon Jun  2 10:00:00 2025\nFrom: c@d.example\nDate: Mon, 02 Jun 2025 10:00:00 +0000\n\nFrom now on\n"
    found = captures(one + two)
    assert [capture.captured_at.day for capture in found] == [1, 2]
    assert b"\nFrom here" in found[0].parts[0].content
    assert b"From now on" in found[1].parts[0].content
