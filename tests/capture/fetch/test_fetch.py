import socket
import threading
import zlib
from collections.abc import Callable, Sequence

import pytest

from clipper.capture.extract import extract
from clipper.capture.fetch.fetch import Limits, Progress, fetch_page
from clipper.errors import CancelledError, FetchError
from tests.capture.fetch.servers import PAGE, Answer, packed, raw_server, site

LOOPBACK = ("127.0.0.1", "127.0.0.2", "news.example")


def names(**hosts: str) -> Callable[[str, int], Sequence[str]]:
    """A resolver that knows these hosts only; underscores stand for dots."""
    known = {host.replace("_", "."): address for host, address in hosts.items()}

    def look_up(host: str, _port: int) -> Sequence[str]:
        if host.replace(".", "").isdigit():
            return [host]
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return known[host].split()

    return look_up


def test_a_page_comes_with_its_address_and_the_way_there() -> None:
    with site() as server:
        fetched = fetch_page(server.url(), allowed_hosts=LOOPBACK)
    assert fetched.capture.parts[0].content == PAGE
    assert fetched.capture.url == server.url()
    assert fetched.capture.origin == f"url:{server.url()}"
    assert [(hop.status, hop.address) for hop in fetched.hops] == [(200, "127.0.0.1")]
    assert fetched.warnings == ()


def test_a_fetched_page_can_be_extracted() -> None:
    with site() as server:
        fetched = fetch_page(server.url(), allowed_hosts=LOOPBACK)
    assert extract(fetched.capture).drafts[0].metadata.title == "Ferry returns"


def test_a_private_host_is_refused_unless_it_was_allowed() -> None:
    with site() as server:
        with pytest.raises(FetchError, match="own network"):
            fetch_page(server.url())
        assert server.requests == []


def test_a_public_name_that_resolves_to_a_private_address_is_refused() -> None:
    with site() as server:
        with pytest.raises(FetchError, match="own network"):
            fetch_page(server.url(host="news.example"), resolver=names(news_example="127.0.0.1"))
        assert server.requests == []


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(FetchError, match="own network"):
        fetch_page("http://news.example/", resolver=names(news_example="93.184.216.34 127.0.0.1"))


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:{port}/secret", "http://[::ffff:127.0.0.1]:{port}/secret", "//127.0.0.1:{port}/secret"]
)
def test_a_redirect_into_the_own_network_is_refused_although_the_host_is_allowed(target: str) -> None:
    with site("127.0.0.1", {"/secret": Answer(b"<p>secret</p>")}) as inner, site("127.0.0.2") as outer:
        outer.answers["/"] = Answer(b"", 302, {"Location": target.format(port=inner.port)})
        with pytest.raises(FetchError, match=r"own network|cannot be reached|no site"):
            fetch_page(outer.url(host="news.example"), allowed_hosts=LOOPBACK, resolver=names(news_example="127.0.0.2"))
        assert inner.requests == []


def test_the_answer_of_the_resolver_is_used_once_and_pinned() -> None:
    answers = iter(["127.0.0.1", "127.0.0.1", "127.0.0.9", "127.0.0.9"])
    asked: list[str] = []

    def changing(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return [next(answers)]

    with site() as server:
        fetched = fetch_page(server.url(host="news.example"), allowed_hosts=LOOPBACK, resolver=changing)
        hosts = {headers["host"] for _, headers in server.requests}
    assert fetched.hops[0].address == "127.0.0.1"
    assert asked == ["news.example"] * 2  # once for robots.txt, once for the page: never twice for one connection
    assert hosts == {f"news.example:{server.port}"}


def test_redirects_are_followed_and_told() -> None:
    answers = {"/": Answer(b"", 301, {"Location": "/new"}), "/new": Answer(b"", 302, {"Location": "final?x=1"}), "/final?x=1": Answer()}
    with site(answers=answers) as server:
        fetched = fetch_page(server.url(), allowed_hosts=LOOPBACK)
    assert [hop.status for hop in fetched.hops] == [301, 302, 200]
    assert fetched.capture.url == server.url("/final?x=1")
    assert any("was moved" in warning and "/final?x=1" in warning for warning in fetched.warnings)


def test_five_redirects_are_followed_and_a_sixth_is_not() -> None:
    answers = {f"/{n}": Answer(b"", 302, {"Location": f"/{n + 1}"}) for n in range(9)}
    with site(answers={**answers, "/9": Answer()}) as server:
        assert len(fetch_page(server.url("/4"), allowed_hosts=LOOPBACK).hops) == 6
        with pytest.raises(FetchError, match="more than 5 times"):
            fetch_page(server.url("/3"), allowed_hosts=LOOPBACK)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)", "http://", "http://[::1"])
