import os
import stat
import threading
from pathlib import Path

import pytest

from clipper.errors import OutputError
from clipper.jobs.files import write_bytes, write_text


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_text(tmp_path / "brief.md", "Fähre\n")
    assert (tmp_path / "brief.md").read_bytes() == "Fähre\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]


def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    path.write_text("old")
    path.chmod(0o640)
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_bytes(tmp_path / "new", b"")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("umask", [0o077, 0o002])
def test_the_mode_follows_the_umask_which_is_set_for_no_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, umask: int) -> None:
    """What another thread makes in that moment would be open to all."""
    before = os.umask(umask)
    asked: list[int] = []
    try:
        with monkeypatch.context() as watched:
            watched.setattr(os, "umask", asked.append)
            write_bytes(tmp_path / "new", b"")
            write_bytes(tmp_path / "new", b"again")
        assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o666 & ~umask
    finally:
        os.umask(before)
    assert asked == []


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("mine")
    link.symlink_to(target)
    with pytest.raises(OutputError, match="link to another file"):
        write_bytes(link, b"theirs")
    assert target.read_text() == "mine"
    assert link.is_symlink()


def test_a_dangling_link_creates_nothing(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputError):
        write_bytes(tmp_path / "link", b"x")
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_or_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(OutputError, match="not a file"):
            write_bytes(path, b"x")


def test_nothing_is_replaced_unless_it_may_be(tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    write_text(path, "first", replace=False)
    with pytest.raises(OutputError, match="exists already"):
        write_text(path, "second", replace=False)
    assert path.read_text() == "first"
    assert len(list(tmp_path.iterdir())) == 1


def test_of_two_that_create_the_same_file_one_fails(tmp_path: Path) -> None:
    path, failures = tmp_path / "brief.md", list[OutputError]()
    barrier = threading.Barrier(8)

    def create(number: int) -> None:
        barrier.wait()
        try:
            write_text(path, str(number) * 1000, replace=False)
        except OutputError as error:
            failures.append(error)

    threads = [threading.Thread(target=create, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(failures) == 7
    assert len(set(path.read_text())) == 1
    assert [left.name for left in tmp_path.iterdir()] == ["brief.md"]


@pytest.mark.parametrize("name", ["missing/brief.md", "a" * 300, "nul\0name"])
def test_a_name_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError):
        write_bytes(tmp_path / name, b"x")
    assert list(tmp_path.iterdir()) == []


def test_the_home_of_somebody_who_is_not_known_is_a_folder_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError, match="There is no folder"):
        write_bytes(Path("~nobody-of-this-name/brief.md"), b"x")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    write_bytes(Path("~/brief.md"), b"x")
    assert (tmp_path / "brief.md").read_bytes() == b"x"
