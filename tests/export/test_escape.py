"""Text from a page is shown as it is: rendered back by two parsers, it is the text that went in."""

import html
import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clipper.export.escape import Dialect, escaped, quoted
from clipper.export.preview import to_html
from clipper.export.unmarkdown import plain_words, read_inline
from clipper.text.canonical import clean_line

TRICKY = "\\`*_{}[]()#+-.!<>&|~=^:;'\"$%@/0123456789 \tabcXYZé漢\u0301"
LINES = st.one_of(
    st.text(alphabet=TRICKY, max_size=40),
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            ["**", "_", "[a](b)", "<b>", "&amp;", "# ", "1. ", "- ", "> ", "---", "```", "\\", "![", "]", "<!--", "-->", "{{x}}", "a"]
        )
    ).map("".join),
).map(clean_line)
COMMONMARK = MarkdownIt("commonmark")
DIRECTION = r"(?: dir=\"\w+\")?"
GFM = MarkdownIt("gfm-like", {"linkify": False})


def text_of(rendered: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", rendered)).strip()


def only_paragraph(rendered: str) -> bool:
    return re.fullmatch(rf"<p{DIRECTION}>[^<]*</p>\s*", rendered) is not None


@given(LINES)
@example("#")
@example("C# ##")
@example("1) one")
@example("a\\")
@example("+")
@example("![x](javascript:alert(1))")
@example("[^note]: text")
@example(": definition")
@example("* * *")
@example("!!! note")
def test_a_line_is_shown_as_it_is_by_commonmark(line: str) -> None:
    for parser in (COMMONMARK, GFM):
        rendered = parser.render(escaped(line))
        assert text_of(rendered) == line
        assert not line or only_paragraph(rendered)


@given(LINES)
@example("a\\`b")
@example("~~~x")
def test_a_line_is_shown_as_it_is_by_the_preview(line: str) -> None:
    rendered = to_html(escaped(line))
    assert "".join(fromstring(f"<body>{rendered}</body>").itertext()).strip() == line  # noqa: S314 (our own output)
    assert not line or only_paragraph(rendered)


@given(LINES)
def test_a_heading_holds_the_line_and_nothing_else(line: str) -> None:
    for rendered in (COMMONMARK.render(f"## {escaped(line)}"), to_html(f"## {escaped(line)}")):
        assert text_of(rendered) == line
        assert re.fullmatch(r"<h2[^>]*>[^<]*</h2>\s*", rendered)


@given(st.lists(LINES.filter(bool), min_size=1, max_size=3))
def test_a_block_quote_holds_its_lines_as_paragraphs(lines: list[str]) -> None:
    for rendered in (COMMONMARK.render(quoted("\n".join(lines))), to_html(quoted("\n".join(lines)))):
        assert re.fullmatch(rf"<blockquote{DIRECTION}>\s*(?:<p{DIRECTION}>[^<]*</p>\s*)+</blockquote>\s*", rendered)
        assert [text_of(found) for found in re.findall(rf"<p{DIRECTION}>.*?</p>", rendered, re.DOTALL)] == lines


@given(LINES)
@example("]:")
@example("Port]: cranes")
def test_a_link_has_the_line_as_its_words(line: str) -> None:
    if line:
        for rendered in (COMMONMARK.render(f"[{escaped(line)}](https://x.example)"), to_html(f"[{escaped(line)}](https://x.example)")):
            assert text_of(rendered) == line
            assert re.fullmatch(rf'<p{DIRECTION}><a href="https://x.example">[^<]*</a></p>\s*', rendered)


@given(LINES, st.sampled_from(Dialect))
@example("a ==b== c", Dialect.COMMONMARK)
@example("a ==b== c", Dialect.PANDOC)
@example("========", Dialect.COMMONMARK)
@example("a~~b~~c", Dialect.PANDOC)
@example("x @key y [^1] [@z]", Dialect.COMMONMARK)
@example("x @key y [^1] [@z]", Dialect.PANDOC)
def test_reading_the_markdown_back_gives_the_line(line: str, dialect: Dialect) -> None:
    assert read_inline(escaped(line, dialect)).text == line


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("## Why **this**\n\nIt *matters*.", "Why this\nIt matters."),
        ("- one\n  * two\n3. three\n- [x] four", "• one\n• two\n3. three\n• four"),
        ("> said `so_it` in [the act](https://act.example/a_b)", "said so_it in the act"),
        ("above\n\n---\n\n```py\nsalt_tax = 2 * 3\n```", "above\nsalt_tax = 2 * 3"),
        ("5 - 3\n2024. \\*kept\\*", "5 - 3\n2024. *kept*"),
        ("", ""),
    ],
)
def test_a_note_is_read_without_its_signs(markdown: str, words: str) -> None:
    assert plain_words(markdown) == words


@given(st.text(max_size=60))
def test_any_string_at_all_becomes_one_line(text: str) -> None:
    assert "\n" not in escaped(text)
    assert clean_line(text_of(COMMONMARK.render(escaped(text)))) == clean_line(text)


@pytest.mark.shared
def test_naughty_strings_are_shown_as_they_are(shared: Path) -> None:
    import json

    lines = [
        clean_line(piece)
        for path in sorted((shared / "data" / "badinput" / "generated").glob("*"))
        if path.stat().st_size < 200_000
        for piece in path.read_text("utf-8", "replace").split("\n")[:200]
    ]
    for line in (shared / "data" / "badinput" / "blns" / "blns.jsonl").read_text("utf-8").splitlines():
        found = json.loads(line)
        lines += [clean_line(value) for value in (found.values() if isinstance(found, dict) else [found]) if isinstance(value, str)]
    lines = [line for line in lines if line and len(line) < 20_000]
    assert len(lines) > 300
    for line in lines:
        assert text_of(COMMONMARK.render(escaped(line))) == line
        assert read_inline(escaped(line)).text == line


@pytest.mark.parametrize("line", ["snake_case", "a#b", "R&D and AT&T", "a ~ b = c", "x=1", "1.5 - 2", "3.5", "well-known", "5 > 4", "50 %"])
def test_signs_that_mean_nothing_where_they_stand_are_left_alone(line: str) -> None:
    assert escaped(line) == line
