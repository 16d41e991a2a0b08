"""Loads the Qt binding, before anything else of the window."""

import builtins
import importlib


def load_binding() -> None:
    """Import PySide6 without its import hook.

    The hook serves a switch of the spelling of Qt's names (`from __feature__ import …`), which this program does not use: it reads the
    source of each module that is imported afterwards, to see whether it names the binding. That is 130 files at a start, and costs a tenth
    of all imports and 3 MB.
    """
    plain = builtins.__import__
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = plain
