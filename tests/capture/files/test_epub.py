"""E-books and issues: each chapter or article, whole, with its pictures and what is told of the publication."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.capture.extract import extract
from clipper.errors import InputError
from clipper.model.draft import Draft
from tests.capture.files.captured import NOW, captures

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 2
PARAGRAPHS = (
    "The ferry between the islands is back after three days of storm, the harbor master said on Sunday morning.",
    "It carried two hundred passengers on its first trip, among them a school class that had waited since Thursday.",
    "The company expects to sail by its usual timetable from Monday on, and refunds the tickets of those who waited.",
)
TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
BOOK = (
    "<dc:title>The Salt Roads</dc:title><dc:creator>Mara Tollin</dc:creator><dc:date>2019-04-02</dc:date><dc:language>en-GB</dc:language>"
    '<meta property="dcterms:modified">2025-05-30T12:00:00Z</meta>'
)
ISSUE = (
    '<dc:title>Harbor Post [Sun, 01 Jun 2025]</dc:title><dc:creator opf:role="aut">calibre</dc:creator><dc:publisher>calibre</dc:publisher>'
    "<dc:date>2025-06-01T08:00:00+00:00</dc:date>"
)


def page(inside: str, title: str = "x.xhtml") -> str:
    head = f"<head><title>{title}</title></head>" if title else "<head><title/></head>"
    return f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">{head}<body>{inside}</body></html>'


def epub(told: str, pages: dict[str, str], more: dict[str, bytes] | None = None, *, folder: str = "OEBPS/", says_so: bool = True) -> bytes:
    items = "".join(f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml"/>' for at, name in enumerate(pages))
    order = "".join(f"<itemref idref='i{at}'/>" for at in range(len(pages)))
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:opf="http://www.idpf.org/2007/opf"><metadata>{told}</metadata><manifest>{items}'
        f'<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest><spine>{order}'
        '<itemref idref="nav"/></spine></package>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        if says_so:
            archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/container.xml", f'<container><rootfiles><rootfile full-path="{folder}content.opf"/></rootfiles></container>'
        )
        archive.writestr(f"{folder}content.opf", package)
        archive.writestr(f"{folder}nav.xhtml", page("<nav>" + TEXT + "</nav>"))
        for name, inside in pages.items():
            archive.writestr(f"{folder}{name}", inside)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return packed.getvalue()


def drafts(content: bytes) -> list[Draft]:
    return [draft for capture in captures(content) for draft in extract(capture).drafts]


CHAPTERS = {
    "cover.xhtml": page('<img src="../images/cover.png"/>'),
    "title.xhtml": page("<h1>The Salt Roads</h1><p>Mara Tollin</p>"),
    "text/one.xhtml": page(f'<h1>The first road</h1><p><img src="../images/a%20b.png" alt="The ferry"/></p>{TEXT}', "The Salt Roads"),
    "text/two.xhtml": page(f'<p class="c1">The second road</p><p><a id="p7"/>{PARAGRAPHS[0]}</p>{TEXT}', ""),
}


@pytest.mark.parametrize("says_so", [True, False])
def test_each_chapter_of_a_book_is_an_article_with_its_pictures(says_so: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    content = epub(BOOK, CHAPTERS, {"OEBPS/images/a b.png": PICTURE}, says_so=says_so)
    first, second = captures(content)
    assert first.origin == "file:x/OEBPS/text/one.xhtml"
    assert first.parts[0].content == CHAPTERS["text/one.xhtml"].encode()
    assert first.captured_at == datetime(2025, 5, 30, 12, tzinfo=UTC)
    (one,), (two,) = (extract(capture).drafts for capture in (first, second))
    assert [draft.metadata.title for draft in (one, two)] == ["The first road", "The second road"]
    assert two.body.text.split("\n") == [PARAGRAPHS[0], *PARAGRAPHS]
    assert [asset.content for asset in one.assets] == [PICTURE]
    for draft in (one, two):
        told = draft.metadata
        assert (told.source, told.authors, told.language) == ("The Salt Roads", ("Mara Tollin",), "en")
        assert told.published is not None
        assert told.published.value == "2019-04-02"
        assert told.origins["source"] == "e-book"


def article(title: str, number: int) -> str:
    links = '<div class="calibre_navbar">| <a href="../index.html">Main menu</a> |<hr/></div>'
    address = f"https://harborpost.example/a?n={number}&amp;x=1"
    below = f'<div class="calibre_navbar"><hr/><p>Downloaded from <a rel="calibre-downloaded-from" href="{address}">{address}</a></p></div>'
    return page(f"{links}<h1>{title}</h1><p>By Tilda Marrow</p><p>30 May 2025</p>{TEXT}{below}", title)


def test_each_article_of_an_issue_has_its_address_and_its_own_date() -> None:
    menu = page("<h1>Harbor Post</h1><ul>" + "".join(f'<li><a href="{at}">{text}</a></li>' for at, text in enumerate(PARAGRAPHS)) + "</ul>")
    pages = {"index.html": menu, "f/a0/index.html": article("The ferry is back", 0), "f/a1/index.html": article("A lamp at the pier", 1)}
    found = drafts(epub(ISSUE, pages, folder=""))
    assert [(one.metadata.title, one.metadata.source, one.metadata.authors) for one in found] == [
        ("The ferry is back", "Harbor Post", ("Tilda Marrow",)),
        ("A lamp at the pier", "Harbor Post", ("Tilda Marrow",)),
    ]
    assert [one.metadata.url for one in found] == [f"https://harborpost.example/a?n={number}&x=1" for number in (0, 1)]
    for one in found:
        assert one.metadata.published is not None
        assert one.metadata.published.value == "2025-05-30"
        assert "menu" not in one.body.text
        assert "Downloaded" not in one.body.text


def test_a_book_of_unknown_make_and_date_tells_none() -> None:
    told = "<dc:title>T</dc:title><dc:creator>Unknown</dc:creator><dc:date>0101-01-01T00:00:00+00:00</dc:date>"
    content = epub(told, {"a.xhtml": CHAPTERS["text/one.xhtml"]})
    assert captures(content)[0].captured_at == NOW
    (draft,) = drafts(content)
    assert (draft.metadata.authors, draft.metadata.published) == ((), None)


LOCK = b'<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/text/one.xhtml"/></CipherData></EncryptedData></encryption>'
FONTS = LOCK.replace(b"text/one.xhtml", b"fonts/a.otf")


def test_a_protected_book_says_so_and_protected_fonts_are_no_reason() -> None:
    with pytest.raises(InputError, match="protected"):
        captures(epub(BOOK, CHAPTERS, {"META-INF/encryption.xml": LOCK}))
    assert len(captures(epub(BOOK, CHAPTERS, {"META-INF/encryption.xml": FONTS}))) == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (epub(BOOK, {"cover.xhtml": CHAPTERS["cover.xhtml"]}), "holds no text"),
        (epub(BOOK, CHAPTERS).replace(b"OEBPS/content.opf", b"OEBPS/content.xyz").replace(b".opf", b".xyz"), "damaged"),
        (epub(BOOK, CHAPTERS)[:-200], "damaged"),
        (epub(BOOK, {"a.xhtml": " " * 60_000_000}), "fill the memory"),
    ],
)
def test_one_without_a_text_or_a_damaged_one_says_so(content: bytes, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        captures(content)


def test_a_list_of_pages_that_leads_out_of_the_book_leads_nowhere() -> None:
    pages = {"../../../etc/passwd": "x", "/etc/passwd": "x", "text/one.xhtml": CHAPTERS["text/one.xhtml"]}
    assert [capture.origin for capture in captures(epub(BOOK, pages))] == ["file:x/OEBPS/text/one.xhtml"]


@given(st.lists(st.tuples(st.integers(0, 6_000), st.binary(max_size=6)), min_size=1, max_size=15))
@settings(max_examples=60, deadline=None)
def test_damaged_bytes_give_articles_or_one_sentence(damage: list[tuple[int, bytes]]) -> None:
    content = bytearray(epub(BOOK, CHAPTERS, {"OEBPS/images/a b.png": PICTURE}))
    for place, some in damage:
        content[place % len(content) : place % len(content) + len(some)] = some
    try:
        drafts(bytes(content))
    except InputError as error:
        assert error.sentence
