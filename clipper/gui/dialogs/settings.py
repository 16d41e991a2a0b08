"""The settings: each takes effect at once, and is kept."""

from collections.abc import Callable
from functools import partial
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from clipper.gui.theme.measures import Space
from clipper.settings import Settings

THEMES = {"system": "As the system", "light": "Light", "sepia": "Sepia", "dark": "Dark"}
FACES = {"serif": "Serif", "sans": "Sans serif"}
DENSITIES = {"comfortable": "Comfortable: two lines", "compact": "Compact: columns"}
OVERLAPS = {"keep": "Keep both highlights", "merge": "Join them to one"}
SYSTEM_ZONE = "The system's"
FIELD_WIDE = 210
"""Of every field that is chosen from or counted: their edges make one line."""

Change = Callable[[str, object], None]
"""The name of a setting and its new value."""


class SettingsDialog(QDialog):
    """Tells each change; there is nothing to save."""

    def __init__(self, settings: Settings, change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings")
        self._settings, self._change = settings, change
        tabs = QTabWidget(self)
        tabs.addTab(self._reading(), "Reading")
        tabs.addTab(self._list(), "List")
        tabs.addTab(self._library(), "Dates and Network")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(tabs)
        column.addWidget(buttons)

    def _reading(self) -> QWidget:
        page, form = _page(self)
        form.addRow("Theme", self._choice("theme", THEMES))
        form.addRow("Typeface of articles", self._choice("article_font", FACES))
        form.addRow("Size of the text", self._number("article_size_pt", 8, 40, " pt"))
        height = QDoubleSpinBox(page)
        _dress(height)
        height.setRange(1.0, 2.5)
        height.setSingleStep(0.1)
        height.setValue(self._settings.article_line_height)
        height.valueChanged.connect(partial(self._change, "article_line_height"))
        form.addRow("Line height", height)
        form.addRow("Width of the text", self._number("article_measure", 40, 120, " characters"))
        form.addRow("Highlights that overlap", self._choice("overlap", OVERLAPS))
        form.addRow("", self._check("caret", "Show a caret in articles (F7)"))
        form.addRow("", self._check("announce_highlights", "Tell screen readers where a highlight begins and ends"))
        return page

    def _list(self) -> QWidget:
        page, form = _page(self)
        form.addRow("Density", self._choice("list_density", DENSITIES))
        form.addRow("", self._check("fold_stories", "Show the reports of one story as a single row that opens"))
        after = self._number("read_after_s", 0, 600, " seconds in view")
        after.setSpecialValueText("Never by itself")
        form.addRow("An article counts as read after", after)
        return page

    def _library(self) -> QWidget:
        page, form = _page(self)
        zone = QComboBox(page)
        zone.setMinimumWidth(FIELD_WIDE)
        zone.addItem(SYSTEM_ZONE)
        zone.addItems(sorted(available_timezones()))
        zone.setCurrentText(self._settings.timezone or SYSTEM_ZONE)
        zone.setMaxVisibleItems(18)

        def choose_zone(name: str) -> None:
            self._change("timezone", "" if name == SYSTEM_ZONE else name)

        zone.textActivated.connect(choose_zone)
        form.addRow("Time zone of dates", zone)
        form.addRow("", self._check("allow_private_addresses", "Fetch pages of this computer and the local network, too"))
        note = QLabel("Clipper goes to the network only when you clip an address, or look whether a page has changed.", page)
        note.setProperty("quiet", True)  # noqa: FBT003 (Qt's signature)
        note.setWordWrap(True)  # in one line it would make the dialog wider than a small screen
        form.addRow("", note)
        return page

    def _choice(self, name: str, choices: dict[str, str]) -> QComboBox:
        box = QComboBox(self)
        box.setMinimumWidth(FIELD_WIDE)
        box.addItems(list(choices.values()))
        values = list(choices)
        now = getattr(self._settings, name)
        box.setCurrentIndex(values.index(now) if now in values else 0)

        def choose(index: int) -> None:
            self._change(name, values[index])

        box.activated.connect(choose)
        return box

    def _number(self, name: str, least: int, most: int, unit: str) -> QSpinBox:
        box = QSpinBox(self)
        _dress(box)
        box.setRange(least, most)
        box.setSuffix(unit)
        box.setValue(getattr(self._settings, name))
        box.valueChanged.connect(partial(self._change, name))
        return box

    def _check(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setChecked(getattr(self._settings, name))
        box.toggled.connect(partial(self._change, name))
        return box


def _dress(box: QAbstractSpinBox) -> None:
    """As wide as the other fields, with words that begin where theirs do: the style sheet's padding does not reach them."""
    box.setMinimumWidth(FIELD_WIDE)
    box.lineEdit().setTextMargins(Space.TIGHT + 2, 0, 0, 0)


def _page(parent: QWidget) -> tuple[QWidget, QFormLayout]:
    page = QWidget(parent)
    form = QFormLayout(page)
    form.setContentsMargins(18, 18, 18, 18)
    form.setHorizontalSpacing(14)
    form.setVerticalSpacing(12)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
    return page, form
