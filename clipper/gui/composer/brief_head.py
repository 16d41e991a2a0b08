"""The head of a brief: its title, template, grouping, citations and the query that suggests clippings."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from clipper.export.citations import Cite
from clipper.export.templates import BriefTemplate
from clipper.model.brief import Brief, GroupBy

GROUPINGS = {
    GroupBy.NONE: "By hand",
    GroupBy.TAG: "By tag",
    GroupBy.SOURCE: "By source",
    GroupBy.DATE: "By date",
    GroupBy.COLOR: "By meaning",
    GroupBy.SECTION: "By section",
    GroupBy.REGION: "By region",
    GroupBy.COUNTRY: "By country",
    GroupBy.LANGUAGE: "By language",
    GroupBy.STORY: "By story",
}
CITES = {Cite.FOOTNOTES: "Footnotes", Cite.PANDOC: "Pandoc keys", Cite.PRESS: "In press style", Cite.NONE: "No citations"}


class BriefHead(QWidget):
    """A form; `edited` gives the name of the act and the values to change."""

    edited = Signal(str, object)

    def __init__(self, templates: Sequence[BriefTemplate], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLineEdit(self)
        self.title.setPlaceholderText("Title of the brief")
        self.title.setAccessibleName("Title of the brief")
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() + 3)
        font.setBold(True)
        self.title.setFont(font)
        self.query = QLineEdit(self)
        self.query.setPlaceholderText("tag:trade published:<7d")
        self.query.setAccessibleName("Source query")
        self.query.setToolTip("New matches of this search are suggested below, and never taken by themselves")
        self.template = combo(self, "Template", {template.name: template.title for template in templates})
        for number, template in enumerate(templates):
            self.template.setItemData(number, template.purpose, 3)
        self.group_by = combo(self, "Grouping", {key.value: words for key, words in GROUPINGS.items()})
        self.cite = combo(self, "Citations", {cite.value: words for cite, words in CITES.items()})
        looks = QHBoxLayout()
        looks.setSpacing(6)
        for box in (self.template, self.group_by, self.cite):
            looks.addWidget(box, 1)
        form = QFormLayout(self)
        form.setContentsMargins(12, 12, 12, 8)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(10)
        form.addRow(self.title)
        form.addRow("Suggest from", self.query)
        form.addRow(looks)
        self.title.editingFinished.connect(self._title_edited)
        self.query.editingFinished.connect(self._query_edited)
        self.template.activated.connect(lambda: self._choose("Change Template", "template", self.template.currentData()))
        self.group_by.activated.connect(lambda: self._choose("Change Grouping", "group_by", GroupBy(self.group_by.currentData())))
        self.cite.activated.connect(lambda: self._choose("Change Citations", "cite", self.cite.currentData()))
        self._brief: Brief | None = None

    def show_brief(self, brief: Brief) -> None:
        """Show another state; a field that is being typed in stays as it is."""
        self._brief = brief
        for field, value in ((self.title, brief.title), (self.query, brief.query)):
            if not field.hasFocus() or not field.isModified():
                field.setText(value)
        for box, key in ((self.template, brief.template), (self.group_by, brief.group_by.value), (self.cite, brief.cite)):
            box.setCurrentIndex(max(0, box.findData(key)))

    def save_typed(self) -> None:
        """Tell what was typed into a field that still has the focus."""
        for field, tell in ((self.title, self._title_edited), (self.query, self._query_edited)):
            if field.isModified():
                tell()
                field.setModified(False)

    def begin(self) -> None:
        """A new brief wants a title."""
        self.title.setFocus()
        self.title.selectAll()

    def _title_edited(self) -> None:
        title = " ".join(self.title.text().split())
        if self._brief and title and title != self._brief.title:
            self.edited.emit("Rename Brief", {"title": title})

    def _query_edited(self) -> None:
        if self._brief and self.query.text().strip() != self._brief.query:
            self.edited.emit("Change Source Query", {"query": self.query.text()})

    def _choose(self, name: str, field: str, value: object) -> None:
        if self._brief and getattr(self._brief, field) != value:
            self.edited.emit(name, {field: value})


def combo(parent: QWidget, name: str, entries: dict[str, str]) -> QComboBox:
    """A box of choices that may be narrow: its entries by key."""
    box = QComboBox(parent)
    box.setAccessibleName(name)

    def tell_all(words: str) -> None:
        """The box may be too narrow for its words."""
        box.setToolTip(f"{name}: {words}")

    box.currentTextChanged.connect(tell_all)
    box.setMinimumContentsLength(9)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for key, words in entries.items():
        box.addItem(words, key)
    return box
