"""What several clippings have in common, and setting it for all of them."""

from dataclasses import replace

import pytest

from clipper.library.library import Library
from clipper.model.date import ArticleDate
from clipper.model.ids import ClippingKey
from clipper.model.metadata import USER, Metadata
from tests.library.drafts import capture, draft


def save(library: Library, title: str, metadata: Metadata) -> ClippingKey:
    made = replace(draft(title, (f"{title} tells of the harbor.",)), metadata=replace(metadata, title=title))
    return library.saving.save(capture(title), [made]).saved[0].key


@pytest.fixture
def keys(library: Library) -> list[ClippingKey]:
    day = ArticleDate.civil(2026, 3, 1)
    return [
        save(library, "One", Metadata(source="Lund Courier", authors=("Ada Berg",), published=day, origins={"source": "meta"})),
        save(library, "Two", Metadata(source="Radio Vestholm", authors=("Ada Berg",), published=day, origins={"source": "byline"})),
        save(library, "Three", Metadata(source="Lund Courier", language="de", published=ArticleDate.civil(2026, 3))),
    ]


def test_one_clipping_has_everything_in_common_with_itself(library: Library, keys: list[ClippingKey]) -> None:
    known = library.clippings.shared_details(keys[:1])
    assert known.number == 1 and not known.different
    given = library.clippings.get(keys[0]).metadata
    assert known.metadata == replace(given, modified=None, keywords=())


def test_what_all_have_is_told_and_where_they_differ_the_commonest_values(library: Library, keys: list[ClippingKey]) -> None:
    known = library.clippings.shared_details(keys)
    assert known.number == 3
    assert known.metadata.section is None and "section" not in known.different
    assert known.different["source"].commonest == (("Lund Courier", 2), ("Radio Vestholm", 1))
    assert known.different["authors"].commonest == ((("Ada Berg",), 2), ((), 1))
    assert known.different["published"].commonest == ((ArticleDate.civil(2026, 3, 1), 2), (ArticleDate.civil(2026, 3), 1))
    assert known.different["title"].number == 3


def test_an_origin_is_told_where_it_is_the_same_for_all(library: Library, keys: list[ClippingKey]) -> None:
    library.clippings.edit(keys, {"source": "Lund Courier", "section": None})
    known = library.clippings.shared_details(keys)
    assert known.metadata.source == "Lund Courier"
    assert known.metadata.origins["source"] == USER


def test_of_a_different_origin_nothing_is_told(library: Library, keys: list[ClippingKey]) -> None:
    library.clippings.edit(keys[1:2], {"source": "Lund Courier"})
    known = library.clippings.shared_details(keys[:2])
    assert known.metadata.source == "Lund Courier"
    assert "source" not in known.metadata.origins


def test_of_many_values_the_commonest_are_named_and_the_others_counted(library: Library) -> None:
    keys = [save(library, f"Article {n}", Metadata(source=f"Outlet {n}")) for n in range(7)]
    difference = library.clippings.shared_details(keys).different["source"]
    assert difference.number == 7
    assert len(difference.commonest) == 3


def test_those_that_are_gone_are_left_out(library: Library, keys: list[ClippingKey]) -> None:
    assert library.clippings.shared_details([ClippingKey(999)]).number == 0
    assert library.clippings.shared_details([*keys, ClippingKey(999)]).number == 3
