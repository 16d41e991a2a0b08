"""Addresses: which may stand in a text, and the canonical form of an article's own."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

MAX_HREF = 4_000
"""Longer addresses are data or state, not something that a reader follows."""

_IGNORED_BY_BROWSERS = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060\ufeff]+")
"""Browsers skip some of these before and inside a scheme; a space never stands in a sound address."""
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")

_TRACKING = re.compile(
    r"(?:utm_|mtm_|pk_|hsa_|at_|ns_|vero_|oly_|__s|_hs|mc_[ce]id|trk|wt[._]?(?:mc|zmc)|cmp(?:id)?$|ito$|smid$|smtyp$|sref$|xtor$|"
    r"ref_?(?:src|url)?$|"
    r"referr?er$|fbclid$|gclid$|gclsrc$|dclid$|gbraid$|wbraid$|msclkid$|yclid$|twclid$|ttclid$|igshid$|igsh$|li_fat_id$|mkt_tok$|"
    r"soc_(?:src|trk)$|"
    r"guccounter$|guce_referrer|ocid$|cvid$|ncid$|share$|shared$|campaign_|spm$|rss$|outputtype$|taid$)",
    re.IGNORECASE,
)
"""Parameters that say how a reader came, not what is shown."""


def safe_href(href: str | None, base: str | None) -> str | None:
    """The absolute http, https or mailto address, or None: whatever else a page links to does not enter a text."""
    if not href or len(href) > MAX_HREF:
        return None
    address = _IGNORED_BY_BROWSERS.sub("", href)
    if not address or address.startswith("#"):
        return None
    if not _SCHEME.match(address) and base:
        try:
            address = urljoin(base, address)
        except ValueError:
            return None
    return address if _is_safe(address) else None


def _is_safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.netloc)
    return parts.scheme == "mailto" and "@" in parts.path


def canonical_url(address: str | None, base: str | None = None) -> str | None:
    """The address without tracking parameters and fragment, http or https only."""
    sound = safe_href(address, base)
    if not sound or sound.startswith("mailto:"):
        return None
    parts = urlsplit(sound)
    try:
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        query = []
    kept = [(name, value) for name, value in query if not _TRACKING.match(name)]
    wanted = parts.query if len(kept) == len(query) else urlencode(kept)
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", wanted, fragment))


def host(address: str | None) -> str:
    """The host name without `www.`, lower case; empty where there is none."""
    if not address:
        return ""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")


_STORY = re.compile(r"\d{5,}|(?:[^-_]+[-_]){3,}[^-_]+")
"""The last part of a story's address: its number, or the words of its headline."""


def is_story(address: str | None) -> bool:
    """Whether the address looks like that of one story and not of a section."""
    if not address:
        return False
    try:
        parts = [part for part in urlsplit(address).path.split("/") if part]
    except ValueError:
        return False
    return any(_STORY.search(part) for part in parts[-2:])


def is_front(address: str | None) -> bool:
    """Whether the address is that of a whole site: no path worth the name."""
    if not address:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.path.strip("/").lower() in ("", "index.html", "index.php", "home") and not parts.query
