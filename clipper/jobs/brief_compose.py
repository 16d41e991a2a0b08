"""A brief that is composed by hand: its outline, and what its source query offers for it."""

from collections.abc import Mapping
from datetime import tzinfo

from clipper.export.outline import ClippingNode, Entry, Node, Outline, ProseNode, QuotationNode, QuotedPassage, SectionNode
from clipper.jobs.brief_entries import Wanted, entries_of
from clipper.library.library import Library
from clipper.model.brief import Brief, BriefNode, NodeKind
from clipper.model.ids import BriefId, ClippingId, ClippingKey

MAX_SUGGESTIONS = 200
"""More than anybody looks through."""


def outline_of_brief(library: Library, brief: BriefId, wanted: Wanted | None = None) -> Outline:
    """The brief as composed. A clipping with passages under it shows those, any other all of its passages."""
    known = library.briefs.get(brief)
    ids = list(dict.fromkeys(node.clipping for node in known.nodes if node.clipping))
    entries = {entry.clipping.id: entry for entry in entries_of(library, library.clippings.keys_of(ids), wanted)}
    return Outline(id=known.id, title=known.title, query=known.query, nodes=tuple(_nodes(known, entries)))


def _nodes(brief: Brief, entries: Mapping[ClippingId, Entry]) -> list[Node]:
    nodes: list[Node] = []
    used: set[str] = set()
    taken: set[str] = set()
    for position, node in enumerate(brief.nodes):
        entry = entries.get(node.clipping) if node.clipping else None
        if node.id in taken or (entry and entry.clipping.trashed_at is not None):
            continue
        match node.kind:
            case NodeKind.SECTION:
                nodes.append(SectionNode(id=node.id, level=node.depth + 1, title=node.text))
            case NodeKind.PROSE:
                nodes.append(ProseNode(id=node.id, level=node.depth + 1, text=node.text))
            case NodeKind.CLIPPING if entry:
                children = _quotations_under(brief.nodes, position)
                taken.update(child.id for child in children)
                chosen = tuple(found for child in children if (found := _passage(entry, child)))
                identity = _unique(entry.clipping.id, node.id, used)
                nodes.append(ClippingNode(id=identity, level=node.depth + 1, entry=entry, passages=chosen if children else entry.passages))
            case NodeKind.QUOTATION if entry and (passage := _passage(entry, node)):
                identity = _unique(passage.highlight.id, node.id, used)
                nodes.append(QuotationNode(id=identity, level=node.depth + 1, entry=entry, passage=passage))
            case _:
                pass  # the passage that it named is gone
    return nodes


def _quotations_under(nodes: tuple[BriefNode, ...], position: int) -> list[BriefNode]:
    """The passages of this very clipping that stand right under it."""
    parent = nodes[position]
    children: list[BriefNode] = []
    for node in nodes[position + 1 :]:
        if node.depth <= parent.depth or node.kind is not NodeKind.QUOTATION or node.clipping != parent.clipping:
            break
        children.append(node)
    return children


def _passage(entry: Entry, node: BriefNode) -> QuotedPassage | None:
    return next((passage for passage in entry.passages if passage.highlight.id == node.highlight), None)


def _unique(identity: str, node: str, used: set[str]) -> str:
    """The public id, with that of the place behind it where it names another region already."""
    unique = f"{identity}.{node}" if identity in used else identity
    used.add(unique)
    return unique


def suggestions(library: Library, brief: BriefId, *, zone: tzinfo | None = None) -> list[ClippingKey]:
    """What the brief's source query finds, the newest first, less what is in it already and what the user left. They are only offered.

    Raises QueryError with the position of a mistake.
    """
    known = library.briefs.get(brief)
    if not known.query:
        return []
    ids = [*known.left, *(node.clipping for node in known.nodes if node.clipping)]
    settled = set(library.clippings.keys_of(list(dict.fromkeys(ids))))
    found = library.listing.open(known.query, zone=zone).keys(0, MAX_SUGGESTIONS + len(settled))
    return [key for key in found if key not in settled][:MAX_SUGGESTIONS]
