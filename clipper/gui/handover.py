"""One running window: a second start hands what it was given over to the first and ends.

The window listens on a local socket of the user's own; a file in the config folder says that there may be one, so that an ordinary start
neither loads the network module nor waits for an answer.
"""

import contextlib
import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

MARKER = "window.running"

LISTEN_AFTER_MS = 300
"""After the window is painted: listening is no part of the start."""

ANSWER_MS = 1500
"""How long a second start waits for a window that is busy; then it opens one of its own."""

LONGEST_BYTES = 20_000
"""Of a message: a path and a link."""

_TAKEN = b"taken"


def hand_over(folder: Path, library: Path | None, link: str) -> bool:
    """Whether a window that is open took this over. `folder` is the config folder: other settings are another program."""
    if not (folder / MARKER).exists():
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(socket_name(folder))
    if not socket.waitForConnected(ANSWER_MS):
        return False
    message = {"library": str(library.absolute()) if library else None, "link": link}
    socket.write(json.dumps(message).encode() + b"\n")
    socket.flush()
    taken = socket.waitForReadyRead(ANSWER_MS) and bytes(socket.readAll().data()).startswith(_TAKEN)
    socket.disconnectFromServer()
    return taken


class Listener(QObject):
    """Takes over what later starts are given."""

    given = Signal(object, str)
    """A Path or None, and a link or an empty text."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._server: Any = None
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.timeout.connect(self.listen)
        self._begin.start(LISTEN_AFTER_MS)

    def listen(self) -> None:
        """Begin to listen; where that is not possible, later starts open windows of their own."""
        self._begin.stop()
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = socket_name(self._folder)
        if not server.listen(name):
            QLocalServer.removeServer(name)  # left behind by one that was killed
            if not server.listen(name):
                return
        server.newConnection.connect(self._connected)
        self._server = server
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / MARKER).touch()

    def stop(self) -> None:
        """Listen no longer, nor begin to."""
        self._begin.stop()
        if self._server is not None:
            self._server.close()
            self._server = None
            with contextlib.suppress(OSError):
                (self._folder / MARKER).unlink(missing_ok=True)

    def _connected(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            self._read(socket)

    def _read(self, socket: Any) -> None:
        if socket.bytesAvailable() > LONGEST_BYTES:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        message = _message(bytes(socket.readLine().data()))
        if message is None:
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        self.given.emit(*message)


def _message(line: bytes) -> tuple[Path | None, str] | None:
    """What a line says; None for what is no message of ours."""
    try:
        value = json.loads(line)
        library, link = value["library"], value["link"]
    except (ValueError, KeyError, TypeError):
        return None
    if not isinstance(link, str) or not (library is None or isinstance(library, str)):
        return None
    return Path(library) if library else None, link


def socket_name(folder: Path) -> str:
    """The socket's name: another one for each user and each config folder."""
    import getpass  # these two are of no use to an ordinary start
    import hashlib

    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = ""
    return "clipper-" + hashlib.sha256(f"{user}\0{folder.absolute()}".encode()).hexdigest()[:24]
