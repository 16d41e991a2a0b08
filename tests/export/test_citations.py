"""A reference in words names what is known, and nothing else."""

from datetime import UTC

import pytest

from clipper.export.citations import press, reference
from clipper.library.library import Library
from clipper.model.date import ArticleDate, Precision
from clipper.model.metadata import Metadata
from tests.export.invented_brief import clipping
from tests.library.drafts import draft, saved

DAY = ArticleDate(value="2025-06-01", precision=Precision.DAY)


def test_a_reference_names_what_is_known_and_the_day_of_access_where_there_is_an_address() -> None:
    published = ArticleDate(value="2025-05-28", precision=Precision.DAY)
    whole = draft(
        "Council says “no” to the tariff",
        source="Harbor Courier",
        authors=("Edda Lorn", "Jon Aker"),
        section="Economy",
        page="4",
        published=published,
        url="https://courier.example/no",
    )
    with Library.in_memory() as library:
        one, other = library.clippings.rows(saved(library, whole, draft("Night train", ["It runs at night."])))
    accessed = reference(one, UTC).partition("(accessed ")[2].rstrip(")")
    assert reference(one, UTC) == (
        "Edda Lorn, Jon Aker, “Council says ‘no’ to the tariff”, Harbor Courier, Economy, p. 4, 28 May 2025, "
        f"https://courier.example/no (accessed {accessed})"
    )
    assert accessed.endswith(one.captured_at[:4])
    assert reference(other, UTC) == "“Night train”"


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        (Metadata(source="Harbor Times", published=DAY), "Harbor Times, 1 June 2025"),
        (Metadata(source="Harbor Times"), "Harbor Times"),
        (Metadata(published=DAY), "1 June 2025"),
        (Metadata(title="Cranes"), ""),
    ],
)
def test_the_press_style_tells_what_is_known_of_outlet_and_date(metadata: Metadata, words: str) -> None:
    assert press(clipping(1, metadata), UTC) == words
