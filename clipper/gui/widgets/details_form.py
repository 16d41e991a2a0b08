"""The fields of an article to be corrected, each with where its value came from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from clipper.errors import InputError
from clipper.gui.widgets.date_text import date_text, typed_date
from clipper.model.metadata import USER, Metadata

NAMES = {
    "title": "Title",
    "source": "Source",
    "authors": "Authors",
    "published": "Published",
    "url": "Address",
    "language": "Language",
    "section": "Section",
    "page": "Page",
    "agency": "Agency",
}
"""Those that are shown, in this order."""
PLACEHOLDERS = {
    "source": "Unknown",
    "authors": "Several are divided by semicolons",
    "published": "Unknown, or 2025-06-01 14:05, 2025-06, 2025",
    "language": "en, de, ja …",
    "page": "A1, 12-13",
}
LISTS = frozenset({"authors"})
SHORT = ("title", "source", "authors", "published", "url")
"""What a narrow place shows."""


def origin_text(origin: str) -> str:
    """Where a value came from, in words."""
    return "typed by you" if origin == USER else f"from {origin}" if origin else ""


class DetailsForm(QWidget):
    """Holds a Metadata; `metadata()` gives it with what the user changed, marked as typed."""

    edited = Signal()

    def __init__(
        self, zone: tzinfo, sources: Sequence[str] = (), names: Sequence[str] = tuple(NAMES), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._zone = zone
        self._given = Metadata()
        self._fields: dict[str, QLineEdit] = {}
        self._origins: dict[str, QLabel] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        for name in names:
            form.addRow(f"{NAMES[name]}", self._field(name))
        completer = QCompleter(QStringListModel(list(sources), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if "source" in self._fields:
            self._fields["source"].setCompleter(completer)

    def show_metadata(self, metadata: Metadata) -> None:
        """Fill the fields."""
        self._given = metadata
        for name, field in self._fields.items():
            field.blockSignals(True)  # noqa: FBT003 (Qt's signature)
            field.setText(self._text(name, metadata))
            field.setCursorPosition(0)
            field.blockSignals(False)  # noqa: FBT003 (as above)
            self._show_origin(name, origin_text(metadata.origins.get(name, "")))

    def changed(self) -> dict[str, object]:
        """What the user changed. Raises InputError for a date that is none."""
        values: dict[str, object] = {}
        for name, field in self._fields.items():
            if field.text() == self._text(name, self._given):
                continue
            if name == "published":
                values[name] = typed_date(field.text(), self._zone)
            elif name in LISTS:
                values[name] = tuple(part for piece in field.text().split(";") if (part := " ".join(piece.split())))
            else:
                values[name] = " ".join(field.text().split()) or None
        return values

    def metadata(self) -> Metadata:
        """What was given with what the user changed. Raises InputError."""
        values = self.changed()
        if not values:
            return self._given
        origins = MappingProxyType({**self._given.origins, **dict.fromkeys(values, USER)})
        return replace(self._given, **values, origins=origins)

    def field(self, name: str) -> QLineEdit:
        """One of the fields."""
        return self._fields[name]

    def _field(self, name: str) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        field = QLineEdit(holder)
        field.setPlaceholderText(PLACEHOLDERS.get(name, ""))
        field.setAccessibleName(NAMES[name])
        field.textEdited.connect(partial(self._typed, name))
        origin = QLabel(holder)
        origin.setTextFormat(Qt.TextFormat.PlainText)
        origin.setProperty("quiet", True)  # noqa: FBT003 (Qt's signature)
        font = origin.font()
        font.setPointSizeF(font.pointSizeF() - 1.5)
        origin.setFont(font)
        origin.setIndent(9)
        origin.hide()
        column.addWidget(field)
        column.addWidget(origin)
        self._fields[name], self._origins[name] = field, origin
        return holder

    def _typed(self, name: str, _text: str) -> None:
        try:
            changed = name in self.changed()
        except InputError as error:
            self._show_origin(name, f"{error.sentence} {error.hint}" if name == "published" else "typed by you")
        else:
            self._show_origin(name, "typed by you" if changed else origin_text(self._given.origins.get(name, "")))
        self.edited.emit()

    def _show_origin(self, name: str, text: str) -> None:
        self._origins[name].setText(text)
        self._origins[name].setVisible(bool(text))

    def _text(self, name: str, metadata: Metadata) -> str:
        if name == "published":
            return date_text(metadata.published, self._zone)
        value = getattr(metadata, name)
        return "; ".join(value) if name in LISTS else value or ""
