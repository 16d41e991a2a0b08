"""Quotations of any Markdown file, looked for in a whole library."""

from pathlib import Path

import pytest

from clipper.errors import InputError
from clipper.export.verify import Standing
from clipper.jobs.verify import verify_file, verify_text
from clipper.library.library import Library
from tests.library.drafts import Clock, draft, saved


def test_a_changed_character_is_named_wherever_it_stands_in_a_script_without_blanks() -> None:
    with Library.in_memory(Clock()) as library:
        saved(library, draft("港", ["市長は「港は五月に開く、『約束』した通りだ」と述べた。"]))
        saved(library, draft("橋", ["橋の工事は来年まで続く見通しだ。"]))
        quoted = "「港は五月に開く、『約束』した通りだ」"
        same, changed = verify_text(library, f"{quoted}\n\n{quoted.replace('五', '六')}\n")
    assert same.result is Standing.SAME
    assert (changed.result, changed.difference) == (Standing.CHANGED, "“五” became “六”")


def test_a_title_with_words_in_quotation_marks_is_known_as_a_reference_writes_it() -> None:
    title = 'Port chair: repairs "on the table" before the winter'
    with Library.in_memory(Clock()) as library:
        saved(library, draft(title, ["The cranes will be repaired."]))
        (verdict,) = verify_text(library, "See “Port chair: repairs ‘on the table’ before the winter”, Gazette, 2025.\n")
    assert verdict.result is Standing.SAME


@pytest.mark.parametrize("name", ["missing.md", ".", "x" * 300, "~nobody-of-this-name/brief.md"])
def test_a_file_that_cannot_be_checked_is_told(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Library.in_memory(Clock()) as library, pytest.raises(InputError, match="cannot be read"):
        verify_file(library, Path(name))
