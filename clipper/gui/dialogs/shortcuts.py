"""All keys on one page: those of the window from the table of actions, those of a pane or dialog as `docs/keyboard.md` has them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from clipper.gui.actions import ACTIONS, ActionSpec, keys_of
from clipper.gui.menus import MENUS
from clipper.gui.widgets.room import begin_with

UNDO_KEYS = (("Ctrl+Z", "Undo"), ("Ctrl+Shift+Z, Ctrl+Y", "Redo"))
"""Made by the undo stack: they stand in no table of actions."""
ESCAPE_KEY = ("Escape", "Stop what is under way; close the message")
SIDEBAR_KEYS = (
    ("/", "Narrow the tags by typing; Return goes to the nearest"),
    ("Right, Left", "Open and close a tag"),
    ("Escape", "Show all tags again"),
    ("F2", "Rename the tag, the outlet or the search"),
    ("Delete", "Delete the tag or the search"),
)
LIST_KEYS = (
    ("1 – 9", "Put a tag on, or take it off: keys are given in the tag manager"),
    ("Return", "Go to the article"),
    ("Right, Left", "Open and close a story; Space, + and - do so, too"),
)
ARTICLE_KEYS = (
    ("Down, Up", "Next and previous paragraph"),
    ("Right, Left", "Next and previous sentence"),
    ("H", "Highlight in the last color"),
    ("1 – 8", "Highlight or recolor, in the order of the colors"),
    ("N", "Note on the highlight"),
    ("T", "Tags of the highlight"),
    ("Delete, Backspace", "Delete the highlight"),
    ("], [", "Next and previous highlight"),
    ("O", "Next of highlights that lie over each other"),
    ("Return", "Open the bar at what is chosen"),
    ("Ctrl+Return", "Follow the link in the paragraph, or at the caret"),
    ("M", "Put a highlight whose words are gone onto the selection"),
    ("Alt+Shift+Right,\nAlt+Shift+Left", "Move the end of the highlight"),
    ("Alt+Shift+Down,\nAlt+Shift+Up", "Move its beginning"),
    ("F7", "Caret on or off: the arrows move it, with Shift they select"),
    ("Ctrl+C", "Copy"),
    ("Ctrl+Shift+C", "Copy with citation"),
    ("Ctrl+A", "Select the whole text"),
    ("Escape", "Close what floats, then drop the choice"),
)
HIGHLIGHTS_KEYS = (
    ("1 – 8", "Recolor"),
    ("T", "Tags"),
    ("N, F2", "Note"),
    ("Delete", "Delete"),
    ("Ctrl+C,\nCtrl+Shift+C", "Copy; with citation"),
    ("Return, Escape", "Back to the text"),
)
NOTE_KEYS = (("Escape,\nCtrl+Return", "End it: it is saved as you type"),)
CLIP_KEYS = (
    ("Ctrl+Return, Ctrl+S", "Save"),
    ("Down, Up, J, K", "Choose a line of the text"),
    ("Space, Return", "Take it in or out"),
    ("Shift+Down, Shift+Up", "The next line as this one"),
    ("Escape", "Throw the clip away"),
)
TAGGING_KEYS = (("Alt+1 – Alt+5", "Take a suggestion"),)
BRIEF_KEYS = (
    ("Return, F2", "Write in the row"),
    ("Escape, Tab,\nCtrl+Return", "End it"),
    ("Alt+Up, Alt+Down", "Move a place"),
    ("Alt+Right, Alt+Left", "Nest it"),
    ("Delete", "Remove it"),
    ("Ctrl+E", "Export"),
    ("Ctrl+Shift+V", "Verify"),
    ("Ctrl+Shift+C", "Copy as rich text"),
    ("Ctrl+W", "Close the window of the brief"),
)


class ShortcutsDialog(QDialog):
    """Three columns of keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard Shortcuts")
        begin_with(self, 980, 600)
        specs = {spec.id: spec for spec in ACTIONS}
        menus = {title.replace("&", ""): _rows([specs[name] for name in names if name in specs]) for title, names in MENUS}
        menus["Edit"] = [*UNDO_KEYS, *menus["Edit"], ESCAPE_KEY]
        file, edit, view, clipping, *others = menus.items()
        clip = [("In a note", NOTE_KEYS), ("In the clip dialog", CLIP_KEYS), ("In the tag dialog", TAGGING_KEYS)]
        reading = [("In the article", ARTICLE_KEYS), ("In the list of highlights", HIGHLIGHTS_KEYS)]
        brief, sidebar = ("In a brief", BRIEF_KEYS), ("In the sidebar", SIDEBAR_KEYS)
        columns = [[file, edit, *clip, brief], [view, clipping, *others, sidebar], [("In the list", LIST_KEYS), *reading]]
        inside = QWidget(self)
        row = QHBoxLayout(inside)
        row.setContentsMargins(22, 18, 22, 18)
        row.setSpacing(34)
        for part in columns:
            column = QVBoxLayout()
            column.setSpacing(16)
            for title, keys in part:
                column.addLayout(_group(title, keys, inside))
            column.addStretch(1)
            row.addLayout(column, 1)
        scroll = QScrollArea(self)
        scroll.setAccessibleName("Keyboard shortcuts")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        foot = QHBoxLayout()
        foot.setContentsMargins(22, 8, 16, 12)
        told = QLabel("Single letters and digits act in the pane that has the keys, and never in a text field.", self)
        told.setWordWrap(True)
        foot.addWidget(told, 1)
        foot.addWidget(buttons)
        column.addLayout(foot)


def _rows(specs: list[ActionSpec]) -> list[tuple[str, str]]:
    return [(keys_of(spec).replace(" in the list", ""), spec.text.replace("&", "").rstrip("…")) for spec in specs if keys_of(spec)]


def _group(title: str, keys: Sequence[tuple[str, str]], parent: QWidget) -> QVBoxLayout:
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
