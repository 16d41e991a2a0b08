"""Several processes on one library at once: begun together, written, copied and checked together; each act is there, whole, and once."""

import contextlib
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from clipper.jobs.brief import look_of, page_of_query
from clipper.jobs.brief_file import write_brief
from clipper.library.library import Library
from tests.cli.calls import CHECKOUT
from tests.library.drafts import draft, saved
from tests.reliability.acts import NAME, copied, older, prepare

STARTED_TOGETHER = """
import sys
from pathlib import Path
from clipper.library.library import Library
from tests.library.drafts import capture, draft
print("ready", flush=True)
sys.stdin.readline()
with Library.open(Path(sys.argv[1])) as library:
    library.saving.save(capture(sys.argv[2]), [draft(sys.argv[2], [f"The text of {sys.argv[2]}."])], tag_paths=["shared/tag"])
"""
BUSY = """
import sys
from pathlib import Path
from clipper.jobs.backups import back_up
from clipper.library.library import Library
from clipper.model.version import VersionReason
from clipper.text.canonical import paragraphs
from tests.library.drafts import capture, draft

def save(library, name, number):
    title = f"{name} {number}"
    library.saving.save(capture(title), [draft(title, [f"The text of {title}."])], tag_paths=[f"{name}/{number}"])

def mark(library, name, number):
    key = library.listing.open("first").keys(0, 1)[0]
    library.highlights.mark(key, 0, 8, color="claim", note=name)
    library.versions.add(key, paragraphs([f"Version {number} of the first, by {name}."]), reason=VersionReason.TRIMMED)

def tag(library, name, number):
    library.tags.change(library.listing.open("").keys(0, 20), add=[name], remove=[name] if number % 2 else [])
    library.tags.create(f"{name}/{number}")
    library.tags.rename(f"{name}/{number}", f"{name}/renamed {number}")

def copy(library, name, number):
    with Library.open(back_up(library)) as made:
        assert list(made.health.findings()) == []

def look(library, name, number):
    with Library.read_only(library.path) as reader:
        keys = reader.listing.open("").keys(0, 1000)
        assert len(reader.clippings.rows(keys)) == len(keys)
        reader.listing.open("text").count()

act = {"save": save, "mark": mark, "tag": tag, "copy": copy, "look": look}[sys.argv[2]]
with Library.open(Path(sys.argv[1])) as library:
    for number in range(int(sys.argv[3])):
        act(library, sys.argv[2], number)
"""

OPENED_TOGETHER = """
import sys
from pathlib import Path
from clipper.library.library import Library
print("ready", flush=True)
sys.stdin.readline()
with Library.open(Path(sys.argv[1])) as library:
    print(library.clippings.counts()["all"])
"""
BACK_UP = """
import sys
from pathlib import Path
from clipper.jobs.backups import back_up
from clipper.library.library import Library
print("ready", flush=True)
sys.stdin.readline()
with Library.read_only(Path(sys.argv[1])) as library:
    for _ in range(5):
        print(back_up(library), flush=True)
"""
PAUSED_BEFORE_RENAMING = """
import sys
from pathlib import Path
from clipper.library.library import Library
events = []
def pause(event, given):
    if event == "os.rename" and not events:
        events.append(event)
        print("renaming", flush=True)
        sys.stdin.readline()
sys.addaudithook(pause)
with Library.read_only(Path(sys.argv[1])) as library:
    print(library.clippings.counts()["all"])
"""
OPENED = """
import sys
from pathlib import Path
from clipper.library.library import Library
with Library.open(Path(sys.argv[1])) as library:
    library.clippings.set_note(1, "Written after the restore.")
"""
REPLACED_WHILE_OPENED = """
import os, sys
from pathlib import Path
from clipper.library.library import Library
path = Path(sys.argv[1])
events = []
def replace(event, given):
    if event == "sqlite3.connect/handle" and not events:
        events.append(event)
        os.replace(sys.argv[2], path)
sys.addaudithook(replace)
with Library.open(path) as library:
    library.clippings.set_note(1, "Into the new one.")
"""

