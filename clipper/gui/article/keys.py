"""The keys of the article pane, in one table. Single keys act only while the article itself has the focus."""

from enum import Enum, auto

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent


class Act(Enum):
    """What a key does."""

    MARK = auto()
    NOTE = auto()
    TAG = auto()
    DELETE = auto()
    PREVIOUS = auto()
    NEXT = auto()
    CYCLE = auto()
    OPEN = auto()
    LINK = auto()
    """Follows the link in the passage."""
    END_FORWARD = auto()
    END_BACK = auto()
    START_FORWARD = auto()
    START_BACK = auto()
    CARET = auto()
    PARAGRAPH_DOWN = auto()
    PARAGRAPH_UP = auto()
    SENTENCE_NEXT = auto()
    SENTENCE_PREVIOUS = auto()
    FIND = auto()
    FIND_NEXT = auto()
    FIND_PREVIOUS = auto()
    COPY = auto()
    SELECT_ALL = auto()
    CITE = auto()
    LARGER = auto()
    SMALLER = auto()
    USUAL_SIZE = auto()
    LEAVE = auto()
    PLACE = auto()
    """Puts the chosen highlight, whose words are gone, on the selection."""
    BRIEF = auto()
    """No key of its own: the bar's button."""
    COLOR = auto()
    """A digit: the color at that place of the user's order."""


COLOR_KEYS = tuple(Qt.Key(Qt.Key.Key_1 + number) for number in range(8))

_CTRL, _SHIFT, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier

_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Act] = {
    (Qt.Key.Key_H, _NONE): Act.MARK,
    (Qt.Key.Key_N, _NONE): Act.NOTE,
    (Qt.Key.Key_T, _NONE): Act.TAG,
    (Qt.Key.Key_M, _NONE): Act.PLACE,
    (Qt.Key.Key_Delete, _NONE): Act.DELETE,
    (Qt.Key.Key_Backspace, _NONE): Act.DELETE,
    (Qt.Key.Key_BracketLeft, _NONE): Act.PREVIOUS,
    (Qt.Key.Key_BracketRight, _NONE): Act.NEXT,
    (Qt.Key.Key_O, _NONE): Act.CYCLE,
    (Qt.Key.Key_Return, _NONE): Act.OPEN,
    (Qt.Key.Key_Enter, _NONE): Act.OPEN,
    (Qt.Key.Key_Return, _CTRL): Act.LINK,
    (Qt.Key.Key_Enter, _CTRL): Act.LINK,
    (Qt.Key.Key_Right, _ALT | _SHIFT): Act.END_FORWARD,
    (Qt.Key.Key_Left, _ALT | _SHIFT): Act.END_BACK,
    (Qt.Key.Key_Down, _ALT | _SHIFT): Act.START_FORWARD,
    (Qt.Key.Key_Up, _ALT | _SHIFT): Act.START_BACK,
    (Qt.Key.Key_F7, _NONE): Act.CARET,
    (Qt.Key.Key_F, _CTRL): Act.FIND,
    (Qt.Key.Key_F3, _NONE): Act.FIND_NEXT,
    (Qt.Key.Key_F3, _SHIFT): Act.FIND_PREVIOUS,
    (Qt.Key.Key_C, _CTRL): Act.COPY,
    (Qt.Key.Key_A, _CTRL): Act.SELECT_ALL,
    (Qt.Key.Key_C, _CTRL | _SHIFT): Act.CITE,
    (Qt.Key.Key_Plus, _CTRL): Act.LARGER,
    (Qt.Key.Key_Plus, _CTRL | _SHIFT): Act.LARGER,
    (Qt.Key.Key_Equal, _CTRL): Act.LARGER,
    (Qt.Key.Key_Minus, _CTRL): Act.SMALLER,
    (Qt.Key.Key_0, _CTRL): Act.USUAL_SIZE,
    (Qt.Key.Key_Escape, _NONE): Act.LEAVE,
} | {(key, _NONE): Act.COLOR for key in COLOR_KEYS}

_WITHOUT_CARET: dict[tuple[Qt.Key, Qt.KeyboardModifier], Act] = {
    (Qt.Key.Key_Down, _NONE): Act.PARAGRAPH_DOWN,
    (Qt.Key.Key_Up, _NONE): Act.PARAGRAPH_UP,
    (Qt.Key.Key_Right, _NONE): Act.SENTENCE_NEXT,
    (Qt.Key.Key_Left, _NONE): Act.SENTENCE_PREVIOUS,
}
"""With the caret on, these move it."""


def act_of(event: QKeyEvent, *, has_caret: bool) -> Act | None:
    """What a key does here; None for what the text itself handles."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    pressed = QKeyCombination(modifiers, Qt.Key(event.key()))
    found = _KEYS.get((pressed.key(), modifiers))
    if found is None and not has_caret:
        found = _WITHOUT_CARET.get((pressed.key(), modifiers))
    return found


def color_place(event_key: int) -> int:
    """From a digit's key to a place in the order of colors, from 0."""
    return event_key - Qt.Key.Key_1.value
