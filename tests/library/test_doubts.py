"""What the reading of a capture was unsure of is kept with the clipping until the user has looked at it."""

from dataclasses import replace
from pathlib import Path

from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from clipper.model.version import VersionReason
from clipper.text.canonical import paragraphs
from tests.library.drafts import capture, draft, saved
from tests.reliability.acts import NAME, older, prepare

BEGINNING = "Only the beginning of the article may be here."
TITLE = "The title may be another line of the page."
ADDRESS = "https://courier.example/tariff"


def test_doubts_are_kept_with_the_clipping(library: Library) -> None:
    unsure, sure = saved(library, replace(draft(), doubts=(BEGINNING, TITLE)), draft("Another", ["Of ferries."]))
    assert library.clippings.get(unsure).doubts == (BEGINNING, TITLE)
    assert library.clippings.get(sure).doubts == ()


def test_doubts_are_settled_and_that_is_undone(library: Library) -> None:
    (key,) = saved(library, replace(draft(), doubts=(BEGINNING,)))
    changes = library.clippings.settle_doubts([key])
    assert library.clippings.get(key).doubts == ()
    library.apply(changes.inverse)
    assert library.clippings.get(key).doubts == (BEGINNING,)


def test_who_trims_a_text_has_looked_at_it(library: Library) -> None:
    (key,) = saved(library, replace(draft(), doubts=(BEGINNING,)))
    library.versions.add(key, paragraphs(["The tariff rises."]), reason=VersionReason.TRIMMED)
    assert library.clippings.get(key).doubts == ()


def test_a_text_that_is_found_anew_has_its_own_doubts(library: Library) -> None:
    (key,) = saved(library, replace(draft(url=ADDRESS), doubts=(TITLE,)))
    found = replace(draft(), doubts=(BEGINNING,))
    library.versions.add(key, found.body, reason=VersionReason.EXTRACTED_AGAIN, metadata=found.metadata, doubts=found.doubts)
    assert library.clippings.get(key).doubts == (BEGINNING,)
    library.saving.save(capture("the page of today"), [draft(lines=["The tariff rises twice.", "So do prices."], url=ADDRESS)])
    assert (library.clippings.get(key).version, library.clippings.get(key).doubts) == (2, ())


def test_a_library_from_before_there_were_doubts_is_read_and_brought_up_to_date(tmp_path: Path) -> None:
    prepare(tmp_path)
    older(tmp_path)
    with Library.open(tmp_path / NAME) as library:
        (first, *_) = library.listing.open("").all_keys()
        assert library.clippings.get(ClippingKey(first)).doubts == ()
        (key,) = saved(library, replace(draft("Unsure"), doubts=(BEGINNING,)))
        assert library.clippings.get(key).doubts == (BEGINNING,)


def test_what_is_unsure_is_found_until_it_is_settled(library: Library) -> None:
    unsure, sure = saved(library, replace(draft(), doubts=(BEGINNING,)), draft("Another", ["Of ferries."]))
    assert list(library.listing.open("is:unsure").all_keys()) == [unsure]
    assert list(library.listing.open("-is:unsure").all_keys()) == [sure]
    library.clippings.settle_doubts([unsure])
    assert list(library.listing.open("is:unsure").all_keys()) == []
