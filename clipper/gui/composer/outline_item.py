"""A place of a brief as an item of the outline's tree: what the row shows, says and lets be done."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QTreeWidgetItem

from clipper.gui.composer.outline_row import PLACE_ROLE, OutlinePlace
from clipper.gui.models.tips import plain_tip
from clipper.gui.widgets.pictures import picture
from clipper.model.brief import BriefNode, NodeKind

KIND_ICONS: Mapping[NodeKind, str] = {NodeKind.SECTION: "folder", NodeKind.CLIPPING: "source", NodeKind.PROSE: "edit"}
KIND_WORDS: Mapping[NodeKind, str] = {
    NodeKind.SECTION: "Section",
    NodeKind.CLIPPING: "Clipping",
    NodeKind.QUOTATION: "Quotation",
    NodeKind.PROSE: "Paragraph",
}
SWATCH = 12


def node_of(item: QTreeWidgetItem) -> BriefNode:
    """The place that an item stands for, as it was when the item was filled."""
    return item.data(0, PLACE_ROLE).node


def depth_of(item: QTreeWidgetItem) -> int:
    """How many items it stands under."""
    parent = item.parent()
    return depth_of(parent) + 1 if parent else 0


def fill(item: QTreeWidgetItem, place: OutlinePlace) -> None:
    """Show a place in an item."""
    node, name = place.node, place.name
    item.setData(0, PLACE_ROLE, place)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{KIND_WORDS[node.kind]}: {name.words}")
    tip = "\n\n".join(filter(None, (name.tip, name.note_words)))
    item.setToolTip(0, plain_tip(tip))
    item.setIcon(0, _swatch(name.color) if name.color else picture(KIND_ICONS.get(node.kind, "")))
    flags = item.flags() | Qt.ItemFlag.ItemIsEditable
    item.setFlags(flags & ~Qt.ItemFlag.ItemIsDropEnabled if node.kind is NodeKind.QUOTATION else flags)


def _swatch(shade: str) -> QIcon:
    pixmap = QPixmap(SWATCH * 2, SWATCH * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(shade))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(pixmap.rect().adjusted(2, 2, -2, -2), 5, 5)
    painter.end()
    return QIcon(pixmap)
