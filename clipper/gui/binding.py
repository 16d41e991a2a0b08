"""Loads the Qt binding, before anything else of the window."""

import builtins
import importlib

from clipper.gui.kept_code import kept_code, place_beside
from clipper.gui.quick_enums import make_enums_quickly


def load_binding() -> None:
    """Import PySide6 in less time: without its import hook, with the code that was compiled at an earlier start, and with quick enums.

    The hook serves a switch of the spelling of Qt's names (`from __feature__ import …`), which this program does not use: it reads the
    source of each module that is imported afterwards, to see whether it names the binding. That is 130 files at a start, and costs a tenth
    of all imports and 3 MB.
    """
    make_enums_quickly()
    plain = builtins.__import__
    with kept_code(place_beside(__file__)):
        importlib.import_module("PySide6.QtCore")
    builtins.__import__ = plain
