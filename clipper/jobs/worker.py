"""The worker: a child process that parses foreign bytes and can be killed.

A page that crashes a parser, never ends or eats all memory costs that process and no more; the next capture gets a new one. One worker
serves many captures, one after the other, so that its start-up is paid once.
"""

import importlib.util
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import IO, Any, BinaryIO, Self, TypeAlias, cast

from clipper.errors import InputError
from clipper.jobs.extraction_json import Blobs, capture_to_json, extraction_from_json
from clipper.jobs.frames import read_frame, write_frame
from clipper.log import record_text
from clipper.model.capture import Capture
from clipper.model.draft import Extraction

PARSE_TIMEOUT_S = 8.0
"""CPU time. A file is answered for within ten seconds, of which starting the process and reading the file take their share."""
PATIENCE = 4
"""So many times as long may it take by the clock: on a busy machine a page gets its seconds later, and is no worse for that."""
MEMORY_MB = 1024
START_TIMEOUT_S = 60.0
"""A cold start on a loaded machine takes a few seconds; beyond this it will not come up."""
RENEWED_AT = 0.5
"""A worker whose peak went beyond this share of its memory is replaced: what a large page leaves behind must not fail the next one."""

Frame: TypeAlias = tuple[dict[str, Any], list[bytes]]


class Silence(Enum):
    """Why no answer came."""

    TOO_SLOW = "too slow"
    DIED = "died"


_START = "import sys; sys.path.insert(0, sys.argv[1]); from clipper.jobs.worker_child import serve; serve(int(sys.argv[2]))"
_CPU_IS_LIMITED = importlib.util.find_spec("resource") is not None
"""Where the other process can have the kernel count its seconds; elsewhere only the clock is left."""
_PACKAGE_PARENT = Path(__file__).resolve().parents[2]


class Worker:
    """A child process for captures, started on first use. Its owner uses it from one thread; `stop` may come from any."""

    def __init__(self, *, memory_mb: int = MEMORY_MB) -> None:
        self._memory_mb = memory_mb
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start the process if it does not run, and wait until it is ready."""
        if self._process and self._process.poll() is None:
            return
        self.stop()
        self._process = subprocess.Popen(  # noqa: S603 (our own program)
            [sys.executable, "-c", _START, str(_PACKAGE_PARENT), str(self._memory_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if isinstance(_exchange(self._process, None, (), START_TIMEOUT_S), Silence):
            self.stop()
            raise InputError("The process that reads files could not be started.", "Try again; if it stays so, install Clipper anew.")

    def stop(self) -> None:
        """Kill the process, whatever it does; a capture that it is reading fails."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            _close(pipe)

    def extract(self, capture: Capture, *, kind: str = "auto", timeout_s: float = PARSE_TIMEOUT_S) -> Extraction:
        """As `capture.extract.extract`, in the other process. Raises InputError also where it takes too long or the reader breaks.

        `timeout_s` is CPU time, in whole seconds or a little more; by the clock it may take PATIENCE times as long.
        """
        self.start()
        process = self._process
        if process is None:
            raise _silence(Silence.DIED, timeout_s)
        blobs = Blobs()
        request = {"capture": capture_to_json(capture, blobs), "kind": kind, "timeout_s": timeout_s}
        frame = _exchange(process, request, blobs.contents, timeout_s * (PATIENCE if _CPU_IS_LIMITED else 1))
        if isinstance(frame, Silence):
            self.stop()
            raise _silence(frame, timeout_s)
        answer, contents = frame
        if answer.get("peak_mb", 0) > self._memory_mb * RENEWED_AT:
            self.stop()
        return _found(answer, contents, self._memory_mb)


def _exchange(
    process: "subprocess.Popen[bytes]", request: dict[str, Any] | None, blobs: Sequence[bytes], timeout_s: float
) -> Frame | Silence:
    """Send a request (None: only listen) and wait for the answer. A thread does both, since a pipe can block either way."""
    frames: list[Frame] = []

    def talk() -> None:
        try:
            if request is not None:
                write_frame(cast("BinaryIO", process.stdin), request, blobs)
            frame = read_frame(cast("BinaryIO", process.stdout))
        except (OSError, ValueError, EOFError, KeyError):
            return  # a broken pipe or half a frame: the process is gone
        if frame:
            frames.append(frame)

    talking = threading.Thread(target=talk, name="worker-talk", daemon=True)
    talking.start()
    talking.join(timeout_s)
    slow = talking.is_alive()
    if slow:
        process.kill()
        talking.join()
    if frames:
        return frames[0]
    return Silence.TOO_SLOW if slow or _has_used_its_seconds(process) else Silence.DIED


def _has_used_its_seconds(process: "subprocess.Popen[bytes]") -> bool:
    """Whether the kernel ended a process that answers no more because of its CPU limit."""
    try:
        ended = process.wait(START_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        return False
    return ended == -getattr(signal, "SIGXCPU", 0)


def _silence(silence: Silence, timeout_s: float) -> InputError:
    hint = "Copy the text of the article and paste that instead."
    if silence is Silence.TOO_SLOW:
        return InputError(f"Reading it took longer than {timeout_s:g} seconds and was stopped.", hint)
    return InputError("Reading it broke the process that reads files; nothing else is harmed.", hint)


def _found(answer: dict[str, Any], contents: Sequence[bytes], memory_mb: int) -> Extraction:
    """What the other process found, or the error that it told."""
    hint = "Copy the text of the article and paste that instead."
    if "refused" in answer:
        raise InputError(answer["refused"], answer["hint"])
    if "too_large" in answer:
        raise InputError(f"Reading it needs more than {memory_mb} MB of memory.", hint)
    if "mistake" in answer:
        record_text(answer["traceback"])
        raise InputError(f"Clipper could not read it: a mistake of its own ({answer['mistake']}), noted in the log.", hint)
    try:
        return extraction_from_json(answer["found"], contents)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise InputError("What the process that reads files found makes no sense.", hint) from error


def _close(pipe: IO[bytes] | None) -> None:
    try:
        if pipe:
            pipe.close()
    except OSError:
        return  # what was still to be flushed has no reader
