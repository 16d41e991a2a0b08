"""What all tests share: where the measured data lies, the long forms behind `--long`, and the window's tests where Qt is missing."""

import importlib.util
import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile("no deadline", deadline=None)  # a busy machine is no mistake; timings go to the benchmarks
hypothesis.settings.load_profile("no deadline")

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = CHECKOUT.parent / "shared"
IMPORTS_QT = re.compile(r"^\s*(?:from|import) (?:PySide6|clipper\.gui)", re.MULTILINE)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", default=False, help="run the long forms of the tests, too")
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        if "pytestqt.plugin" not in sys.modules:
            parser.addini(name, "read by pytest-qt; named here so that it is known where pytest-qt is not installed or is left out")


def pytest_configure(config: pytest.Config) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as where a shell starts the tests in the background; programs inherit it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if not config.pluginmanager.hasplugin("pytest-qt"):
        config.addinivalue_line("markers", "qt_log_ignore: read by pytest-qt")
        config.addinivalue_line("markers", "qt_no_exception_capture: read by pytest-qt")


class _WithoutQt(pytest.Module):
    """A test file of the window where Qt is missing: skipped, by its name."""

    def collect(self) -> Iterator[pytest.Item]:
        raise pytest.skip.Exception("the window's tests need PySide6 and pytest-qt", allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    of_window = "gui" in module_path.parts or IMPORTS_QT.search(module_path.read_text("utf-8"))
    has_qt = importlib.util.find_spec("PySide6") and parent.config.pluginmanager.hasplugin("pytest-qt")
    return _WithoutQt.from_parent(parent, path=module_path) if of_window and not has_qt else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    skip = pytest.mark.skip(reason="a long form; run with --long")
    for item in items:
        if "long" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measured data beside the checkout; the test is skipped where it is missing."""
    if not SHARED.is_dir():
        pytest.skip(f"the measured data is not here ({SHARED})")
    return SHARED


@pytest.fixture(scope="session")
def is_long(request: pytest.FixtureRequest) -> bool:
    """Whether `--long` was given: for tests that take a sample otherwise."""
    return bool(request.config.getoption("--long"))
