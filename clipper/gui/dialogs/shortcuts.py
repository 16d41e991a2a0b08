"""All keys on one page, made from the table of actions, so that it cannot be wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from clipper.gui.actions import ACTIONS, ActionSpec, keys_of
from clipper.gui.menus import MENUS
from clipper.gui.widgets.room import begin_with

ARTICLE_KEYS = (
    ("1 – 8", "Highlight what is selected in a color"),
    ("N", "Write a note on the highlight"),
    ("T", "Tag the highlight"),
    ("Delete", "Take the highlight away"),
    ("[ and ]", "The previous and the next highlight"),
    ("F7", "Show a caret, to select with the keyboard"),
    ("F3", "The next place where the search matches"),
)
LIST_KEYS_EXTRA = (
    ("1 – 9", "Put a tag on, or take it off: keys are given in the tag manager"),
    ("Enter", "Go to the article"),
    ("Right and Left", "Open and close a story; Space, + and - do so, too"),
)


class ShortcutsDialog(QDialog):
    """Three columns of keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard Shortcuts")
        begin_with(self, 980, 600)
        specs = {spec.id: spec for spec in ACTIONS}
        groups = [(title.replace("&", ""), _rows([specs[name] for name in names if name in specs])) for title, names in MENUS]
        groups += [("In the list", list(LIST_KEYS_EXTRA)), ("In the article", list(ARTICLE_KEYS))]
        inside = QWidget(self)
        row = QHBoxLayout(inside)
        row.setContentsMargins(22, 18, 22, 18)
        row.setSpacing(34)
        for part in (groups[:2], groups[2:4], groups[4:]):
            column = QVBoxLayout()
            column.setSpacing(16)
            for title, keys in part:
                column.addLayout(_group(title, keys, inside))
            column.addStretch(1)
            row.addLayout(column, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 12)
        foot.addWidget(buttons)
        column.addLayout(foot)


def _rows(specs: list[ActionSpec]) -> list[tuple[str, str]]:
    return [(keys_of(spec).replace(" in the list", ""), spec.text.replace("&", "").rstrip("…")) for spec in specs if keys_of(spec)]


def _group(title: str, keys: list[tuple[str, str]], parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    heading = QLabel(title, parent)
    font = heading.font()
    font.setWeight(font.Weight.DemiBold)
    heading.setFont(font)
    column.addWidget(heading)
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    for number, (key, meaning) in enumerate(keys):
        text = QLabel(meaning, parent)
        text.setWordWrap(True)
        shown = QLabel(key, parent)
        shown.setProperty("quiet", True)  # noqa: FBT003 (Qt's signature)
        shown.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(text, number, 0)
        grid.addWidget(shown, number, 1)
    column.addLayout(grid)
    return column
