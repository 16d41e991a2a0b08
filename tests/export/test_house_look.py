"""What a reader of a finished brief would stumble over."""

import re
from datetime import UTC

from clipper.export.citations import title_in_quotes
from clipper.export.html import write_html
from clipper.export.markdown import write_markdown
from clipper.export.outline import ClippingNode, Outline, ProseNode, SectionNode
from clipper.export.style import Style
from clipper.export.templates import find_template
from clipper.model.metadata import Metadata
from tests.export.invented_brief import entry, passage, public_id


def digest(stars: str) -> str:
    """A press digest of clippings with a passage each, in this order; those with a star are the top stories."""
    entries = [
        entry(number, Metadata(title=f"Port {number}"), (passage(number, public_id("c", number), f"words {number}"),), starred=star == "*")
        for number, star in enumerate(stars, start=1)
    ]
    nodes = tuple(ClippingNode(level=1, entry=each, passages=each.passages, id=each.clipping.id) for each in entries)
    outline = Outline(title="Ports", nodes=nodes, id="", query="")
    return write_markdown(outline, template=find_template("press-digest"), style=Style(zone=UTC, markers=False))


def test_footnotes_are_numbered_in_the_order_in_which_they_are_met() -> None:
    page = write_html(digest("--*-"))
    assert re.findall(r'class="footnote-ref"[^>]*>(\d+)<', page) == ["1", "2", "3", "4"]
    assert re.findall(r"“Port (\d)”", page) == ["3", "1", "2", "4"]


def test_a_digest_has_no_heading_without_anything_under_it() -> None:
    quoted = entry(1, Metadata(title="Port"), (passage(1, public_id("c", 1), "nine cranes", color=7),))
    silent = entry(2, Metadata(title="Strike"))
    nodes = tuple(ClippingNode(level=1, entry=each, passages=each.passages, id=each.clipping.id) for each in (quoted, silent))
    outline = Outline(title="Ports", nodes=nodes, id="", query="")
    text = write_markdown(outline, template=find_template("press-digest"), style=Style(zone=UTC))
    assert "What it says" not in text
    assert text.count("**Action**") == 1


def test_what_is_quoted_in_a_title_stands_in_single_marks_within_the_reference() -> None:
    assert title_in_quotes('Chair: deal "on the table" for June') == "Chair: deal ‘on the table’ for June"
    assert title_in_quotes("„Nein“, says “the” chair") == "‘Nein’, says ‘the’ chair"
    assert title_in_quotes('A 6" gun') == 'A 6" gun'


def test_a_section_without_a_name_has_no_empty_heading_and_no_empty_entry() -> None:
    nodes = (
        SectionNode(level=1, id="one", title="Costs"),
        ProseNode(level=2, id="two", text="Words."),
        SectionNode(level=1, id="three", title=""),
        ProseNode(level=2, id="four", text="More."),
    )
    outline = Outline(title="Ports", nodes=nodes, id="", query="")
    text = write_markdown(outline, template=find_template("brief"), style=Style(zone=UTC, markers=False))
    assert "- [Costs](#costs)\n\n## Costs\n\nWords.\n\nMore.\n" in text
    assert "[]" not in text
