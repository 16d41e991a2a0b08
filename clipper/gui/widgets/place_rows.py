"""The rows of the sidebar's tree, each with the `Place` that it stands for."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from clipper.gui.models.places import Place, PlaceKind
from clipper.gui.models.tips import plain_tip
from clipper.gui.widgets.place_delegate import PLACE_ROLE


def place_row(place: Place) -> QTreeWidgetItem:
    """A row for a place."""
    row = QTreeWidgetItem([place.title])
    stand_for(row, place)
    if place.kind not in (PlaceKind.FIXED, PlaceKind.HEADING):
        told = (place.title, place.query) if place.kind is PlaceKind.SEARCH else (place.name, place.definition)
        row.setToolTip(0, plain_tip("\n".join(dict.fromkeys(filter(None, told)))))
    return row


def stand_for(row: QTreeWidgetItem, place: Place) -> None:
    """Make a row stand for a place, also with another count; the count is read with its name."""
    row.setData(0, PLACE_ROLE, place)
    row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{place.title}, {place.count:,}" if place.count else place.title)


def place_of(row: QTreeWidgetItem) -> Place:
    """What it stands for."""
    place: Place = row.data(0, PLACE_ROLE)
    return place


def below(row: QTreeWidgetItem) -> Iterable[QTreeWidgetItem]:
    """Those under a row, at any depth, from top to bottom."""
    for number in range(row.childCount()):
        child = row.child(number)
        if child is not None:
            yield child
            yield from below(child)


def closed_below(row: QTreeWidgetItem) -> set[str]:
    """The names of those under a row that hide what is under them."""
    return {place_of(child).name for child in below(row) if child.childCount() and not child.isExpanded()}
