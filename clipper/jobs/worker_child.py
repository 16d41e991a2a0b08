"""The inside of the worker process: reads captures from its input, extracts them, writes what was found to its output.

Started by `worker.Worker`. Nothing that it parses can make it print into the protocol, and it ends when its input ends.
"""

import math
import os
import sys
import traceback
from pathlib import Path
from typing import Any, BinaryIO

from clipper.capture.extract import extract
from clipper.errors import ClipperError
from clipper.jobs.extraction_json import Blobs, capture_from_json, extraction_to_json
from clipper.jobs.frames import read_frame, write_frame


def serve(memory_mb: int) -> None:
    """Answer requests until the input ends."""
    requests, answers = _private_streams()
    _limit_memory(memory_mb)
    write_frame(answers, {"ready": True})
    while (frame := read_frame(requests)) is not None:
        request, contents = frame
        _limit_cpu(request["timeout_s"])
        answer, blobs = _answer(request, contents)
        answer["peak_mb"] = _peak_mb()
        write_frame(answers, answer, blobs)


def _answer(request: dict[str, Any], contents: list[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """What is sent back: `found`, or why there is nothing."""
    blobs = Blobs()
    try:
        extraction = extract(capture_from_json(request["capture"], contents), kind=request["kind"])
        return {"found": extraction_to_json(extraction, blobs)}, blobs.contents
    except ClipperError as error:
        return {"refused": error.sentence, "hint": error.hint}, []
    except MemoryError:
        return {"too_large": True}, []
    except RecursionError:
        return {"refused": "It is nested too deeply to be read.", "hint": "Copy the text of the article and paste that instead."}, []
    except Exception as error:  # a bug of ours on these bytes: told and logged by the other side
        return {"mistake": type(error).__name__, "traceback": traceback.format_exc()}, []


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """The two ends of the protocol, on descriptors of their own; what a library prints goes nowhere."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 (stays open as long as the process)
    return requests, answers


def _limit_memory(memory_mb: int) -> None:
    """Where the platform can: an allocation beyond it fails, and no dump of foreign memory is left."""
    try:
        import resource
    except ImportError:
        return
    limit = memory_mb * 1024 * 1024
    _, hardest = resource.getrlimit(resource.RLIMIT_AS)
    if hardest == resource.RLIM_INFINITY or hardest > limit:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_cpu(seconds: float) -> None:
    """This much from now on; the kernel ends the process beyond it, also where its parent is gone."""
    try:
        import resource
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(usage.ru_utime + usage.ru_stime + seconds), hardest))


def _peak_mb() -> int:
    """The peak of this program alone. On Linux getrusage would also tell that of the process that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = (line.split() for line in status.read_text().splitlines())
        return next((int(words[1]) // 1024 for words in lines if words and words[0] == "VmHWM:"), 0)
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024) if sys.platform == "darwin" else peak // 1024
