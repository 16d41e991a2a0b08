"""A web address that the user gave: fetched, because the user asked for this very one."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from clipper.settings import Settings

if TYPE_CHECKING:
    from clipper.capture.fetch.fetch import Fetched, Progress

SCHEMES = ("http://", "https://")


def is_address(text: str) -> bool:
    """Whether what was given is a web address and not a file."""
    return text.strip().lower().startswith(SCHEMES)


def fetch(
    url: str,
    settings: Settings,
    *,
    progress: "Callable[[Progress], None]" = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> "Fetched":
    """The page at an address, as a capture. Raises FetchError.

    Addresses of the own network are refused unless the settings allow them, and then only the one that was named.
    """
    from clipper.capture.fetch.fetch import fetch_page

    host = urlsplit(url.strip()).hostname if settings.allow_private_addresses else None
    return fetch_page(url, allowed_hosts=(host,) if host else (), progress=progress, is_cancelled=is_cancelled)
