"""The site that a clipboard came from: all that some browsers tell of a page's address (Firefox, since it keeps the rest to itself)."""

from dataclasses import replace
from types import MappingProxyType

from clipper.capture.links import host
from clipper.model.capture import SITE, Capture
from clipper.model.draft import CaptureKind, Extraction

ORIGIN = "the browser"
"""What a source that is known from it is said to come from."""
_OUTRANKED = frozenset({None, "links"})
"""Origins of a source that say less than the site: nothing, and where most of the page's links lead."""
_OF_ONE_SITE = frozenset({CaptureKind.PASTE, CaptureKind.PAGE})


def site_of(capture: Capture) -> str:
    """The host without `www.`; empty where it is not known."""
    told = next((part.content for part in capture.parts if part.media_type == SITE), b"")
    return host(told.decode("utf-8", "replace"))


def with_site(found: Extraction, site: str) -> Extraction:
    """The same; the source of an article that stands alone is the site, where nothing better is known."""
    if not site or len(found.drafts) != 1 or found.kind not in _OF_ONE_SITE:
        return found
    (draft,) = found.drafts
    metadata = draft.metadata
    if metadata.source and metadata.origins.get("source") not in _OUTRANKED:
        return found
    origins = MappingProxyType({**metadata.origins, "source": ORIGIN})
    return replace(found, drafts=(replace(draft, metadata=replace(metadata, source=site, origins=origins)),))
