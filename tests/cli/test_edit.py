"""`clipper edit` sets what the user knows better."""

from pathlib import Path

import pytest

from clipper.cli.dates import typed_date
from clipper.errors import InputError
from clipper.model.date import ArticleDate, Precision
from tests.cli.calls import Program
from tests.cli.conftest import identity


def test_fields_note_status_and_star_are_set_at_once(filled: Program) -> None:
    rice = identity(filled, "Rice")
    filled(
        "edit", rice, "--title", " Rice  is dear ", "--source", "Grain Post", "--published", "2025-05-31", "--url", "https://example.org/rice",
        "--author", "A. Field", "--author", "B. Furrow", "--language", "en", "--note", "Ask *again*.", "--status", "read", "--star",
    )  # fmt: skip
    (value,) = [one for one in filled("list", "--json").json["clippings"] if one["id"] == rice]
    assert (value["title"], value["source"], value["authors"]) == ("Rice is dear", "Grain Post", ["A. Field", "B. Furrow"])
    assert (value["published"], value["published_precision"]) == ("2025-05-31", "day")
    assert (value["note"], value["status"], value["starred"], value["language"]) == ("Ask *again*.", "read", True, "en")
    filled("edit", rice, "--no-star", "--source", "")
    value = filled("show", rice, "--json").json
    assert (value["starred"], value["source"], value["title"]) == (False, None, "Rice is dear")


def test_nothing_to_change_is_wrong_usage(filled: Program) -> None:
    assert "Say what to change" in filled("edit", identity(filled, "Rice"), code=2).err


def test_one_bad_value_changes_nothing(filled: Program) -> None:
    rice = identity(filled, "Rice")
    assert "is no date" in filled("edit", rice, "--title", "New", "--published", "31-31", code=1).err
    assert filled("show", rice, "--json").json["title"] == "Rice stays dear"


@pytest.mark.parametrize("url", ["n/a", "javascript:alert(1)", "example.org/a", "https://", "https://a b"])
def test_what_is_no_address_is_refused_wherever_one_is_given(filled: Program, tmp_path: Path, url: str) -> None:
    """Articles under one address are versions of each other: a word that many share would make one article of them."""
    rice, before = identity(filled, "Rice"), filled("list", "--json").out
    paste = tmp_path / "a.txt"
    paste.write_text("Another article\n\nWith words of its own, and a full stop.\n", "utf-8")
    for arguments in (["edit", rice, "--url", url], ["add", str(paste), "--url", url], ["extract", str(paste), "--url", url]):
        assert f"“{url}” is no web address" in filled(*arguments, code=1).err
    assert filled("list", "--json").out == before
    filled("edit", rice, "--url", "")
    assert filled("show", rice, "--json").json["url"] is None


def test_a_language_is_a_code(filled: Program) -> None:
    rice = identity(filled, "Rice")
    assert "is no code of a language" in filled("edit", rice, "--language", "plain English", code=1).err
    filled("edit", rice, "--language", "pt-BR")
    assert filled("show", rice, "--json").json["language"] == "pt-BR"


@pytest.mark.parametrize(
    ("typed", "value", "precision"),
    [
        ("2025", "2025", Precision.YEAR),
        ("2025-6", "2025-06", Precision.MONTH),
        ("2025-06-01", "2025-06-01", Precision.DAY),
        ("2025-06-01T14+02:00", "2025-06-01T12:00:00Z", Precision.HOUR),
        ("2025-06-01 14:05+09:00", "2025-06-01T05:05:00Z", Precision.MINUTE),
        ("2025-06-01T14:05:30Z", "2025-06-01T14:05:30Z", Precision.MINUTE),
    ],
)
def test_a_date_is_as_exact_as_it_was_typed(typed: str, value: str, precision: Precision) -> None:
    date = typed_date(typed)
    assert isinstance(date, ArticleDate)
    assert (date.value, date.precision) == (value, precision)


@pytest.mark.parametrize("typed", ["yesterday", "2025-13", "2025-02-30", "01/02/2025", "", "2025-06-01T25:00", "0000", "99999-01-01"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(InputError):
        typed_date(typed)


def test_what_is_no_text_does_not_get_in(filled: Program) -> None:
    rice = identity(filled, "Rice")
    filled("edit", rice, "--title", "Rice \udcff is\x07 dear", "--note", "half \ud83d a character", "--author", "A.\x00Field")
    filled("tag", rice, "--add", "grain\udcff")
    value = filled("show", rice, "--json").json
    assert (value["title"], value["note"], value["authors"]) == ("Rice \ufffd is dear", "half \ufffd a character", ["A.Field"])
    assert value["tags"] == ["grain\ufffd", "trade"]
    assert "No clipping has the id" in filled("show", "\udcff", code=1).err
