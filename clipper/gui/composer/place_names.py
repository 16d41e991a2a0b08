"""What stands in the outline for each place of a brief: its words, and what they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clipper.errors import NotFoundError
from clipper.export.unmarkdown import plain_words
from clipper.jobs.brief_entries import stands_elsewhere
from clipper.library.library import Library
from clipper.model.brief import BriefNode, NodeKind
from clipper.model.clipping import Clipping
from clipper.model.highlight import Highlight
from clipper.model.ids import ClippingId, HighlightId

EMPTY_WORDS: Mapping[NodeKind, str] = {NodeKind.SECTION: "Untitled section", NodeKind.PROSE: "Empty paragraph"}
LONGEST = 360
"""Characters of a place, more than its row shows in any window: the rest is in its tool tip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """How a place is shown."""

    words: str
    tip: str
    color: str = ""
    """The shade of a quotation's color; empty for other places."""
    note: str = ""
    """The user's note on the clipping or the passage, as it is written: in Markdown."""

    @property
    def note_words(self) -> str:
        """The note as it is read."""
        return plain_words(self.note)


def place_names(library: Library, nodes: Iterable[BriefNode]) -> dict[str, PlaceName]:
    """For each place by its id."""
    wanted = tuple(nodes)
    ids = list(dict.fromkeys(node.clipping for node in wanted if node.clipping))
    clippings = {clipping.id: clipping for clipping in library.clippings.rows(library.clippings.keys_of(ids))}
    shades = {color.key: color.shade for color in library.colors.all()}
    return {node.id: _name(library, node, clippings, shades) for node in wanted}


def _name(library: Library, node: BriefNode, clippings: Mapping[ClippingId, Clipping], shades: Mapping[str, str]) -> PlaceName:
    if node.kind in EMPTY_WORDS:
        read = plain_words(node.text) if node.kind is NodeKind.PROSE else node.text
        return PlaceName(words=" ".join(read.split())[:LONGEST] or EMPTY_WORDS[node.kind], tip=read)
    clipping = clippings.get(node.clipping) if node.clipping else None
    if node.kind is NodeKind.QUOTATION and node.highlight:
        return _quotation(library, node.highlight, clipping, shades)
    if clipping is None:
        return PlaceName(words="A clipping that is no longer there", tip="")
    title = clipping.metadata.shown_title
    source = f" · {clipping.metadata.source}" if clipping.metadata.source else ""
    return PlaceName(words=f"{title}{source}"[:LONGEST], tip=title, note=clipping.note)


def _quotation(library: Library, identifier: HighlightId, clipping: Clipping | None, shades: Mapping[str, str]) -> PlaceName:
    try:
        highlight = library.highlights.get(identifier)
    except NotFoundError:
        return PlaceName(words="A highlight that is no longer there", tip="")
    words = " ".join(quoted_words(library, highlight, clipping).split())
    return PlaceName(words=f"“{words[:LONGEST]}”", tip=words, color=shades.get(highlight.color, ""), note=highlight.note)


def quoted_words(library: Library, highlight: Highlight, clipping: Clipping | None) -> str:
    """What a highlight marks now; an orphan's original words. The text is read only where they may differ from those of its anchor."""
    if clipping is None or highlight.placement.place is None or not stands_elsewhere(highlight):
        return highlight.anchor.exact
    return highlight.words_in(library.versions.text(clipping.key).text)
