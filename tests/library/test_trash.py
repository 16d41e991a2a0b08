"""The trash keeps out of everything until it is emptied."""

from clipper.library.library import Library
from tests.library.drafts import draft, saved


def test_the_trash_is_out_of_lists_counts_and_search(library: Library) -> None:
    key, other = saved(library, draft(source="Post"), draft("Other", ["The tariff falls."], source="Post"), tags=["trade"])
    library.trash.throw_away([key])
    assert library.listing.open("").keys(0, 10) == [other]
    assert library.listing.open("tariff").keys(0, 10) == [other]
    assert library.clippings.counts() == {"all": 1, "unread": 1, "starred": 0, "archived": 0, "trash": 1}
    assert [(tag.path, tag.count) for tag in library.tags.all()] == [("trade", 1)]
    assert library.sources.all()[0].count == 1
    assert [clipping.key for clipping in library.trash.all()] == [key]


def test_what_is_restored_is_found_again(library: Library) -> None:
    (key,) = saved(library)
    library.trash.throw_away([key])
    library.trash.restore([key])
    assert library.listing.open("tariff").keys(0, 10) == [key]


def test_emptying_deletes_captures_that_nothing_needs(library: Library) -> None:
    key, other = saved(library, draft(), draft("Other", ["Other words."]))
    library.highlights.mark(key, 0, 3, color="claim", tag_paths=["x"])
    library.trash.throw_away([key])
    library.trash.empty()
    assert library.captures.of_clipping(other).parts
    library.trash.throw_away([other])
    library.trash.empty()
    assert library.clippings.counts()["trash"] == 0
    assert list(library.health.findings()) == []
