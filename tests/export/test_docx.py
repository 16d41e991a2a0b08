"""What stands in a Word document: the words of the brief with their marks, lists and tables."""

import io
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

import pytest

from clipper.export.arrange import outline_of
from clipper.export.docx import write_docx
from clipper.export.markdown import write_markdown
from clipper.export.plain_text import write_plain_text
from clipper.export.style import Style
from clipper.export.templates import find_template
from clipper.model.brief import GroupBy
from tests.export.invented_brief import press_review

if TYPE_CHECKING:
    from docx.document import Document


def written(markdown: str) -> "Document":
    import docx

    return docx.Document(io.BytesIO(write_docx(markdown, title="Port")))


def test_a_table_of_a_note_is_a_table_and_what_follows_stands_behind_it() -> None:
    document = written("Before.\n\n| Port | Cranes |\n| --- | --- |\n| Elin | nine |\n| Sellen | |\n\nBehind.\n")
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Port", "Cranes"], ["Elin", "nine"], ["Sellen", ""]]
    tags = [child.tag.rpartition("}")[2] for child in document.element.body]
    assert tags == ["p", "tbl", "p", "sectPr"]


def test_a_blank_between_two_marked_words_stays_and_one_at_the_beginning_goes() -> None:
    (paragraph,) = written("**Nine** *cranes* `wait`.\n").paragraphs
    assert paragraph.text == "Nine cranes wait."
    told = [(run.text, run.bold, run.italic, run.font.name) for run in paragraph.runs if run.text.strip()]
    assert told == [("Nine", True, None, None), ("cranes", None, True, None), ("wait", None, None, "Courier New"), (".", None, None, None)]


def test_lists_in_lists_go_in_and_stop_at_the_deepest_style() -> None:
    document = written("- one\n    - two\n        - three\n            - four\n\n1. first\n\n    > quoted\n\n2. second\n")
    told = [(paragraph.style.name if paragraph.style else "", paragraph.text) for paragraph in document.paragraphs]
    assert told == [
        ("List Bullet", "one"),
        ("List Bullet 2", "two"),
        ("List Bullet 3", "three"),
        ("List Bullet 3", "four"),
        ("List Number", "first"),
        ("Quote", "quoted"),
        ("List Number", "second"),
    ]


def test_what_xml_cannot_hold_is_left_out() -> None:
    document = written("The \x00ferry\x0b sails\ufffe.\n\n```\nif x:\n    go\x1b()\n```\n")
    assert [paragraph.text for paragraph in document.paragraphs] == ["The ferry sails.", "if x:", "    go()"]


@pytest.mark.parametrize("sign", [chr(code) for code in (*range(0x20), 0x7F, 0x85, 0x9B, 0x2028, 0xFFFE, 0xD800)])
def test_a_note_with_any_sign_in_it_can_be_written(sign: str) -> None:
    first, *rest = press_review()
    note, passage = f"Look{sign}at this", first.passages[0]
    marked = replace(passage, highlight=replace(passage.highlight, note=note))
    noted = replace(first, clipping=replace(first.clipping, note=note), passages=(marked, *first.passages[1:]))
    outline = outline_of([noted, *rest], title=f"Po{sign}rt", group_by=GroupBy.NONE, zone=UTC)
    text = write_markdown(outline, template=find_template("brief"), style=Style(zone=UTC))
    for told in ("\n".join(paragraph.text for paragraph in written(text).paragraphs), write_plain_text(text)):
        assert "Look" in told
        assert "at this" in told
