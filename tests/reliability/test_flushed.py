"""What a power cut would leave: nothing is acknowledged, renamed or deleted before what it rests on has reached the disk.

The system calls of the real program are recorded, and their order is looked at.
"""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from tests.cli.calls import CHECKOUT
from tests.library.drafts import draft, saved
from tests.reliability.acts import NAME, prepared
from tests.reliability.power_cuts import CALLS as REPLAYED
from tests.reliability.power_cuts import left_by_a_cut, steps_of

SAVES = """
import os, sys
from pathlib import Path
from clipper.library.library import Library
from tests.library.drafts import capture, draft
with Library.open(Path(sys.argv[1])) as library:
    for number in range(20):
        library.saving.save(capture(str(number)), [draft(f"Number {number}", [f"The text of {number}."])])
        os.write(1, f"Number {number}".encode())
"""
MARKS = """
import os, sys
from pathlib import Path
from clipper.library.library import Library
with Library.open(Path(sys.argv[1])) as library:
    for number in range(20):
        mark, _ = library.highlights.mark(1, 0, 8, color="claim", note=f"Mark {number}", tag_paths=[f"tag/{number}"])
        os.write(1, f"Mark {number}".encode())
"""
ACT = "import sys; from pathlib import Path; from tests.reliability.acts import ACTS; ACTS[sys.argv[2]](Path(sys.argv[1]))"
CALLS = "pwrite64,write,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat"

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="system calls are recorded with strace")


def recorded(code: str, *arguments: str, folder: Path, calls: str = CALLS, whole: bool = False) -> list[str]:
    """The calls that change the disk, in order, with the paths of what they change; `whole`: with all bytes, in hexadecimal."""
    log = folder / "calls"
    shown = ["-xx", "-s", "10000000"] if whole else ["-s", "300"]
    command = ["strace", "-f", "-y", *shown, "-e", f"trace={calls}", "-o", str(log), sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=CHECKOUT, check=False)
    if "ptrace" in done.stderr:
        pytest.skip("processes may not be watched here")
    assert done.returncode == 0, done.stderr
    return [line.split(maxsplit=1)[1] for line in log.read_text("utf-8", "replace").splitlines()]


def places(calls: Sequence[str], pattern: str) -> list[int]:
    """Where in the order a call stands."""
    return [place for place, call in enumerate(calls) if re.match(pattern, call)]


def test_no_save_is_acknowledged_before_it_is_on_the_disk(tmp_path: Path) -> None:
    calls = recorded(SAVES, str(tmp_path / NAME), folder=tmp_path)
    acknowledged = places(calls, r'write\(1<.*"Number')
    assert len(acknowledged) == 20
    before = 0
    for place in acknowledged:
        between = calls[before:place]
        written, flushed = places(between, rf"pwrite64\(\d+<[^>]*{NAME}-wal>"), places(between, rf"f(data)?sync\(\d+<[^>]*{NAME}-wal>")
        assert written
        assert flushed
        assert written[-1] < flushed[-1], "what was written last was not flushed"
        before = place


MOVED = (
    ("set", r"settings\.toml\.", r"settings\.toml"),
    ("write a new brief", r"new\.md\.", r"new\.md"),
    ("back up", r"\.copy\.clipper\.\d+\.part", r"copy\.clipper"),
    ("restore", rf"\.{NAME}\.restoring\.\d+\.part", rf"{NAME}\.restoring"),
    ("begin a library", r"fresh\.clipper\.\d+\.new", r"fresh\.clipper"),
)


@pytest.mark.parametrize(("act", "beside", "name"), MOVED, ids=[act for act, _, _ in MOVED])
def test_a_file_is_on_the_disk_before_it_gets_its_name(act: str, beside: str, name: str, tmp_path: Path) -> None:
    folder = prepared(tmp_path / "folder", act)
    calls = recorded(ACT, str(folder), act, folder=tmp_path)
    written = places(calls, rf"p?write(64)?\(\d+<[^>]*{beside}")
    flushed = places(calls, rf"f(data)?sync\(\d+<[^>]*{beside}")
    renamed = places(calls, rf'(rename|link)[at2]*\(.*{beside}.*{name}"')
    assert len(renamed) == 1
    assert written[-1] < flushed[-1] < renamed[0]


def test_the_trash_is_emptied_when_the_backup_is_on_the_disk_under_its_name(tmp_path: Path) -> None:
    folder = prepared(tmp_path / "folder", "empty the trash")
    calls = recorded(ACT, str(folder), "empty the trash", folder=tmp_path)
    (renamed,) = places(calls, r"(rename|link)[at2]*\(.*\.part.*backups/")
    flushed = [place for place in places(calls, r"fsync\(\d+<[^>]*/backups>") if place > renamed]
    deleted = [place for place in places(calls, rf"pwrite64\(\d+<[^>]*{NAME}-wal>") if place > renamed]
    assert flushed[0] < deleted[0]


@pytest.mark.parametrize("work", [SAVES, MARKS], ids=["saves", "marks"])
def test_what_was_acknowledged_is_there_after_a_power_cut(work: str, tmp_path: Path, *, is_long: bool) -> None:
    before, folder, chance = tmp_path / "before", tmp_path / "folder", random.Random(4)
    before.mkdir()
    with Library.open(before / NAME) as library:
        saved(library, draft("Number first", ["The text of the first."]))
    shutil.copytree(before, folder)
    steps = steps_of(recorded(work, str(folder / NAME), folder=tmp_path, calls=REPLAYED, whole=True), folder)
    assert sum(kind == "told" for kind, _, _, _ in steps) == 20
    for number in range(1_000 if is_long else 40):
        place = tmp_path / "after"
        told = left_by_a_cut(before, steps, chance.randrange(len(steps) + 1), chance, place)
        with Library.open(place / NAME) as library:
            assert list(library.health.findings()) == [], number
            titles = {one.metadata.title for one in library.clippings.rows(library.listing.open("").keys(0, 100))}
            marked = {mark.note for mark in library.highlights.of_clipping(ClippingKey(1))}
        assert set(told) <= titles | marked, number
