"""Documents of word processors: taken whole, with their structure; prints of press databases part into their articles."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.capture.captures import Given, captures_of
from clipper.capture.extract import extract
from clipper.capture.files.rich_text import markup_of_rich_text
from clipper.errors import InputError
from clipper.model.draft import Extraction
from clipper.model.span import SpanKind

NOW = datetime(2025, 7, 1, tzinfo=UTC)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SALT = (
    "The price of salt rose for the third month in a row, and the millers of the coast blame a wet summer.",
    "A sack costs eleven crowns now, two more than in March, and the guild asked the council for help.",
)
FERRY = (
    "Ferry fares to the outer islands rise in spring, the harbor board of Norvik said on Monday after a long session.",
    "Nobody had asked the people who live there, said Tilda Marrow, who takes the early boat each day.",
)


def paragraph(words: str, style: str = "", inside: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{inside}</w:pPr>' if style or inside else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def docx(body: str, links: str = "", **more: str) -> bytes:
    """`more` are further files of the document, by their names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        document = f'<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?>{document}')
        if links:
            archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>")
        for name, inside in more.items():
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{WORD}">{inside}</w:{name}>')
    return packed.getvalue()


def read(content: bytes) -> Extraction:
    (capture,) = captures_of(Given(content=content, origin="file:a", now=NOW))
    return extract(capture)


def rtf(*lines: str, head: str = "") -> bytes:
    return ("{\\rtf1\\ansi\\ansicpg1252" + head + "\\par ".join(lines) + "\\par}").encode("ascii")


