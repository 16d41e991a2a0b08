"""The highlight colors: names, meanings, order and shades are the user's; saved as one undo step."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QDialog, QDialogButtonBox, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from clipper.gui.widgets.buttons import icon_button
from clipper.model.color import HighlightColor

TOLD = "Briefs group by these meanings. The order is that of the keys 1 to 8."


class ColorsDialog(QDialog):
    """`colors` are as the user left them when it was accepted."""

    def __init__(self, colors: Sequence[HighlightColor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Highlight Colors")
        self.setMinimumWidth(560)
        self._colors = list(colors)
        told = QLabel(TOLD, self)
        told.setProperty("quiet", "true")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnStretch(3, 1)
        self.names: list[QLineEdit] = []
        self.meanings: list[QLineEdit] = []
        self._shades: list[QPushButton] = []
        for row in range(len(self._colors)):
            self._add_row(row)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(told)
        column.addLayout(self._grid)
        column.addWidget(buttons)
        self._show()

    @property
    def colors(self) -> tuple[HighlightColor, ...]:
        self._take()
        return tuple(replace(color, position=position) for position, color in enumerate(self._colors))

    def move_up(self, row: int) -> None:
        """Put a color before the one above it."""
        if row > 0:
            self._take()
            self._colors[row - 1], self._colors[row] = self._colors[row], self._colors[row - 1]
            self._show()

    def _add_row(self, row: int) -> None:
        shade, name, meaning = QPushButton(self), QLineEdit(self), QLineEdit(self)
        shade.setFixedWidth(36)
        shade.setToolTip("Choose the shade")
        shade.setAccessibleName(f"Shade of color {row + 1}")
        shade.clicked.connect(lambda: self._choose_shade(row))
        name.setAccessibleName(f"Name of color {row + 1}")
        meaning.setAccessibleName(f"Meaning of color {row + 1}")
        meaning.setPlaceholderText("What it means to you")
        self._shades.append(shade)
        self.names.append(name)
        self.meanings.append(meaning)
        for place, widget in enumerate((QLabel(str(row + 1), self), shade, name, meaning)):
            self._grid.addWidget(widget, row, place)
        if row:
            self._grid.addWidget(icon_button("up", f"Move color {row + 1} up", lambda: self.move_up(row), self), row, 4)

    def _show(self) -> None:
        for row, color in enumerate(self._colors):
            self._shades[row].setStyleSheet(f"background: {QColor(color.shade).name()};")
            self.names[row].setText(color.name)
            self.meanings[row].setText(color.meaning)

    def _take(self) -> None:
        """Read what was typed; a name that was emptied stays as it was."""
        for row, color in enumerate(self._colors):
            name, meaning = " ".join(self.names[row].text().split()), " ".join(self.meanings[row].text().split())
            self._colors[row] = replace(color, name=name or color.name, meaning=meaning)

    def _choose_shade(self, row: int) -> None:
        chosen = QColorDialog.getColor(QColor(self._colors[row].shade), self, "Shade")
        if chosen.isValid():
            self._take()
            self._colors[row] = replace(self._colors[row], shade=chosen.name())
            self._show()

    def _save(self) -> None:
        self._take()
        self.accept()
