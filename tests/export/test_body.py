"""A whole text as Markdown: what readers of Markdown make of its lists."""

import pytest
from markdown import markdown
from markdown_it import MarkdownIt

from clipper.export.body import body_markdown
from clipper.model.span import ArticleText, SpanKind
from clipper.text.canonical import TextBuilder


def of_two_paragraphs(**attributes: bool | int) -> ArticleText:
    """A list whose first item has two paragraphs."""
    builder = TextBuilder()
    builder.add(SpanKind.PARAGRAPH, "Before the lamp is lit:")
    builder.add(SpanKind.LIST_ITEM, "It is wiped with a cloth.", depth=1, number=1, **attributes)
    builder.add(SpanKind.LIST_ITEM, "Nobody else may use it.", depth=1, number=1, continued=True, **attributes)
    builder.add(SpanKind.LIST_ITEM, "The log is written.", depth=1, number=2, **attributes)
    return builder.build()


@pytest.mark.parametrize("ordered", [True, False])
def test_a_further_paragraph_stays_in_its_item(ordered: bool) -> None:  # noqa: FBT001 (a parameter)
    written = body_markdown(of_two_paragraphs(ordered=ordered))
    for html in (MarkdownIt().render(written), markdown(written)):
        lines = "".join(html.split("\n"))
        assert lines.count("<li>") == 2
        assert "<li><p>It is wiped with a cloth.</p><p>Nobody else may use it.</p></li>" in lines


def test_a_further_paragraph_behind_something_else_is_no_listing() -> None:
    builder = TextBuilder()
    builder.add(SpanKind.HEADING, "The lamp", level=2)
    builder.add(SpanKind.LIST_ITEM, "Nobody else may use the cloth.", depth=1, continued=True)
    assert "<code>" not in MarkdownIt().render(body_markdown(builder.build()))
