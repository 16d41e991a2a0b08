"""Where a brief is put together, in the window and in the pane: its outline with the buttons above it, and what its query suggests."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clipper.errors import ClipperError
from clipper.gui.composer.composition import Composition
from clipper.gui.composer.outline_row import OWN_WORDS
from clipper.gui.composer.outline_tree import OutlineTree
from clipper.gui.composer.place_names import place_names
from clipper.gui.composer.suggestions import Suggestions
from clipper.gui.session import Session
from clipper.gui.widgets.buttons import icon_button
from clipper.model.brief import Brief, BriefNode
from clipper.model.clipping import Clipping
from clipper.model.ids import BriefId, ClippingKey, HighlightId
from clipper.model.links import clip_link


class Desk(QWidget):
    """One brief at a time; every change goes through the session."""

    link_wanted = Signal(str)
    told = Signal(str)
    """A sentence for the quiet bar."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.composition: Composition | None = None
        self.outline = OutlineTree(self)
        self.suggestions = Suggestions(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._buttons())
        column.addWidget(self.outline, 1)
        column.addWidget(self.suggestions)
        self.outline.rearranged.connect(self._rearrange)
        self.outline.clippings_dropped.connect(self._drop_clippings)
        self.outline.highlights_dropped.connect(self._drop_highlights)
        self.outline.edited.connect(self._edit)
        self.outline.opened.connect(self._open)
        self.outline.sentences_wanted.connect(self.suggest_sentences)
        self.suggestions.taken.connect(self._take)
        self.suggestions.left.connect(self._leave)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 2, 12, 4)
        row.setSpacing(2)
        for icon, name, key, act in (
            ("folder", "Add a section", "", self.add_section),
            ("note", "Add a paragraph of your own", "", self.add_prose),
            ("edit", "Write in the row: its words, or your note on it", "F2", self.outline.edit_current),
            ("up", "Move up", "Alt+Up", lambda: self.outline.move_current(-1)),
            ("down", "Move down", "Alt+Down", lambda: self.outline.move_current(1)),
            ("chevron-right", "Nest under the place above; out again with Alt+Left", "Alt+Right", lambda: self.outline.nest_current(1)),
            ("trash", "Remove from the brief", "Delete", self.outline.remove_chosen),
        ):
            row.addWidget(icon_button(icon, name, act, self, key=key))
        row.addStretch(1)
        return row

    # What is shown

    def open_brief(self, brief: BriefId | None) -> None:
        """Work on another brief; what was typed into this one is saved first."""
        self.outline.finish_editing()
        self.composition = Composition(self._session, brief) if brief else None
        self.refresh()

    def brief(self) -> Brief | None:
        """As it stands now; None where it is gone."""
        try:
            return self.composition.get() if self.composition else None
        except ClipperError:
            return None

    def refresh(self) -> None:
        """Show it as it stands now."""
        brief = self.brief()
        if brief is None:
            self.outline.show_nodes([], {})
            self.suggestions.hide()
            return
        self.outline.show_nodes(brief.nodes, place_names(self._session.library, brief.nodes))
        sentence = self.suggestions.refresh(self._session.library, brief)
        if sentence:
            self.told.emit(sentence)

    # What the user does

    def add_section(self) -> None:
        self._with(lambda brief: self.outline.choose(brief.add_section(self.outline.position_after_current())))
        self.outline.edit_current()

    def add_prose(self) -> None:
        current = self.outline.current_node()
        depth = current.depth if current else 0
        self._with(lambda brief: self.outline.choose(brief.add_prose(self.outline.position_after_current(), depth)))
        self.outline.edit_current()

    def add_clippings(self, keys: list[ClippingKey]) -> None:
        """At the end of the brief."""
        self._with(lambda brief: brief.add_keys(keys))

    def add_highlights(self, highlights: list[HighlightId]) -> None:
        self._with(lambda brief: brief.add_highlights(highlights))

    def change(self, name: str, values: dict[str, object]) -> None:
        """Change the brief's title, template, query and the like."""
        self._with(lambda brief: brief.change(name, **values))

    def suggest_sentences(self, node: BriefNode) -> None:
        """Put key sentences of a clipping under it, found by rule and marked as suggestions."""
        self.outline.save_typed()
        if self.composition is not None and not self.composition.suggest_sentences(node):
            self.told.emit("No sentence of this text stands out.")

    def _rearrange(self, name: str, nodes: list[BriefNode]) -> None:
        self._with(lambda brief: brief.set_nodes(name, nodes))

    def _drop_clippings(self, keys: list[ClippingKey], at: int) -> None:
        self._with(lambda brief: brief.add_keys(keys, at))

    def _drop_highlights(self, highlights: list[HighlightId], at: int) -> None:
        self._with(lambda brief: brief.add_highlights(highlights, at))

    def _take(self, chosen: list[Clipping]) -> None:
        self._with(lambda brief: brief.add_clippings(chosen))

    def _leave(self, chosen: list[Clipping]) -> None:
        self._with(lambda brief: brief.leave(chosen))

    def _edit(self, node: BriefNode, text: str) -> None:
        if self.composition is not None:
            act = self.composition.set_text if node.kind in OWN_WORDS else self.composition.set_note
            act(node, text)

    def _open(self, node: BriefNode) -> None:
        if node.clipping is not None:
            self.link_wanted.emit(clip_link(node.clipping, node.highlight))

    def _with(self, act: Callable[[Composition], object]) -> None:
        self.outline.save_typed()
        if self.composition is not None:
            act(self.composition)
