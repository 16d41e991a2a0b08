import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.errors import InputError
from clipper.jobs.given import CaptureTime, capture_time, captures_at, captures_in_bytes, read_file

NO_TIME = CaptureTime()


def origins(path: Path) -> list[str]:
    return [capture.origin for capture in captures_at(path, time=NO_TIME)]


def test_a_file_is_one_capture_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Die Fähre.\r\n".encode("latin-1"))
    (capture,) = captures_at(tmp_path / "a.txt", time=NO_TIME, url="https://x.example/")
    assert capture.parts[0].content == "Die Fähre.\r\n".encode("latin-1")
    assert (capture.origin, capture.url) == ("file:a.txt", "https://x.example/")


def test_a_folder_gives_its_files_by_name_and_leaves_the_rest(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt", ".e.txt"):
        (tmp_path / name).write_text("The ferry is back.")
    (tmp_path / "pic.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert origins(tmp_path) == ["file:a.txt", "file:b.txt", "file:sub/c.txt"]


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 2


def test_the_pictures_in_the_folder_beside_a_saved_page_come_with_it_and_nothing_else(tmp_path: Path) -> None:
    names = ("Ferry_files/a.png", "Ferry_files/inner/b.png", "elsewhere/c.png", "Ferry_files/../d.png", "Ferry_files/out.png", "e.png")
    page = "<html><body><p>The ferry is back.</p>" + "".join(f'<img src="./{name}">' for name in names) + "</body></html>"
    for folder in ("Ferry_files/inner", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("Ferry_files/a.png", "Ferry_files/inner/b.png", "elsewhere/c.png", "d.png", "e.png"):
        (tmp_path / name).write_bytes(PICTURE)
    (tmp_path / "Ferry_files/out.png").symlink_to(tmp_path / "d.png")
    (tmp_path / "Ferry.html").write_text(page)
    (capture,) = captures_at(tmp_path / "Ferry.html", time=NO_TIME)
    assert [(part.media_type, part.name) for part in capture.parts] == [
        ("text/html", ""),
        ("image/png", "./Ferry_files/a.png"),
        ("image/png", "./Ferry_files/inner/b.png"),
    ]
    (again, *_others) = captures_at(tmp_path, time=NO_TIME)
    assert len(again.parts) == 3


def test_the_folder_beside_a_saved_page_is_not_read_on_its_own(tmp_path: Path) -> None:
    for name in ("ferry_files", "tram-Dateien", "other_files"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "frame.html").write_text("<html><p>An advertisement.</p></html>")
    for name in ("ferry.html", "tram.htm"):
        (tmp_path / name).write_text("<html><p>The ferry is back.</p></html>")
    assert origins(tmp_path) == ["file:ferry.html", "file:tram.htm", "file:other_files/frame.html"]


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text("The ferry is back.")
    assert origins(tmp_path) == ["file:a.txt"]


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds nothing"):
        origins(tmp_path)


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="a pipe"):
        read_file(tmp_path / "pipe")


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_no_file(device: str) -> None:
    with pytest.raises(InputError, match="a device"):
        read_file(Path(device))


@pytest.mark.parametrize("name", ["missing.txt", "x" * 300, "nul\0name"])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        origins(tmp_path / name)
    (tmp_path / "mine.clipper").write_text("a library", "utf-8")
    with pytest.raises(InputError):
        list(captures_at(tmp_path / name, time=NO_TIME, library=tmp_path / "mine.clipper"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(InputError, match="may not read"):
        origins(path)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(300_000_000)
    with pytest.raises(InputError, match="too large"):
        origins(tmp_path / "huge.txt")


def test_the_capture_time_can_be_given_or_be_the_files_own(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ferry is back.")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    (own,) = captures_at(path, time=capture_time("file"))
    assert own.captured_at == datetime.fromtimestamp(1_700_000_000, UTC)
    (given,) = captures_at(path, time=capture_time("2025-06-01T10:00:00Z"))
    assert given.captured_at == datetime(2025, 6, 1, 10, tzinfo=UTC)
    (now,) = captures_at(path, time=NO_TIME)
    assert abs((now.captured_at - datetime.now(UTC)).total_seconds()) < 60


def test_a_time_without_a_zone_is_this_computers() -> None:
    moment = capture_time("2025-06-01T10:00:00").moment
    assert moment is not None
    assert moment == datetime(2025, 6, 1, 10).astimezone()


@pytest.mark.parametrize("text", ["soon", "2025-13-01", "9999-99-99"])
def test_what_is_no_time_is_told(text: str) -> None:
    with pytest.raises(InputError, match="no time"):
        capture_time(text)


def test_standard_input_is_a_capture() -> None:
    (capture,) = captures_in_bytes(b"The ferry is back.", time=NO_TIME)
    assert capture.origin == "stdin"


def test_the_open_library_and_what_stands_beside_it_are_no_pages(tmp_path: Path) -> None:
    library = tmp_path / "mine.clipper"
    for name in (library.name, f"{library.name}-wal", f"{library.name}-shm", "page.txt"):
        (tmp_path / name).write_text("The ferry sails again.", "utf-8")
    assert [capture.origin for capture in captures_at(tmp_path, time=NO_TIME, library=library)] == ["file:page.txt"]
    (tmp_path / "linked").symlink_to(library)
    for name in (library.name, f"{library.name}-shm", "linked"):
        with pytest.raises(InputError, match="the library that is open"):
            list(captures_at(tmp_path / name, time=NO_TIME, library=library))
    assert len(list(captures_at(library, time=NO_TIME))) == 1
