"""The window on 1,000,000 clippings (`--long`; 20,000 otherwise): opening, scrolling, and the memory that it takes. CPU time, offscreen.

pytest tests/benchmarks/test_million_rows.py --long -s
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6", reason="the window's tests need PySide6")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider
from pytestqt.qtbot import QtBot

from clipper.gui.main_window import MainWindow
from clipper.gui.models.clippings import ROW_ROLE
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.library.library import Library
from clipper.settings import Settings
from tests.benchmarks import bulk_library
from tests.benchmarks.corpus_library import percentile

SMALL, LARGE = 20_000, 1_000_000
MORE_CPU_S = 0.05
"""What opening may cost more than on no clippings."""
MOST_MB = 120
FRAME_P99_MS = 16
FRAMES = 200
STARTS = 7

OPENING = """
import gc, sys, time
gc.disable()
from pathlib import Path
from clipper.library.library import Library
from clipper.gui.app import make_application
from clipper.gui.main_window import MainWindow
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.theme import theme
from clipper.gui.theme.follow import ThemeFollower
from clipper.settings import Settings
application = make_application()
follower = ThemeFollower("light")
theme.apply(application, follower.palette)
folded = sys.argv[2] == "folded"
settings = Settings(fold_stories=folded)
window = MainWindow(Session(Library.open(Path(sys.argv[1]))), Surroundings(settings=settings, theme=follower))
shown = []
window.list_pane.first_shown.connect(lambda: shown.append(True))
window.open_first()
window.show()
while not shown:
    application.processEvents()
window.grab()
with open("/proc/self/status") as lines:
    peak = next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
print(time.process_time(), peak)
window.close()
"""


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory, is_long: bool) -> Path:  # noqa: FBT001 (a fixture)
    count = LARGE if is_long else SMALL
    folder = Path(os.environ.get("CLIPPER_BENCHMARK_FOLDER") or tmp_path_factory.mktemp("bulk"))
    return bulk_library.build(folder / f"bulk-{count}.clipper", count)


def _opened(path: Path, how: str) -> tuple[float, float]:
    """CPU seconds and megabytes of one start."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    command = [sys.executable, "-c", OPENING, str(path), how]
    taken, peak = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split()
    return float(taken), float(peak)


@pytest.mark.parametrize("how", ["plain", "folded"])
def test_opening_costs_hardly_more_than_on_no_clippings(million: Path, tmp_path: Path, how: str) -> None:
    none = tmp_path / "none.clipper"
    Library.open(none).close()
    pairs = [(_opened(none, how), _opened(million, how)) for _ in range(STARTS)][1:]
    more = statistics.median(ours[0] - empty[0] for empty, ours in pairs)
    peak = max(ours[1] for _, ours in pairs)
    empty_s = statistics.median(empty[0] for empty, _ in pairs)
    sys.stdout.write(f"\nopening ({how}): {empty_s:.3f} s on none, {more:+.3f} s on all; at most {peak:.0f} MB\n")
    assert peak <= MOST_MB
    if how == "plain":
        assert more <= MORE_CPU_S


@pytest.fixture
def window(qtbot: QtBot, million: Path) -> Iterator[MainWindow]:
    window = MainWindow(Session(Library.open(million)), Surroundings(settings=Settings(read_after_s=0)))
    qtbot.addWidget(window)
    window.open_first()
    window.show()
    qtbot.waitUntil(lambda: window.sidebar.contents is not None and window.session.reader.idle, timeout=60_000)
    yield window
    window.close()


def _frame_ms(window: MainWindow) -> float:
    begun = time.process_time()
    window.list_pane.table.viewport().repaint()
    return (time.process_time() - begun) * 1000


def _scroll(window: MainWindow, measured: list[float]) -> None:
    bar = window.list_pane.table.verticalScrollBar()
    for _ in range(FRAMES):
        bar.setValue(bar.value() + window.list_pane.table.verticalHeader().defaultSectionSize())
        measured.append(_frame_ms(window))
        QApplication.processEvents()


def _drag_to_middle(window: MainWindow) -> None:
    """The handle of the scroll bar, with the mouse."""
    bar = window.list_pane.table.verticalScrollBar()
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    handle = bar.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, bar)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=handle.center())
    for step in range(1, 11):
        QTest.mouseMove(bar, QPoint(handle.center().x(), handle.center().y() + (bar.height() // 2 - handle.center().y()) * step // 10))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(handle.center().x(), bar.height() // 2))


@pytest.mark.parametrize("folded", [False, True])
def test_a_frame_of_scrolling_is_quick_from_the_top_and_after_a_drag_to_the_middle(
    window: MainWindow,
    qtbot: QtBot,
    folded: bool,  # noqa: FBT001 (a parameter)
) -> None:
    table, bar = window.list_pane.table, window.list_pane.table.verticalScrollBar()
    before = window.list_pane.model.rowCount()
    if folded:
        window.actions_by_id["fold_stories"].trigger()
        qtbot.waitUntil(lambda: window.list_pane.model.rowCount() < before, timeout=60_000)
    measured: list[float] = []
    _scroll(window, measured)
    _drag_to_middle(window)
    assert bar.maximum() * 0.4 < bar.value() < bar.maximum() * 0.6
    measured.append(_frame_ms(window))
    top = table.rowAt(10)
    qtbot.waitUntil(lambda: table.model().index(top, 0).data(ROW_ROLE) is not None, timeout=20_000)
    _scroll(window, measured)
    p50, p99 = percentile(measured, 0.5), percentile(measured, 0.99)
    sys.stdout.write(f"\na frame of scrolling over {table.model().rowCount():,} rows: p50 {p50:.1f} ms, p99 {p99:.1f} ms\n")
    assert p99 <= FRAME_P99_MS
