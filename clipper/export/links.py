"""Addresses that may stand in a brief: web and mail only, and nothing in them that could end a link."""

import re
from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https", "mailto"})
_UNSAFE = re.compile(r"[\s<>()\[\]\\`\"{}|^\x00-\x20\x7f-\x9f\u2028\u2029]")
_COMMON = re.compile(r"https?://[a-z0-9.-]+(?:/[\w.~/%?&=+#:@!,;*$-]*)?", re.ASCII)
"""What nearly all addresses look like: nothing in it needs a look."""
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def safe_url(url: str | None) -> str:
    """The address ready to stand in any markup, or empty where it is none: what could end it is percent-encoded."""
    if not url:
        return ""
    if _COMMON.fullmatch(url):
        return url
    url = url.strip()
    if _FORBIDDEN.search(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
        return ""
    return _UNSAFE.sub(_encoded, url)


def _encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())
