"""Firefox's archives of pages (MAFF): a ZIP with a folder for each page, in which `index.rdf` tells its address and time.

Source: http://maf.mozdev.org/maff-specification.html
"""

import html
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from clipper.capture.files.archive import Archive
from clipper.capture.told import Told

INDEX = "index.rdf"
MOST_PAGES = 1_000
LOOKED_AT = 20_000
"""Bytes of a description: a dozen lines."""
_TOLD = re.compile(r"""<MAF:(\w{1,40})\s[^>"']{0,200}?resource=(?:"([^"]{0,4000})"|'([^']{0,4000})')""", re.IGNORECASE)


def told_pages(archive: Archive) -> Iterator[tuple[str, Told]]:
    """Each saved page by its name in the archive, with what is told of it."""
    for index in [path for path in archive.paths if path.endswith(f"/{INDEX}")][:MOST_PAGES]:
        folder = index.removesuffix(INDEX)
        content = archive.read(index)
        told = {
            name.lower(): html.unescape(one or other).strip()
            for name, one, other in _TOLD.findall((content or b"")[:LOOKED_AT].decode("utf-8", "replace"))
        }
        page = told.get("indexfilename", "")
        page = page if page and not re.search(r"[/\\]", page) else "index.html"
        yield f"{folder}{page}", _told(told.get("originalurl", ""), told.get("archivetime", ""))


def _told(url: str, moment: str) -> Told:
    try:
        saved = parsedate_to_datetime(moment) if moment else None
    except (ValueError, TypeError, IndexError, OverflowError):
        saved = None
    is_web = url.lower().startswith(("http://", "https://"))
    return Told(moment=saved if saved and saved.tzinfo else None, url=url if is_web else None)
