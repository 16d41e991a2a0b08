"""The images that came with a capture, under the names by which a page may refer to them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from clipper.model.capture import Part


def under_all_names(images: Iterable[Part], base: str | None) -> Iterator[Part]:
    """Each image under each name by which a page at `base` may mean it: in full, from the root, beside the page."""
    for image in images:
        for name in dict.fromkeys(_names(image.name, base or "")):
            yield replace(image, name=name)


def _names(name: str, base: str) -> Iterator[str]:
    yield name
    if name.startswith("cid:") or not base:
        return
    try:
        whole = urljoin(base, name)
        parts = urlsplit(whole)
        same_site = parts.netloc == urlsplit(base).netloc
    except ValueError:
        return
    yield whole
    yield whole.partition(":")[2]
    if same_site:
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        yield path
        folder = base[: base.rfind("/") + 1]
        if whole.startswith(folder):
            yield whole[len(folder) :]
            yield f"./{whole[len(folder) :]}"
