"""The names that a library knows, for the fields of an article's details to be completed with."""

from collections.abc import Mapping, Sequence

from clipper.library.library import Library
from clipper.query.fields import Completion

SOURCES_OFFERED = 500
"""Those with most clippings complete the name of a source."""


def detail_names(library: Library) -> Mapping[str, Sequence[str]]:
    """By field, those used most first."""
    return {
        "source": [source.name for source in library.sources.all(SOURCES_OFFERED)],
        "authors": library.completion.names(Completion.AUTHORS),
        "language": library.completion.names(Completion.LANGUAGES),
    }
