"""A second start hands over to the window that is open."""

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from clipper.gui.handover import LISTEN_AFTER_MS, MARKER, Listener, hand_over

LINK = "clipper://clip/abcdefghjkmn"


def handed_over(qtbot: QtBot, folder: Path, library: Path | None, link: str) -> bool:
    """`hand_over` in another process, while this one's event loop runs."""
    call = f"from clipper.gui.handover import hand_over; sys.exit(not hand_over(Path({str(folder)!r}), {_path(library)}, {link!r}))"
    other = subprocess.Popen([sys.executable, "-c", f"import sys; from pathlib import Path; {call}"])
    qtbot.waitUntil(lambda: other.poll() is not None)
    return other.returncode == 0


def _path(library: Path | None) -> str:
    return f"Path({str(library)!r})" if library else "None"


def test_what_a_later_start_was_given_arrives(qtbot: QtBot, tmp_path: Path) -> None:
    listener = Listener(tmp_path)
    listener.listen()
    given: list[tuple[Path | None, str]] = []
    listener.given.connect(lambda library, link: given.append((library, link)))
    assert handed_over(qtbot, tmp_path, tmp_path / "other.clipper", LINK)
    assert handed_over(qtbot, tmp_path, None, "")
    assert given == [(tmp_path / "other.clipper", LINK), (None, "")]
    listener.stop()


def test_nobody_is_asked_where_no_window_is_open(tmp_path: Path) -> None:
    assert not hand_over(tmp_path, None, LINK)


def test_a_window_that_was_closed_or_killed_takes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    listener = Listener(tmp_path)
    listener.listen()
    assert (tmp_path / MARKER).exists()
    listener.stop()
    assert not (tmp_path / MARKER).exists()
    (tmp_path / MARKER).touch()
    assert not handed_over(qtbot, tmp_path, None, LINK)


def test_a_window_that_is_closed_at_once_never_begins_to_listen(qtbot: QtBot, tmp_path: Path) -> None:
    listener = Listener(tmp_path)
    listener.stop()
    later = QTimer()
    later.setSingleShot(True)
    with qtbot.waitSignal(later.timeout):
        later.start(LISTEN_AFTER_MS)
    assert not (tmp_path / MARKER).exists()
    assert not hand_over(tmp_path, None, LINK)


def test_another_config_folder_is_another_program(qtbot: QtBot, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    listener = Listener(one)
    listener.listen()
    other.mkdir()
    (other / MARKER).touch()
    assert not handed_over(qtbot, other, None, LINK)
    listener.stop()


def test_what_is_no_message_is_not_taken(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtNetwork import QLocalSocket

    from clipper.gui.handover import socket_name

    listener = Listener(tmp_path)
    listener.listen()
    given: list[object] = []
    listener.given.connect(lambda library, link: given.append((library, link)))
    for nonsense in (b"no json\n", json.dumps({"library": 3, "link": LINK}).encode() + b"\n", b"x" * 30_000):
        socket = QLocalSocket()
        socket.connectToServer(socket_name(tmp_path))
        socket.write(nonsense)
        qtbot.waitUntil(lambda socket=socket: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert given == []
    listener.stop()