def test_a_word_document_is_read_with_its_structure() -> None:
    link = f'<Relationship Id="rId7" Type="{RELATIONS}/hyperlink" Target="https://gazette.example/a" TargetMode="External"/>'
    linked = '<w:p><w:hyperlink r:id="rId7"><w:r><w:t>The whole list</w:t></w:r></w:hyperlink><w:r><w:t> is here.</w:t></w:r></w:p>'
    changed = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>What came.</w:t></w:r></w:ins></w:p>"
    strong = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Twelve</w:t></w:r><w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t> &amp; more.</w:t></w:r></w:p>"
    rows = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) for cells in (("Year", "Price"), ("2024", "9"), ("2025", "11")))
    table = "<w:tbl>" + "".join(f"<w:tr>{cells}</w:tr>" for cells in rows) + "</w:tbl>"
    items = paragraph("first", inside='<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = paragraph("Salt grows dear", "Title") + "".join(map(paragraph, SALT)) + paragraph("What it costs", "Heading2")
    (draft,) = read(docx(body + linked + changed + strong + table + items, link)).drafts
    assert draft.metadata.title == "Salt grows dear"
    assert draft.body.text.split("\n") == [
        *SALT,
        "What it costs",
        "The whole list is here.",
        "What came.",
        "Twelve & more.",
        "Year\tPrice",
        "2024\t9",
        "2025\t11",
        "first",
    ]
    kinds = [block.kind for block in draft.body.blocks()]
    assert (kinds[2], kinds[6], kinds[9]) == (SpanKind.HEADING, SpanKind.TABLE_ROW, SpanKind.LIST_ITEM)
    marked = {
        span.kind: draft.body.text[span.start : span.end] for span in draft.body.spans if span.kind in (SpanKind.LINK, SpanKind.STRONG)
    }
    assert marked == {SpanKind.LINK: "The whole list", SpanKind.STRONG: "Twelve"}


def style(name: str, told: str, parent: str = "", inside: str = "") -> str:
    rests = f'<w:basedOn w:val="{parent}"/>' if parent else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{told}"/>{rests}<w:pPr>{inside}</w:pPr></w:style>'


def numbered(number: int, kinds: tuple[str, ...]) -> str:
    levels = "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/></w:lvl>' for level, kind in enumerate(kinds))
    return f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'


def in_list(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def test_styles_and_lists_of_a_word_document_tell_what_its_paragraphs_are() -> None:
    styles = (
        style("a1", "heading 2")
        + style("Zwischen", "My own", "a1")
        + style("Zitat", "Quote")
        + style("Punkt", "List Bullet", inside='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("Punkt2", "List Bullet 2", inside='<w:numPr><w:numId w:val="1"/></w:numPr>')
    )
    lists = numbered(7, ("bullet", "bullet")) + numbered(8, ("decimal", "lowerLetter")) + numbered(9, ("none",))
    lists += "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{number}"/></w:num>' for at, number in ((1, 7), (2, 8), (3, 9)))
    lines = (
        ("Salt grows dear", "Title", ""),
        (SALT[0], "", ""),
        ("What it costs", "Zwischen", ""),
        ("Nobody had asked us.", "Zitat", ""),
        ("point", "Punkt", ""),
        ("point below", "Punkt2", ""),
        ("one", "", in_list(2, 0)),
        ("two", "", in_list(2, 0)),
        ("two a", "", in_list(2, 1)),
        ("three", "", in_list(2, 0)),
        ("no item", "", in_list(3, 0)),
        ("nor this", "Punkt", in_list(0, 0)),
        (SALT[1], "", ""),
    )
    body = "".join(paragraph(words, name or "Normal", inside) for words, name, inside in lines)
    (draft,) = read(docx(body, styles=styles, numbering=lists)).drafts
    kinds = [
        (draft.body.text[block.start : block.end], block.kind.value, block.attributes.get("depth"), block.attributes.get("number"))
        for block in draft.body.blocks()
    ]
    assert kinds == [
        (SALT[0], "paragraph", None, None),
        ("What it costs", "heading", None, None),
        ("Nobody had asked us.", "quote", 1, None),
        ("point", "list_item", 1, None),
        ("point below", "list_item", 2, None),
        ("one", "list_item", 1, 1),
        ("two", "list_item", 1, 2),
        ("two a", "list_item", 2, 1),
        ("three", "list_item", 1, 3),
        ("no item", "paragraph", None, None),
        ("nor this", "paragraph", None, None),
        (SALT[1], "paragraph", None, None),
    ]


def test_notes_of_a_word_document_stand_behind_its_text() -> None:
    signs = "".join(f'<w:p><w:r><w:t>{{}}</w:t><w:{kind} w:id="2"/></w:r></w:p>' for kind in ("footnoteReference", "endnoteReference"))
    itself = '<w:p><w:r><w:footnoteRef/><w:t>Gazette, 3 June.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">{itself}</w:footnote>'
    ends = f'<w:endnote w:id="2">{paragraph("Ledger, 4 June.")}</w:endnote>'
    (draft,) = read(docx(signs.format(*SALT), footnotes=notes, endnotes=ends)).drafts
    assert draft.body.text.split("\n") == [f"{SALT[0]}¹", f"{SALT[1]}²", "¹ Gazette, 3 June.", "² Ledger, 4 June."]


@pytest.mark.parametrize("name", ["a.mht", "a.html"])
def test_a_page_that_was_put_into_a_word_document_is_read_as_its_text(name: str) -> None:
    page = (
        f"<html><head><style>p {{}}</style></head><body><h1>Salt grows dear</h1><p>{SALT[0]}</p><p><b>Twelve</b> sacks.</p></body></html>"
    )
    if name.endswith(".mht"):
        head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html; charset=utf-8\n\n"
        page = f"{head}{page}\n--B--\n"
    packed = io.BytesIO(
        docx('<w:altChunk r:id="c1"/>' + paragraph(SALT[1]), f'<Relationship Id="c1" Type="{RELATIONS}/aFChunk" Target="/word/{name}"/>')
    )
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(f"word/{name}", page)
    (draft,) = read(packed.getvalue()).drafts
    assert draft.metadata.title == "Salt grows dear"
    assert draft.body.text.split("\n") == [SALT[0], "Twelve sacks.", SALT[1]]


def test_rich_text_is_read_in_its_letters() -> None:
    head = "{\\fonttbl{\\f0 Times;}}{\\*\\generator Word;}{\\info{\\title x}}{\\header not this}"
    told = (
        "{\\b Salt grows dear}",
        SALT[0],
        "Caf\\'e9 \\u233?\\u8212-\\ldblquote so\\rdblquote  \\u-10179?\\u-8640? {\\i never}\\~mind {\\v hidden}5 \\{braces\\}",
        "a\\tab b\\line c",
        SALT[1],
    )
    (draft,) = read(rtf(*told, head=head)).drafts
    assert draft.metadata.title == "Salt grows dear"
    lines = draft.body.text.split("\n")
    assert (lines[0], lines[-1]) == SALT
    assert lines[1] == "Café é—“so” 🙀 never mind 5 {braces}"
    assert lines[2:4] == ["a b", "c"]
    assert any(span.kind is SpanKind.EMPHASIS and draft.body.text[span.start : span.end] == "never" for span in draft.body.spans)


def test_rich_text_is_read_with_its_structure() -> None:
    styles = "{\\stylesheet{\\s0 Normal;}{\\s1\\b\\fs28 heading 1;}{\\s2\\sbasedon0 heading 2;}{\\s3\\li360 Quote;}}"
    fonts = "{\\fonttbl{\\f0\\froman Times;}{\\f1\\fswiss\\fcharset204 Arial;}}"
    link = '{\\field{\\*\\fldinst {HYPERLINK "https://gazette.example/a" }}{\\fldrslt {\\ul The list}}} is here'
    note = "{\\super \\chftn}{\\*\\footnote {\\super \\chftn} Gazette, {\\i 3 June}.}"
    item = "\\pard {{\\listtext\\pard\\plain {}\\tab}}\\ilvl{}\\ls1 {}"
    row = "\\trowd\\cellx1\\cellx2\\pard\\intbl {}\\cell {}\\cell\\row"
    lines = (
        "\\pard\\s1\\b Salt grows dear",
        "\\pard\\plain " + SALT[0] + note,
        "\\pard\\s2 What it costs",
        "\\pard\\s3 Nobody had asked us.",
        item.format("\\'b7", 0, "point"),
        item.format("\\u9702?", 1, "point below"),
        item.format("1.", 0, "one"),
        item.format("2.", 0, "two"),
        row.format("Year", "Price") + row.format("2024", "9") + "\\pard " + link,
        "{\\f1 \\'cf\\'e0\\'f0\\'ee\\'ec} {\\f0 \\'e9}",
        SALT[1],
    )
    (draft,) = read(rtf(*lines, head=fonts + styles)).drafts
    assert draft.metadata.title == "Salt grows dear"
    blocks = [(draft.body.text[one.start : one.end], one.kind.value, one.attributes.get("depth")) for one in draft.body.blocks()]
    assert blocks == [
        (f"{SALT[0]}¹", "paragraph", None),
        ("What it costs", "heading", None),
        ("Nobody had asked us.", "quote", 1),
        ("point", "list_item", 1),
        ("point below", "list_item", 2),
        ("one", "list_item", 1),
        ("two", "list_item", 1),
        ("Year\tPrice", "table_row", None),
        ("2024\t9", "table_row", None),
        ("The list is here", "paragraph", None),
        ("Паром é", "paragraph", None),
        (SALT[1], "paragraph", None),
        ("¹ Gazette, 3 June.", "paragraph", None),
    ]
    (linked,) = (one for one in draft.body.spans if one.kind is SpanKind.LINK)
    assert (draft.body.text[linked.start : linked.end], linked.attributes["href"]) == ("The list", "https://gazette.example/a")
    assert [one.attributes.get("number") for one in draft.body.blocks() if one.attributes.get("ordered")] == [1, 2]


@pytest.mark.parametrize("open_group", ["{\\footnote ", "{\\field{\\*\\fldinst ", "{\\listtext ", "{\\*\\footnote {\\footnote "])
def test_a_group_that_never_ends_costs_no_text_before_it(open_group: str) -> None:
    (draft,) = read(rtf("Salt grows dear", *SALT, open_group + "lost")).drafts
    assert draft.body.text.startswith("\n".join(SALT))


def test_a_document_without_a_title_has_its_first_line_for_one() -> None:
    (draft,) = read(rtf("Salt grows dear", "By Mara Tollin", "3 June 2025", *SALT)).drafts
    assert draft.metadata.title == "Salt grows dear"
    assert draft.body.text.endswith(SALT[1])


COUNTED = (
    ("Local News", "Ferry fares rise in spring", "By Edda Lorn", "42 words", "2 June 2025", "Northern Ledger", "LEDG", "English"),
    ("Local News", "Salt grows dear on the coast", "By Mara Tollin", "40 words", "3 June 2025", "Harbor Gazette", "HGAZ", "English"),
)


@pytest.mark.parametrize("form", ["rtf", "docx", "rows"])
def test_what_a_press_database_saves_is_an_article_for_each_document(form: str) -> None:
    lines: list[str] = []
    rows = ""
    for head, text, number in zip(COUNTED, (FERRY, SALT), ("1", "2"), strict=True):
        lines += [*head, f"(c) 2025 {head[5]}. All Rights Reserved.", "", *text, f"Document LEDG00002025060{number}el6200001", ""]
        fields = (
            ("HD", head[1]),
            ("BY", head[2]),
            ("PD", head[4]),
            ("SN", head[5]),
            ("LP", "\\par ".join(text)),
            ("AN", f"Document {number}"),
        )
        rows += "".join(f"\\pard\\intbl {code}\\cell {words}\\cell\\row " for code, words in fields)
    content = {"rtf": rtf(*lines), "docx": docx("".join(map(paragraph, lines))), "rows": rtf(rows)}[form]
    found = read(content)
    assert [(draft.metadata.title, draft.metadata.source, draft.metadata.authors) for draft in found.drafts] == [
        ("Ferry fares rise in spring", "Northern Ledger", ("Edda Lorn",)),
        ("Salt grows dear on the coast", "Harbor Gazette", ("Mara Tollin",)),
    ]
    assert [draft.body.text for draft in found.drafts] == ["\n".join(FERRY), "\n".join(SALT)]


@pytest.mark.parametrize(
    "content",
    [
        docx(""),
        docx(paragraph("   ")),
        docx("")[:-40],
        rtf(""),
        b"{\\rtf1 {\\pict \\bin999999999 x}}",
        b"{\\rtf1" + b"{" * 100_000,
    ],
)
def test_a_document_without_a_text_or_a_damaged_one_is_told(content: bytes) -> None:
    with pytest.raises(InputError) as refused:
        read(content)
    assert refused.value.hint


@given(st.binary(max_size=300))
def test_any_rich_text_is_read_to_its_end(content: bytes) -> None:
    assert markup_of_rich_text(b"{\\rtf1 " + content).startswith("<html>")
