"""Garbage with objects of Qt in it is never collected on another thread than the window's."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from clipper.gui.collector import Collector

MANY = 5_000
"""More objects than Python's own collector lets be made before it runs."""


class Held(QObject):
    """An object that only garbage collection can free: it holds itself."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_what_holds_itself_is_freed_on_the_gui_thread_however_busy_another_is(qtbot: QtBot) -> None:
    collector = Collector()
    freed_on: list[int] = []
    held = Held()
    weakref.finalize(held, lambda: freed_on.append(threading.get_ident()))
    del held
    kept: list[list[object]] = []
    busy = threading.Thread(target=lambda: kept.extend([] for _ in range(MANY)))
    busy.start()
    busy.join()
    assert freed_on == []
    qtbot.waitUntil(lambda: bool(freed_on))
    assert freed_on == [threading.get_ident()]
    assert not gc.isenabled()
    collector.deleteLater()


def test_nothing_is_collected_before_it_is_due(qtbot: QtBot) -> None:
    del qtbot
    collector = Collector()
    gc.collect()
    before = gc.get_stats()
    collector.look()
    assert gc.get_stats() == before
    collector.deleteLater()
