"""The preview of a brief: nothing in it runs, loads or hangs."""

import io
import re
import zipfile
from datetime import UTC
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.export.docx import write_docx
from clipper.export.html import write_html
from clipper.export.markdown import write_markdown
from clipper.export.outline import ClippingNode, Outline, SectionNode
from clipper.export.preview import to_html
from clipper.export.style import Style
from clipper.export.templates import find_template
from clipper.model.brief import GroupBy
from clipper.model.metadata import Metadata
from tests.effort import at_most_lines, no_hanging
from tests.export.invented_brief import entry, outline

LINES_A_CHARACTER = 10
"""Of Python, run for each character: the most that a bomb takes is 7 (a table). A cost that grows with the square goes far beyond."""
BOMBS = {
    "brackets": "[" * 50_000,
    "brackets and stars": "[*" * 25_000,
    "quotes": "> " * 5_000 + "x",
    "quotes without blanks": ">" * 20_000 + "x",
    "lists": "\n".join("  " * depth + "- x" for depth in range(1_000)),
    "lists in one line": "- " * 5_000,
    "stars": "*a" * 25_000,
    "backquotes": "`" * 20_000 + " " + "`" * 19_999,
    "underlines": "_" * 50_000,
    "images": "![](" * 20_000,
    "comments": "<!--" * 20_000,
    "tags": "<a " * 20_000,
    "footnotes": "".join(f"[^{number}] " for number in range(2_000)) + "\n\n[^1]: [^2]\n[^2]: [^1]\n",
    "entities": "&" * 50_000,
    "a long line": "word " * 100_000,
    "table": "|" * 5_000 + "\n" + "|-" * 2_500 + "\n" + "|" * 5_000,
    "links": "[a](" * 10_000 + ")" * 10_000,
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_no_text_makes_it_slow(name: str) -> None:
    to_html("What is made once.")
    with no_hanging(), at_most_lines(20_000 + LINES_A_CHARACTER * len(BOMBS[name])):
        to_html(BOMBS[name])


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=file:///etc/passwd>",
        "![x](file:///etc/passwd)",
        "![x](https://tracker.example/pixel.png)",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](file:///etc/passwd)",
        "[x](vbscript:x) [y](data:text/html,x)",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "[^1]\n\n[^1]: <script>x</script> [y](javascript:z)",
        "```\n<script>x</script>\n```",
        "| <script> | ![](file:///x) |\n| --- | --- |\n| a | b |",
        '<svg onload="alert(1)">',
        "# <img onerror=x src=y>",
        '[x](https://a.example "onclick=alert(1)")',
        "<style>@import url(file:///x)</style>",
    ],
)
def test_nothing_can_run_or_load(text: str) -> None:
    for rendered in (to_html(text), write_html(text)):
        body = rendered.partition("<body>")[2] or rendered
        assert not re.search(r"<(?:script|img|style|svg|iframe|object|embed|form|meta|link|base)\b", body, re.IGNORECASE)
        assert not re.search(r"<[^>]*\son\w+\s*=", re.sub(r'"[^"]*"', '""', body), re.IGNORECASE)
        assert all(re.match(r"(?:https?://|mailto:|clipper://|#)", href) for href in re.findall(r'href="([^"]*)"', body))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="[]()<>!*_`#&;:\"' \n\t|^-ahrefscipt/=", max_size=200))
def test_any_text_gives_a_page_without_raw_markup(text: str) -> None:
    rendered = to_html(text)
    assert not re.search(r"<(?:script|img|style|svg|iframe)\b", rendered)
    assert all(re.match(r"(?:https?://|mailto:|clipper://|#)", href) for href in re.findall(r'href="([^"]*)"', rendered))


def test_markers_and_front_matter_are_not_shown() -> None:
    rendered = to_html("---\ntitle: Port\n---\n\n# Port\n\n<!-- clipper:passage haaaaaaaaaab -->\n\n> words\n")
    assert "clipper" not in rendered
    assert "title:" not in rendered
    assert "<blockquote>" in rendered


def test_the_contents_lead_to_the_headings() -> None:
    rendered = to_html("- [Été 2025](#été-2025)\n\n## Été 2025\n")
    assert 'href="#été-2025"' in rendered
    assert 'id="été-2025"' in rendered


