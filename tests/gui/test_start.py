"""What a start loads: classes of Qt that are not needed cost it milliseconds each (docs/notes/0010-start-up.md)."""

import os
import subprocess
import sys
from pathlib import Path

from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from tests.gui.conftest import add_article

CHECKOUT = Path(__file__).resolve().parents[2]
SCRIPT = """
import enum, linecache, sys
compiled = []
sys.addaudithook(lambda event, told: compiled.append(str(told[1])) if event == "compile" else None)
from clipper.gui.binding import load_binding
load_binding()
from pathlib import Path
from PySide6 import QtCore, QtGui, QtWidgets
from clipper.gui.app import make_application
from clipper.gui.main_window import MainWindow
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.gui.theme import theme
from clipper.gui.theme.follow import ThemeFollower
from clipper.library.library import Library
from clipper.settings import Settings
application = make_application()
follower = ThemeFollower("light")
theme.apply(application, follower.palette)
window = MainWindow(Session(Library.open(Path(sys.argv[1]))), Surroundings(settings=Settings(), theme=follower))
window.show()
window.open_first()
window.grab()
print("article:", window.article.clipping.metadata.title)
print("classes:", *(name for module in (QtCore, QtGui, QtWidgets) for name in sys.argv[2].split() if name in vars(module)))
print("sources read:", *(name for name in linecache.cache if "clipper" in name))
print("enums:", enum.EnumMeta._create_.__module__)
print("loaded:", *({"PySide6.QtSvg", "argparse", "logging", "markdown"} & sys.modules.keys()))
print("compiled:", *(name for name in compiled if name.startswith("shibokensupport/")))
"""
ARGUMENTS = """
import sys
{first}
from PySide6.QtCore import QObject, QTimer, Qt
from PySide6.QtGui import QColor
print(any(name.endswith("argparse") for name in sys.modules))
for wrong in (lambda: QTimer().start("soon"), lambda: QColor(1, 2, 3, 4, 5), lambda: QObject(3), lambda: QObject(unknown=3)):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(error)
from PySide6.support.signature import get_signature
print(get_signature(QTimer.setInterval), QColor.lighter.__doc__)
from PySide6.support.signature.lib import pyi_generator
from PySide6.support.signature.lib.enum_sig import HintingEnumerator
print(pyi_generator.generate_pyi.__name__, HintingEnumerator.__name__, hasattr(pyi_generator, "nothing"))
"""
SPARED = "QStyle QCommonStyle QGradient QWizard QCalendarWidget QTimerEvent QTouchEvent QFileDialog QMessageBox"
"""QStyle has 566 values and QGradient 182; QWizard and QCalendarWidget stand for all widgets, the two events for all events."""


def test_the_first_article_is_painted_without_the_classes_that_cost_most(tmp_path: Path) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        key = add_article(library, "Harbor fees rise in Lund")
        library.clippings.set_note(ClippingKey(key), "Ask the *harbor*.")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", SCRIPT, str(path), SPARED]
    subprocess.run(command, capture_output=True, check=True, env=environment)  # the very first start, which compiles
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.splitlines() == [
        "article: Harbor fees rise in Lund",
        "classes:",
        "sources read:",
        "enums: clipper.gui.quick_enums",
        "loaded:",
        "compiled:",
    ]


def test_what_tells_the_arguments_of_a_function_is_loaded_when_it_is_asked_for() -> None:
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    told: list[list[str]] = []
    for first in ("", "from clipper.gui.binding import load_binding; load_binding()"):
        script = ARGUMENTS.format(first=first)
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
        told.append(done.stdout.splitlines())
    plain, late = told
    assert (plain[0], late[0]) == ("True", "False")
    assert late[1:] == plain[1:]
    assert any("called with wrong argument types" in line for line in late)
