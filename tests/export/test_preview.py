"""The preview of a brief: nothing in it runs, loads or hangs."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.export.html import write_html
from clipper.export.preview import to_html

LIMIT_S = 2.0
"""CPU time on any machine; what takes longer has a cost that grows too fast."""
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
    started = time.process_time()
    to_html(BOMBS[name])
    assert time.process_time() - started < LIMIT_S


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
