"""OpenDocument texts, packed and in one file: taken whole, with their structure; prints of press databases part into their articles."""

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.capture.extract import extract
from clipper.errors import InputError
from clipper.model.span import SpanKind
from tests.capture.files.captured import captures, found_in

KIND = "application/vnd.oasis.opendocument.text"
SPACES = ' xmlns:xlink="http://www.w3.org/1999/xlink"' + "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"))
)
SALT = (
    "The price of salt rose for the third month in a row, and the millers of the coast blame a wet summer.",
    "A sack costs eleven crowns now, two more than in March, and the guild asked the council for help.",
)
FERRY = (
    "Ferry fares to the outer islands rise in spring, the harbor board of Norvik said on Monday after a long session.",
    "Nobody had asked the people who live there, said Tilda Marrow, who takes the early boat each day.",
)
COUNTED = (
    ("Local News", "Ferry fares rise in spring", "By Edda Lorn", "42 words", "2 May 2025", "Northern Ledger", "LEDG", "English"),
    ("Local News", "Salt grows dear on the coast", "By Mara Tollin", "40 words", "3 May 2025", "Harbor Gazette", "HGAZ", "English"),
)


def paragraph(words: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def content_of(body: str, styles: str = "", root: str = "document-content") -> str:
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:{root}{SPACES}>{automatic}'
        f"<office:body><office:text>{body}</office:text></office:body></office:{root}>"
    )


def odt(body: str, styles: str = "", manifest: str = "<manifest/>", kind: str = KIND) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content_of(body, styles))
        archive.writestr("META-INF/manifest.xml", manifest)
    return packed.getvalue()


def fodt(body: str, styles: str = "") -> bytes:
    return content_of(body, styles, "document").encode()


STYLES = (
    '<style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="P2" style:parent-style-name="Quotations"/>'
    '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T2"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="T3"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'
)


def item(words: str, inner: str = "") -> str:
    return f"<text:list-item>{paragraph(words)}{inner}</text:list-item>"


def cell(words: str) -> str:
    return f"<table:table-cell>{paragraph(words)}</table:table-cell>"


def row(*words: str) -> str:
    return f"<table:table-row>{''.join(map(cell, words))}</table:table-row>"


GONE = "<text:deletion><text:p>What went.</text:p></text:deletion>"
NOTE = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Gazette, 3 June.</text:p></text:note-body></text:note>"
LINK = '<text:a xlink:href="https://gazette.example/a">The list</text:a>'
MINE = "<office:annotation><text:p>Mine.</text:p></office:annotation>"


