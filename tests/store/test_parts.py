"""Copies that are being made: those of processes that were killed are cleared away, others never."""

import os
import time
from pathlib import Path

import pytest

from clipper.store.parts import LEFT_S, part_beside


def _part(folder: Path, name: str, age_s: float) -> Path:
    path = folder / name
    path.write_bytes(b"half a copy")
    then = time.time() - age_s
    os.utime(path, (then, then))
    return path


@pytest.mark.parametrize(("kin", "gone"), [("", {"old", "old beside"}), ("lib[1]", {"old", "old beside", "of another time"})])
def test_parts_that_are_older_than_a_day_are_removed(tmp_path: Path, kin: str, gone: set[str]) -> None:
    parts = {
        "old": _part(tmp_path, ".lib[1]-copy.db.11.part", LEFT_S + 60),
        "old beside": _part(tmp_path, ".lib[1]-copy.db.12.part", 30 * LEFT_S),
        "under way": _part(tmp_path, ".lib[1]-copy.db.13.part", LEFT_S - 600),
        "of another time": _part(tmp_path, ".lib[1]-other.db.14.part", LEFT_S + 60),
        "of another library": _part(tmp_path, ".lib1-copy.db.15.part", LEFT_S + 60),
        "no part": _part(tmp_path, ".lib[1]-copy.db", LEFT_S + 60),
    }
    own = part_beside(tmp_path / "lib[1]-copy.db", kin)
    assert {name for name, path in parts.items() if not path.exists()} == gone
    assert not own.exists()
    assert own.parent == tmp_path
    assert own not in parts.values()


def test_a_folder_that_takes_no_changes_is_left_as_it_is(tmp_path: Path) -> None:
    assert part_beside(tmp_path / "missing" / "copy.db").parent == tmp_path / "missing"
