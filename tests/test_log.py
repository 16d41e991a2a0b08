from pathlib import Path

import pytest

from clipper.log import KEPT_BYTES, record_mistake, record_text


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_STATE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))


def test_a_mistake_is_recorded_with_its_traceback() -> None:
    try:
        raise ZeroDivisionError("oh no")
    except ZeroDivisionError as error:
        path = record_mistake(error)
    assert path is not None
    assert "Traceback" in path.read_text("utf-8")
    assert "oh no" in path.read_text("utf-8")


def test_the_log_keeps_what_was_there_until_it_is_large() -> None:
    first = record_text("first")
    record_text("second \udcff")
    assert first is not None
    assert "first" in first.read_text("utf-8")
    record_text("x" * KEPT_BYTES)
    record_text("anew")
    assert "first" not in first.read_text("utf-8")
    assert "anew" in first.read_text("utf-8")


def test_a_log_that_cannot_be_written_is_no_second_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    for name in ("XDG_STATE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    assert record_text("x") is None
