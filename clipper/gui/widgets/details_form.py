"""The fields of an article to be corrected, each with where its value came from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from clipper.errors import InputError
from clipper.gui.widgets.detail_field import DetailField
from clipper.gui.widgets.detail_text import detail_text, told_difference, typed_detail
from clipper.gui.widgets.name_completer import NameCompleter
from clipper.model.metadata import USER, Metadata
from clipper.model.shared_details import Difference

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
CHECKED = frozenset({"published", "url", "language"})
"""What is told at once where it cannot be read."""
SHORT = ("title", "source", "authors", "published", "url")
"""What a narrow place shows."""
SHARED = ("source", "authors", "published", "language", "section", "page", "agency")
"""What several clippings may have in common: each has a title and an address of its own."""
NOTHING_OFFERED: Mapping[str, Sequence[str]] = MappingProxyType({})
NO_DIFFERENCE: Mapping[str, Difference] = MappingProxyType({})


def origin_text(origin: str) -> str:
    """Where a value came from, in words."""
    return "typed by you" if origin == USER else f"from {origin}" if origin else ""


class DetailsForm(QWidget):
    """Holds a Metadata; `metadata()` gives it with what the user changed, marked as typed."""

    edited = Signal()

    def __init__(
        self,
        zone: tzinfo,
        offered: Mapping[str, Sequence[str]] = NOTHING_OFFERED,
        names: Sequence[str] = tuple(NAMES),
        parent: QWidget | None = None,
        *,
        tells_origins: bool = True,
    ) -> None:
        super().__init__(parent)
        self._tells_origins = tells_origins
        self._zone = zone
        self._given = Metadata()
        self._different = NO_DIFFERENCE
        self._fields: dict[str, DetailField] = {}
        self._origins: dict[str, QLabel] = {}
        self._rows = form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        for name in names:
            form.addRow(f"{NAMES[name]}", self._field(name))
        for name, known in offered.items():
            if known and name in self._fields:
                NameCompleter(known, self._fields[name], several=name == "authors")

    def show_metadata(self, metadata: Metadata, different: Mapping[str, Difference] = NO_DIFFERENCE) -> None:
        """Fill the fields; those in which several clippings are `different` are left as they are, until something is typed."""
        self._given, self._different = metadata, different
        for name, field in self._fields.items():
            field.blockSignals(True)  # noqa: FBT003 (Qt's signature)
            field.show_text(self._text(name), different=name in different)
            field.blockSignals(False)  # noqa: FBT003 (as above)
            self._show_origin(name, self._told(name))

    def changed(self) -> dict[str, object]:
        """What the user changed. Raises InputError for a date, an address or a language that is none."""
        return {
            name: typed_detail(name, field.text(), self._zone)
            for name, field in self._fields.items()
            if field.is_emptied or (not field.is_left and field.text() != self._text(name))
        }

    def metadata(self) -> Metadata:
        """What was given with what the user changed. Raises InputError."""
        values = self.changed()
        if not values:
            return self._given
        origins = MappingProxyType({**self._given.origins, **dict.fromkeys(values, USER)})
        return replace(self._given, **values, origins=origins)

    def typed(self) -> dict[str, str | None]:
        """The fields as they stand, also where they cannot be read: for `type_again`. None: different values that are to be emptied."""
        return {name: None if field.is_emptied else field.text() for name, field in self._fields.items()}

    def type_again(self, typed: Mapping[str, str | None]) -> None:
        """Put back what was typed."""
        for name, text in typed.items():
            if text is None:
                self._fields[name].empty(emptied=True)
            else:
                self._fields[name].setText(text)
                self._typed(name)

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
        field = DetailField(PLACEHOLDERS.get(name, ""), holder)
        field.setAccessibleName(NAMES[name])
        field.textEdited.connect(partial(self._typed, name))
        field.turned.connect(partial(self._typed, name))
        origin = QLabel(holder)
        origin.setTextFormat(Qt.TextFormat.PlainText)
        origin.setWordWrap(True)
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

    def _typed(self, name: str, _text: str = "") -> None:
        try:
            changed = name in self.changed()
        except InputError:
            changed = True
        mistake = self._mistake_in(name)
        self._show_origin(name, mistake or (origin_text(USER) if changed else self._told(name)), is_mistake=bool(mistake))
        self.edited.emit()

    def _mistake_in(self, name: str) -> str:
        """What is wrong with what stands in a field, if something is."""
        field = self._fields[name]
        if name not in CHECKED or field.text() == self._text(name):
            return ""
        try:
            typed_detail(name, field.text(), self._zone)
        except InputError as error:
            return f"{error.sentence} {error.hint}"
        return ""

    def _told(self, name: str) -> str:
        """What stands below a field that was not changed: where its value came from, or which values there are."""
        if name in self._different:
            return told_difference(self._different[name], self._zone)
        return origin_text(self._given.origins.get(name, ""))

    def _show_origin(self, name: str, text: str, *, is_mistake: bool = False) -> None:
        label = self._origins[name]
        label.setText(text)
        label.setVisible(bool(text) and (is_mistake or self._tells_origins))
        self._fields[name].setAccessibleDescription("" if label.isHidden() else text)  # else the placeholder is told
        if is_mistake != (label.objectName() == MISTAKE):
            label.setObjectName(MISTAKE if is_mistake else "")
            label.setProperty("quiet", not is_mistake)
            label.style().unpolish(label)  # the style sheet looks at names and properties when a widget is polished
            label.style().polish(label)

    def _text(self, name: str) -> str:
        """What was given, as it stands in the field."""
        return detail_text(getattr(self._given, name), self._zone)
