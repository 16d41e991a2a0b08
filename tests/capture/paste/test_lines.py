"""Pasted text as clean, numbered lines."""

from hypothesis import given
from hypothesis import strategies as st

from clipper.capture.paste.lines import read_lines
from clipper.text.canonical import clean_line
from tests.text.strategies import raw_lines

_LINES = st.lists(raw_lines.map(lambda line: line.replace("\n", " ").replace("\r", " ")), max_size=8)


@given(_LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_are_in_canonical_form_and_know_their_numbers(lines: list[str], line_end: str) -> None:
    paste = read_lines(line_end.join(lines))
    clean = {number: clean_line(line) for number, line in enumerate(lines, 1) if clean_line(line)}
    assert dict(zip(paste.numbers, paste.texts, strict=True)) == clean


def test_runs_of_blanks_of_any_kind_are_one() -> None:
    paste = read_lines("a \u00a0\t b\u3000 c\n  d   \n\u2003\u2003\ne\u2028f")
    assert paste.texts == ["a b c", "d", "e f"]
    assert paste.numbers == [1, 2, 4]
    assert paste.raw(1) == "  d   "
