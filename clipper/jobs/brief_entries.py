"""What a brief needs to know of clippings, read from the library as values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from clipper.errors import NotFoundError
from clipper.export.outline import Entry, QuotedPassage, RelatedClipping
from clipper.library.library import Library
from clipper.model.clipping import Clipping
from clipper.model.color import HighlightColor
from clipper.model.highlight import Highlight, PlacementState
from clipper.model.ids import ClippingId, ClippingKey
from clipper.model.span import ArticleText
from clipper.text.countries import country_name
from clipper.text.key_sentences import key_sentences

MAX_STORIES = 100_000
"""All there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is told of each clipping beside its passages."""

    full_text: bool = False
    """The whole texts: they are other people's, so only when asked."""
    suggestions: int = 0
    """Key sentences for a clipping without highlights."""


def entries_of(library: Library, keys: Sequence[ClippingKey], wanted: Wanted | None = None) -> tuple[Entry, ...]:
    """The clippings with these keys, in their order."""
    clippings = library.clippings.rows(keys)
    colors = {color.key: color for color in library.colors.all()}
    countries = {source.name: source.country for source in library.sources.all()}
    stories = _story_titles(library, clippings)
    related = _related(library, clippings)
    reader = _Reader(library, colors, wanted or Wanted())
    return tuple(
        Entry(
            clipping=clipping,
            passages=(passages := reader.passages(clipping)),
            country=country_name(countries.get(clipping.metadata.source or "", "")),
            story=stories.get(clipping.story or "", ""),
            related=tuple(related[each] for each in clipping.related if each in related),
            body=reader.text(clipping) if reader.wanted.full_text else None,
            suggestions=reader.suggestions(clipping) if not passages else (),
        )
        for clipping in clippings
    )


def _story_titles(library: Library, clippings: Iterable[Clipping]) -> Mapping[str, str]:
    """Asked for only where a clipping belongs to a story."""
    if not any(clipping.story for clipping in clippings):
        return {}
    return {story.id: story.title for story in library.stories.all(MAX_STORIES)}


def _related(library: Library, clippings: Iterable[Clipping]) -> Mapping[ClippingId, RelatedClipping]:
    """The clippings that others are linked with, read in one go."""
    ids = list(dict.fromkeys(each for clipping in clippings for each in clipping.related))
    found = library.clippings.rows(library.clippings.keys_of(ids)) if ids else []
    return {
        other.id: RelatedClipping(id=other.id, title=other.metadata.title or "", source=other.metadata.source or "", url=other.metadata.url)
        for other in found
        if other.trashed_at is None
    }


class _Reader:
    """Reads the texts of clippings only where they are needed."""

    def __init__(self, library: Library, colors: Mapping[str, HighlightColor], wanted: Wanted) -> None:
        self._library = library
        self._colors = colors
        self.wanted = wanted

    def passages(self, clipping: Clipping) -> tuple[QuotedPassage, ...]:
        if not clipping.highlights:
            return ()
        highlights = self._library.highlights.of_clipping(clipping.key)
        text = self.text(clipping).text if any(stands_elsewhere(highlight) for highlight in highlights) else ""
        return tuple(
            QuotedPassage(highlight=highlight, text=_words(highlight, text), color=self._colors[highlight.color])
            for highlight in highlights
        )

    def text(self, clipping: Clipping) -> ArticleText:
        try:
            return self._library.versions.text(clipping.key)
        except NotFoundError:
            return ArticleText(text="", spans=())

    def suggestions(self, clipping: Clipping) -> tuple[str, ...]:
        if not self.wanted.suggestions:
            return ()
        return key_sentences(self.text(clipping), title=clipping.metadata.title or "", count=self.wanted.suggestions)


def stands_elsewhere(highlight: Highlight) -> bool:
    """Whether its words may be others now than those of its anchor."""
    placement = highlight.placement
    return placement.state is PlacementState.MOVED or placement.by_user


def _words(highlight: Highlight, text: str) -> str:
    return highlight.words_in(text) if text else highlight.anchor.exact
