"""Outlook messages are read as the same mail would be that another program had saved."""

import struct
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.capture.extract import extract
from clipper.capture.files.outlook_rtf import unpacked_rtf
from clipper.errors import InputError
from clipper.model.draft import CaptureKind, Draft
from tests.capture.files.captured import captures, found_in
from tests.capture.files.compound_files import FREE, SECTOR, compound, enclosed, file, message

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 2
SENT = datetime(2025, 6, 1, 6, tzinfo=UTC)
PARAGRAPHS = (
    "The ferry between the islands is back after three days of storm, the harbor master said on Sunday morning.",
    "It carried two hundred passengers on its first trip, among them a school class that had waited since Thursday.",
    "The company expects to sail by its usual timetable from Monday on, and refunds the tickets of those who waited.",
)
LETTER = "<html><body>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</body></html>"
STORIES = (("The harbor council votes to keep the night ferry", "council"), ("The village school reopens after the flood", "school"))


def rich(text: bytes, *, head: bytes = rb"\ansicpg1252\fromhtml1") -> bytes:
    """Rich text as Outlook keeps it, not packed."""
    whole = rb"{\rtf1\ansi" + head + rb"{\fonttbl{\f0\fswiss Arial;}{\f1\fswiss\fcharset204 Arial;}}" + b"\r\n" + text + b"}"
    return struct.pack("<IIII", len(whole) + 12, len(whole), 0x414C454D, 0) + whole


def about(drafts: tuple[Draft, ...]) -> list[tuple[object, ...]]:
    return [(d.role, d.metadata.title, d.metadata.source, d.metadata.authors, d.metadata.url, d.metadata.published, d.body) for d in drafts]


def test_a_letter_comes_with_sender_date_and_subject() -> None:
    content = compound(message(subject="Fähre wieder da", sender="Jörg Müller", html=LETTER.encode(), sent=SENT))
    (capture,) = captures(content)
    assert capture.captured_at == SENT
    assert capture.parts[0].content == content
    found = found_in(content)
    (draft,) = found.drafts
    assert found.kind is CaptureKind.MAIL
    assert draft.metadata.title == "Fähre wieder da"
    assert draft.metadata.authors == ("Jörg Müller",)
    assert draft.metadata.published is not None
    assert draft.metadata.published.value == "2025-06-01T06:00:00Z"
    assert draft.body.text.split("\n") == list(PARAGRAPHS)


def test_a_newsletter_gives_what_its_mail_gives() -> None:
    prose = "The {who} said on Tuesday that the decision had been taken after months of talks with everybody who lives by the harbor. " * 3
    html = "<html><body>" + "".join(
        f'<h2><a href="https://harborpost.example/{who}">{head}</a></h2><p>{prose.format(who=who)}</p>' for head, who in STORIES
    )
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Harbor Post <news@post.example>", "you@example.org", "The morning"
    mail["Date"], mail["List-Unsubscribe"] = "Sun, 01 Jun 2025 08:00:00 +0200", "<mailto:off@post.example>"
    headers = mail.as_string().partition("\n\n")[0]
    mail.set_content(html + "</body></html>", subtype="html")
    of_mail = found_in(mail.as_bytes()).drafts
    saved = message(subject="The morning", sender="Harbor Post", headers=headers, html=(html + "</body></html>").encode(), sent=SENT)
    of_message = found_in(compound(saved)).drafts
    assert len(of_mail) == 2
    assert about(of_message) == about(of_mail)


@pytest.mark.parametrize(("page", "codec"), [(65001, "utf-8"), (1251, "cp1251"), (28592, "iso-8859-2"), (50220, "iso-2022-jp")])
def test_markup_is_decoded_by_the_code_page_of_the_message(page: int, codec: str) -> None:
    words = {"cp1251": "Паром вернулся", "iso-8859-2": "Żaglówka wraca", "iso-2022-jp": "船が戻った"}.get(codec, "Fähre")
    html = f"<html><body><p>{words}.</p><p>{PARAGRAPHS[0]}</p></body></html>".encode(codec)
    (draft,) = found_in(compound(message(subject="x", html=html, code_page=page))).drafts
    assert draft.body.text.startswith(f"{words}.\n")


def test_pictures_that_the_text_shows_come_along_and_other_files_are_named() -> None:
    html = LETTER.replace("</body>", '<img src="cid:pic1@x" alt="The ferry"></body>').encode()
    attached = (file(PICTURE, "a.png", shown_as="pic1@x", media_type="image/png"), file(b"%PDF-1.4", "fares.pdf"))
    found = found_in(compound(message(subject="x", html=html, attached=attached)))
    assert [(asset.media_type, asset.content) for asset in found.drafts[0].assets] == [("image/png", PICTURE)]
    assert found.warnings == ("Not read, because attached: fares.pdf.",)


def test_a_message_that_only_encloses_another_gives_that_ones_text() -> None:
    inner = message(subject="The ferry is back", html=LETTER.encode(), head=24)
    (draft,) = found_in(compound(message(subject="Fwd: The ferry is back", attached=(enclosed(inner),)))).drafts
    assert draft.metadata.title == "The ferry is back"
    assert "school class" in draft.body.text


