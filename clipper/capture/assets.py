"""The images that came with a capture: under which names a page may refer to them, and which of them are in the article."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from clipper.model.capture import Part
from clipper.model.draft import Draft, Extraction
from clipper.model.span import SpanKind


def under_all_names(images: Iterable[Part], base: str | None) -> Iterator[Part]:
    """Each image under each name by which a page at `base` may mean it: in full, from the root, beside the page."""
    for image in images:
        for name in dict.fromkeys(_names(image.name, base or "")):
            yield replace(image, name=name)


def with_assets(found: Extraction, images: Sequence[Part]) -> Extraction:
    """The extraction whose drafts carry the images that their bodies show, named by their sha256."""
    if not images:
        return found
    by_sha256 = {image.sha256: image for image in images}
    return replace(found, drafts=tuple(_with_its_images(draft, by_sha256) for draft in found.drafts))


def _with_its_images(draft: Draft, by_sha256: dict[str, Part]) -> Draft:
    shown = dict.fromkeys(str(span.attributes.get("asset", "")) for span in draft.body.spans if span.kind is SpanKind.IMAGE)
    assets = tuple(replace(by_sha256[sha256], name=sha256) for sha256 in shown if sha256 in by_sha256)
    return replace(draft, assets=assets) if assets else draft


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
