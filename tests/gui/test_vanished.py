"""A window that another program destroys: the program ends, and has saved. On a display of its own, with real windows."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from clipper.library.library import Library
from tests.gui.conftest import add_article

pytestmark = pytest.mark.skipif(
    shutil.which("Xvfb") is None or shutil.which("xdotool") is None, reason="real windows need Xvfb and xdotool"
)
GIVEN_UP_S = 120
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def display() -> Generator[str]:
    """An X server without a window manager. Without -noreset it starts anew whenever its last client goes: as each look is."""
    server = subprocess.Popen(
        ["Xvfb", "-noreset", "-displayfd", "1", "-screen", "0", "1300x900x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert server.stdout is not None
    yield f":{server.stdout.readline().decode().strip()}"
    server.terminate()
    server.communicate()


def windows(environment: dict[str, str], name: str) -> list[str]:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", name], env=environment, capture_output=True, text=True, check=False
    )
    return found.stdout.split()


def test_a_window_that_was_destroyed_from_outside_ends_the_program(display: str, tmp_path: Path) -> None:
    path = tmp_path / "harbor.clipper"
    with Library.open(path) as library:
        add_article(library, "Fees rise")
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    program = subprocess.Popen([sys.executable, "-m", "clipper", "--library", str(path)], env=environment, cwd=CHECKOUT)
    try:
        until = time.monotonic() + GIVEN_UP_S
        while not (found := windows(environment, "harbor")) and time.monotonic() < until:
            continue
        subprocess.run(["xdotool", "windowclose", found[-1]], env=environment, check=True)
        assert program.wait(GIVEN_UP_S) == 0
    finally:
        program.kill()
        program.wait()
    assert [file.name for file in tmp_path.glob("harbor*")] == [path.name], "the library was closed, not left"
    assert (tmp_path / "clipper" / "window.ini").exists(), "the window remembers what it looked like"
