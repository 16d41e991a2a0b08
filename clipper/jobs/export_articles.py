"""What a query finds as articles with their texts, one a line, in the order of saving: read as it is written, a library of any size."""

from collections.abc import Iterator
from datetime import tzinfo

from clipper.export.article_lines import article_line
from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from clipper.model.listing import Sort, SortKey

BATCH = 500
"""Clippings read at a time."""
AS_SAVED = Sort(key=SortKey.ADDED, descending=False)


def article_lines(library: Library, query: str, zone: tzinfo) -> Iterator[bytes]:
    """A line for each clipping. Raises QueryError with the position of a mistake."""
    keys = library.listing.open(query, AS_SAVED, zone=zone).all_keys()
    for start in range(0, len(keys), BATCH):
        for clipping in library.clippings.rows([ClippingKey(key) for key in keys[start : start + BATCH]]):
            article, highlights = library.versions.text(clipping.key), library.highlights.of_clipping(clipping.key)
            yield article_line(clipping, article, highlights).encode("utf-8", "replace")