def span(words: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


BODY = (
    f"<text:tracked-changes><text:changed-region>{GONE}</text:changed-region></text:tracked-changes>"
    + paragraph("Salt grows dear", "P1")
    + paragraph(SALT[0] + NOTE)
    + paragraph(f'Twelve<text:s text:c="2"/>and {span("bold", "T1")}, {span("slanted", "T2")}{span(" hidden", "T3")}.')
    + paragraph("One line<text:line-break/>A new line &amp; more<text:tab/>here.")
    + '<text:h text:outline-level="2">What it costs</text:h>'
    + paragraph("Nobody had asked us.", "P2")
    + f'<text:list text:style-name="L1">{item("one")}{item("two")}</text:list>'
    + "<text:list>"
    + item("first", f"<text:list>{item('inner')}</text:list>")
    + "</text:list>"
    + f"<table:table><table:table-header-rows>{row('Year', 'Price')}</table:table-header-rows>{row('2024', '9')}</table:table>"
    + paragraph(f"{LINK} is here.{MINE}")
    + f"<text:section>{paragraph(SALT[1])}</text:section>"
)


@pytest.mark.parametrize("content", [odt(BODY, STYLES), fodt(BODY, STYLES)])
def test_a_document_is_read_with_its_structure(content: bytes) -> None:
    (draft,) = found_in(content).drafts
    assert draft.metadata.title == "Salt grows dear"
    assert draft.body.text.split("\n") == [
        f"{SALT[0]}¹",
        "Twelve and bold, slanted.",
        "One line",
        "A new line & more here.",
        "What it costs",
        "Nobody had asked us.",
        "one",
        "two",
        "first",
        "inner",
        "Year\tPrice",
        "2024\t9",
        "The list is here.",
        SALT[1],
        "¹ Gazette, 3 June.",
    ]
    kinds = [(block.kind, block.attributes.get("ordered"), block.attributes.get("level")) for block in draft.body.blocks()]
    assert kinds[4:12] == [
        (SpanKind.HEADING, None, 2),
        (SpanKind.QUOTE, None, None),
        (SpanKind.LIST_ITEM, True, None),
        (SpanKind.LIST_ITEM, True, None),
        (SpanKind.LIST_ITEM, None, None),
        (SpanKind.LIST_ITEM, None, None),
        (SpanKind.TABLE_ROW, None, None),
        (SpanKind.TABLE_ROW, None, None),
    ]
    marked = {
        span.kind: draft.body.text[span.start : span.end] for span in draft.body.spans if span.kind.value in ("strong", "emphasis", "link")
    }
    assert marked == {SpanKind.STRONG: "bold", SpanKind.EMPHASIS: "slanted", SpanKind.LINK: "The list"}


@pytest.mark.parametrize("wrap", [odt, fodt])
def test_what_a_press_database_saves_is_an_article_for_each_document(wrap: Callable[[str], bytes]) -> None:
    lines: list[str] = []
    for head, text, number in zip(COUNTED, (FERRY, SALT), ("1", "2"), strict=True):
        lines += [*head, f"(c) 2025 {head[5]}. All Rights Reserved.", "", *text, f"Document LEDG00002025050{number}el6200001", ""]
    found = found_in(wrap("".join(map(paragraph, lines))))
    assert [(draft.metadata.title, draft.metadata.source, draft.metadata.authors) for draft in found.drafts] == [
        ("Ferry fares rise in spring", "Northern Ledger", ("Edda Lorn",)),
        ("Salt grows dear on the coast", "Harbor Gazette", ("Mara Tollin",)),
    ]
    assert [draft.body.text for draft in found.drafts] == ["\n".join(FERRY), "\n".join(SALT)]


def test_a_sheet_is_named_as_what_it_is() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("content.xml", "styles.xml", "META-INF/manifest.xml"):
            archive.writestr(name, "<x/>")
    with pytest.raises(InputError, match="sheet"):
        captures(packed.getvalue())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (odt(""), "holds no text"),
        (odt(paragraph("   ")), "holds no text"),
        (odt(paragraph("x"))[:-60], "damaged"),
        (odt(paragraph("x"), manifest='<manifest:encryption-data manifest:checksum="x"/>'), "password"),
        (f"<office:document{SPACES}><office:body/></office:document>".encode(), "damaged"),
    ],
)
def test_a_document_without_a_text_or_a_damaged_one_is_told(content: bytes, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        found_in(content)


def test_a_document_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(InputError, match="too large"):
        found_in(odt(" " * 61_000_000))


def test_styles_that_rest_on_each_other_and_lists_without_end_are_read() -> None:
    circle = '<style:style style:name="A" style:parent-style-name="B"/><style:style style:name="B" style:parent-style-name="A"/>'
    deep = "<text:list><text:list-item>" * 100 + paragraph("deep") + "</text:list-item></text:list>" * 100
    (draft,) = found_in(fodt(paragraph("Salt grows dear", "A") + paragraph(SALT[0]) + deep, circle)).drafts
    assert SALT[0] in draft.body.text


@given(st.lists(st.tuples(st.integers(0, 3_000), st.binary(max_size=6)), min_size=1, max_size=15))
@settings(max_examples=60, deadline=None)
def test_damaged_bytes_give_an_article_or_one_sentence(damage: list[tuple[int, bytes]]) -> None:
    for whole in (odt(BODY, STYLES), fodt(BODY, STYLES)):
        content = bytearray(whole)
        for place, some in damage:
            content[place % len(content) : place % len(content) + len(some)] = some
        try:
            for capture in captures(bytes(content)):
                extract(capture)
        except InputError as error:
            assert error.sentence
