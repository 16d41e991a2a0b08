"""Blocks taken out, lines put in: the text stays canonical."""

from hypothesis import given
from hypothesis import strategies as st

from clipper.model.span import SpanKind
from clipper.text.canonical import Mark, Run, TextBuilder, defect, paragraphs
from clipper.text.trimming import block_at, with_lines, without_blocks

LINES = st.lists(st.text(min_size=1, max_size=20), max_size=8)


def test_what_lies_in_other_blocks_stays() -> None:
    builder = TextBuilder()
    builder.add(SpanKind.HEADING, "Advertisement", level=2)
    builder.add(SpanKind.PARAGRAPH, [Run("A "), Run("strong", (Mark(SpanKind.STRONG),)), Run(" word 😀.")])
    trimmed = without_blocks(builder.build(), {0})
    assert trimmed.text == "A strong word 😀."
    assert [trimmed.slice(span) for span in trimmed.inline()] == ["strong"]


def test_a_line_comes_back_where_it_stood() -> None:
    article = paragraphs(["one", "two", "three"])
    assert with_lines(without_blocks(article, {1}), [" two "], before=1) == article


def test_a_position_is_in_its_block() -> None:
    article = paragraphs(["one", "two"])
    assert [block_at(article, position) for position in (0, 3, 4, 7, 8)] == [0, 0, 1, 1, None]


@given(LINES, st.sets(st.integers(0, 8)), LINES, st.integers(0, 9))
def test_the_result_is_canonical(lines: list[str], gone: set[int], more: list[str], before: int) -> None:
    article = paragraphs(lines)
    trimmed = without_blocks(article, gone)
    assert defect(trimmed) is None
    kept = [line for number, line in enumerate(article.text.split("\n")) if number not in gone]
    assert trimmed.text == "\n".join(kept)
    assert defect(with_lines(article, more, before=before)) is None
