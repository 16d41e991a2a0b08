"""Opening a library: what is refused, with which sentence, and that nothing is touched."""

import contextlib
import hashlib
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from clipper.errors import LibraryError
from clipper.library.health import restore
from clipper.library.library import Library
from tests.library.drafts import draft, saved


def test_a_new_library_has_every_pragma(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "new.clipper"
    with Library.open(path) as library:
        saved(library)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA application_id").fetchone() == (0x434C4950,)
    strict = {
        row[1]: row[5] for row in connection.execute("PRAGMA table_list") if row[2] == "table" and not row[1].startswith(("sqlite", "_"))
    }
    assert all(strict.values()), strict
    connection.close()


def _other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()


def _newer(path: Path) -> None:
    Library.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def _text_file(path: Path) -> None:
    path.write_text("not a database at all, but quite a long text " * 20)


def _empty(path: Path) -> None:
    path.touch()


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_other_database, "another program"),
        (_newer, "newer version"),
        (_text_file, "not a SQLite file"),
        (_empty, "empty file"),
        (_folder, "a folder"),
    ],
)
def test_what_is_no_library_of_ours_is_refused_unchanged(tmp_path: Path, make: object, words: str) -> None:
    path = tmp_path / "given"
    make(path)  # type: ignore[operator]
    before = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    for opened in (Library.open, Library.read_only):
        with pytest.raises(LibraryError) as caught:
            opened(path)
        assert words in caught.value.sentence
        assert caught.value.hint
    assert (hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "") == before


def test_a_library_whose_making_was_broken_off_is_made_when_it_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "l.clipper"
    broken_off = sqlite3.connect(path)
    broken_off.execute("PRAGMA journal_mode = WAL")  # what a new library begins with; its tables come in one transaction after that
    broken_off.close()
    with pytest.raises(LibraryError) as caught:
        Library.read_only(path)
    assert "nothing in it" in caught.value.sentence
    with Library.open(path) as library:
        saved(library)
        assert not list(library.health.findings())
    assert [each.name for each in tmp_path.iterdir()] == ["l.clipper"]


def test_a_truncated_library_is_named_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "l.clipper"
    with Library.open(path) as library:
        saved(library)
        library.health.back_up(tmp_path / "whole")
    path.with_name("l.clipper-wal").unlink(missing_ok=True)
    whole = (tmp_path / "whole").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(LibraryError), Library.open(path) as library:
        findings = list(library.health.findings())
        raise LibraryError(findings[0].sentence)


def test_a_missing_library_is_not_made_by_a_reader(tmp_path: Path) -> None:
    for opened in (Library.read_only, lambda path: Library.open(path, create=False)):
        with pytest.raises(LibraryError):
            opened(tmp_path / "missing")
    assert list(tmp_path.iterdir()) == []


def test_a_reader_sees_what_is_written_and_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "l.clipper"
    with Library.open(path) as library, Library.read_only(path) as reader:
        version = reader.data_version()
        (key,) = saved(library)
        assert reader.data_version() != version
        assert reader.clippings.get(key).metadata.title == "A title"
        with pytest.raises(LibraryError):
            reader.clippings.set_note(key, "no")


