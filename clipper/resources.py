"""Where the resource files lie: beside the package in a checkout, inside it in a wheel. The only module that knows."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def _root() -> Path:
    inside = _PACKAGE / "_resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def path(*names: str) -> Path:
    """The file `resources/NAMES…`; it need not exist."""
    return _root().joinpath(*names)


def text(*names: str) -> str:
    """Its content as UTF-8 text."""
    return path(*names).read_text("utf-8")
