"""What word processors copy, all of it invented: titles, lists and notes that only styles tell, and all of the text."""

import pytest

from clipper.capture.extract import extract
from clipper.model.capture import Capture, Part
from clipper.model.draft import Draft
from clipper.model.span import SpanKind
from tests.capture.files.captured import NOW
from tests.capture.paste.news import MENU, NEWS

TITLE = "Harbor board opens the new pier a year late"
STORY = f"<h1>How the pier came to be</h1><p>{NEWS[0]}</p><p>{NEWS[1]}</p>"
LIBREOFFICE = '<html><head><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/></head><body>{}</body></html>'
WORD = '<html><head><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15"></head><body>{}</body></html>'
GOOGLE = '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0a1b2c3d">{}</b>'
TITLES = {
    LIBREOFFICE: f'<p align="center"><font face="Arial"><font size="6" style="font-size: 28pt"><b>{TITLE}</b></font></font></p>',
    WORD: f"<p class=MsoTitle>{TITLE}<o:p></o:p></p>",
    GOOGLE: f'<p dir="ltr"><span style="font-size:26pt;font-weight:400;">{TITLE}</span></p>',
}


def read(markup: str) -> Draft:
    part = Part(media_type="text/html", content=markup.encode())
    (draft,) = extract(Capture(parts=(part,), origin="clipboard", captured_at=NOW)).drafts
    return draft


def blocks(draft: Draft) -> list[tuple[SpanKind, str]]:
    return [(span.kind, draft.body.slice(span)) for span in draft.body.blocks()]


@pytest.mark.parametrize("program", TITLES, ids=("LibreOffice", "Word", "Google"))
def test_title_of_a_document_is_what_its_style_makes_it(program: str) -> None:
    draft = read(program.format(TITLES[program] + STORY))
    assert draft.metadata.title == TITLE
    assert blocks(draft) == [(SpanKind.HEADING, "How the pier came to be"), (SpanKind.PARAGRAPH, NEWS[0]), (SpanKind.PARAGRAPH, NEWS[1])]


def test_heading_is_the_title_where_none_stands_above_it() -> None:
    draft = read(LIBREOFFICE.format(f"<h1>{TITLE}</h1><p>{NEWS[0]}</p><h2>What it costs</h2><p>{NEWS[3]}</p>"))
    assert draft.metadata.title == TITLE
    assert (SpanKind.HEADING, "What it costs") in blocks(draft)


def test_all_of_a_document_is_kept() -> None:
    rest = ("Share this with the board", "Related: the storms of two winters ago", "Read more about the quay")
    draft = read(WORD.format(TITLES[WORD] + STORY + "".join(f"<p class=MsoNormal>{line}</p>" for line in rest)))
    assert [text for _, text in blocks(draft)][-3:] == list(rest)


def item(level: int, marker: str, words: str) -> str:
    sign = f"<![if !supportLists]><span style='mso-list:Ignore'>{marker}<span>&nbsp;&nbsp; </span></span><![endif]>"
    return f"<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'>{sign}{words}<o:p></o:p></p>\n"


def test_lists_of_word_are_lists() -> None:
    items = item(1, "·", "two thirds from the council") + item(2, "o", "in three years") + item(1, "·", "the rest from the companies")
    draft = read(WORD.format(f"{TITLES[WORD]}<p>{NEWS[3]}</p>{items}<p>{NEWS[4]}</p>{item(1, '1.', 'piles')}{item(1, '2.', 'deck')}"))
    found = [(dict(span.attributes), draft.body.slice(span)) for span in draft.body.blocks() if span.kind is SpanKind.LIST_ITEM]
    assert found == [
        ({"depth": 1}, "two thirds from the council"),
        ({"depth": 2}, "in three years"),
        ({"depth": 1}, "the rest from the companies"),
        ({"depth": 1, "ordered": True, "number": 1}, "piles"),
        ({"depth": 1, "ordered": True, "number": 2}, "deck"),
    ]


def test_notes_are_kept_apart_from_their_signs() -> None:
    sign = '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>'
    note = '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>The plan of 2019.</p></div>'
    draft = read(LIBREOFFICE.format(f"{TITLES[LIBREOFFICE]}<p>{NEWS[0]}{sign}</p><p>{NEWS[1]}</p>{note}"))
    assert blocks(draft)[-1] == (SpanKind.PARAGRAPH, "1 The plan of 2019.")


def test_page_that_was_pasted_into_a_document_gives_its_article() -> None:
    items = "".join(f'<li><p><a href="https://nordhaven.example/{name}">{name}</a></p>' for name in (*MENU, *map(str.upper, MENU)))
    menu = f"<ul>{items}</ul>"
    story = "".join(f"<p>{text}</p>" for text in NEWS)
    draft = read(LIBREOFFICE.format(f"{menu}<h1>{TITLE}</h1>{story}{menu}"))
    assert draft.metadata.title == TITLE
    assert draft.body.body_blocks() == NEWS
