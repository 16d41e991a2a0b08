"""Versions that are added to a clipping by hand: what they change, and what stays."""

import pytest

from clipper.errors import NotFoundError
from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from clipper.model.version import VersionReason
from clipper.text.canonical import paragraphs
from tests.library.drafts import capture, draft

ADDRESS = "https://courier.example/tariff"
LINES = ("The tariff rises.", "So do prices.")


def doubtful(library: Library) -> ClippingKey:
    from dataclasses import replace

    (saved,) = library.saving.save(capture(), [replace(draft("Tarif", LINES, url=ADDRESS), doubts=("It may be cut off.",))]).saved
    return saved.key


def test_a_text_that_is_trimmed_to_itself_changes_nothing(library: Library) -> None:
    key = doubtful(library)
    before = library.clippings.get(key)
    changes = library.versions.add(key, paragraphs(LINES), reason=VersionReason.TRIMMED)
    assert not changes.inverse
    assert library.clippings.get(key) == before


def test_trimming_keeps_what_a_later_reading_of_the_same_text_found_out(library: Library) -> None:
    key = doubtful(library)
    better = draft("Tariff rises", LINES, url=ADDRESS, authors=("Edda Lorn",)).metadata
    library.versions.add(key, paragraphs(LINES), reason=VersionReason.EXTRACTED_AGAIN, metadata=better)
    library.clippings.edit([key], {"source": "Courier"})
    library.versions.add(key, paragraphs(LINES[:1]), reason=VersionReason.TRIMMED)
    found = library.clippings.get(key)
    assert (found.metadata.title, found.metadata.authors, found.metadata.source) == ("Tariff rises", ("Edda Lorn",), "Courier")
    assert (found.version, found.words) == (2, 3)
    assert library.versions.text(key).text == LINES[0]
    assert library.versions.of_clipping(key)[1].metadata.source is None, "what the user typed was not extracted"


def test_what_is_not_there_is_told(library: Library) -> None:
    key = doubtful(library)
    with pytest.raises(NotFoundError, match="no version 7"):
        library.versions.text(key, 7)
    with pytest.raises(NotFoundError, match="no text"):
        library.versions.text(ClippingKey(99))
    with pytest.raises(NotFoundError, match="no such clipping"):
        library.versions.add(ClippingKey(99), paragraphs(LINES), reason=VersionReason.TRIMMED)
