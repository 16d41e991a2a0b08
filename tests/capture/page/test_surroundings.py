"""What the numbers of a block's surroundings say on small invented pages."""

from clipper.capture.page.parse import parse_page
from clipper.capture.page.surroundings import NAMES, UNKNOWN, Told, surroundings
from clipper.capture.page.titles import tokens
from clipper.capture.page.walk import read_blocks
from clipper.capture.page.wording import is_about_comments, said

PROSE = "The harbor board agreed on repairs of the old lock before the autumn storms arrive."


def numbers(html: str, *voted: str) -> dict[str, dict[str, float]]:
    """For each block, by its text, its numbers by their names; `voted` are beginnings of the blocks that another extractor took."""
    blocks = read_blocks(parse_page(f"<html><body>{html}</body></html>").root, None).blocks
    told = Told(
        voted=[block.text.startswith(voted) for block in blocks],
        words=[tokens(block.text) for block in blocks],
        speech=[said(block.text) for block in blocks],
        title=frozenset(tokens("Repairs of the lock")),
    )
    rows = surroundings(blocks, told, range(len(blocks)))
    return {block.text: dict(zip(NAMES, row, strict=True)) for block, row in zip(blocks, rows, strict=True)}


def test_votes_are_carried_to_blocks_of_the_same_place_in_the_template() -> None:
    page = f"<div class='part'><p>One. {PROSE}</p></div><div class='box'><p>Buy now.</p></div><div class='part'><p>Two. {PROSE}</p></div>"
    found = numbers(page, "One")
    assert found[f"Two. {PROSE}"]["signature_voted"] == 1.0
    assert found["Buy now."]["signature_voted"] == UNKNOWN
    assert found[f"One. {PROSE}"]["signature_voted"] == 0.0
    """Its own vote does not count for itself."""


def test_blocks_under_a_heading_know_what_it_says() -> None:
    found = numbers(f"<h2>The lock</h2><p>One. {PROSE}</p><h3>Read more</h3><p>Two.</p><h3>3 Comments</h3><p>Three.</p>", "One")
    says = [found[text]["section_says"] for text in (f"One. {PROSE}", "Two.", "Three.")]
    assert says[0] == 0.0
    assert 0.0 < says[1] < says[2]
    assert (found["Two."]["section_distance"], found["Two."]["section_level"]) == (1, 3)
    assert found["Two."]["after_comments"] < 0 < found["Three."]["after_comments"]


def test_blocks_know_how_many_words_they_share_with_the_votes() -> None:
    other = "Fresh bread every morning from seven."
    found = numbers(f"<p>One. {PROSE}</p><p>Two. {PROSE}</p><p>{other}</p>", "One", "Two")
    assert found[f"One. {PROSE}"]["shared_words"] == 1.0
    assert found[other]["shared_words"] == 0.0
    assert found[f"One. {PROSE}"]["shared_with_title"] == 1
    assert found[other]["last_distance"] == -1


def test_page_without_votes_has_numbers_too() -> None:
    found = numbers("<p>Buy now.</p>")
    assert found["Buy now."]["run_share"] == 0.0
    assert found["Buy now."]["shared_words"] == UNKNOWN


def test_lines_about_comments() -> None:
    for line in ("12 Comments", "Leave a Reply", "Kommentare", "Ann says:", "3 thoughts on “The lock”", "コメント"):
        assert is_about_comments(line), line
    for line in ("Commentators were surprised.", "The board replied.", "Sound and discussions"):
        assert not is_about_comments(line), line
