"""How a call ends: what went wrong as a sentence on the error stream, and an exit code.

Without click, so that the window can end so, too, without loading it.
"""

import errno
import os
import sys
from pathlib import Path

from clipper.errors import CancelledError, ClipperError

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
NOBODY_READS = 141
"""As the shell tells of a program whose results nobody took any longer (`clipper list | head -1`): 128 and the number of that signal."""
_NOT_WRITTEN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What a stream answers when the disk or the device behind it takes no more."""


def speak_utf8() -> None:
    """Results are UTF-8 on every system; what cannot be written (half a surrogate pair in a file's name) becomes a question mark.

    An error stream that a scheduler has closed leads nowhere from now on.
    """
    if sys.__stderr__ is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (it stays open as long as the program runs)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def tell(sentence: str, hint: str = "") -> int:
    """Say an error."""
    sys.stderr.write(f"Error: {sentence}\n" + (f"{hint}\n" if hint else ""))
    return FAILED


def tell_error(error: Exception, *, verbose: bool = False) -> int:
    """Say what went wrong; a mistake of ours goes into the log as well."""
    if isinstance(error, CancelledError):
        sys.stderr.write(f"{error.sentence}\n")
        return INTERRUPTED
    if isinstance(error, ClipperError):
        return tell(error.sentence, error.hint)
    if isinstance(error, OSError) and error.filename is None and error.errno in _NOT_WRITTEN:
        return _tell_lost_output(error)
    from clipper.library.health import file_error
    from clipper.log import record_mistake

    of_file = file_error(error)
    if of_file is not None:
        return tell(of_file.sentence, of_file.hint)
    where = record_mistake(error)
    if verbose:
        import traceback

        traceback.print_exception(error)
    kept = f" The details are in {where}." if where else ""
    return tell(f"Clipper made a mistake of its own ({type(error).__name__}).{kept}", "Please report it with those details.")


def _tell_lost_output(error: OSError) -> int:
    """The results could not be written. What is left of them goes nowhere: at the program's end Python would try again, and complain."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return tell(f"The results could not be written: {error.strerror or error}.", "Free some space, or write to another place.")
