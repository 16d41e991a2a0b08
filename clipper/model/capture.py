"""A capture: what was got, byte for byte. It never changes."""

import hashlib
from datetime import datetime

from clipper.model.value import value

SITE = "text/x-site"
"""The media type of a part that is no text to read: the address of the site (`https://ledger.example`) that the rest was copied from."""

PACKAGE = "application/oebps-package+xml"
"""The media type of a part beside a chapter: what the e-book tells of itself."""


@value
class Part:
    """One flavour of a capture: the clipboard gives plain text and HTML, a MIME file gives images."""

    media_type: str
    """`text/plain`, `text/html`, `message/rfc822`, `application/pdf`, `image/png` …; text parts are UTF-8 where we encoded them."""
    content: bytes
    name: str = ""
    """The name or URL under which the capture itself refers to this part (an image's `src`, a `cid:`)."""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@value
class Capture:
    """What was pasted, dropped, opened or fetched, and when."""

    parts: tuple[Part, ...]
    origin: str
    """`clipboard`, `file:page.html`, `url:https://…`, `hand`, `import:zotero`."""
    captured_at: datetime
    """Aware. What relative dates resolve against."""
    url: str | None = None
    """Where it came from, if the user or the file said so."""

    @property
    def sha256(self) -> str:
        """Over the types, names and hashes of the parts, in order."""
        digest = hashlib.sha256()
        for part in self.parts:
            digest.update(f"{part.media_type}\0{part.name}\0{part.sha256}\n".encode())
        return digest.hexdigest()
