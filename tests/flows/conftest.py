"""Patience with windows, where there are any."""

import importlib.util

if importlib.util.find_spec("PySide6") and importlib.util.find_spec("pytestqt"):
    from tests.gui.patience import qtbot

    __all__ = ["qtbot"]
