"""`clipper delete` and `clipper trash`: nothing is lost by one command."""

from pathlib import Path

from clipper.library.library import Library
from tests.cli.calls import Program
from tests.cli.conftest import identity


def test_what_is_deleted_is_in_the_trash_and_comes_back(filled: Program) -> None:
    rice = identity(filled, "Rice")
    assert rice in filled("delete", rice).out
    assert filled("list", "--json").json["total"] == 1
    trash = filled("trash", "--json").json
    assert (trash["total"], trash["clippings"][0]["id"]) == (1, rice)
    assert "Rice stays dear" in filled("trash").out
    filled("trash", "restore", rice)
    assert filled("list", "--json").json["total"] == 2
    assert "empty" in filled("trash").err


def test_emptying_backs_up_first(filled: Program) -> None:
    filled("delete", identity(filled, "Rice"))
    out = filled("trash", "empty").out
    backup = Path(out.rsplit(" ", 1)[1].strip().removesuffix("."))
    assert filled("trash", "--json").json["total"] == 0
    with Library.read_only(backup) as kept:
        assert len(kept.trash.keys()) == 1
    assert "empty" in filled("trash", "empty").err


def test_one_wrong_id_deletes_nothing(filled: Program) -> None:
    filled("delete", identity(filled, "Rice"), "zzzz", code=1)
    assert filled("trash", "--json").json["total"] == 0


def test_what_was_not_in_the_trash_is_not_called_restored(filled: Program) -> None:
    rice, salt = identity(filled, "Rice"), identity(filled, "Eleven")
    filled("delete", rice)
    told = filled("trash", "restore", rice, salt).out.splitlines()
    assert [line.rpartition("  ")[0] for line in told] == [f"Restored  {rice}", f"Not in the trash  {salt}"]
