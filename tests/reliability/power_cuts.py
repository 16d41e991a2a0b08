"""A disk after a power cut, from the system calls that a program made: what was not flushed may be there, or not, or in part.

The model is SQLite's own (sqlite.org/atomiccommit.html): what was flushed stays; of what was not, any sector may be on the disk or not;
of what was done to a folder since it was flushed, any beginning may have.
"""

import random
import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

SECTOR_BYTES = 512
CALLS = "openat,pwrite64,ftruncate,fsync,fdatasync,unlink,write"
_PATTERNS = {
    "write": re.compile(r'pwrite64\(\d+<([^>]*)>, "([^"]*)", \d+, (\d+)\)'),
    "cut": re.compile(r"ftruncate\(\d+<([^>]*)>, (\d+)\)"),
    "flush": re.compile(r"(?:fsync|fdatasync)\(\d+<([^>]*)>\)"),
    "make": re.compile(r'openat\([^"]*"([^"]*)", [A-Z_|]*O_CREAT'),
    "remove": re.compile(r'unlink\("([^"]*)"\)'),
    "told": re.compile(r'write\(1<[^>]*>, "([^"]*)"'),
}


def _text(escaped: str) -> str:
    return bytes.fromhex(escaped.replace("\\x", "")).decode() if "\\x" in escaped else escaped


def steps_of(calls: Iterable[str], folder: Path) -> list[tuple[str, str, bytes, int]]:
    """What each call does: its kind, the file's name (or what was told), bytes, and a number (place or length)."""
    steps: list[tuple[str, str, bytes, int]] = []
    for call in calls:
        for kind, pattern in _PATTERNS.items():
            found = pattern.match(call)
            if found is None:
                continue
            name = _text(found[1])
            if kind != "told":
                if Path(name) != folder and Path(name).parent != folder:
                    continue
                name = Path(name).name if Path(name) != folder else ""
            content = bytes.fromhex(found[2].replace("\\x", "")) if kind == "write" else b""
            number = int(found[3]) if kind == "write" else int(found[2]) if kind == "cut" else 0
            steps.append((kind, name, content, number))
    return steps


class Disk:
    """A folder on a disk whose power may go."""

    def __init__(self, before: Path, chance: random.Random) -> None:
        self._chance = chance
        self._sure = {path.name: bytearray(path.read_bytes()) for path in before.iterdir() if path.is_file()}
        self._names = set(self._sure)
        self._waiting: dict[str, list[tuple[str, bytes, int]]] = {}
        self._folder: list[tuple[str, str]] = []

    def do(self, kind: str, name: str, content: bytes, number: int) -> None:
        if kind in ("write", "cut"):
            self._waiting.setdefault(name, []).append((kind, content, number))
        elif kind == "flush" and name:
            for waiting in self._waiting.pop(name, []):
                self._apply(name, *waiting)
        elif kind == "flush":
            self._change_names(len(self._folder))
        elif kind in ("make", "remove"):
            self._folder.append((kind, name))

    def after_the_cut(self, place: Path) -> Path:
        """The files that are there when the power is back."""
        self._change_names(self._chance.randrange(len(self._folder) + 1))
        for name, waiting in self._waiting.items():
            for kind, content, number in waiting:
                if kind == "cut" and self._chance.random() < 0.5:
                    self._apply(name, kind, content, number)
                for at in range(0, len(content), SECTOR_BYTES):
                    if self._chance.random() < 0.5:
                        self._apply(name, kind, content[at : at + SECTOR_BYTES], number + at)
        place.mkdir()
        for name in self._names:
            (place / name).write_bytes(self._sure.get(name, b""))
        return place

    def _apply(self, name: str, kind: str, content: bytes, number: int) -> None:
        held = self._sure.setdefault(name, bytearray())
        if kind == "cut":
            del held[number:]
            held.extend(bytes(max(0, number - len(held))))
            return
        held.extend(bytes(max(0, number - len(held))))
        held[number : number + len(content)] = content

    def _change_names(self, number: int) -> None:
        for kind, name in self._folder[:number]:
            (self._names.add if kind == "make" else self._names.discard)(name)
            if kind == "remove":
                self._sure.pop(name, None)
        del self._folder[:number]


def left_by_a_cut(before: Path, steps: Sequence[tuple[str, str, bytes, int]], at: int, chance: random.Random, place: Path) -> list[str]:
    """Lay down in `place` what is left if the power goes at a step; what had been told before."""
    disk = Disk(before, chance)
    for step in steps[:at]:
        disk.do(*step)
    shutil.rmtree(place, ignore_errors=True)
    disk.after_the_cut(place)
    return [name for kind, name, _, _ in steps[:at] if kind == "told"]
