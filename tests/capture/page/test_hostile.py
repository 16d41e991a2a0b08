"""Hostile and broken pages: a clean draft or one clear error, in time, and only safe links."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.capture.page.page import read_page
from clipper.errors import InputError
from clipper.text.canonical import defect
from tests.effort import no_hanging

CAPTURED = datetime(2025, 6, 10, tzinfo=UTC)
PROSE = "The old harbour bridge carried traffic again on Sunday, nine months after engineers found cracks in two of its beams."

tags = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<a href='javascript:x'>", "<a href=' java\tscript:x'>", "<a href='/x'>", "</a>", "<br>"),
        *("<table><tr><td>", "</table>", "<pre>", "</pre>", "<li>", "<ul>", "<blockquote>", "<h1>", "</h1>", "<img src=data:x>"),
        *("<script>", "</script>", "<!--", "-->", "<svg>", "<title>", "<time datetime=2025>", PROSE, "&#0;", "&nbsp;", "<b><i>", "</b>"),
    ]
)
pages = st.lists(st.one_of(tags, st.text(max_size=20)), max_size=40).map("".join)


def assert_clean(page: str) -> None:
    try:
        extraction = read_page(page, captured_at=CAPTURED, url="https://example.org/a")
    except InputError as error:
        assert error.sentence.endswith(".")
        return
    for draft in extraction.drafts:
        assert defect(draft.body) is None
        for span in draft.body.spans:
            for name in ("href", "src"):
                address = str(span.attributes.get(name, "https:"))
                assert address.startswith(("http:", "https:", "mailto:"))


@settings(max_examples=60, deadline=None)
@given(pages)
def test_any_text_gives_an_extraction_or_an_input_error(page: str) -> None:
    assert_clean(page)


BOMBS = {
    "divs": "<div>" * 30_000 + f"<p>{PROSE}</p>",
    "quotes": "<blockquote>" * 3_000 + PROSE,
    "tables": "<table><tr><td>" * 500 + PROSE,
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + f">{PROSE}</p>",
    "line": f"<p>{PROSE * 20_000}</p>",
    "comments": "<!--" * 50_000 + PROSE,
    "links": "<a href=x>" * 5_000 + PROSE,
    "blocks": f"<p>{PROSE}</p>" * 30_000,
    "bold": "<b>" * 5_000 + f"<p>{PROSE}</p>",
    "controls": "\x00\x01\ud800" + f"<p>{PROSE}\x0b\x1f\ufffe</p>",
    "xml": '<?xml version="1.0" encoding="utf-16"?>' + f"<html><body><p>{PROSE}</p></body></html>",
    "json": '<script type="application/ld+json">' + "[" * 100_000 + f"</script><p>{PROSE}</p>",
}
"""How long each takes is asked for in tests/benchmarks/test_bad_input_speed.py."""


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_read_to_their_end(name: str) -> None:
    with no_hanging():
        assert_clean(BOMBS[name])


def test_text_below_a_deep_nest_is_kept() -> None:
    page = f"<title>Bridge</title><body><p>{PROSE}</p>" + "<div>" * 400 + f"<p>{PROSE} And more.</p>"
    (draft,) = read_page(page, captured_at=CAPTURED).drafts
    assert "And more." in draft.body.text


def test_page_beyond_any_size_is_refused() -> None:
    with pytest.raises(InputError, match="too large"):
        read_page("<p>" + "x" * 25_000_000, captured_at=CAPTURED)


def test_links_that_hide_their_scheme_do_not_survive() -> None:
    hidden = ["javascript:alert(1)", " java\tscript:alert(1)", "\x01javascript:x", "JaVaScRiPt\x00:x", "data:text/html,x"]
    links = "".join(f'<p>{PROSE} <a href="{href}">link {number}</a> {PROSE}</p>' for number, href in enumerate(hidden))
    (draft,) = read_page(f"<h1>Bridge reopens today</h1>{links}", captured_at=CAPTURED, url="https://example.org/").drafts
    assert "link 1" in draft.body.text
    assert draft.body.inline() == ()


@pytest.mark.parametrize("element", ["main", "ARTICLE", "section"])
def test_page_that_leaves_out_where_its_head_ends_keeps_its_text(element: str) -> None:
    head = "<!doctype html><meta charset=utf-8><title>Bridge</title><header><a href=/>Courier</a></header>"
    page = f"{head}<{element}><p>{PROSE}</p></{element}>"
    (draft,) = read_page(page, captured_at=CAPTURED).drafts
    assert draft.body.text == PROSE
