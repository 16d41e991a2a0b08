"""Waiting for what a window does: for the event itself, however busy the machine is. Only what never comes is given up."""

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

GIVEN_UP_MS = 120_000
"""No time that anything should take: a test that has waited so long waits for something that does not come."""
LOOKS_MS = 10
Shown = TypeVar("Shown", bound=QWidget)


def _patient(wait: Callable[..., Any]) -> Any:
    def waiting(self: QtBot, *given: object, timeout: int = GIVEN_UP_MS, **named: object) -> Any:
        return wait(self, *given, timeout=timeout, **named)

    return waiting


class PatientBot(QtBot):
    """pytest-qt's own gives up after five seconds, which a process that starts on a busy machine may well need."""

    waitUntil = _patient(QtBot.waitUntil)  # noqa: N815 (pytest-qt's names)
    waitSignal = _patient(QtBot.waitSignal)  # noqa: N815 (as above)
    waitSignals = _patient(QtBot.waitSignals)  # noqa: N815 (as above)
    waitActive = _patient(QtBot.waitActive)  # noqa: N815 (as above)
    waitExposed = _patient(QtBot.waitExposed)  # noqa: N815 (as above)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001 (the application must be there)
    """In the place of pytest-qt's."""
    return PatientBot(request)


def when_modal(kind: type[Shown], act: Callable[[Shown], object]) -> None:
    """Do something in the next dialog or menu of a kind that the program waits for, once it is shown."""

    def look() -> None:
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if not (isinstance(shown, kind) and shown.isVisible()):
            QTimer.singleShot(LOOKS_MS, look)
            return
        try:
            act(shown)
        except BaseException:
            shown.close()  # else the test would wait for ever
            raise

    QTimer.singleShot(LOOKS_MS, look)
