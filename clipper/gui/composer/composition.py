"""What can be done with one brief: each verb is one write, with the name that undo shows."""

from collections.abc import Sequence

from clipper.errors import ClipperError
from clipper.gui.session import Session
from clipper.model.brief import Brief, BriefNode, NodeKind
from clipper.model.changes import Changes
from clipper.model.clipping import Clipping
from clipper.model.ids import BriefId, ClippingKey, HighlightId, new_public_id

SENTENCES = 3
"""Suggested of one clipping."""


class Composition:
    """A brief under work, through the session."""

    def __init__(self, session: Session, brief: BriefId) -> None:
        self._session = session
        self.id = brief

    def get(self) -> Brief:
        """As it stands now; raises NotFoundError where it is gone."""
        return self._session.library.briefs.get(self.id)

    def set_nodes(self, name: str, nodes: Sequence[BriefNode]) -> None:
        self._session.perform(name, lambda: self._session.library.briefs.set_nodes(self.id, nodes))

    def add(self, name: str, nodes: Sequence[BriefNode], at: int | None = None) -> None:
        if nodes:
            self._session.perform(name, lambda: self._session.library.briefs.add_nodes(self.id, nodes, at))

    def add_section(self, at: int) -> str:
        """A section without a name yet; its id."""
        node = _node(NodeKind.SECTION, text="")
        self.add("Add Section", [node], at)
        return node.id

    def add_prose(self, at: int, depth: int) -> str:
        """An empty paragraph; its id."""
        node = _node(NodeKind.PROSE, depth=depth)
        self.add("Add Paragraph", [node], at)
        return node.id

    def add_clippings(self, clippings: Sequence[Clipping], at: int | None = None) -> None:
        """Put clippings in, under the section that the position is in."""
        depth = self._depth_at(at)
        nodes = [_node(NodeKind.CLIPPING, depth=depth, clipping=clipping) for clipping in clippings]
        self.add("Add to Brief" if len(nodes) == 1 else f"Add {len(nodes)} Clippings to Brief", nodes, at)

    def add_keys(self, keys: Sequence[ClippingKey], at: int | None = None) -> None:
        self.add_clippings(self._session.library.clippings.rows(keys), at)

    def add_highlights(self, highlights: Sequence[HighlightId], at: int | None = None) -> None:
        """Put passages in."""
        depth = self._depth_at(at)
        try:
            known = [self._session.library.highlights.get(one) for one in highlights]
        except ClipperError as error:
            self._session.failed.emit(error)
            return
        nodes = [
            BriefNode(id=new_public_id(), kind=NodeKind.QUOTATION, depth=depth, clipping=one.clipping, highlight=one.id) for one in known
        ]
        self.add("Add Passage to Brief" if len(nodes) == 1 else f"Add {len(nodes)} Passages to Brief", nodes, at)

    def suggest_sentences(self, node: BriefNode) -> bool:
        """A paragraph under a clipping with its key sentences, each marked as a suggestion; False where there are none."""
        from clipper.export.escape import escaped
        from clipper.text.key_sentences import key_sentences

        library = self._session.library
        keys = library.clippings.keys_of([node.clipping]) if node.clipping else []
        nodes = self.get().nodes
        at = next((number for number, other in enumerate(nodes) if other.id == node.id), None)
        if not keys or at is None:
            return False
        title = library.clippings.get(keys[0]).metadata.title or ""
        found = key_sentences(library.versions.text(keys[0]), title=title, count=SENTENCES)
        if found:
            text = "\n".join(f"- *Suggested:* {escaped(sentence)}" for sentence in found)
            self.add("Suggest Key Sentences", [_node(NodeKind.PROSE, text=text, depth=node.depth + 1)], at + 1)
        return bool(found)

    def leave(self, clippings: Sequence[Clipping]) -> None:
        """Do not suggest these again."""
        ids = [clipping.id for clipping in clippings]
        if ids:
            self._session.perform("Leave Suggestions", lambda: self._session.library.briefs.leave(self.id, ids))

    def set_text(self, node: BriefNode, text: str) -> None:
        """The heading of a section, or a paragraph, as it is typed."""
        from dataclasses import replace

        nodes = [replace(other, text=text) if other.id == node.id else other for other in self.get().nodes]
        verb = lambda: self._session.library.briefs.set_nodes(self.id, nodes)  # noqa: E731 (used once, below)
        self._session.perform("Edit Brief", verb, typed_into=node.id)

    def set_note(self, node: BriefNode, note: str) -> None:
        """The note on a clipping, or on a passage, as it is typed."""
        library = self._session.library
        if node.highlight is not None:
            highlight = node.highlight
            self._session.perform("Edit Note", lambda: library.highlights.set_note(highlight, note), typed_into=node.id)
        elif node.clipping is not None:
            keys = library.clippings.keys_of([node.clipping])
            if keys:
                self._session.perform("Edit Article Note", lambda: library.clippings.set_note(keys[0], note), typed_into=node.id)

    def change(self, name: str, **values: object) -> Changes | None:
        """Title, template, grouping, citation style, query, archived."""
        return self._session.perform(name, lambda: self._session.library.briefs.change(self.id, **values))  # type: ignore[arg-type] (names of `change`)

    def _depth_at(self, at: int | None) -> int:
        """How deep a thing stands that is put in before this position: one below the section it falls into."""
        nodes = self.get().nodes
        place = len(nodes) if at is None else at
        for node in reversed(nodes[:place]):
            if node.kind is NodeKind.SECTION:
                return node.depth + 1
            if node.depth == 0:
                return 0
        return 0


def _node(kind: NodeKind, *, text: str = "", depth: int = 0, clipping: Clipping | None = None) -> BriefNode:
    return BriefNode(id=new_public_id(), kind=kind, depth=depth, text=text, clipping=clipping.id if clipping else None)
