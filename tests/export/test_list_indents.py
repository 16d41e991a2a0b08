"""Lists nested as CommonMark nests them are nested in each format."""

import re

import pytest
from markdown_it import MarkdownIt

from clipper.export.list_indents import four_blanks_a_level
from clipper.export.preview import to_html

LISTS = (
    "- one\n  - two\n    - three\n  - four\n- five",
    "1. one\n   - two\n     - three\n2. four",
    "* one\n    * two\n* three",
    "- one\n\n  its second paragraph\n\n  - two\n\n    its second paragraph\n- three",
    "10. one\n    - two\n11. three",
    "words\n\n- one\n  goes on\n- two\n\nwords again",
    "- one\n\n      code\n- two",
    "Points:\n- one\n- two\n\nThe end.",
    "- one\n- two\nstill two",
    "1) one\n2) two",
    "- one\n- two\n\n  - three",
    "```\n- no item\n```\n\n- one\n  - two",
    "~~~\n```\n~~~\n\n- one\n  - two",
)


def shape(html: str) -> str:
    """The elements and words, without the paragraphs of loose lists, which the two renderers see in other places."""
    return re.sub(r"\s+", " ", re.sub(r"</?p>|\s+(?=<)|(?<=>)\s+", "", html)).strip()


@pytest.mark.parametrize("text", LISTS)
def test_the_preview_nests_as_commonmark_does(text: str) -> None:
    assert shape(to_html(text)) == shape(MarkdownIt("commonmark").render(text))


@pytest.mark.parametrize(
    "text",
    [
        "words\n    more",
        "```\n- one\n  - two\n```",
        "    - code",
        "- one\n    - two\n        - three",
        "2 - 1 = 1",
        "-one",
        "in\n2) words",
        "It was\n1984. A year",
        "",
    ],
)
def test_what_is_no_list_or_well_nested_stays(text: str) -> None:
    assert four_blanks_a_level(text) == text


def test_a_tight_list_stays_tight() -> None:
    assert "<p>" not in to_html("- one\n- two\n  - three\n- four\n\n## Heading\n\n1) one\n2) two\n")