SAVED_BY_AN_EDITOR = """
import sys
from datetime import date
from pathlib import Path
from clipper.errors import OutputError
from clipper.jobs.brief import look_of, page_of_query
from clipper.jobs.brief_file import write_brief
from clipper.library.library import Library
brief, events = Path(sys.argv[2]), []
def save(event, given):
    if event == "open" and ".brief.md.bak" in str(given[0]) and not events:
        events.append(event)
        brief.write_text(brief.read_text() + "A line of mine.", "utf-8")
with Library.open(Path(sys.argv[1])) as library:
    page = page_of_query(library, "", "Port", look_of("brief"), date(2026, 3, 4))
    sys.addaudithook(save)
    try:
        write_brief(library, page, brief, "md")
    except OutputError as error:
        print(error.sentence)
    write_brief(library, page, brief, "md")
"""

SAVED_WHILE_CHECKED = """
import sqlite3, sys
from functools import partial
from pathlib import Path
from clipper.library.library import Library
writer, saved = Library.open(Path(sys.argv[1])), []
class Watched(sqlite3.Connection):
    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        self.set_trace_callback(self.heard)
    def heard(self, statement):
        if "docsize" in statement and len(saved) < 9:
            saved.append(statement)
            writer.highlights.mark(1, 0, 4, color="claim")
sqlite3.connect = partial(sqlite3.connect, factory=Watched)
with Library.read_only(Path(sys.argv[1])) as reader:
    print(len(saved), [finding.sentence for finding in reader.health.findings()], len(saved) > 2)
writer.close()
"""


def started(code: str, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=CHECKOUT)


def ended(process: "subprocess.Popen[str]") -> None:
    _, complaint = process.communicate()
    assert process.returncode == 0, complaint


def let_go(together: "Sequence[subprocess.Popen[str]]") -> None:
    """Lets all go at once, when each is ready."""
    for process in together:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in together:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()


def test_many_begin_the_same_library_and_all_are_in_it(tmp_path: Path, *, is_long: bool) -> None:
    for number in range(12 if is_long else 2):
        path = tmp_path / f"{number}.clipper"
        together = [started(STARTED_TOGETHER, str(path), f"Process {each}") for each in range(8)]
        let_go(together)
        for process in together:
            ended(process)
        with Library.open(path) as library:
            assert library.clippings.counts()["all"] == len(together)
            assert "shared/tag" in {tag.path for tag in library.tags.all()}
            assert list(library.health.findings()) == []
    assert sorted(each.suffix for each in tmp_path.iterdir()) == [".clipper"] * (12 if is_long else 2)


def test_all_kinds_of_work_go_on_at_once(tmp_path: Path, *, is_long: bool) -> None:
    path, times = tmp_path / "library.clipper", 60 if is_long else 12
    with Library.open(path) as library:
        saved(library, *(draft(f"First {number}", [f"The text of the first {number}."]) for number in range(3)))
    working = [started(BUSY, str(path), act, str(times)) for act in ("save", "mark", "tag", "copy", "look")]
    for process in working:
        ended(process)
    with Library.open(path) as library:
        assert list(library.health.findings()) == []
        assert library.clippings.counts()["all"] == times + 3
        marks = [mark for key in library.listing.open("").keys(0, 1000) for mark in library.highlights.of_clipping(key)]
        assert len(marks) == times
        assert {f"tag/renamed {number}" for number in range(times)} <= {tag.path for tag in library.tags.all()}


def test_backups_that_are_made_at_the_same_second_are_all_whole(tmp_path: Path) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        saved(library, *(draft(f"Number {number}", [f"The text of number {number}. " * 100]) for number in range(20)))
    together = [started(BACK_UP, str(path)) for _ in range(4)]
    let_go(together)
    made: list[str] = []
    for process in together:
        out, complaint = process.communicate()
        assert process.returncode == 0, complaint
        made += out.split("\n")[:-1]
    assert len(set(made)) == 20
    assert sorted(map(str, (tmp_path / "backups").iterdir())) == sorted(made)
    for name in made:
        with Library.open(Path(name)) as copy:
            assert copy.clippings.counts()["all"] == 20
            assert list(copy.health.findings()) == []


