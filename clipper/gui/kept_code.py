"""Keeps what the binding would compile at every start, and lets wait what no start needs.

A part of PySide6 is written in Python, and lies as a zip inside one of its libraries. Python keeps the compiled code of files only, so that
those 14 modules are compiled at each import: a tenth of all that a start costs. Here their code is kept as Python keeps that of files: in
`__pycache__`, for one version of Python, and only as long as the source is the same. Five of them tell what arguments a function takes;
they load argparse, logging and more and compile patterns, which is another tenth, and run when they are first asked for something.
"""

import builtins
import contextlib
import importlib.util
import marshal
import os
import sys
from collections.abc import Generator
from pathlib import Path
from types import CodeType
from typing import Any, cast

ZIPPED = "shibokensupport/"
"""How the names of the zipped files begin."""

LATER = frozenset(f"{ZIPPED}signature/{name}.py" for name in ("errorhandler", "layout", "parser", "lib/enum_sig", "lib/pyi_generator"))
"""What tells the arguments of a function: in errors, in help, and in stubs for type checkers."""

LATE = b"""
import sys

def __getattr__(name):
    if name.startswith("__"):  # what Python itself asks of a module
        raise AttributeError(name)
    del globals()["__getattr__"]
    exec(compile(__loader__.zfile.read(__file__), __file__, "exec"), globals())
    return getattr(sys.modules[__name__], name)
"""
"""Stands in the place of a module's source until something of it is wanted."""

Kept = dict[str, tuple[bytes, CodeType]]
"""By file name: a hash of the source, and its code."""


@contextlib.contextmanager
def kept_code(file: Path) -> Generator[None]:
    """While the binding is imported: its zipped modules are compiled where their code is not in the file yet, and some run later."""
    plain: Any = builtins.compile
    kept = _read(file)
    fresh: Kept = {}

    def compiled(source: Any, filename: Any, mode: str, *others: Any, **named: Any) -> Any:
        if others or named or mode != "exec" or not isinstance(source, bytes) or not str(filename).startswith(ZIPPED):
            return plain(source, filename, mode, *others, **named)
        source = LATE if filename in LATER else source
        mark = importlib.util.source_hash(source)
        known = kept.get(filename)
        if known is None or known[0] != mark:
            known = fresh[filename] = mark, plain(source, filename, mode)
        return known[1]

    builtins.compile = compiled
    try:
        yield
    finally:
        builtins.compile = plain
    if fresh:
        _write(file, kept | fresh)


def place_beside(module: str) -> Path:
    """The file for what is kept, where Python keeps the code of a module."""
    return Path(importlib.util.cache_from_source(module)).with_suffix(".code")


def _read(file: Path) -> Kept:
    """Nothing where there is no such file, or one of another Python."""
    magic = importlib.util.MAGIC_NUMBER
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):  # what is torn is made again
        stored = file.read_bytes()
        kept = marshal.loads(stored[len(magic) :]) if stored.startswith(magic) else None  # noqa: S302 (trusted as the .pyc files beside it)
        if isinstance(kept, dict):
            return cast("Kept", kept)
    return {}


def _write(file: Path, kept: Kept) -> None:
    """Where the program may not write, or Python is told to keep no code, the next start compiles again."""
    if sys.dont_write_bytecode:
        return
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        beside.write_bytes(importlib.util.MAGIC_NUMBER + marshal.dumps(kept))
        beside.replace(file)
