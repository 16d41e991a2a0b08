"""Markdown as Pandoc writes it: classes, ids and divisions are no part of the text."""

import pytest

from clipper.capture.files.markdown import read_markdown
from clipper.capture.files.markdown_attributes import without_attributes
from clipper.capture.recognize import Form, recognize
from tests.capture.files.captured import NOW
from tests.capture.paste.news import NEWS

DIVIDED = f"""::: {{#app .page-root}}
:::: header
[[Skip to the text](#main){{.skip-link
.hidden}}]{{#skip}}
::::

# The pier of Nordhaven opens a year late {{#title .headline}}

{NEWS[0]}

[The council]{{.who}} will pay for [two thirds](https://nordhaven.example/cost){{rel="nofollow" target="_blank"}} of the cost.
:::
"""


def test_divisions_and_attributes_are_not_read() -> None:
    (draft,) = read_markdown(DIVIDED, captured_at=NOW).drafts
    assert draft.body.body_blocks() == (
        "Skip to the text",
        "The pier of Nordhaven opens a year late",
        NEWS[0],
        "The council will pay for two thirds of the cost.",
    )


def test_divisions_tell_that_a_text_is_markdown() -> None:
    assert recognize(DIVIDED.encode()) is Form.MARKDOWN


def test_embedded_pictures_are_no_text() -> None:
    (draft,) = read_markdown(f"{NEWS[0]}\n\n![A pier](data:image/png;base64,{'A' * 9_000})", captured_at=NOW).drafts
    assert draft.body.body_blocks() == (NEWS[0],)
    assert "AAAA" not in draft.body.text


def test_many_pictures_in_an_open_bracket_cost_linear_time() -> None:
    text = "[" + "![A pier](p.png)" * 2_000 + " ]{.a"
    assert without_attributes(text) == text


@pytest.mark.parametrize("text", ["He said: {this} [sic] (and {that})", "::: a line of a poem, it was :::", "# What {braces} are for"])
def test_braces_and_colons_of_the_text_stay(text: str) -> None:
    assert without_attributes(text) == text
