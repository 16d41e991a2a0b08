"""The fields of an article to be corrected, each with where its value came from."""

from collections.abc import Mapping, Sequence
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
MISTAKE = "mistake"
"""What a label is called that the style sheet shows as one."""
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
        self,
        zone: tzinfo,
        sources: Sequence[str] = (),
        names: Sequence[str] = tuple(NAMES),
        parent: QWidget | None = None,
        *,
        tells_origins: bool = True,
    ) -> None:
        super().__init__(parent)
        self._tells_origins = tells_origins
        self._zone = zone
        self._given = Metadata()
        self._fields: dict[str, QLineEdit] = {}
        self._origins: dict[str, QLabel] = {}
        self._rows = form = QFormLayout(self)
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
        if (popup := completer.popup()) is not None:
            popup.setObjectName("completion")
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

    def typed(self) -> dict[str, str]:
        """The fields as they stand, also where they cannot be read: for `type_again`."""
        return {name: field.text() for name, field in self._fields.items()}

    def type_again(self, typed: Mapping[str, str]) -> None:
        """Put back what was typed."""
        for name, text in typed.items():
            self._fields[name].setText(text)
            self._typed(name, text)

    def add_row(self, name: str, choice: QWidget) -> None:
        """Something else to be chosen, below the fields and in line with them."""
        choice.setAccessibleName(name)
        self._rows.addRow(name, choice)

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
            if name == "published":
                self._show_origin(name, f"{error.sentence} {error.hint}", is_mistake=True)
            else:
                self._show_origin(name, origin_text(USER))
        else:
            self._show_origin(name, origin_text(USER) if changed else origin_text(self._given.origins.get(name, "")))
        self.edited.emit()

    def _show_origin(self, name: str, text: str, *, is_mistake: bool = False) -> None:
        label = self._origins[name]
        label.setText(text)
        label.setVisible(bool(text) and (is_mistake or self._tells_origins))
        if is_mistake != (label.objectName() == MISTAKE):
            label.setObjectName(MISTAKE if is_mistake else "")
            label.setProperty("quiet", not is_mistake)
            label.style().unpolish(label)  # the style sheet looks at names and properties when a widget is polished
            label.style().polish(label)

    def _text(self, name: str, metadata: Metadata) -> str:
        if name == "published":
            return date_text(metadata.published, self._zone)
        value = getattr(metadata, name)
        return "; ".join(value) if name in LISTS else value or ""
