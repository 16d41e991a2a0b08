"""The address that a user kept with a text: alone in one of its first or last lines, or behind "Source:"."""

import re

from clipper.capture.paste.lines import Paste

MOST_LINES = 60
"""A longer paste is a page, which shows addresses of other things."""
NEAR_END = 4
_ADDRESS = re.compile(
    r"(?:(?:source|link|url|via|quelle|original|fonte|fuente)\s*:\s*)?<?(?P<address>https?://[^\s<>]{4,2000})>?", re.IGNORECASE
)


def kept_address(paste: Paste) -> tuple[int, str] | None:
    """The line and the address, where the paste shows only this one."""
    if len(paste) > MOST_LINES:
        return None
    shown = [(at, text) for at, text in enumerate(paste.texts) if "://" in text]
    if len(shown) != 1:
        return None
    at, text = shown[0]
    found = _ADDRESS.fullmatch(text)
    near = at < NEAR_END or at >= len(paste) - NEAR_END
    return (at, found["address"]) if found and near and len(paste) > 1 else None