def test_a_mail_that_comes_with_another_is_named() -> None:
    inner = message(subject="Fares rise", html=LETTER.encode(), head=24)
    found = found_in(compound(message(subject="x", plain="See the mail that is attached.", attached=(enclosed(inner),))))
    assert found.warnings == ("Not read, because attached: the mail “Fares rise”.",)
    assert found.drafts[0].body.text == "See the mail that is attached."


def test_plain_text_is_read_where_there_is_no_other() -> None:
    (draft,) = found_in(compound(message(subject="x", plain="\r\n\r\n".join(PARAGRAPHS)))).drafts
    assert draft.body.text.split("\n") == list(PARAGRAPHS)


def test_markup_that_stands_in_rich_text_is_read_without_the_rich_text() -> None:
    shadow = rb"\htmlrtf\pard\plain\f0 not this\htmlrtf0 "
    body = rb"{\*\htmltag84 <p>}" + shadow + rb"3 < 4, {\f1 \'cf\'e0\'f0\'ee\'ec} \u8364? 5\'e4{\*\htmltag92 </p>}" + b"\r\n"
    rest = "".join(rf"{{\*\htmltag84 <p>}}{text}{{\*\htmltag92 </p>}}\par " for text in PARAGRAPHS).encode()
    found = found_in(compound(message(subject="x", rtf=rich(rb"{\*\htmltag <html><body>}" + body + rest))))
    assert found.drafts[0].body.text.split("\n") == ["3 < 4, Паром € 5ä", *PARAGRAPHS]


def test_a_plain_text_that_stands_in_rich_text_is_read() -> None:
    body = rb"\par \par ".join(text.encode() for text in PARAGRAPHS)
    (draft,) = found_in(compound(message(subject="x", rtf=rich(body, head=rb"\ansicpg1252\fromtext")))).drafts
    assert draft.body.text.split("\n") == list(PARAGRAPHS)


def test_rich_text_that_holds_nothing_else_is_read_as_such() -> None:
    body = rb"\b " + PARAGRAPHS[0].encode() + rb"\b0\par " + PARAGRAPHS[1].encode() + rb"\par"
    (draft,) = found_in(compound(message(subject="x", rtf=rich(body, head=rb"\ansicpg1252")))).drafts
    assert draft.body.text.split("\n") == [*PARAGRAPHS[:2]]


def test_packed_rich_text_is_unpacked() -> None:
    # "{\rtf1\ansi" stands in what is known (offset 0, 11 signs); then letters, a piece of what was just written, and the end.
    here = 207 + 11 + 4
    packed = bytes([0b00000001]) + struct.pack(">H", 0 << 4 | 11 - 2) + b" abc" + bytes([0, 0, 0])
    assert unpacked_rtf(struct.pack("<IIII", 0, 15, 0x75465A4C, 0) + packed)[:15] == rb"{\rtf1\ansi abc"
    again = bytes([0b01100001]) + struct.pack(">H", 9) + b" abc" + struct.pack(">HH", 219 << 4 | 7, (here + 9) << 4)
    assert unpacked_rtf(struct.pack("<IIII", 0, 999, 0x75465A4C, 0) + again) == rb"{\rtf1\ansi abcabcabcabc"


def test_one_without_a_word_says_so() -> None:
    with pytest.raises(InputError, match="holds no text"):
        found_in(compound(message(subject="x")))


def test_an_old_office_document_is_still_named_as_what_it_is() -> None:
    with pytest.raises(InputError, match="old Office document"):
        captures(compound({"WordDocument": b"\0" * 5000}))


WHOLE = compound(
    message(subject="x", html=LETTER.encode() * 20, plain="y" * 5000, rtf=rich(b"z" * 5000), attached=(file(PICTURE, "a.png"),))
)


def test_one_that_was_cut_off_gives_what_is_there_or_one_sentence() -> None:
    for length in range(600, len(WHOLE), 997):
        try:
            for capture in captures(WHOLE[:length]):
                extract(capture)
        except InputError as error:
            assert error.sentence


def test_chains_and_siblings_that_run_in_circles_end() -> None:
    circle = bytearray(WHOLE)
    tables = struct.unpack_from("<I", circle, 44)[0]
    for number in range(len(WHOLE) // SECTOR - 1 - tables):
        struct.pack_into("<I", circle, (len(WHOLE) // SECTOR - tables) * SECTOR + number * 4, number)  # each sector follows itself
    for content in (bytes(circle), WHOLE.replace(struct.pack("<II", FREE, 2), struct.pack("<II", 1, 1))):
        try:
            for capture in captures(content):
                extract(capture)
        except InputError as error:
            assert error.sentence


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=30), st.integers(0, 600))
@settings(max_examples=80, deadline=None)
def test_damaged_bytes_give_an_article_or_one_sentence(damage: list[tuple[int, int]], within: int) -> None:
    content = bytearray(WHOLE)
    for place, byte in damage:
        content[place] = byte
        content[24 + place % (within + 1)] = byte  # the head is small and tells most
    try:
        for capture in captures(bytes(content)):
            extract(capture)
    except InputError as error:
        assert error.sentence
