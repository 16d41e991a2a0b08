"""What was acknowledged survives a killed process, and two processes that write do not harm each other."""

import random
import subprocess
import sys
from pathlib import Path

from clipper.library.library import Library

CHECKOUT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
from clipper.library.library import Library
from tests.library.drafts import capture, draft
library = Library.open(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    title = f"{sys.argv[2]} {number}"
    (saved,) = library.saving.save(capture(title), [draft(title, [f"The text of {title}."])], tag_paths=["a/b"]).saved
    library.highlights.mark(saved.key, 0, 8, color="claim")
    print(title, flush=True)
"""


def _writer(path: Path, name: str, count: int) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", WRITER, str(path), name, str(count)], stdout=subprocess.PIPE, text=True, cwd=CHECKOUT)


def test_every_acknowledged_save_survives_a_kill(tmp_path: Path, is_long: bool) -> None:  # noqa: FBT001 (a fixture)
    path, chance = tmp_path / "library.clipper", random.Random(7)
    Library.open(path).close()
    acknowledged: list[str] = []
    for round_number in range(100 if is_long else 5):
        writer = _writer(path, f"round {round_number}", 10_000)
        assert writer.stdout is not None
        for _ in range(chance.randrange(1, 60)):
            acknowledged.append(writer.stdout.readline().strip())
        writer.kill()
        acknowledged += [line.strip() for line in writer.stdout.read().splitlines() if line.strip()]
        writer.wait()
        writer.stdout.close()
    with Library.open(path) as library:
        titles = {clipping.metadata.title for clipping in library.clippings.rows(library.listing.open("").keys(0, 1_000_000))}
        assert set(acknowledged) <= titles
        assert list(library.health.findings()) == []


def test_two_processes_write_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "library.clipper"
    Library.open(path).close()
    writers = [_writer(path, name, 40) for name in ("one", "two")]
    for writer in writers:
        writer.communicate(timeout=120)
        assert writer.returncode == 0
    with Library.open(path) as library:
        assert library.clippings.counts()["all"] == 80
        assert list(library.health.findings()) == []
