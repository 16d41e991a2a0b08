"""A disk that answers with an error at a chosen call: strace puts it in the kernel's place, so that nothing of ours is replaced."""

import itertools
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from clipper.model.value import value
from tests.cli.calls import CHECKOUT
from tests.reliability.acts import copied

ERRORS = {
    "pwrite64": ("EIO", "ENOSPC"),
    "write": ("EIO", "ENOSPC"),
    "ftruncate": ("EIO",),
    "fsync": ("EIO",),
    "fdatasync": ("EIO",),
    "openat": ("EROFS", "ENOSPC"),
    "mkdir": ("EROFS",),
    "rename": ("EIO", "EROFS"),
    "link": ("EIO",),
    "unlink": ("EIO", "EROFS"),
    "chmod": ("EROFS",),
}
"""What a disk may answer to each call that changes it: it is broken, full, or for reading only, as Linux makes one that it finds broken."""
_CALL = re.compile(r"^\d+ +(\w+)\(")
_MAKES = re.compile(r"O_CREAT|O_WRONLY|O_RDWR")


@value
class Fault:
    """The error that the n-th call of a kind gets; with `lasting`, all later ones of that kind, too."""

    call: str
    number: int
    error: str
    lasting: bool

    def __str__(self) -> str:
        return f"{self.error} at {self.call} {self.number}{' and later' if self.lasting else ''}"


@value
class Ended:
    """How the program ended: its code, what it said, and whether the fault came to pass on a file of the folder."""

    code: int
    said: str
    complaint: str
    struck: bool


def calls_of(act: str, folder: Path, log: Path) -> list[tuple[str, int]]:
    """The calls by which an act changes the folder, each with its number among all calls of its kind."""
    _compile(act, folder)
    ended = _run(act, folder, log, [])
    assert ended.code == 0, ended.complaint
    counted: Counter[str] = Counter()
    calls: list[tuple[str, int]] = []
    for line in log.read_text("utf-8", "replace").splitlines():
        found = _CALL.match(line)
        if found is None:
            continue
        counted[found[1]] += 1
        if _changes(line, found[1], folder):
            calls.append((found[1], counted[found[1]]))
    return calls


def faults_at(calls: Sequence[tuple[str, int]]) -> list[Fault]:
    """An error at each call, in turn each one that its kind may get, once and for good."""
    kinds = {call: itertools.cycle([(error, lasting) for error in errors for lasting in (False, True)]) for call, errors in ERRORS.items()}
    faults: list[Fault] = []
    for call, number in calls:
        error, lasting = next(kinds[call])
        faults.append(Fault(call=call, number=number, error=error, lasting=lasting))
    return faults


def done_with(fault: Fault, act: str, folder: Path, log: Path) -> Ended:
    """Do the act in a process of its own whose disk has the fault."""
    when = f"{fault.number}{'+' if fault.lasting else ''}"
    return _run(act, folder, log, ["-e", f"inject={fault.call}:error={fault.error}:when={when}"])


def _compile(act: str, folder: Path) -> None:
    """Do it on a copy, so that Python has compiled all that it imports: from now on each run makes the same calls."""
    spare = copied(folder, folder.with_name("spare"))
    subprocess.run([sys.executable, "-m", "tests.reliability.failing", act, str(spare)], check=True, cwd=CHECKOUT)
    shutil.rmtree(spare)


def _changes(line: str, call: str, folder: Path) -> bool:
    return str(folder) in line and (call != "openat" or _MAKES.search(line) is not None)


def _run(act: str, folder: Path, log: Path, injected: Sequence[str]) -> Ended:
    program = [sys.executable, "-m", "tests.reliability.failing", act, str(folder)]
    command = ["strace", "-f", "--seccomp-bpf", "-y", "-s", "200", "-e", f"trace={','.join(ERRORS)}", *injected, "-o", str(log), *program]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, cwd=CHECKOUT, env=environment, check=False)
    if "ptrace" in done.stderr:
        pytest.skip("processes may not be watched here")
    struck = any("(INJECTED)" in line and str(folder) in line for line in log.read_text("utf-8", "replace").splitlines())
    return Ended(code=done.returncode, said=done.stdout, complaint=done.stderr, struck=struck)
