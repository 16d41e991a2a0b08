"""Pasted text as clean, numbered lines."""

from hypothesis import given
from hypothesis import strategies as st

from clipper.capture.paste.lines import read_lines
from clipper.model.span import SpanKind
from clipper.text.canonical import TextBuilder, clean_line
from tests.text.strategies import raw_lines

_LINES = st.lists(raw_lines.map(lambda line: line.replace("\n", " ").replace("\r", " ")), max_size=8)


@given(_LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_are_in_canonical_form_and_know_their_numbers(lines: list[str], line_end: str) -> None:
    paste = read_lines(line_end.join(lines))
    clean = {number: clean_line(line) for number, line in enumerate(lines, 1) if clean_line(line)}
    assert dict(zip(paste.numbers, paste.texts, strict=True)) == clean


@given(_LINES)
def test_a_clean_line_makes_the_same_block_as_the_raw_one(lines: list[str]) -> None:
    raw, clean = TextBuilder(), TextBuilder()
    for line in lines:
        raw.add(SpanKind.PARAGRAPH, line)
    for line in read_lines("\n".join(lines)).texts:
        clean.add_clean(SpanKind.PARAGRAPH, line)
    assert clean.build() == raw.build()


def test_runs_of_blanks_of_any_kind_are_one() -> None:
    paste = read_lines("a \u00a0\t b\u3000 c\n  d   \n\u2003\u2003\ne\u2028f")
    assert paste.texts == ["a b c", "d", "e f"]
    assert paste.numbers == [1, 2, 4]
    assert paste.raw(1) == "  d   "
