"""How a call ends: what went wrong as a sentence on the error stream, and an exit code.

Without click, so that the window can end so, too, without loading it.
"""

import sys

from clipper.errors import ClipperError

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def speak_utf8() -> None:
    """Results are UTF-8 on every system; what cannot be written (half a surrogate pair in a file's name) becomes a question mark."""
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
    if isinstance(error, ClipperError):
        return tell(error.sentence, error.hint)
    from clipper.log import record_mistake

    where = record_mistake(error)
    if verbose:
        import traceback

        traceback.print_exception(error)
    kept = f" The details are in {where}." if where else ""
    return tell(f"Clipper made a mistake of its own ({type(error).__name__}).{kept}", "Please report it with those details.")
