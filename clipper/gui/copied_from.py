"""The address of the page that something was copied from, as browsers put it beside what was copied.

Each does so in a format of its own: Chrome and Edge, Firefox (UTF-16), and Windows' description of HTML, which names it, too. Where
Windows' formats have no media type, they stand in one of the toolkit's (`application/x-qt-windows-mime;value="…"`). Firefox 153 tells
the site alone (`https://ledger.example`), where older ones told the page.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QMimeData

CHROMIUM = frozenset(
    (
        "chromium/x-source-url",
        "chromium/x-internal-source-url",
        "chromium internal source url",
        "org.chromium.source-url",
        "text/source-url",
    )
)
"""Its name on Linux (as Chromium 156 writes it, and as it was before), on Windows, on macOS, and elsewhere."""
FIREFOX = frozenset(("text/x-moz-url-priv",))
FORMATS = CHROMIUM | FIREFOX
DESCRIBED = "html format"
LONGEST_ADDRESS = 4_000
"""Characters, as of an address that a reader follows."""
_WINDOWS_NAME = re.compile(r'value="([^"]+)"')
_PAGE = re.compile(r"https?://[^\s/]+/\S+")
_SITE = re.compile(r"https?://[^\s/]+/?")


def page_address(mime: QMimeData) -> str | None:
    """The address of that page; None where no browser told it, or it is none of the web."""
    return next((address for address in _told(mime) if _PAGE.fullmatch(address)), None)


def site_address(mime: QMimeData) -> str | None:
    """The address of its site, where a browser told no more than that."""
    return next((address.rstrip("/") for address in _told(mime) if _SITE.fullmatch(address)), None)


def _told(mime: QMimeData) -> Iterator[str]:
    """What browsers told, as far as it may be an address."""
    for name in mime.formats():
        windows = _WINDOWS_NAME.search(name)
        key = (windows[1] if windows else name).lower()
        if key not in FORMATS and key != DESCRIBED:
            continue
        content = bytes(mime.data(name).data()[: 2 * LONGEST_ADDRESS])
        address = _described(content) if key == DESCRIBED else _decoded(content)
        if address and len(address) <= LONGEST_ADDRESS:
            yield address


def _decoded(content: bytes) -> str:
    encoding = "utf-16-le" if b"\0" in content[:2] else "utf-8"
    return content.decode(encoding, "replace").strip("\ufeff\0 \r\n")


def _described(content: bytes) -> str | None:
    from clipper.capture.files.singlefile import told_by_comment

    return told_by_comment(content).url
