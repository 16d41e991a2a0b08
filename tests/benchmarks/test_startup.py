"""How long a start takes until the first page of the list and the first article are painted, beside a bare window in the same run.

CPU time of whole processes, by turns, the median of several starts; the library holds 100,000 clippings (`--long`), otherwise 2,000.
"""

import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from clipper.model.draft import Draft
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.text.canonical import paragraphs

pytest.importorskip("PySide6", reason="the window's tests need PySide6")

STARTS = 15
BATCH = 500
SHORT, LONG = 2_000, 100_000
MOST_TIMES_BARE = 2.0
"""What it is today, and where the rest goes, is told in docs/notes/0010-start-up.md."""
MOST_MB = 100
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
CHECKOUT = Path(__file__).resolve().parents[2]

PEAK = """
def peak_mb():
    # The peak of this program alone: getrusage would also tell that of the process that started it.
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
"""

BARE = (
    PEAK
    + """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1380, 840)
window.show()
for _ in range(3):
    application.processEvents()
print(time.process_time(), peak_mb())
"""
)

WINDOW = (
    PEAK
    + """
import gc, sys, time
gc.disable()
from clipper.gui.binding import load_binding
load_binding()
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
window = MainWindow(Session(Library.open(Path(sys.argv[1]))), Surroundings(settings=Settings(), theme=follower))
window.show()
window.open_first()
while window.article.clipping is None:
    application.processEvents()
application.sendPostedEvents()  # what was asked to be laid out
window.grab()
taken = time.process_time(), peak_mb()
heavy = {"sqlite_utils", "markdown", "trafilatura", "lxml", "httpx", "jinja2"} & set(sys.modules)
window.close()
print(*taken, ",".join(sorted(heavy)))
"""
)

PROGRAM = (
    PEAK
    + """
import os, sys, time
os.environ["CLIPPER_LIBRARY"] = sys.argv[1]
os.environ["XDG_CONFIG_HOME"] = sys.argv[2]
sys.argv = ["clipper"]
from clipper import __main__ as program
import gc
gc.disable()  # as the program does, before it loads the binding
from clipper.gui.binding import load_binding
load_binding()
from PySide6.QtWidgets import QApplication

def painted(_application):
    begun = time.process_time()
    window = next(widget for widget in QApplication.topLevelWidgets() if hasattr(widget, "article"))
    sought = time.process_time() - begun  # only the measure seeks it
    QApplication.sendPostedEvents()  # what was asked to be laid out
    window.grab()
    taken = time.process_time() - sought, peak_mb()
    assert window.article.clipping is not None
    window.close()
    loaded = {"click", "sqlite_utils", "markdown", "trafilatura", "lxml", "httpx", "jinja2", "PySide6.QtNetwork"} & set(sys.modules)
    print(*taken, ",".join(sorted(loaded)))
    return 0

QApplication.exec = painted
program.main()
"""
)
"""The whole program as the console script runs it, but for the event loop, which ends when the window is painted."""


@pytest.fixture(scope="module")
def large_library(tmp_path_factory: pytest.TempPathFactory, is_long: bool) -> Path:  # noqa: FBT001 (a fixture)
    count = LONG if is_long else SHORT
    kept = Path(os.environ.get("CLIPPER_BENCHMARK_FOLDER", "")) / f"corpus-{count}" / "library.clipper"
    if kept.is_file():
        return kept
    path = tmp_path_factory.mktemp("startup") / "library.clipper"
    with Library.open(path) as library:
        for first in range(0, count, BATCH):
            with library.transaction(recorded=False):
                for number in range(first, min(first + BATCH, count)):
                    _save(library, number)
    return path


def _save(library: Library, number: int) -> None:
    body = paragraphs([f"Paragraph {step} of article {number} tells of the harbor and its fees." for step in range(12)])
    capture = Capture(parts=(Part(media_type="text/plain", content=body.text.encode()),), origin="clipboard", captured_at=NOW)
    metadata = Metadata(title=f"Article {number}", source=f"Source {number % 40}")
    library.saving.save(capture, [Draft(role=Role.MAIN, metadata=metadata, body=body)], tag_paths=(f"topic/{number % 30}",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Starts:
    """Several starts of one script."""

    seconds: tuple[float, ...]
    """CPU time of each."""
    megabytes: float
    """The most that one took."""
    printed: str

    def times(self, other: "Starts") -> float:
        """How many times as long as the other one: the median of the rounds, for a busy machine is equally busy only within one."""
        return statistics.median(own / bare for own, bare in zip(self.seconds, other.seconds, strict=True))

    def told(self) -> str:
        return f"{statistics.median(self.seconds):.3f} s {self.megabytes:.0f} MB"


def _started(*commands: tuple[str, ...]) -> list[Starts]:
    """Start each script with its arguments, in turn, several times. The first round only fills the caches."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    rounds: list[list[list[str]]] = []
    for _ in range(STARTS + 1):
        done = [
            subprocess.run([sys.executable, "-c", *one], env=environment, capture_output=True, text=True, check=True) for one in commands
        ]
        rounds.append([each.stdout.split(" ", 2) for each in done])
    return [
        Starts(seconds=tuple(float(run[0]) for run in runs), megabytes=max(float(run[1]) for run in runs), printed=runs[-1][-1].strip())
        for runs in zip(*rounds[1:], strict=True)
    ]


def test_a_start_loads_no_heavy_library_and_stays_small(large_library: Path) -> None:
    (ours,) = _started((WINDOW, str(large_library)))
    assert ours.printed == ""
    assert ours.megabytes <= MOST_MB


def test_a_start_takes_a_few_times_a_bare_window(large_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare, ours, whole = _started((BARE,), (WINDOW, str(large_library)), (PROGRAM, str(large_library), str(tmp_path)))
    with capsys.disabled():
        told = f"bare {bare.told()}, ours {ours.told()}: {ours.times(bare):.2f} times"
        sys.stdout.write(f"\n{told} (at most {MOST_TIMES_BARE}); the whole program {whole.told()}: {whole.times(bare):.2f} times\n")
    assert whole.printed == ""
    assert whole.megabytes <= MOST_MB
    assert max(ours.times(bare), whole.times(bare)) <= MOST_TIMES_BARE
