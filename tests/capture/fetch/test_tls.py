"""Fetching over TLS: the certificate is checked against the name that was asked for, although the socket goes to a pinned address."""

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from clipper.capture.fetch.fetch import fetch_page
from clipper.errors import FetchError
from tests.capture.fetch.servers import PAGE

HOST = "news.example"
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program to make a certificate")


@dataclass
class SecureSite:
    port: int
    certificate: Path
    names: list[str | None] = field(default_factory=list)
    """What the clients asked for (SNI)."""


@pytest.fixture
def secure_site(tmp_path: Path) -> Iterator[SecureSite]:
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        f"/CN={HOST}",
        "-addext",
        f"subjectAltName=DNS:{HOST}",
    ]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        site = SecureSite(listening.getsockname()[1], certificate)
        context.sni_callback = lambda _socket, name, _context: site.names.append(name)

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    try:
                        with context.wrap_socket(connection, server_side=True) as secure:
                            secure.recv(65536)
                            secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + PAGE)
                    except OSError:
                        continue  # the client did not like the certificate

        serving = threading.Thread(target=serve, daemon=True)
        serving.start()
        yield site
        listening.shutdown(socket.SHUT_RDWR)
        serving.join()


def to_loopback(_host: str, _port: int) -> Sequence[str]:
    return ["127.0.0.1"]


@needs_openssl
def test_a_trusted_certificate_for_the_name_is_accepted(secure_site: SecureSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(secure_site.certificate))
    fetched = fetch_page(f"https://{HOST}:{secure_site.port}/", allowed_hosts=[HOST], resolver=to_loopback)
    assert fetched.capture.parts[0].content == PAGE
    assert fetched.hops[0].address == "127.0.0.1"
    assert set(secure_site.names) == {HOST}


@needs_openssl
def test_a_certificate_for_another_name_is_refused(secure_site: SecureSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(secure_site.certificate))
    with pytest.raises(FetchError, match="cannot prove that it is that site"):
        fetch_page(f"https://other.example:{secure_site.port}/", allowed_hosts=["other.example"], resolver=to_loopback)


@needs_openssl
def test_a_certificate_that_nobody_vouches_for_is_refused(secure_site: SecureSite) -> None:
    with pytest.raises(FetchError, match="cannot prove that it is that site"):
        fetch_page(f"https://{HOST}:{secure_site.port}/", allowed_hosts=[HOST], resolver=to_loopback)
