"""Page text in front matter, tables, links and notes stays what it is."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clipper.export.csv_table import cell, csv_table
from clipper.export.front_matter import front_matter, keys, scalar, split_front_matter
from clipper.export.links import safe_url
from clipper.export.notes import contained, contained_note
from clipper.export.regions import read_marker
from clipper.model.date import ArticleDate
from clipper.model.highlight import PlacementState
from clipper.model.metadata import Metadata
from tests.export.invented_brief import entry, passage, public_id

AMBIGUOUS = [
    "no",
    "Yes",
    "null",
    "~",
    "1e3",
    "0x1f",
    "2025-06-01",
    "12:30",
    "1_000",
    "",
    "- a",
    "# x",
    "a: b",
    "[a]",
    "{a}",
    "&a",
    "*a",
    "!t",
    "%",
    "@",
    "`",
    "'",
    '"',
    "a #b",
    "on",
    ".inf",
]


@given(st.text(max_size=60))
def test_a_scalar_is_the_very_text(text: str) -> None:
    written = scalar(text)
    assert "\n" not in written
    assert (json.loads(written) if written.startswith('"') else written) == text


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_what_yaml_could_take_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text).startswith('"')


def test_front_matter_is_read_back_by_its_keys() -> None:
    block = front_matter({"title": "---\nevil: true", "date": date(2025, 6, 1), "tags": ("a", "b: c"), "nothing": "", "none": None})
    inside, rest = split_front_matter(block + "\n\nBody")
    assert list(keys(inside)) == ["title", "date", "tags"]
    assert rest == "\nBody"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\ufeff=1", "=cmd|' /C calc'!A0", "％", "＝1"])
def test_a_formula_becomes_text(text: str) -> None:
    assert cell(text) == "'" + text or text == "％"


@given(st.text(max_size=40))
def test_a_table_is_read_back_as_one_row_for_each_clipping(title: str) -> None:
    rows = list(csv.reader(io.StringIO(csv_table([entry(1, Metadata(title=title))], UTC), newline="")))
    assert len(rows) == 2
    assert rows[1][1] == cell(title)
    assert not rows[1][1].lstrip(" \ufeff").startswith(("=", "+", "-", "@"))


def test_a_table_holds_all_that_is_known_of_a_passage() -> None:
    marked = passage(1, public_id("c", 1), "Salt grows dear.", note="Who pays?", state=PlacementState.ORPHAN)
    marked = replace(marked, highlight=replace(marked.highlight, tags=("trade/salt", "Q2")))
    of_clipping = entry(1, Metadata(title="Salt", agency="Coast News", modified=ArticleDate.civil(2025, 6)), (marked,), starred=True)
    (row,) = csv.DictReader(io.StringIO(csv_table([of_clipping], UTC), newline=""))
    told = {name: row[name] for name in ("passage_id", "passage_tags", "passage_state", "agency", "modified", "status", "starred")}
    assert tuple(told.values()) == (marked.highlight.id, "trade/salt, Q2", "orphan", "Coast News", "2025-06", "unread", "yes")
    assert row["captured"] == of_clipping.clipping.captured_at


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/b_(c)?d=1&e=2#f", "https://a.example/b_%28c%29?d=1&e=2#f"),
        ("https://a.example/x y>z\"'`", "https://a.example/x%20y%3Ez%22'%60"),
        ("javascript:alert(1)", ""),
        ("JAVASCRIPT:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("//a.example/x", ""),
        ("https://a.example/\nb", ""),
        ("http://[broken", ""),
        ("mailto:a@b.example", "mailto:a@b.example"),
        (None, ""),
    ],
)
def test_only_addresses_of_web_and_mail_are_links(url: str | None, safe: str) -> None:
    assert safe_url(url) == safe


@given(st.text(max_size=80))
def test_an_address_never_ends_the_link_that_it_stands_in(url: str) -> None:
    safe = safe_url("https://a.example/" + url)
    if safe:
        tokens = MarkdownIt("commonmark").parse(f"[x]({safe}) and <{safe}>")[1].children or []
        assert [token.type for token in tokens if token.type == "link_open"] == ["link_open", "link_open"]


NOTES = st.text(alphabet="<>!-`~#* \n\\abclipper:/&;[]()", max_size=80)


@given(NOTES)
def test_a_note_never_reaches_beyond_its_place(note: str) -> None:
    written = contained_note(note)
    after = MarkdownIt("commonmark").render(f"{written}\n\nAfter it.\n")
    assert "<p>After it.</p>" in after
    assert not any(read_marker(line) for line in written.split("\n"))
    assert "<!--" not in after.replace("&lt;!--", "")


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("plain *words*", "plain *words*"),
        ("<b>bold</b>", "&lt;b>bold&lt;/b>"),
        ("see <https://a.example>", "see <https://a.example>"),
        ("`<b>` stays", "`<b>` stays"),
        ("```\nopen", "```\nopen\n```"),
        ("\n\nfirst\r\nsecond\n", "first\nsecond"),
    ],
)
def test_a_note(note: str, written: str) -> None:
    assert contained(note) == written


def test_headings_in_a_note_stand_below_those_of_the_brief() -> None:
    assert contained_note("First\n\n# Second\n\n#### Third") == "First\n\n#### Second\n\n###### Third"
