"""How a clipping is cited in the press style."""

from datetime import UTC

import pytest

from clipper.export.citations import press
from clipper.model.date import ArticleDate, Precision
from clipper.model.metadata import Metadata
from tests.export.invented_brief import clipping

DAY = ArticleDate(value="2025-06-01", precision=Precision.DAY)


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        (Metadata(source="Harbor Times", published=DAY), "Harbor Times, 1 June 2025"),
        (Metadata(source="Harbor Times"), "Harbor Times"),
        (Metadata(published=DAY), "1 June 2025"),
        (Metadata(title="Cranes"), ""),
    ],
)
def test_what_is_known_of_outlet_and_date_is_told(metadata: Metadata, words: str) -> None:
    assert press(clipping(1, metadata), UTC) == words
