"""Files that a program wrapped: packed with gzip, or kept by Apple's mail program."""

import gzip

import pytest

from clipper.errors import InputError
from tests.capture.files.captured import captures, found_in

MAIL = (
    b"From: Tilda Marrow <tilda@harborpost.example>\r\nTo: me@reader.example\r\nSubject: The ferry is back\r\n"
    b"Date: Sun, 1 Jun 2025 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    b"The ferry between the islands is back after three days of storm.\r\n"
)
ABOUT = b'<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>flags</key><integer>1</integer></dict></plist>\n'
PAGE = b"<html><article><h1>Ferry</h1><p>The ferry is back after three days of storm.</p></article></html>"


def test_a_packed_mail_is_read_as_the_mail() -> None:
    (capture,) = captures(gzip.compress(MAIL))
    assert capture.parts[0].content == MAIL
    assert capture.captured_at.isoformat() == "2025-06-01T10:00:00+00:00"
    assert found_in(gzip.compress(MAIL)).drafts[0].metadata.title == "The ferry is back"


def test_a_packed_page_of_several_pieces_is_read_as_the_page() -> None:
    (capture,) = captures(gzip.compress(PAGE[:40]) + gzip.compress(PAGE[40:]))
    assert (capture.parts[0].media_type, capture.parts[0].content) == ("text/html", PAGE)


def test_a_packed_mailbox_gives_each_mail() -> None:
    mailbox = b"".join(b"From tilda@harborpost.example Sun Jun  1 10:00:00 2025\n" + MAIL.replace(b"\r\n", b"\n") + b"\n" for _ in range(3))
    assert len(captures(gzip.compress(mailbox))) == 3


def test_a_bomb_is_stopped() -> None:
    with pytest.raises(InputError, match="fill the memory"):
        captures(gzip.compress(b"\0" * 50_000_000))


def test_countless_empty_pieces_cost_no_more_than_their_length() -> None:
    with pytest.raises(InputError, match="nothing in it"):
        captures(gzip.compress(b"") * 150_000)


@pytest.mark.parametrize("cut", [12, 60])
def test_what_was_cut_off_says_so(cut: int) -> None:
    with pytest.raises(InputError, match="ends too early"):
        captures(gzip.compress(PAGE)[:cut])


def test_damage_is_told() -> None:
    damaged = bytearray(gzip.compress(PAGE * 50))
    damaged[20:60] = b"\xff" * 40
    with pytest.raises(InputError, match="damaged"):
        captures(bytes(damaged))


def test_what_was_packed_twice_is_refused() -> None:
    with pytest.raises(InputError, match="packed once more"):
        captures(gzip.compress(gzip.compress(PAGE)))


def test_apples_mail_is_read_without_what_stands_around_it() -> None:
    (capture,) = captures(b"%d\n" % len(MAIL) + MAIL + ABOUT)
    assert (capture.parts[0].media_type, capture.parts[0].content) == ("message/rfc822", MAIL)
    assert capture.captured_at.isoformat() == "2025-06-01T10:00:00+00:00"


def test_a_text_that_begins_with_a_number_stays_a_text() -> None:
    (capture,) = captures(b"1914\nFrom: the first page of the diary to the last, nobody speaks of salt.\nThe end.\n")
    assert capture.parts[0].media_type == "text/plain"
