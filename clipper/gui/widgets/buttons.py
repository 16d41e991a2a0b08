"""Small buttons, made the same way everywhere: an icon or a word, with a name that is read aloud."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from clipper.gui import icons
from clipper.gui.theme.measures import Size


def icon_button(
    icon: str, name: str, act: Callable[[], object], parent: QWidget | None = None, *, key: str = "", drawn: bool = True
) -> QToolButton:
    """A button that shows an icon only; `key` stands in its tip. What is there at the start is not `drawn`: `tint_icons` does it later."""
    button = QToolButton(parent)
    if drawn:
        button.setIcon(icons.icon(icon))
    button.setProperty("icon_name", icon)
    button.setIconSize(QSize(Size.ICON_LARGE, Size.ICON_LARGE))
    button.setToolTip(f"{name} ({key})" if key else name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.ArrowCursor)
    _run_when_clicked(button, act)
    return button


def tint_icons(within: QWidget) -> None:
    """Draw the icons of all buttons in the color of the theme that is on now."""
    for button in within.findChildren(QToolButton):
        name = button.property("icon_name")
        if isinstance(name, str):
            button.setIcon(icons.icon(name))


def chip(text: str, name: str, act: Callable[[], object], parent: QWidget | None = None) -> QToolButton:
    """A small rounded button: a tag."""
    button = QToolButton(parent)
    button.setText(text)
    button.setProperty("chip", "true")
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    _run_when_clicked(button, act)
    return button


def _run_when_clicked(button: QToolButton, act: Callable[[], object]) -> None:
    button.clicked.connect(lambda _checked=False: act())
