"""What the voter took, found again among the page's own blocks."""

from clipper.capture.page.parse import parse_page
from clipper.capture.page.votes import ask_voter, texts_of
from clipper.capture.page.walk import read_blocks

SENTENCE = "The council will pay for two thirds of the cost of the new pier, and the ferry companies for the rest of it."


def test_text_behind_an_element_and_whole_rows_are_lines_too() -> None:
    page = (
        "<body>Bare at first<p>A heading</p>bare behind it<quote>Quoted</quote>within<row><cell>3</cell><cell>Solberg</cell></row></body>"
    )
    body = parse_page(page).root.find("body")
    assert body is not None
    lines = ["".join(line.split()) for line in texts_of(body)]
    assert {"Bareatfirst", "Aheading", "barebehindit", "Quoted", "within", "3Solberg"} <= set(lines)


def test_page_that_parts_its_paragraphs_by_breaks_is_voted_for_whole() -> None:
    lines = [f"{number}. {SENTENCE}" for number in range(1, 7)]
    article = f"<article><h2>A pier for Nordhaven</h2>{'<br><br>'.join(lines)}</article>"
    html = f"<html><body><nav><a href='/'>Home</a></nav>{article}</body></html>"
    parsed = parse_page(html)
    reading = read_blocks(parsed.root, None)
    votes = ask_voter(parsed.root, reading.blocks, depth=reading.depth, elements=reading.elements)
    voted = [block.text for block, vote in zip(reading.blocks, votes.fast, strict=True) if vote]
    assert [text for text in voted if text[0].isdigit()] == lines