def test_a_redirect_to_another_scheme_is_refused(target: str) -> None:
    with site(answers={"/": Answer(b"", 302, {"Location": target})}) as server, pytest.raises(FetchError):
        fetch_page(server.url(), allowed_hosts=LOOPBACK)


@pytest.mark.parametrize(
    "url", ["", "file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "example", "http:///x", "//example.org"]
)
def test_only_web_addresses_are_fetched(url: str) -> None:
    with pytest.raises(FetchError, match="no web address"):
        fetch_page(url)


def test_a_name_and_password_in_the_address_are_not_sent() -> None:
    with site() as server:
        fetched = fetch_page(f"http://user:secret@127.0.0.1:{server.port}/", allowed_hosts=LOOPBACK)
        sent = [headers for _, headers in server.requests]
    assert all("authorization" not in headers and "cookie" not in headers for headers in sent)
    assert "secret" not in (fetched.capture.url or "")


def test_no_cookie_goes_along_to_the_next_address() -> None:
    answers = {"/": Answer(b"", 302, {"Location": "/next", "Set-Cookie": "a=1"}), "/next": Answer()}
    with site(answers=answers) as server:
        fetch_page(server.url(), allowed_hosts=LOOPBACK)
        assert all("cookie" not in headers for _, headers in server.requests)


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with site() as server:
        assert fetch_page(server.url(), allowed_hosts=LOOPBACK).capture.parts[0].content == PAGE


def test_a_packed_page_is_unpacked() -> None:
    with site(answers={"/": packed(PAGE)}) as server:
        assert fetch_page(server.url(), allowed_hosts=LOOPBACK).capture.parts[0].content == PAGE


def test_deflate_without_its_head_is_unpacked() -> None:
    packer = zlib.compressobj(wbits=-15)
    answer = Answer(packer.compress(PAGE) + packer.flush(), headers={"Content-Encoding": "deflate"})
    with site(answers={"/": answer}) as server:
        assert fetch_page(server.url(), allowed_hosts=LOOPBACK).capture.parts[0].content == PAGE


def test_a_gzip_bomb_is_stopped() -> None:
    with site(answers={"/": packed(b"\0" * 60_000_000)}) as server, pytest.raises(FetchError, match="larger than 20 MB"):
        fetch_page(server.url(), allowed_hosts=LOOPBACK)


def test_a_page_that_announces_too_much_is_not_read() -> None:
    with site(answers={"/": Answer(b"x", headers={"Content-Length": "99000000"})}) as server, pytest.raises(FetchError, match="larger"):
        fetch_page(server.url(), allowed_hosts=LOOPBACK)


def test_a_page_that_never_ends_is_stopped_at_the_limit() -> None:
    def endless(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(1000):
            connection.sendall(b"<p>more</p>" * 1000)

    with raw_server(endless) as port, pytest.raises(FetchError, match="larger"):
        fetch_page(f"http://127.0.0.1:{port}/", allowed_hosts=LOOPBACK, limits=Limits(largest_bytes=1_000_000))


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"])
def test_a_server_that_drips_is_left_at_the_deadline(start: bytes) -> None:
    """It would drip for ten seconds, and each drop comes long before any wait for a single one is over."""
    left, dried_up = threading.Event(), threading.Event()

    def drip(connection: socket.socket) -> None:
        connection.sendall(start)
        for _ in range(200):
            if left.wait(0.05):
                return
            connection.sendall(b"a")
        dried_up.set()

    with raw_server(drip) as port:
        with pytest.raises(FetchError, match="too long"):
            fetch_page(f"http://127.0.0.1:{port}/", allowed_hosts=LOOPBACK, limits=Limits(total_s=0.6))
        assert not dried_up.is_set()
        left.set()


def test_the_user_can_stop_a_fetch() -> None:
    left, asked, gave_up = threading.Event(), threading.Event(), threading.Event()

    def silent(_connection: socket.socket) -> None:
        asked.set()
        if not left.wait(60):
            gave_up.set()

    with raw_server(silent) as port:
        with pytest.raises(CancelledError):
            fetch_page(f"http://127.0.0.1:{port}/", allowed_hosts=LOOPBACK, is_cancelled=asked.is_set)
        assert not gave_up.is_set()
        left.set()


def test_progress_is_told_with_the_announced_size() -> None:
    seen: list[Progress] = []
    with site(answers={"/": Answer(PAGE * 2000)}) as server:
        fetch_page(server.url(), allowed_hosts=LOOPBACK, progress=seen.append)
    received = [step.received_bytes for step in seen if step.total_bytes]
    assert received == sorted(received)
    assert received[-1] == len(PAGE) * 2000


def test_a_no_in_robots_txt_is_told_and_the_page_comes() -> None:
    robots = Answer(b"User-agent: *\nDisallow: /private\n", headers={"Content-Type": "text/plain"})
    with site(answers={"/robots.txt": robots, "/private": Answer(), "/public": Answer()}) as server:
        refused = fetch_page(server.url("/private"), allowed_hosts=LOOPBACK)
        welcome = fetch_page(server.url("/public"), allowed_hosts=LOOPBACK)
    assert any("robots.txt" in warning for warning in refused.warnings)
    assert welcome.warnings == ()


@pytest.mark.parametrize("status", [403, 404, 451, 500, 503])
def test_an_error_page_is_no_clipping(status: int) -> None:
    with site(answers={"/": Answer(PAGE, status)}) as server, pytest.raises(FetchError, match=f"answered {status}"):
        fetch_page(server.url(), allowed_hosts=LOOPBACK)


def test_a_picture_or_an_empty_answer_is_refused_in_one_sentence() -> None:
    answers = {"/": Answer(b""), "/picture": Answer(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", headers={"Content-Type": "image/png"})}
    with site(answers=answers) as server:
        with pytest.raises(FetchError, match="nothing"):
            fetch_page(server.url(), allowed_hosts=LOOPBACK)
        with pytest.raises(FetchError, match="PNG"):
            fetch_page(server.url("/picture"), allowed_hosts=LOOPBACK)


def test_the_charset_of_the_header_counts_where_the_page_names_none() -> None:
    page = "<html><body><article><h1>Новости порта</h1><p>Паром вернулся.</p></article></body></html>".encode("koi8-r")
    with site(answers={"/": Answer(page, headers={"Content-Type": "text/html; charset=koi8-r"})}) as server:
        capture = fetch_page(server.url(), allowed_hosts=LOOPBACK).capture
    assert capture.parts[0].content == page
    assert extract(capture).drafts[0].metadata.title == "Новости порта"


def test_an_unknown_site_and_being_offline_are_told_apart() -> None:
    def offline(_host: str, _port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    with pytest.raises(FetchError, match=r"no site named nowhere\.example"):
        fetch_page("http://nowhere.example/", resolver=names())
    with pytest.raises(FetchError, match="no connection to the internet"):
        fetch_page("http://news.example/", resolver=offline)


def test_what_is_no_web_server_is_told() -> None:
    with (
        raw_server(lambda connection: connection.sendall(b"220 mail.example ESMTP\r\n")) as port,
        pytest.raises(FetchError, match="web site"),
    ):
        fetch_page(f"http://127.0.0.1:{port}/", allowed_hosts=LOOPBACK)


def test_a_closed_port_is_told() -> None:
    with site() as server:
        url = server.url()
    with pytest.raises(FetchError, match="cannot be reached"):
        fetch_page(url, allowed_hosts=LOOPBACK)
