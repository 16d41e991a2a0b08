"""A link: a `.url` or `.desktop` shortcut, a `.webloc`, or a text that is one address and nothing else."""

import configparser
import plistlib
import re
from xml.parsers.expat import ExpatError

from clipper.capture.decode import decode
from clipper.errors import InputError
from clipper.model.draft import CaptureKind, Extraction, PageLink

_SECTIONS = ("InternetShortcut", "Desktop Entry")
_ADDRESS = re.compile(r"\A\s*<?(https?://[^\s<>\"]+)>?\s*\Z", re.IGNORECASE)


def read_link(content: bytes) -> Extraction:
    """The address, as a link to fetch. Raises InputError where there is none that can be fetched."""
    title, url = _from_plist(content) or _from_text(decode(content).text)
    if not url or not _ADDRESS.match(url):
        raise InputError("The link holds no web address.", "Only http and https addresses can be captured.")
    return Extraction(kind=CaptureKind.LINK, links=(PageLink(title=title or url, url=url),))


def _from_plist(content: bytes) -> tuple[str, str] | None:
    if not content.startswith(b"bplist00") and b"<plist" not in content:
        return None
    try:
        value = plistlib.loads(content)
    except (plistlib.InvalidFileException, ValueError, ExpatError, OverflowError, RecursionError, KeyError, TypeError) as error:
        raise InputError("The link file is damaged.", "Open the page and copy its address.") from error
    if not isinstance(value, dict):
        return "", ""
    return str(value.get("name", "")), str(value.get("URL", ""))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]  # a property list holds anything


def _from_text(text: str) -> tuple[str, str]:
    bare = _ADDRESS.match(text)
    if bare:
        return "", bare.group(1)
    parser = configparser.RawConfigParser(strict=False, interpolation=None, allow_no_value=True, delimiters=("=",))
    try:
        parser.read_string(text.lstrip("\ufeff \r\n"))
    except configparser.Error:
        return "", ""
    for section in _SECTIONS:
        if parser.has_section(section):
            return parser.get(section, "Name", fallback="") or "", parser.get(section, "URL", fallback="") or ""
    return "", ""
