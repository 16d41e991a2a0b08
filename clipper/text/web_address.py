"""Whether a text is the address of a page on the web: only such a one tells that two texts are of one article."""

import re
from urllib.parse import urlsplit

_BLANK = re.compile(r"\s")


def is_web_address(text: str) -> bool:
    """Whether it is one, whole: with http or https, a host, and no blank in it."""
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and not _BLANK.search(text)
    except ValueError:  # a bracket that is not closed, say
        return False
