"""Fetches one page that the user asked for: one deadline, five redirects at most, each of them checked and shown."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx

from clipper import __version__
from clipper.capture.captures import Given, captures_of
from clipper.capture.fetch.addresses import Resolver, resolve
from clipper.capture.fetch.body import ACCEPTED_ENCODINGS, read_body
from clipper.capture.fetch.connection import Pinned, PinnedTransport, Watch, told_plainly
from clipper.capture.fetch.robots import LONGEST_BYTES, allows, robots_address
from clipper.errors import ClipperError, FetchError
from clipper.model.capture import Capture

AGENT = f"Clipper/{__version__}"
TOTAL_S = 30.0
LARGEST_BYTES = 20_000_000
MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK = range(200, 300)
_PASTE_HINT = "Open the page in a browser, select everything, copy and paste it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long and how large a fetch may be."""

    total_s: float = TOTAL_S
    largest_bytes: int = LARGEST_BYTES
    most_redirects: int = MOST_REDIRECTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One address that was asked, with what it answered."""

    url: str
    status: int
    address: str
    """The IP address that was connected to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a fetch is."""

    url: str
    received_bytes: int = 0
    total_bytes: int | None = None
    """As the site announced it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came, and the way there."""

    capture: Capture
    hops: tuple[Hop, ...]
    warnings: tuple[str, ...] = ()
    """In sentences: where the page was moved to, and that the site asks programs not to fetch it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """What all requests of one fetch share."""

    watch: Watch
    limits: Limits
    resolver: Resolver
    allowed_hosts: frozenset[str]
    progress: Callable[[Progress], None]


def fetch_page(
    url: str,
    *,
    allowed_hosts: Collection[str] = (),
    resolver: Resolver = resolve,
    limits: Limits | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Fetched:
    """Fetch a page. `allowed_hosts` are hosts of the own network that the user allowed by name.

    Raises FetchError with the reason, CancelledError where `is_cancelled` says so.
    """
    limits = limits or Limits()
    errand = _Errand(
        watch=Watch(ends_at=time.monotonic() + limits.total_s, is_cancelled=is_cancelled),
        limits=limits,
        resolver=resolver,
        allowed_hosts=frozenset(host.lower() for host in allowed_hosts),
        progress=progress,
    )
    address = web_address(url)
    wish = _wish(address, errand)
    hops: list[Hop] = []
    while True:
        content, answer, hop = _request(address, errand, _allowed_for(address, hops, errand))
        hops.append(hop)
        if answer.status_code not in _REDIRECTS or "location" not in answer.headers:
            break
        if len(hops) > limits.most_redirects:
            raise FetchError(f"The page was moved more than {limits.most_redirects} times.", _PASTE_HINT)
        address = _moved_to(address, answer)
    return _fetched(content, answer, hops, (*_moved(hops), *wish))


def web_address(url: str) -> httpx.URL:
    """A web address without user name, password and fragment. Raises FetchError for any other."""
    try:
        parsed = httpx.URL(url.strip())
        if parsed.scheme in ("http", "https") and parsed.host:
            return parsed.copy_with(username=None, password=None, fragment=None)
    except (httpx.InvalidURL, ValueError, UnicodeError):
        pass  # said below
    raise FetchError(f"“{url[:200]}” is no web address.", "Only http and https addresses can be fetched.")


def _request(
    address: httpx.URL, errand: _Errand, allowed: frozenset[str], limit_bytes: int | None = None
) -> tuple[bytes, httpx.Response, Hop]:
    """One request: the decoded body (empty for a redirect), the answer's head, the hop."""
    backend = Pinned(watch=errand.watch, resolver=errand.resolver, allowed_hosts=allowed)
    headers = {
        "User-Agent": AGENT,
        "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
        "Accept-Encoding": ACCEPTED_ENCODINGS,
    }
    errand.progress(Progress(url=str(address)))
    with (
        told_plainly(address.host),
        httpx.Client(transport=PinnedTransport(backend), trust_env=False, follow_redirects=False, headers=headers) as client,
        client.stream("GET", address) as answer,
    ):
        hop = Hop(url=str(address), status=answer.status_code, address=backend.reached[-1] if backend.reached else "")
        if answer.status_code in _REDIRECTS:
            return b"", answer, hop
        content = read_body(
            answer,
            limit_bytes or errand.limits.largest_bytes,
            lambda received, total: errand.progress(Progress(url=str(address), received_bytes=received, total_bytes=total)),
        )
        return content, answer, hop


def _allowed_for(address: httpx.URL, hops: list[Hop], errand: _Errand) -> frozenset[str]:
    """The allowed hosts, as long as the way never left the one that the user named: no page leads into the own network."""
    if all(httpx.URL(hop.url).host == address.host for hop in hops):
        return errand.allowed_hosts
    return frozenset()


def _moved_to(address: httpx.URL, answer: httpx.Response) -> httpx.URL:
    try:
        target = address.join(answer.headers["location"])
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise FetchError("The site moved the page to an address that makes no sense.", _PASTE_HINT) from error
    return web_address(str(target))


def _moved(hops: list[Hop]) -> tuple[str, ...]:
    if len(hops) < 2:  # noqa: PLR2004 (the first one is what was asked for)
        return ()
    return (f"The page was moved: {' → '.join(hop.url for hop in hops)}",)


def _wish(address: httpx.URL, errand: _Errand) -> tuple[str, ...]:
    """A sentence where the site asks programs to stay away. A site that cannot be reached at all is told at once."""
    authority = address.netloc.decode("ascii")
    try:
        robots, answer, _ = _request(
            httpx.URL(robots_address(address.scheme, authority)), errand, errand.allowed_hosts, limit_bytes=LONGEST_BYTES
        )
    except FetchError:
        errand.watch.left_s()
        return ()
    if answer.status_code not in _OK or allows(robots, AGENT, str(address)):
        return ()
    return (f"{address.host} asks programs not to fetch this page (robots.txt).",)


def _fetched(content: bytes, answer: httpx.Response, hops: list[Hop], warnings: tuple[str, ...]) -> Fetched:
    """The page as a capture. Raises FetchError for an error page, an empty answer or a picture."""
    last = hops[-1]
    if last.status not in _OK:
        phrase = answer.reason_phrase or "no reason given"
        raise FetchError(f"{httpx.URL(last.url).host} answered {last.status} ({phrase}).", _PASTE_HINT)
    try:
        given = Given(content=content, origin=f"url:{last.url}", now=datetime.now(UTC), url=last.url, charset=answer.charset_encoding)
        captures = tuple(captures_of(given))
    except ClipperError as error:
        raise FetchError(error.sentence, error.hint) from error
    if len(captures) != 1:
        raise FetchError("This address leads to an archive, not to a page.", "Download it and give the file.")
    return Fetched(capture=captures[0], hops=tuple(hops), warnings=warnings)
