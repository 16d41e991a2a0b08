"""Addresses that count who follows them, as those in newsletters: where they lead, as far as they say so themselves. Nothing is fetched."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

_TARGETS = frozenset(
    {"url", "u", "q", "target", "to", "link", "redirect", "redirect_url", "redirecturl", "dest", "destination", "goto", "r"}
)
"""Parameters that hold where a link leads."""
_IN_PATH = re.compile(r"https?(?::|%3A)(?:%2F){2}[^/?#]+", re.IGNORECASE)
"""An address that stands, escaped, as one part of the path of another."""
_COUNTING_PATH = re.compile(r"/(?:track/click|ls/click|clicks?|click\.[a-z]+|cl0|l0|trk|redirect|redir|ct)(?:/|$|\?)", re.IGNORECASE)
_COUNTING_HOST = re.compile(r"^(?:clicks?|links?|lnk|track(?:ing)?|trk|email|mail|e|r|t|go|ea|url\d*|[a-z]{2}-click)\d*\.", re.IGNORECASE)
"""Hosts of senders' systems, under the sender's name."""


def target_of(address: str) -> str | None:
    """Where an address leads: itself, or what a redirect holds; None for a redirect that only its sender can read."""
    try:
        parts = urlsplit(address)
        query = parse_qsl(parts.query)
    except ValueError:
        return None
    told = next((value for name, value in query if name.lower() in _TARGETS and value.lower().startswith(("http://", "https://"))), None)
    if told is not None:
        return told
    within = _IN_PATH.search(parts.path)
    if within is not None:
        return unquote(within.group())
    is_counting = _COUNTING_PATH.search(parts.path) or _COUNTING_HOST.match(parts.netloc)
    return None if is_counting else address
