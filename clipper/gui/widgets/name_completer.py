"""Completes a name in a field, or the last of several that are divided by semicolons."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from clipper.gui.widgets.detail_text import DIVIDED_BY


class NameCompleter(QCompleter):
    """Offers the names that have what is typed somewhere in them."""

    def __init__(self, names: Sequence[str], field: QLineEdit, *, several: bool = False) -> None:
        super().__init__(field)
        self.setModel(QStringListModel(list(names), self))
        self._field, self._several = field, several
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        if (popup := self.popup()) is not None:
            popup.setObjectName("completion")
        field.setCompleter(self)

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 (Qt's name)
        """What of the field is completed."""
        return [path.rpartition(";")[2].strip() if self._several else path]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802 (Qt's name)
        """What the field holds when a name is taken."""
        name, before = str(index.data()), self._field.text().rpartition(";")[0].strip() if self._several else ""
        return f"{before}{DIVIDED_BY}{name}" if before else name
