from typing import Any

import pytest

from clipper.capture.files.plain import read_plain
from clipper.errors import InputError
from clipper.model.draft import CaptureKind, Draft
from tests.capture.files.captured import NOW


def only(text: str, **more: Any) -> Draft:
    (draft,) = read_plain(text, captured_at=NOW, **more).drafts
    return draft


def test_a_short_first_line_is_the_title_and_every_other_line_stays() -> None:
    draft = only("Ferry returns\n\nIt is back.\nMenu\nSubscribe now")
    assert draft.metadata.title == "Ferry returns"
    assert draft.metadata.origins["title"] == "line 1"
    assert draft.body.text == "It is back.\nMenu\nSubscribe now"


@pytest.mark.parametrize("first", ["The ferry is back, they said.", "word " * 60, "Is it back?”"])
def test_a_first_line_that_is_a_sentence_or_long_is_no_title(first: str) -> None:
    draft = only(f"{first}\nIt sails again.")
    assert draft.metadata.title is None
    assert len(draft.body.blocks()) == 2


def test_a_text_of_one_line_is_its_own_body() -> None:
    assert only("Ferry returns").body.text == "Ferry returns"


def test_no_title_is_taken_where_it_is_known_already() -> None:
    assert only("Dear reader\nIt is back.", has_title=False).body.text == "Dear reader\nIt is back."


def test_each_line_knows_where_it_stood() -> None:
    draft = only("Ferry returns\n\n  It   is back.\n\nIt sails.")
    assert [(line.line, draft.body.text[line.start : line.end]) for line in draft.lines] == [(3, "It is back."), (5, "It sails.")]


def test_the_kind_is_text() -> None:
    assert read_plain("a\nb", captured_at=NOW).kind is CaptureKind.TEXT


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b\n\ufeff"])
def test_a_text_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="nothing in it"):
        read_plain(text, captured_at=NOW)
