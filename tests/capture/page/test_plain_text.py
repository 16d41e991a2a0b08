"""What a page says as plain text: lines, blank lines, tabs and bullets as a browser copies them."""

import pytest

from clipper.capture.page.parse import parse_page
from clipper.capture.page.plain_text import text_of_tree

CASES = {
    "blocks are lines, paragraphs have a blank one around them": (
        "<div>Post</div><div>Harbor</div><p>The ferry   is\n back.</p><p>It sails at six.</p><div>More</div>",
        "Post\nHarbor\n\nThe ferry is back.\n\nIt sails at six.\n\nMore",
    ),
    "cells are parted by tabs and rows by line ends": (
        "<table><tbody><tr><th>No.</th><th>Day</th></tr> <tr><td>1</td> <td><nobr>2025</nobr><nobr>-03</nobr></td></tr></table><p>End",
        "No.\tDay\n1\t2025-03\n\nEnd",
    ),
    "breaks end lines, two of them leave one blank": ("<div>One<br>Two<br><br>Three</div>", "One\nTwo\n\nThree"),
    "a list has bullets and a numbered one has none": ("<ul><li>Gull</li></ul><ol><li>Tern</li></ol>", "• Gull\nTern"),
    "what is inside a line stays in it": ("<p>The <b>keeper</b> of <a href=/x>the light</a>, he said", "The keeper of the light, he said"),
    "an image is its alternative text": ('<div><img src=/a.png alt="The logo"></div><h1>Title</h1>', "The logo\n\nTitle"),
    "a listing keeps its lines and indents": ("<p>A</p><pre>one\n  two\n\nthree</pre>", "A\n\none\n  two\n\nthree"),
    "scripts and styles say nothing": ("<style>p{}</style><p>A<script>b()</script> word</p><template>no</template>", "A word"),
    "an ideographic space is no blank that may go": ("<p>\u3000本日\u3000晴天</p>", "\u3000本日\u3000晴天"),
}


@pytest.mark.parametrize(("markup", "text"), CASES.values(), ids=list(CASES))
def test_a_page_reads_as_a_browser_copies_it(markup: str, text: str) -> None:
    assert text_of_tree(parse_page(f"<!DOCTYPE html><html><body>{markup}</body></html>").root).strip("\n") == text


def test_reading_it_changes_nothing_in_the_page() -> None:
    root = parse_page("<body><p>One <b>word</b></p><ul><li>Two</li></ul></body>").root
    assert text_of_tree(root) == text_of_tree(root) == "One word\n\n• Two"