def test_a_long_list_of_sources_is_still_a_list() -> None:
    lines = "".join(f"- “[A title {number}](https://a.example/{number})”, *Gazette*\n" for number in range(500))
    rendered = to_html(f"## Sources\n\n{lines}\n")
    assert rendered.count("<li>") == 500
    assert "<code>" not in rendered


def test_each_entry_of_the_contents_leads_to_its_own_heading() -> None:
    """Also where titles are alike, or look like one that was counted up."""
    titles = ("Port", "Same title", "Same title", "Same title 1", "Same title", "Same title 1")
    entries = [entry(number, Metadata(title=title)) for number, title in enumerate(titles, start=1)]
    made = outline(entries, GroupBy.NONE, title="Port")
    page = to_html(write_markdown(made, template=find_template("brief"), style=Style(zone=UTC, markers=False)))
    targets = re.findall(r'<li><a href="#([^"]+)">', page)
    headings = re.findall(r'<h2 id="([^"]+)">', page)
    assert targets == headings[: len(titles)]
    assert len(set(targets)) == len(titles)


def test_a_section_below_a_clipping_is_an_entry_of_the_contents_and_no_code() -> None:
    report = entry(1, Metadata(title="Cranes"))
    nodes = (
        ClippingNode(id="c", level=1, entry=report, passages=()),
        SectionNode(id="a", level=2, title="Costs"),
        SectionNode(id="b", level=3, title="Who pays"),
        SectionNode(id="d", level=1, title="Next week"),
    )
    made = Outline(id="", title="Port", query="", nodes=nodes)
    page = to_html(write_markdown(made, template=find_template("brief"), style=Style(zone=UTC, markers=False)))
    assert "<code>" not in page
    assert re.findall(r'<a href="#([^"]+)">', page) == ["costs", "who-pays", "next-week"]


def test_two_quotations_in_a_row_are_two() -> None:
    assert to_html("> One.\n>\n> Its second paragraph.\n\n> Two.\n").count("<blockquote>") == 2
    assert to_html("> One.\n> > Nested.\n\n> Two.\n").count("<blockquote>") == 3


HEBREW = "הנמל נפתח שוב ביום שני"
TWO_DIRECTIONS = f"# Ports\n\n- [{HEBREW}](#x)\n- [Ports](#y)\n\n## {HEBREW}\n\n> {HEBREW} 12.\n\nA note.\n\n> {HEBREW}\n>\n> — Gazette\n"


def test_blocks_are_read_in_the_direction_of_their_words() -> None:
    page = to_html(TWO_DIRECTIONS)
    assert re.findall(r'<(\w+) dir="(\w+)"', page) == [
        ("li", "rtl"),
        ("h2", "rtl"),
        ("blockquote", "rtl"),
        ("blockquote", "rtl"),
        ("p", "ltr"),
    ]
    assert "dir=" not in to_html("# Ports\n\n> Nine cranes.\n")


def test_a_word_document_is_read_in_the_direction_of_its_words() -> None:
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(
        io.BytesIO(write_docx(f"{TWO_DIRECTIONS}\n> {HEBREW}[^a]\n\n[^a]: **{HEBREW}**, Gazette.\n", title="Ports"))
    ) as package:
        body, notes = (fromstring(package.read(f"word/{name}.xml")) for name in ("document", "footnotes"))  # noqa: S314 (our own writer's)
    found = {
        "".join(text.text or "" for text in paragraph.iter(f"{word}t")): paragraph.find(f"{word}pPr/{word}bidi") is not None
        for root in (body, notes)
        for paragraph in root.iter(f"{word}p")
    }
    assert {words for words, rtl in found.items() if rtl} == {HEBREW, f"{HEBREW} 12.", f" {HEBREW}, Gazette."}
    runs = [run for root in (body, notes) for run in root.iter(f"{word}r") if HEBREW in "".join(run.itertext())]
    assert all(run.find(f"{word}rPr/{word}rtl") is not None for run in runs)


@pytest.mark.parametrize("fence", ["~~~", "~~~~", "```"])
def test_what_only_a_machine_would_write_stays_between_its_fences(fence: str) -> None:
    heap = "*" * 500 + f"\n{fence}\n# no heading\n"
    page = to_html(f"Before.\n\n{heap}\nBehind.\n")
    assert "<h1" not in page
    assert "# no heading\n</code></pre>" in page
    assert "<p>Behind.</p>" in page
