"""Check a clipping's page for changes, because the user asks: fetch it, and keep what changed as a new version."""

from dataclasses import dataclass

from clipper.errors import InputError
from clipper.jobs.worker import Worker
from clipper.library.library import Library
from clipper.library.saving import Outcome, Saved
from clipper.model.capture import Capture
from clipper.model.changes import Changes
from clipper.model.clipping import Clipping
from clipper.model.draft import Draft
from clipper.model.ids import ClippingKey
from clipper.text.words import count_words

NOTICE_SHARE = 5
"""A page that shrank to less than this part of the article is a notice (removed, moved, pay to read) and no new version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPage:
    """What the page says now: a new version was saved, or nothing changed."""

    changes: Changes
    saved: Saved

    @property
    def has_changed(self) -> bool:
        return self.saved.outcome is Outcome.NEW_VERSION


def address_of(clipping: Clipping) -> str:
    """The address to look at. Raises InputError for a clipping without one."""
    if not clipping.metadata.url:
        raise InputError("No address is known of this article.", "Edit Details takes one.")
    return clipping.metadata.url


def draft_now(clipping: Clipping, capture: Capture, worker: Worker) -> Draft:
    """The article as its page has it now, under the address that the clipping has (a page may give another as canonical).

    Raises InputError where the page shows no article any more.
    """
    from dataclasses import replace

    extraction = worker.extract(capture)
    if not extraction.drafts or not extraction.drafts[0].body.text:
        told = extraction.warnings[0] if extraction.warnings else "The page shows no article any more."
        raise InputError(told, "The clipping stays as it is.")
    draft = extraction.drafts[0]
    words = count_words(draft.body.text)
    if words * NOTICE_SHARE < clipping.words:
        raise InputError(f"The page shows only {words:,} words where there were {clipping.words:,}.", "It may be a notice; open it to see.")
    return replace(draft, metadata=replace(draft.metadata, url=clipping.metadata.url))


def keep(library: Library, capture: Capture, draft: Draft, clipping: ClippingKey) -> CheckedPage:
    """Save what was found of a clipping: a new version if the text changed."""
    result = library.saving.save(capture, [draft], known_as=clipping)
    return CheckedPage(changes=result.changes, saved=result.saved[0])
