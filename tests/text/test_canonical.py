"""The canonical form holds for whatever is given."""

import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.model.span import ArticleText, Span, SpanKind
from clipper.text.canonical import OBJECT, Mark, Run, TextBuilder, clean_code_line, clean_line, defect, paragraphs
from clipper.text.span_json import spans_from_json, spans_to_json
from tests.text.strategies import articles, raw_lines


@given(articles())
def test_whatever_is_built_is_canonical(article: ArticleText) -> None:
    assert defect(article) is None


@given(raw_lines)
def test_cleaning_a_line_twice_changes_nothing_more(line: str) -> None:
    assert clean_line(clean_line(line)) == clean_line(line)
    assert clean_code_line(clean_code_line(line)) == clean_code_line(line)


@given(st.lists(raw_lines, max_size=6))
def test_a_canonical_text_read_as_lines_is_itself(lines: list[str]) -> None:
    article = paragraphs(lines)
    assert paragraphs(article.text.split("\n")) == article


@given(articles())
def test_spans_survive_json(article: ArticleText) -> None:
    assert spans_from_json(json.loads(json.dumps(spans_to_json(article.spans)))) == article.spans


@given(st.lists(st.tuples(st.text(alphabet="ab e\u0301\u0301\u00a0\n", max_size=5), st.booleans()), max_size=6))
def test_marks_cover_the_words_they_were_put_on(runs: list[tuple[str, bool]]) -> None:
    builder = TextBuilder()
    builder.add(SpanKind.PARAGRAPH, [Run(text, (Mark(SpanKind.STRONG),) if strong else ()) for text, strong in runs])
    article = builder.build()
    marked = "".join(article.slice(span) for span in article.inline())
    put_on = unicodedata.normalize("NFC", "".join(text for text, strong in runs if strong))
    assert set(marked.replace(" ", "")) <= set(unicodedata.normalize("NFC", "".join(text for text, _ in runs)))
    assert bool(marked.strip()) <= bool(put_on.strip())


RUNS = st.lists(st.tuples(st.text(alphabet="abé \t\n\u00a0\u200b", max_size=5), st.booleans()), max_size=6)


@given(RUNS)
def test_runs_give_the_line_that_their_text_gives_and_marks_their_very_letters(runs: list[tuple[str, bool]]) -> None:
    builder = TextBuilder()
    builder.add(SpanKind.PARAGRAPH, [Run(text, (Mark(SpanKind.STRONG),) if strong else ()) for text, strong in runs])
    builder.add_row(["", [Run(text, (Mark(SpanKind.STRONG),) if strong else ()) for text, strong in runs]])
    article = builder.build()
    line, letters = clean_line("".join(text for text, _ in runs)), "".join(clean_line(text) for text, strong in runs if strong)
    assert article.text == (f"{line}\n\t{line}" if line else "")
    assert "".join(article.slice(span) for span in article.inline()).replace(" ", "") == 2 * letters.replace(" ", "")


def test_an_accent_that_is_put_on_a_letter_of_the_run_before_moves_no_mark() -> None:
    builder = TextBuilder()
    strong = (Mark(SpanKind.STRONG),)
    builder.add(SpanKind.PARAGRAPH, [Run("caf"), Run("e"), Run("\u0301 noir", strong), Run(" e\u0301te\u0301"), Run("!", strong)])
    article = builder.build()
    assert article.text == "café noir été!"
    assert [article.slice(span).strip() for span in article.inline()] == ["noir", "!"]


def test_blanks_controls_and_surrogates_are_cleaned() -> None:
    assert clean_line(" a\u00a0 b\u2028c\x00\ud800\u200b ") == "a b c\ufffd"


def test_marks_meet_words_and_not_blanks_that_fell_away() -> None:
    builder = TextBuilder()
    builder.add(SpanKind.PARAGRAPH, [Run("Say "), Run(" it ", (Mark(SpanKind.STRONG),)), Run("  now ")])
    article = builder.build()
    assert article.text == "Say it now"
    assert [article.slice(span).strip() for span in article.inline()] == ["it"]


def test_code_is_a_block_for_each_line_and_keeps_its_blanks() -> None:
    builder = TextBuilder()
    builder.add(SpanKind.CODE, "if x:\r\n\tgo()  \n\nend")
    assert builder.build().text == "if x:\n    go()\nend"


def test_an_image_is_its_alternative_text_or_the_object_character() -> None:
    builder = TextBuilder()
    builder.add_image("A ship")
    builder.add_image("")
    article = builder.build()
    assert article.text == f"A ship\n{OBJECT}"
    assert article.body_blocks() == ()


def test_a_row_divides_its_cells_by_tabs_and_an_empty_one_is_dropped() -> None:
    builder = TextBuilder()
    builder.add_row(["Year", [Run("Rate\there", (Mark(SpanKind.STRONG),))], ""], header=True)
    builder.add_row(["", " "])
    article = builder.build()
    assert article.text == "Year\tRate here\t"
    assert [article.slice(span) for span in article.inline()] == ["Rate here"]
    assert defect(article) is None


GOOD = paragraphs(["One.", "Two."])


@pytest.mark.parametrize(
    "bad",
    [
        replace(GOOD, text="One.\nTwo.\nThree."),
        replace(GOOD, text="One. Two."),
        replace(GOOD, text="One.\nTwo"),
        replace(GOOD, text="O\x00e.\nTwo."),
        replace(GOOD, text="O\te.\nTwo."),
        replace(GOOD, text="e\u0301e.\nTwo"),
        replace(GOOD, spans=GOOD.spans[:1]),
        replace(GOOD, spans=(*GOOD.spans, Span(kind=SpanKind.STRONG, start=8, end=30))),
        replace(GOOD, spans=(Span(kind=SpanKind.PARAGRAPH, start=0, end=0), *GOOD.spans)),
        replace(GOOD, spans=GOOD.spans[::-1]),
        replace(GOOD, spans=()),
        replace(GOOD, spans=(*GOOD.spans, Span(kind=SpanKind.STRONG, start=2, end=2))),
        replace(GOOD, spans=(*GOOD.spans, Span(kind=SpanKind.STRONG, start=-1, end=2))),
    ],
)
def test_a_damaged_text_is_recognized(bad: ArticleText) -> None:
    assert defect(bad) is not None


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (replace(GOOD, spans=(Span(kind=SpanKind.PARAGRAPH, start=0, end=9),)), "holds a newline"),
        (replace(GOOD, text="O\te.\nTwo."), "holds a tab"),
        (replace(GOOD, spans=(Span(kind=SpanKind.PARAGRAPH, start=0, end=3), *GOOD.spans[1:])), "does not end at a line's end"),
        (replace(GOOD, spans=(GOOD.spans[0], Span(kind=SpanKind.PARAGRAPH, start=6, end=9))), "does not follow"),
        (replace(GOOD, spans=(GOOD.spans[0], Span(kind=SpanKind.PARAGRAPH, start=5, end=12))), "does not end at a line's end"),
        (replace(GOOD, text="On\u2028.\nTwo."), "characters that may not stand"),
    ],
)
def test_what_is_wrong_with_a_text_is_named(bad: ArticleText, words: str) -> None:
    assert words in (defect(bad) or "")


def test_a_row_of_a_table_may_hold_tabs() -> None:
    row = replace(GOOD, text="O\te.\nTwo.", spans=(replace(GOOD.spans[0], kind=SpanKind.TABLE_ROW), GOOD.spans[1]))
    assert defect(row) is None
