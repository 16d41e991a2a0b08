"""Clipping goes from bytes to the library in one go, or not at all."""

from collections.abc import Iterator

import pytest

from clipper.errors import InputError
from clipper.jobs.clip import clip
from clipper.jobs.worker import Worker
from clipper.library.library import Library
from clipper.library.saving import Outcome
from clipper.model.capture import Capture, Part
from tests.library.drafts import START, Clock

TEXT = "Salt is dear\n\n" + "The ministers met in Port Elin to discuss the price of salt, and could not agree. " * 6


def paste(text: str) -> Capture:
    return Capture(parts=(Part(media_type="text/plain", content=text.encode()),), origin="clipboard", captured_at=START)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        yield worker


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.in_memory(Clock()) as library:
        yield library


def test_an_article_is_stored_with_its_capture_tags_and_the_users_source(library: Library, worker: Worker) -> None:
    clipped = clip(library, worker, paste(TEXT), kind="plain", tag_paths=["trade"], source=" Harbor  Gazette ")
    (saved,) = clipped.saved
    clipping = library.clippings.get(saved.key)
    assert (saved.outcome, clipping.tags, clipping.metadata.source) == (Outcome.ADDED, ("trade",), "Harbor Gazette")
    assert clipping.metadata.origins["source"] == "user"
    assert library.captures.of_clipping(saved.key).parts[0].content == TEXT.encode()


def test_undoing_it_leaves_nothing(library: Library, worker: Worker) -> None:
    clipped = clip(library, worker, paste(TEXT), kind="plain", tag_paths=["trade"])
    library.apply(clipped.changes.inverse)
    assert library.listing.open().load().number == 0
    assert library.tags.all() == []


def test_what_holds_no_article_is_refused_and_not_stored(library: Library, worker: Worker) -> None:
    for text in ("", " \n\t", "\x00\x01\x02" * 500):
        with pytest.raises(InputError) as refused:
            clip(library, worker, paste(text))
        assert refused.value.sentence
    assert library.listing.open().load().number == 0
