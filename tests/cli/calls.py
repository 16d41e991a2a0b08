"""Calling the program as a user does: the real command line with the real exit code."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from clipper.cli.app import run
from clipper.cli.invocation import Window

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a call printed and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Program:
    """The program with a library of its own. `opened` holds what the window was asked to open."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.library = library
        self.opened: list[tuple[Path | None, str]] = []
        self._capsys = capsys

    def __call__(self, *arguments: str, code: int = 0) -> Answer:
        """Call it in this process; the exit code must be `code`."""
        self._capsys.readouterr()
        given = run(["--library", str(self.library), *arguments], self._window())
        out, err = self._capsys.readouterr()
        assert given == code, f"exit code {given}: {out}{err}"
        assert "Traceback" not in err
        return Answer(code=given, out=out, err=err)

    def _window(self) -> Window:
        return Window(open=lambda library: self._open(library, ""), open_link=self._open, write_pdf=lambda *_: None)

    def _open(self, library: Path | None, link: str) -> int:
        self.opened.append((library, link))
        return 0


def call_process(*arguments: str, library: Path, given: bytes = b"") -> Answer:
    """Call it as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "clipper", *arguments],
        input=given,
        capture_output=True,
        check=False,
        cwd=CHECKOUT,
        env={**os.environ, "CLIPPER_LIBRARY": str(library), "PYTHONWARNINGS": "error"},
    )
    return Answer(code=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())
