"""Connections that go where they were meant to go: the host is resolved once, each address is checked, and the socket connects to that
address; everything on it keeps one deadline and stops when the user does."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpcore
import httpx

from clipper.capture.fetch.addresses import Resolver, is_public
from clipper.errors import CancelledError, FetchError

POLL_S = 0.25
"""How long a cancelled fetch may go on."""
CONNECT_S = 10.0
_BROWSER_HINT = "Open the page in a browser, select everything, copy and paste it."
_OFFLINE_HINT = "Check the connection, or paste the page's text."


@dataclass(slots=True, kw_only=True)
class Watch:
    """The deadline of one fetch, and the user's wish to stop it."""

    ends_at: float
    is_cancelled: Callable[[], bool]

    def left_s(self) -> float:
        """Seconds that are left. Raises CancelledError or FetchError where nothing is."""
        if self.is_cancelled():
            raise CancelledError("The fetch was stopped.")
        left = self.ends_at - time.monotonic()
        if left <= 0:
            raise FetchError("The site takes too long to answer.", _BROWSER_HINT)
        return left


@dataclass(slots=True, kw_only=True)
class Pinned(httpcore.NetworkBackend):
    """Opens sockets to checked addresses only."""

    watch: Watch
    resolver: Resolver
    allowed_hosts: frozenset[str]
    """Hosts that the user allowed although they are not public."""
    reached: list[str] = field(default_factory=list[str])
    """The addresses that were connected to."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 (the watch is stricter)
        local_address: str | None = None,  # noqa: ARG002 (no choice of our own)
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 (as above)
    ) -> httpcore.NetworkStream:
        addresses = self._checked_addresses(host, port)
        last: OSError | None = None
        for address in addresses:
            try:
                opened = socket.create_connection((address, port), timeout=min(CONNECT_S, self.watch.left_s()))
            except OSError as error:
                last = error
                continue
            self.reached.append(address)
            return WatchedStream(opened, self.watch)
        raise _no_connection(host, last)

    def sleep(self, seconds: float) -> None:
        time.sleep(min(seconds, self.watch.left_s()))

    def _checked_addresses(self, host: str, port: int) -> list[str]:
        """The addresses of the host. Raises FetchError unless all of them may be reached."""
        try:
            addresses = self._resolved(host, port)
        except (OSError, UnicodeError) as error:
            raise _not_found(host, error) from error
        if not addresses:
            raise _not_found(host, None)
        if host.lower().strip("[]") not in self.allowed_hosts and not all(is_public(address) for address in addresses):
            raise FetchError(
                f"{host} is an address on this computer or its own network, where pages are not fetched from.",
                "If you trust it, allow the local network in Settings, Dates and Network.",
            )
        return addresses

    def _resolved(self, host: str, port: int) -> list[str]:
        """What the resolver says; the system's waits as it likes, so another thread asks it."""
        answers: list[list[str]] = []
        failures: list[OSError | UnicodeError] = []

        def ask() -> None:
            try:
                answers.append(list(self.resolver(host, port)))
            except (OSError, UnicodeError) as error:
                failures.append(error)

        asking = threading.Thread(target=ask, name="resolve", daemon=True)
        asking.start()
        while asking.is_alive():
            asking.join(min(POLL_S, self.watch.left_s()))
        if failures:
            raise failures[0]
        return answers[0]


class WatchedStream(httpcore.NetworkStream):
    """A socket whose reads and writes end with the watch."""

    def __init__(self, opened: socket.socket, watch: Watch) -> None:
        self._socket = opened
        self._watch = watch

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 (the watch is stricter)
        while True:
            self._socket.settimeout(min(POLL_S, self._watch.left_s()))
            try:
                return self._socket.recv(max_bytes)
            except TimeoutError:
                continue
            except OSError as error:
                raise httpcore.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 (as above)
        self._socket.settimeout(self._watch.left_s())
        try:
            self._socket.sendall(buffer)
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        self._socket.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 (as above)
    ) -> httpcore.NetworkStream:
        self._socket.settimeout(min(CONNECT_S, self._watch.left_s()))
        try:
            return WatchedStream(ssl_context.wrap_socket(self._socket, server_hostname=server_hostname), self._watch)
        except ssl.SSLCertVerificationError as error:
            self.close()
            raise FetchError(f"{server_hostname} cannot prove that it is that site: {error.verify_message}.", _BROWSER_HINT) from error
        except OSError as error:
            self.close()
            raise httpcore.ConnectError(str(error)) from error

    def get_extra_info(self, info: str) -> Any:
        return self._socket if info == "ssl_object" and isinstance(self._socket, ssl.SSLSocket) else None


class PinnedTransport(httpx.BaseTransport):
    """httpx over pinned connections: no proxies, no HTTP/2, a connection for each request."""

    def __init__(self, backend: Pinned) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=_trusted(), network_backend=backend, max_connections=1, max_keepalive_connections=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method.encode("ascii"),
                url=httpcore.URL(
                    scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(status_code=answer.status, headers=answer.headers, stream=_Stream(answer))

    def close(self) -> None:
        self._pool.close()


def _trusted() -> ssl.SSLContext:
    """The authorities that come with httpx, for systems that have none for Python, and those of the system, for firms with their own."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


class _Stream(httpx.SyncByteStream):
    """The body of an answer as httpx reads it."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@contextmanager
def told_plainly(host: str) -> Generator[None]:
    """Turn what the libraries raise into a FetchError that says what to do."""
    try:
        yield
    except (httpcore.TimeoutException, httpx.TimeoutException) as error:
        raise FetchError(f"{host} takes too long to answer.", _BROWSER_HINT) from error
    except (httpcore.ProtocolError, httpx.ProtocolError) as error:
        raise FetchError(f"{host} does not answer as a web site does.", _BROWSER_HINT) from error
    except httpx.InvalidURL as error:
        raise FetchError(f"{host} moved the page to an address that makes no sense.", _BROWSER_HINT) from error
    except (httpcore.NetworkError, httpx.HTTPError, OSError) as error:
        raise FetchError(f"The connection to {host} broke.", "Try again, or paste the page's text.") from error


def _not_found(host: str, error: Exception | None) -> FetchError:
    if isinstance(error, socket.gaierror) and error.errno in (socket.EAI_AGAIN, getattr(socket, "EAI_FAIL", None)):
        return FetchError("There is no connection to the internet.", _OFFLINE_HINT)
    return FetchError(f"There is no site named {host}.", "Check the address.")


def _no_connection(host: str, error: OSError | None) -> FetchError:
    import errno

    if error and error.errno in (errno.ENETUNREACH, errno.ENETDOWN):
        return FetchError("There is no connection to the internet.", _OFFLINE_HINT)
    if isinstance(error, TimeoutError):
        return FetchError(f"{host} does not answer.", _BROWSER_HINT)
    return FetchError(f"{host} cannot be reached.", "Check the address and the connection.")
