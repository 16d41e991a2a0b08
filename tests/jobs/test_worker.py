import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.errors import InputError
from clipper.jobs.extraction_json import Blobs, capture_to_json
from clipper.jobs.frames import read_frame, write_frame
from clipper.jobs.worker import Worker
from clipper.model.capture import Capture, Part
from clipper.model.draft import CaptureKind

NOW = datetime(2025, 6, 1, 10, tzinfo=UTC)


def capture(content: bytes, media_type: str = "text/plain") -> Capture:
    return Capture(parts=(Part(media_type=media_type, content=content),), origin="file:x", captured_at=NOW)


NOTE = capture(b"# Ferry returns\n\nIt is **back**.\n")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as running:
        yield running


def children() -> set[int]:
    """The processes that this one started and that still run; what has ended and is not reaped yet does not count."""
    found: set[int] = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):  # it ended meanwhile
                state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
                if int(parent) == os.getpid() and state != "Z":
                    found.add(int(folder.name))
    return found


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see the children")


def test_what_is_found_comes_back(worker: Worker) -> None:
    found = worker.extract(NOTE)
    assert found.kind is CaptureKind.MARKDOWN
    assert found.drafts[0].metadata.title == "Ferry returns"
    assert found.drafts[0].body.text == "It is back."
    assert len(found.drafts[0].body.inline()) == 1


def test_an_error_of_the_user_comes_back_with_its_hint(worker: Worker) -> None:
    with pytest.raises(InputError) as caught:
        worker.extract(capture(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"))
    assert "PNG image" in caught.value.sentence
    assert caught.value.hint


@needs_proc
def test_one_process_serves_many_captures() -> None:
    before = children()
    with Worker() as worker:
        worker.extract(NOTE)
        started = children() - before
        worker.extract(NOTE)
        assert children() - before == started
        assert len(started) == 1
    assert not children() & started


@needs_proc
def test_a_process_that_died_is_told_and_replaced() -> None:
    before = children()
    with Worker() as worker:
        worker.extract(NOTE)
        started = children() - before
        for child in started:
            os.kill(child, signal.SIGKILL)
        with contextlib.suppress(InputError):  # the kernel may take a moment to say that it is dead
            worker.extract(NOTE)
        assert worker.extract(NOTE).drafts
        assert not (children() - before) & started


def test_a_capture_that_takes_too_long_is_stopped_and_the_next_one_works(worker: Worker) -> None:
    long = capture(b"[x](y " * 200_000, "text/markdown")
    with pytest.raises(InputError, match=r"longer than 0\.02 seconds"):
        worker.extract(long, timeout_s=0.02)
    assert worker.extract(NOTE).drafts


@needs_proc
def test_the_kernel_counts_the_seconds_and_not_the_clock() -> None:
    """On a busy machine a page waits for its turn: here for longer than it may work."""
    before = children()
    with Worker() as worker:
        worker.start()
        (child,) = children() - before
        os.kill(child, signal.SIGSTOP)
        turn = threading.Timer(1.1, os.kill, (child, signal.SIGCONT))
        turn.start()
        assert worker.extract(NOTE, timeout_s=1).drafts
        assert not turn.is_alive()


def large_page() -> Capture:
    return capture("".join(f"<div><p>{number} " + "words " * 20 + "</p></div>" for number in range(50_000)).encode(), "text/html")


def test_the_kernel_ends_what_works_too_long() -> None:
    serving = "from clipper.jobs.worker_child import serve; serve(1024)"
    with subprocess.Popen([sys.executable, "-c", serving], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert read_frame(process.stdout) == ({"ready": True}, [])  # type: ignore[arg-type] (a buffered pipe)
        blobs = Blobs()
        request = {"capture": capture_to_json(large_page(), blobs), "kind": "auto", "timeout_s": 1}
        write_frame(process.stdin, request, blobs.contents)  # type: ignore[arg-type] (as above)
        assert read_frame(process.stdout) is None  # type: ignore[arg-type] (as above)
        assert process.wait() == -signal.SIGXCPU


def test_what_the_kernel_ended_is_told_as_too_slow() -> None:
    with Worker() as worker:
        with pytest.raises(InputError, match=r"longer than 1 seconds"):
            worker.extract(large_page(), timeout_s=1)
        assert worker.extract(NOTE).drafts


def test_more_memory_than_allowed_is_refused() -> None:
    with Worker(memory_mb=120) as worker, pytest.raises(InputError, match=r"memory|broke"):
        worker.extract(large_page())


PARSING = """
import resource
from pathlib import Path
from clipper.capture.page.tree import parse_html
parse_html("<p>it is loaded</p>")
page = "".join(f"<div><p>{number} " + "words " * 20 + "</p></div>" for number in range(50_000))
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + ROOM, used + ROOM))
try:
    parse_html(page)
except MemoryError:
    print("no memory")
"""


@needs_proc
@pytest.mark.parametrize("room_mb", [4, 12, 20])
def test_a_parser_without_memory_is_not_taken_for_a_page_without_html(room_mb: int) -> None:
    program = PARSING.replace("ROOM", str(room_mb * 1024 * 1024))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("no memory\n", "")


def test_the_kind_can_be_told(worker: Worker) -> None:
    assert worker.extract(NOTE, kind="plain").kind is CaptureKind.TEXT


def test_stopping_twice_does_no_harm() -> None:
    worker = Worker()
    worker.stop()
    worker.start()
    worker.stop()
    worker.stop()
    assert worker.extract(NOTE).drafts, "it begins anew when it is wanted again"
    worker.stop()


@needs_proc
def test_a_large_program_keeps_its_worker() -> None:
    """What the starting program has used is no peak of the worker's."""
    large = bytearray(700 * 1024 * 1024)
    large[::4096] = b"x" * len(large[::4096])
    before = children()
    with Worker() as worker:
        worker.extract(NOTE)
        assert len(children() - before) == 1
    del large
