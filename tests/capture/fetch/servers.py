"""Web servers on loopback addresses, for the tests of fetching."""

import gzip
import socket
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    b"<!doctype html><html><head><title>Ferry returns</title></head><body><article>"
    b"<h1>Ferry returns</h1><p>The ferry is back.</p></article></body></html>"
)


@dataclass(frozen=True)
class Answer:
    body: bytes = PAGE
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """A running server: its answers by path, and the requests that came."""

    address: str
    port: int
    answers: dict[str, Answer]
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/", host: str | None = None) -> str:
        return f"http://{host or self.address}:{self.port}{path}"


@contextmanager
def site(address: str = "127.0.0.1", answers: Mapping[str, Answer] | None = None) -> Generator[Site]:
    """A server that gives these answers, 404 for anything else."""
    running = Site(address, 0, dict(answers or {"/": Answer()}))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            running.requests.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer = running.answers.get(self.path, Answer(b"nothing here", 404))
            self.send_response(answer.status)
            headers = {"Content-Type": "text/html", "Content-Length": str(len(answer.body)), **answer.headers}
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(answer.body)
            except OSError:
                return  # the other side has had enough

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name that it has there)
            """Silence."""

    server = ThreadingHTTPServer((address, 0), Handler)
    server.daemon_threads = True
    running.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def raw_server(talk: Callable[[socket.socket], None]) -> Generator[int]:
    """A server that speaks as `talk` does on each connection; its port."""
    listening = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []
    stopped = threading.Event()

    def serve(connection: socket.socket) -> None:
        with connection:
            try:
                connection.recv(65536)
                talk(connection)
            except OSError:
                return  # the other side has had enough

    def accept() -> None:
        while not stopped.is_set():
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threads.append(threading.Thread(target=serve, args=(connection,), daemon=True))
            threads[-1].start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield listening.getsockname()[1]
    finally:
        stopped.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        accepting.join()
        for thread in threads:
            thread.join()


def packed(content: bytes) -> Answer:
    return Answer(gzip.compress(content), headers={"Content-Encoding": "gzip"})