def test_a_backup_taken_while_in_use_is_whole(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.clipper") as library:
        (key,) = saved(library)
        library.health.back_up(tmp_path / "backup")
    with Library.open(tmp_path / "backup") as copy:
        assert copy.clippings.get(key).metadata.title == "A title"
        assert list(copy.health.findings()) == []


def test_restoring_moves_the_old_library_and_its_journal_aside(tmp_path: Path) -> None:
    path = tmp_path / "l.clipper"
    with Library.open(path) as library:
        (key,) = saved(library)
        library.health.back_up(tmp_path / "backup")
        library.clippings.set_note(key, "written after the backup")
    path.with_name("l.clipper-wal").write_bytes(b"stale")
    aside = restore(tmp_path / "backup", path)
    with Library.open(path) as library:
        assert library.clippings.get(key).note == ""
        assert list(library.health.findings()) == []
    assert aside is not None
    assert aside.exists()


def test_a_restore_that_was_broken_off_is_finished_by_who_opens_the_library(tmp_path: Path) -> None:
    """Before this, a library that was moved aside and not yet replaced was missing, and an empty one was begun in its place."""
    path, backup = tmp_path / "l.clipper", tmp_path / "backup"
    with Library.open(path) as library:
        (key,) = saved(library)
        library.health.back_up(backup)
        library.clippings.set_note(key, "written after the backup")
    for opened in (Library.read_only, Library.open):
        path.rename(tmp_path / "moved aside")
        path.with_name("l.clipper-wal").write_bytes(b"stale")
        shutil.copy(backup, path.with_name("l.clipper.restoring"))
        with opened(path) as library:
            assert library.clippings.get(key).note == ""
            assert list(library.health.findings()) == []
        assert [each.name for each in tmp_path.glob("*.restoring*")] == []


@pytest.mark.parametrize("what", ["moved", "deleted", "replaced"])
def test_a_library_that_is_gone_from_its_place_takes_no_more_writes(tmp_path: Path, what: str) -> None:
    """SQLite would go on writing to the file that was moved, and its journal would stay behind."""
    path, elsewhere = tmp_path / "l.clipper", tmp_path / "elsewhere"
    with Library.open(path) as library:
        (key,) = saved(library)
        library.health.back_up(tmp_path / "copy")
        path.rename(elsewhere) if what == "moved" else path.unlink()
        if what == "replaced":
            shutil.copy(tmp_path / "copy", path)
        with pytest.raises(LibraryError, match="moved, deleted or replaced"):
            library.clippings.set_note(key, "into nowhere")
        if what == "moved":
            elsewhere.rename(path)
            library.clippings.set_note(key, "back again")
            assert library.clippings.get(key).note == "back again"


def test_restoring_what_is_no_backup_leaves_the_library(tmp_path: Path) -> None:
    path = tmp_path / "l.clipper"
    with Library.open(path) as library:
        saved(library)
    (tmp_path / "text").write_text("no backup")
    with pytest.raises(LibraryError):
        restore(tmp_path / "text", path)
    with Library.open(path) as library:
        assert library.clippings.counts()["all"] == 1


def test_a_changed_text_is_found_by_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "l.clipper"
    with Library.open(path) as library:
        saved(library)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE versions SET text = 'The tariff falls.'")
    connection.commit()
    connection.close()
    with Library.open(path) as library:
        assert any("not what was saved" in finding.sentence for finding in library.health.findings())


def test_an_index_out_of_step_is_found_and_rebuilt(tmp_path: Path) -> None:
    path = tmp_path / "l.clipper"
    with Library.open(path) as library:
        (key,) = saved(library)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO clipping_search (clipping_search) VALUES ('delete-all')")
    connection.commit()
    connection.close()
    with Library.open(path) as library:
        assert [finding.repairable for finding in library.health.findings()] == [True]
        assert library.health.repair().sentences == ["The search indexes were built anew."]
        assert list(library.health.findings()) == []
        assert library.listing.open("tariff").keys(0, 5) == [key]


OPEN_AND_CLOSE = """
import sys
from pathlib import Path

from clipper.library.library import Library

Library.{how}(Path(sys.argv[1])).close()
"""


@pytest.mark.parametrize("how", ["open", "read_only"])
def test_what_is_saved_after_another_process_has_come_and_gone_is_in_the_file(tmp_path: Path, how: str) -> None:
    """As the window does, this process writes with one connection and reads with another."""
    path = tmp_path / "library.clipper"
    count = "SELECT count(*) FROM clippings"
    with Library.open(path) as library, Library.read_only(path) as reader:
        saved(library, draft("Before"))
        subprocess.run([sys.executable, "-c", OPEN_AND_CLOSE.format(how=how), str(path)], check=True)
        saved(library, draft("After"))
        looked = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])"
        seen = subprocess.run([sys.executable, "-c", looked, str(path), count], check=True, capture_output=True, text=True)
        assert seen.stdout.strip() == "2"
        assert reader.listing.open("").count().number == 2


def test_a_copy_is_of_one_state_whatever_is_written_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        (key, *_) = saved(library, *(draft(f"Number {n}", [f"{n} words " * 20_000]) for n in range(100)))
    steps: list[float] = []
    with Library.open(path) as writer, Library.read_only(path) as library:

        def write_meanwhile(share: float) -> bool:
            steps.append(share)
            writer.clippings.set_note(key, f"Note {len(steps)}")
            return True

        library.health.back_up(tmp_path / "copy", goes_on=write_meanwhile)
        assert writer.clippings.get(key).note == f"Note {len(steps)}"
    assert steps == sorted(steps)
    assert len(steps) > 3
    with Library.open(tmp_path / "copy") as copy:
        assert copy.clippings.get(key).note == ""
        assert copy.clippings.counts()["all"] == 100
        assert list(copy.health.findings()) == []


@pytest.mark.long
@pytest.mark.parametrize("opened", [Library.open, Library.read_only])
def test_a_library_that_another_program_keeps_to_itself_is_told_so(tmp_path: Path, opened: Callable[[Path], Library]) -> None:
    path = tmp_path / "library.clipper"
    Library.open(path).close()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError, match="in use by another program"):
            opened(path)


def test_who_refers_to_a_row_is_found_by_an_index(tmp_path: Path) -> None:
    """SQLite asks that for each row that is deleted: without one, emptying a trash of 10,000 reads all clippings 20,000 times."""
    path = tmp_path / "library.clipper"
    Library.open(path).close()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        tables = [row[1] for row in connection.execute("PRAGMA table_list") if row[2] == "table"]
        plans = {
            (table, column): connection.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {column} = 1").fetchone()[3]  # noqa: S608 (the schema's own names)
            for table in tables
            for _, _, _, column, *_ in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        }
    assert {place: plan for place, plan in plans.items() if plan.startswith("SCAN")} == {}
    assert ("clippings", "version_id") in plans
