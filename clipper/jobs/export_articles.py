"""What a query finds as articles with their texts, one a line, or as its marks, in the order of saving: read as it is written."""

from collections.abc import Iterator
from datetime import tzinfo

from clipper.export.article_lines import article_line
from clipper.library.library import Library
from clipper.model.clipping import Clipping
from clipper.model.highlight import Highlight
from clipper.model.ids import ClippingKey
from clipper.model.listing import Sort, SortKey
from clipper.model.span import ArticleText

BATCH = 500
"""Clippings read at a time."""
AS_SAVED = Sort(key=SortKey.ADDED, descending=False)


def article_lines(library: Library, query: str, zone: tzinfo) -> Iterator[bytes]:
    """A line for each clipping. Raises QueryError with the position of a mistake."""
    for clipping, article, highlights in _read(library, query, zone):
        yield article_line(clipping, article, highlights).encode("utf-8", "replace")


def annotation_page(library: Library, query: str, zone: tzinfo) -> Iterator[bytes]:
    """The pieces of a page of web annotations. Raises QueryError with the position of a mistake."""
    from clipper.export.annotations import FOOT, HEAD, annotations

    yield HEAD.encode()
    separator = "\n"
    for clipping, article, highlights in _read(library, query, zone):
        for annotation in annotations(clipping, article, highlights):
            yield f"{separator}{annotation}".encode("utf-8", "replace")
            separator = ",\n"
    yield FOOT.encode()


def _read(library: Library, query: str, zone: tzinfo) -> Iterator[tuple[Clipping, ArticleText, list[Highlight]]]:
    keys = library.listing.open(query, AS_SAVED, zone=zone).all_keys()
    for start in range(0, len(keys), BATCH):
        for clipping in library.clippings.rows([ClippingKey(key) for key in keys[start : start + BATCH]]):
            yield clipping, library.versions.text(clipping.key), library.highlights.of_clipping(clipping.key)
