"""Extract again: today's rules on a capture of old; what the user typed wins, and highlights are carried over."""

from clipper.errors import InputError
from clipper.jobs.worker import Worker
from clipper.library.library import Library
from clipper.model.changes import Changes
from clipper.model.draft import Draft
from clipper.model.ids import ClippingKey
from clipper.model.version import Version, VersionReason


def draft_again(library: Library, clipping: ClippingKey, worker: Worker) -> Draft:
    """What today's rules find for a clipping in its newest capture. Raises InputError where they find no such article any more."""
    newest = library.versions.of_clipping(clipping)[-1]
    return same_article(worker.extract(library.captures.of_clipping(clipping)).drafts, newest)


def extract_again(library: Library, clipping: ClippingKey, worker: Worker) -> Changes:
    """Add what today's rules find as a version; nothing changes where it is the same. One undo step."""
    draft = draft_again(library, clipping, worker)
    return library.versions.add(clipping, draft.body, reason=VersionReason.EXTRACTED_AGAIN, metadata=draft.metadata, doubts=draft.doubts)


def same_article(found: tuple[Draft, ...], newest: Version) -> Draft:
    """The draft with the title that was extracted then, else the one in its place. Raises InputError where there is none."""
    titled = [draft for draft in found if draft.metadata.title and draft.metadata.title == newest.metadata.title]
    if titled:
        return titled[0]
    if newest.place < len(found):
        return found[newest.place]
    raise InputError("This article was not found in the capture this time.", "The clipping stays as it is.")
