"""A feed (RSS, Atom): the list of a site's latest articles, each with its address."""

from collections.abc import Iterator

from clipper.capture.links import canonical_url
from clipper.capture.page.tree import Element, parse_feed
from clipper.errors import InputError
from clipper.model.draft import CaptureKind, Extraction, PageLink

_ENTRIES = frozenset({"item", "entry"})
MOST_LINKS = 1000
"""Feeds hold some dozens; an archive of years is offered in part."""


def read_feed(text: str) -> Extraction:
    """The articles that a feed lists, as links to fetch: most feeds hold a teaser of each and no text.

    Raises InputError where it lists none.
    """
    root = parse_feed(text)
    base = next((element.text.strip() for element in root.iter() if _name(element) == "link" and element.text and element.text.strip()), "")
    links = [link for element in root.iter() if _name(element) in _ENTRIES and (link := _link(element, base)) is not None]
    if not links:
        raise InputError("This feed lists no articles.", "Open the site in a browser and capture the article there.")
    return Extraction(
        kind=CaptureKind.FRONT_PAGE,
        links=tuple(dict.fromkeys(links))[:MOST_LINKS],
        warnings=("This is a feed: a list of articles without their texts. Choose those that you want to fetch.",),
    )


def _name(element: Element) -> str:
    """An element's name without its namespace, in small letters; empty for comments."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _link(entry: Element, base: str) -> PageLink | None:
    title = next((" ".join("".join(child.itertext()).split()) for child in entry if _name(child) == "title"), "")
    url = next((url for address in _addresses(entry) if (url := canonical_url(address, base or None))), None)
    return PageLink(title=title or url, url=url) if url else None


def _addresses(entry: Element) -> Iterator[str]:
    """Where an entry may be read, the likeliest first: a link to it, then what names it, which is often an address, too."""
    for child in entry:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            yield (child.get("href") or child.text or "").strip()
    for child in entry:
        if _name(child) in ("guid", "id") and (child.text or "").strip().startswith("http"):
            yield (child.text or "").strip()
