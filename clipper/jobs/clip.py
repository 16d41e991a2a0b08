"""Clip: a capture through the worker into the library."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from clipper.capture.extract import AUTO
from clipper.errors import InputError
from clipper.jobs.worker import Worker
from clipper.library.library import Library
from clipper.library.saving import Saved
from clipper.model.capture import Capture
from clipper.model.changes import Changes
from clipper.model.draft import CaptureKind, Draft, Extraction
from clipper.model.metadata import USER
from clipper.model.role import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipped:
    """What was found in a capture, and what became of each draft, in their order."""

    extraction: Extraction
    saved: tuple[Saved, ...]
    changes: Changes


def clip(
    library: Library,
    worker: Worker,
    capture: Capture,
    *,
    kind: str = AUTO,
    tag_paths: Sequence[str] = (),
    source: str | None = None,
) -> Clipped:
    """Extract and save in one go. `source` is the outlet as the user names it; it goes to the main articles.

    Raises InputError for what cannot be read and for what holds no article; then nothing is stored.
    """
    extraction = worker.extract(capture, kind=kind)
    if not extraction.drafts:
        raise _no_article(extraction)
    drafts = tuple(_with_source(draft, source) if source else draft for draft in extraction.drafts)
    result = library.saving.save(capture, drafts, tag_paths=tag_paths)
    return Clipped(extraction=replace(extraction, drafts=drafts), saved=result.saved, changes=result.changes)


def _with_source(draft: Draft, source: str) -> Draft:
    if draft.role is not Role.MAIN:
        return draft
    origins = MappingProxyType({**draft.metadata.origins, "source": USER})
    return replace(draft, metadata=replace(draft.metadata, source=" ".join(source.split()), origins=origins))


def _no_article(extraction: Extraction) -> InputError:
    """Why nothing can be saved, in the words of the extraction where it has some."""
    told = extraction.warnings[0] if extraction.warnings else _SENTENCES.get(extraction.kind, "There is no article in it.")
    return InputError(told, _HINTS.get(extraction.kind, "`clipper extract` shows what is found in it."))


_SENTENCES = {
    CaptureKind.FRONT_PAGE: "This is a front page: headlines without an article.",
    CaptureKind.CONSENT: "This looks like a consent page, not an article.",
    CaptureKind.LINK: "This is a link, not an article.",
}
_HINTS = {
    CaptureKind.FRONT_PAGE: "`clipper extract` lists the addresses; give those that you want to `clipper add`, and they are fetched.",
    CaptureKind.CONSENT: "Open the page in a browser, agree or decline, and clip what you see then.",
    CaptureKind.LINK: "Give the address itself to `clipper add`, and it is fetched.",
}
