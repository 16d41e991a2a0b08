"""What a screen reader says: each button that shows an icon only has a name and a tip; lists, fields and the article have names."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from clipper.gui.composer.window import ComposerWindow
from clipper.gui.main_window import MainWindow
from clipper.library.library import Library
from tests.gui.conftest import OpenWindow, add_article

OWN_PARTS = ("qt_", "ScrollLeft", "ScrollRight")
"""Begin the names of what Qt puts into its own widgets."""
DIALOGS = (
    "settings", "tag_manager", "tag_rules", "colors", "edit_details", "tag", "untag", "show_capture", "shortcuts", "export_brief", "trim",
    "story", "new_clipping", "fetch_url", "palette", "about",
)  # fmt: skip


@pytest.fixture
def window(open_window: OpenWindow, library: Library) -> MainWindow:
    add_article(library, "Much tagged", tags=("trade/salt",))
    return open_window(library)


def own(within: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    for each in within.findChildren(kind):
        if each.isVisible() and not each.objectName().startswith(OWN_PARTS):
            yield each


def said_of(widget: QWidget) -> str:
    """Its own name, or the label it is the buddy of."""
    labels = widget.window().findChildren(QLabel)
    return widget.accessibleName() or next((label.text() for label in labels if label.buddy() is widget), "")


def nameless(within: QWidget) -> list[str]:
    found = [
        f"button {button.toolTip()} {button.objectName()} in {type(button.parentWidget()).__name__}"
        for button in own(within, QAbstractButton)
        if isinstance(button, QAbstractButton) and not (button.text() or button.accessibleName())
    ]
    found += [
        f"no tip: {button.accessibleName()}"
        for button in own(within, QAbstractButton)
        if isinstance(button, QAbstractButton) and not button.text() and not button.toolTip()
    ]
    for kind in (QAbstractItemView, QLineEdit, QComboBox, QTextEdit, QPlainTextEdit):
        found += [
            f"{type(each).__name__} {each.objectName()} in {type(each.parentWidget()).__name__}"
            for each in own(within, kind)
            if not said_of(each) and not isinstance(each, QHeaderView) and not isinstance(each.parentWidget(), QComboBox)
        ]
    return found


def silent_stops(within: QWidget) -> list[str]:
    """What Tab stops at without a screen reader saying what it is."""
    stops = [
        each
        for each in within.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
    ]
    assert stops
    silent = [f"Tab stops at {each!r}" for each in stops if not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)]
    labeled = {label.buddy() for label in within.findChildren(QLabel)}
    boxes = [each for each in stops if isinstance(each, QComboBox) and each not in labeled]  # on Linux, its name is what is chosen in it
    return silent + [
        f"what is chosen in {each!r}?"
        for each in boxes
        if each.accessibleName() not in QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Description)
    ]


def test_all_of_the_window_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1400, 800)
    qtbot.waitUntil(lambda: window.article.highlights is not None)
    assert nameless(window) + silent_stops(window) == []


@pytest.mark.parametrize("action", DIALOGS)
def test_all_of_a_dialog_has_a_name(window: MainWindow, qtbot: QtBot, action: str) -> None:
    found: list[list[str]] = []

    def look() -> None:
        shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
        if not shown:
            QTimer.singleShot(30, look)
            return
        found.append(nameless(shown[0]) + silent_stops(shown[0]) + ["no title"] * (not shown[0].windowTitle()))
        shown[0].close()

    QTimer.singleShot(30, look)
    window.actions_by_id[action].trigger()
    qtbot.waitUntil(lambda: bool(found))
    assert found == [[]]


def test_all_of_the_composer_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["add_to_brief"].trigger()
    qtbot.waitUntil(lambda: any(isinstance(each, ComposerWindow) for each in QApplication.topLevelWidgets()))
    composer = next(each for each in QApplication.topLevelWidgets() if isinstance(each, ComposerWindow) and each.isVisible())
    assert nameless(composer) + silent_stops(composer) == []
    composer.close()
