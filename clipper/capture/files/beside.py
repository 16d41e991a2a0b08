"""The pictures that a saved page names and that lie beside it: in a browser's folder, in an archive, in an e-book."""

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from clipper.model.capture import Part

ReadBeside = Callable[[str], bytes | None]
"""Reads a file by the way to it from the page; None where there is none that may be read."""

MOST_PICTURES = 300
MOST_BYTES = 50_000_000
LARGEST_PICTURE = 20_000_000
SMALLEST_PICTURE = 200
"""Smaller ones are placeholders and tracking dots."""
_IMAGE = re.compile(rb"<(?:img|image)\b[^>]{0,8000}", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""(?<![\w:-])([\w:-]{1,60})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_SOURCES = frozenset({b"src", b"href", b"xlink:href"})
LONGEST_NAME = 2_000
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{0,30}:|[/\\#?]")
"""How a name begins that does not lead to a file beside the page."""
_SIGNS = ((b"\x89PNG\r\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"))


def pictures_of(page: bytes, read: ReadBeside) -> Iterator[Part]:
    """Each picture under the name that the page gives it."""
    left = MOST_BYTES
    for number, name in enumerate(_names(page)):
        if number >= MOST_PICTURES or left <= 0:
            return
        content = read(unquote(re.split(r"[?#]", name, maxsplit=1)[0]))
        media_type = picture_type(content) if content and SMALLEST_PICTURE <= len(content) <= LARGEST_PICTURE else None
        if content and media_type:
            left -= len(content)
            yield Part(media_type=media_type, content=content, name=name)


def picture_type(content: bytes) -> str | None:
    """The type of a picture that can be shown, by its first bytes."""
    known = next((media_type for sign, media_type in _SIGNS if content.startswith(sign)), None)
    if known is None and content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if known is None and content[4:12] in (b"ftypavif", b"ftypavis"):
        return "image/avif"
    return known


def _names(page: bytes) -> Iterator[str]:
    """What the page calls its pictures, each once."""
    seen = set[str]()
    for image in _IMAGE.finditer(page):
        sources = (one or two or bare for name, one, two, bare in _ATTRIBUTE.findall(image[0]) if name.lower() in _SOURCES)
        name = html.unescape(next(sources, b"")[:LONGEST_NAME].decode("utf-8", "replace")).strip()
        if name and name not in seen and not _ELSEWHERE.match(name):
            seen.add(name)
            yield name
