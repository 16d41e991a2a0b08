"""The log: for whoever mends the program. No user needs to read it."""

import traceback
from datetime import UTC, datetime
from pathlib import Path

from clipper import __version__
from clipper.paths import log_folder

KEPT_BYTES = 1_000_000
"""The log starts anew beyond this: it is for the last days, not for the years."""


def record_mistake(error: BaseException) -> Path | None:
    """Append an exception with its traceback to the log; where it stands, or None if it could not be written."""
    return record_text("".join(traceback.format_exception(error)))


def record_text(text: str) -> Path | None:
    """Append a text to the log, with the time; where it stands, or None if it could not be written."""
    path = log_folder() / "clipper.log"
    heading = f"{datetime.now(UTC).isoformat(timespec='seconds')} clipper {__version__}\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = "w" if path.exists() and path.stat().st_size > KEPT_BYTES else "a"
        with path.open(mode, encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{heading}{text}\n")
    except OSError:
        return None
    return path
