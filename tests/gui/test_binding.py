"""The binding itself: a release of PySide6 dropped a reference to None at each call of a void method, and killed the interpreter."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 300
LEAST_DRIFT = -0.01
"""References to None a call; the broken release had -1."""


def test_void_methods_of_the_binding_leave_the_references_to_none_alone(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("warm")
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("word")
    assert (sys.getrefcount(None) - before) / CALLS > LEAST_DRIFT
