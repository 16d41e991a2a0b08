"""Set up this checkout and run it, with nothing but Python: `python3 run.py demo` or `python3 run.py test`.

A virtual environment is made in `.venv` at the first run and renewed when `pyproject.toml` changes. Standard library only.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = Path(os.environ.get("CLIPPER_VENV", HERE / ".venv"))
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = FOLDER / "clipper-setup"
EXTRAS = {"demo": "", "test": "[test]", "lint": "[test,lint]"}
QT_PACKAGES = (
    "libegl1 libgl1 libxkbcommon0 libfontconfig1 libglib2.0-0 libdbus-1-3 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 "
    "libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1 fonts-dejavu-core"
)
QT_PROBE = "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'; from PySide6.QtWidgets import QApplication; QApplication([])"
USAGE = "Say what to run: `python3 run.py demo` (the sample library and a brief), or `python3 run.py test` (the tests)."


def main(arguments: list[str]) -> int:
    """Make the environment if need be, and do the task that was named; the exit code."""
    if sys.version_info < (3, 11):
        return complain("Clipper needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
    task = arguments[0] if arguments else ""
    if task not in EXTRAS:
        return complain(USAGE)
    failed = set_up(task)
    if failed:
        return failed
    if task == "demo":
        return run([PYTHON, "-m", "clipper", "demo", *arguments[1:]])
    if task == "test":
        return run([PYTHON, "-m", "pytest", *without_qt(), *arguments[1:]])
    return 0


def set_up(task: str) -> int:
    """Make the environment, unless it is there for this build file."""
    wanted = hashlib.sha256((HERE / "pyproject.toml").read_bytes()).hexdigest()
    done = STAMP.read_text("utf-8").split() if STAMP.exists() else []
    if f"{wanted}:{task}" in done or (task == "demo" and any(line.startswith(wanted) for line in done)):
        return 0
    print("Setting up .venv (once; some minutes) …", file=sys.stderr, flush=True)
    if not PYTHON.exists() and run([sys.executable, "-m", "venv", FOLDER], quiet=True):
        return complain("Python's venv module is missing: install it, on Debian and Ubuntu with: sudo apt-get install python3-venv")
    if run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", f"{HERE}{EXTRAS[task]}"]):
        return complain("The libraries could not be installed: is this computer online? What pip said stands above.")
    kept = [line for line in done if line.startswith(wanted)]
    STAMP.write_text("\n".join([*kept, f"{wanted}:{task}"]), "utf-8")
    return 0


def without_qt() -> list[str]:
    """What pytest must be told where Qt's system libraries are missing."""
    probe = subprocess.run([PYTHON, "-c", QT_PROBE], capture_output=True, check=False)
    if probe.returncode == 0:
        return []
    complain(f"The window's tests are skipped, because Qt's system libraries are missing: sudo apt-get install {QT_PACKAGES}")
    return ["-p", "no:pytest-qt"]


def run(command: list, *, quiet: bool = False) -> int:
    """Run a program in the checkout; its exit code."""
    return subprocess.run([str(part) for part in command], cwd=HERE, capture_output=quiet, check=False).returncode


def complain(sentence: str) -> int:
    """Say what is wrong; the exit code for that."""
    print(sentence, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