def test_a_restore_is_finished_by_one_process_alone(tmp_path: Path) -> None:
    """Another one that opens the library at the same moment must not move what was just put in place."""
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        saved(library, draft("Of the backup"))
        library.health.back_up(tmp_path / "library.clipper.restoring")
        saved(library, draft("Saved since", ["Another text."]))
    slow = started(PAUSED_BEFORE_RENAMING, str(path))
    assert slow.stdout is not None
    assert slow.stdout.readline() == "renaming\n"
    other = started(OPENED, str(path))
    with contextlib.suppress(subprocess.TimeoutExpired):
        other.wait(2)  # as long as it takes where it does not wait for the first
    out, complaint = slow.communicate("go on\n")
    assert slow.returncode == 0, complaint
    assert out == "1\n"
    ended(other)
    with Library.open(path) as library:
        (restored,) = library.clippings.rows(library.listing.open("").keys(0, 9))
        assert (restored.metadata.title, restored.note) == ("Of the backup", "Written after the restore.")
    (aside,) = tmp_path.glob("library.clipper.replaced.*")
    with Library.open(aside) as library:
        assert library.clippings.counts()["all"] == 2
    assert {each.name for each in tmp_path.iterdir()} == {"library.clipper", aside.name}


def test_a_library_that_is_replaced_while_it_is_opened_is_opened_again(tmp_path: Path) -> None:
    path, other = tmp_path / "library.clipper", tmp_path / "other.clipper"
    for each, title in ((path, "The old one"), (other, "The new one")):
        with Library.open(each) as library:
            saved(library, draft(title))
    ended(started(REPLACED_WHILE_OPENED, str(path), str(other)))
    with Library.open(path) as library:
        (only,) = library.clippings.rows(library.listing.open("").keys(0, 9))
        assert (only.metadata.title, only.note) == ("The new one", "Into the new one.")
        assert list(library.health.findings()) == []


def test_a_brief_that_an_editor_saves_at_the_same_moment_keeps_what_it_saved(tmp_path: Path) -> None:
    path, brief = tmp_path / "library.clipper", tmp_path / "brief.md"
    with Library.open(path) as library:
        saved(library, draft("Nine cranes"))
        write_brief(library, page_of_query(library, "", "Port", look_of("brief"), date(2026, 3, 4)), brief, "md")
        saved(library, draft("Ferry strike", ["No ferry will leave on Monday."]))
    writing = started(SAVED_BY_AN_EDITOR, str(path), str(brief))
    out, complaint = writing.communicate()
    assert writing.returncode == 0, complaint
    assert out == f"{brief} was changed just now, and is left as it is.\n"
    text = brief.read_text("utf-8")
    assert "A line of mine." in text
    assert "Ferry strike" in text, "the second time"


def test_what_is_saved_while_a_library_is_checked_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        saved(library, draft("Nine cranes"))
    checking = started(SAVED_WHILE_CHECKED, str(path))
    out, complaint = checking.communicate()
    assert checking.returncode == 0, complaint
    assert out == "0 [] True\n"


def test_a_library_of_an_older_version_is_brought_up_to_date_once_by_all_who_open_it(tmp_path: Path, *, is_long: bool) -> None:
    template = tmp_path / "template"
    template.mkdir()
    prepare(template)
    older(template)
    for number in range(10 if is_long else 2):
        folder = copied(template, tmp_path / str(number))
        together = [started(OPENED_TOGETHER, str(folder / NAME)) for _ in range(5)]
        let_go(together)
        for process in together:
            out, complaint = process.communicate()
            assert (process.returncode, out) == (0, "3\n"), complaint
        (backup,) = folder.glob("*.backup")
        with closing(sqlite3.connect(backup)) as copy:
            assert copy.execute("PRAGMA user_version").fetchone() == (1,)
            assert copy.execute("SELECT count(*) FROM clippings").fetchone() == (4,)
        with Library.open(folder / NAME) as library:
            assert list(library.health.findings()) == []
