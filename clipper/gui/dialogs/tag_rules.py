"""Tag rules: whatever a search finds gets a tag. What a rule would do is shown before it runs, and it runs only when asked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clipper.errors import ClipperError
from clipper.gui.clipping_acts import counted
from clipper.gui.session import Session
from clipper.gui.widgets.room import begin_with
from clipper.gui.widgets.told_line import ToldLine
from clipper.library.tag_rules import RulePreview
from clipper.model.tag_rule import TagRule

RULE_ROLE = Qt.ItemDataRole.UserRole
SHOWN = 200
"""Clippings of the preview that are named; the rest is counted."""


class TagRulesDialog(QDialog):
    """Rules on top, the one that is chosen or typed below, with its preview."""

    def __init__(self, session: Session, query: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tag Rules")
        begin_with(self, 620, 620)
        self._session = session
        self._preview: RulePreview | None = None
        self.rules = QListWidget(self)
        self.rules.setAccessibleName("Rules")
        self.rules.setMaximumHeight(150)
        self.rules.currentItemChanged.connect(self._choose)
        self.query, self.tag = QLineEdit(query, self), QLineEdit(self)
        self.query.setPlaceholderText('source:"Harbor Courier" tariff')
        self.tag.setPlaceholderText("trade/tariffs")
        form = QFormLayout()
        form.addRow("Whatever this finds", self.query)
        form.addRow("gets the tag", self.tag)
        self.told = ToldLine(self)
        self.found = QListWidget(self)
        self.found.setAccessibleName("Clippings that would get the tag")
        self.keep, self.forget = QPushButton("&Keep Rule", self), QPushButton("&Forget Rule", self)
        self.run = QPushButton("&Run", self)
        self.run.setDefault(True)
        for button, act in ((self.keep, self.keep_rule), (self.forget, self.forget_rule), (self.run, self.run_rule)):
            button.clicked.connect(act)
        row = QHBoxLayout()
        row.addWidget(self.forget)
        row.addWidget(self.keep)
        row.addStretch(1)
        row.addWidget(self.run)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.rules)
        column.addLayout(form)
        column.addWidget(self.told)
        column.addWidget(self.found, 1)
        column.addLayout(row)
        column.addWidget(buttons)
        self.query.textChanged.connect(self._look)
        self.tag.textChanged.connect(self._look)
        self._show_rules()
        self._look()

    def keep_rule(self) -> None:
        self._session.perform("Keep Tag Rule", lambda: self._session.library.tag_rules.add(self.query.text(), self.tag.text())[1])
        self._show_rules()

    def forget_rule(self) -> None:
        rule = self._rule()
        if rule is not None:
            self._session.perform("Forget Tag Rule", lambda: self._session.library.tag_rules.delete(rule))
            self._show_rules()

    def run_rule(self) -> None:
        preview = self._preview
        if preview is not None and preview.to_tag:
            self._session.perform(f"Tag {counted(len(preview.to_tag))}", lambda: self._session.library.tag_rules.run(preview))
            self._look()

    def _rule(self) -> TagRule | None:
        return self.rules.currentItem().data(RULE_ROLE) if self.rules.currentRow() >= 0 else None

    def _choose(self) -> None:
        rule = self._rule()
        if rule is not None:
            self.query.setText(rule.query)
            self.tag.setText(rule.tag)

    def _show_rules(self) -> None:
        self.rules.clear()
        for rule in self._session.library.tag_rules.all():
            item = QListWidgetItem(f"{rule.query}  →  {rule.tag}")
            item.setData(RULE_ROLE, rule)
            self.rules.addItem(item)
        self.rules.setVisible(bool(self.rules.count()))
        self.forget.setVisible(bool(self.rules.count()))

    def _look(self) -> None:
        """What the rule would do now."""
        self._preview = None
        self.found.clear()
        try:
            if self.query.text().strip() and self.tag.text().strip():
                self._preview = self._session.library.tag_rules.preview(self.query.text(), self.tag.text())
                self.told.tell(_sentence(self._preview))
                for clipping in self._session.library.clippings.rows(self._preview.to_tag[:SHOWN]):
                    self.found.addItem(clipping.metadata.shown_title)
            else:
                self.told.tell("Write a search and a tag: what the rule would do is shown here before it runs.")
        except ClipperError as error:
            self.told.tell(f"{error.sentence} {error.hint}")
        self.run.setEnabled(bool(self._preview and self._preview.to_tag))
        self.keep.setEnabled(self._preview is not None)


def _sentence(preview: RulePreview) -> str:
    number = len(preview.to_tag)
    already = f" {preview.carrying:,} of what it finds carry it already." if preview.carrying else ""
    return f"{number:,} clipping{'s' * (number != 1)} would get the tag {preview.tag}.{already}"
