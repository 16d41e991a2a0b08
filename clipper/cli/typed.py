"""What comes from a shell: text, in which what is no text (half characters of another encoding, controls) is replaced or dropped."""

import os
import re
from pathlib import Path

from clipper.text.canonical import clean_characters

STANDARD_OUTPUT = Path("-")
_BYTES = re.compile("[\udc80-\udcff]")
"""What Python makes of bytes that the locale cannot read: all of a UTF-8 text, where the locale is plain C."""


def text(value: str) -> str:
    """The type of each argument and option that is text; names of files are left as they are."""
    return clean_characters(os.fsencode(value).decode("utf-8", "replace") if _BYTES.search(value) else value)


def named_output(path: Path | None) -> Path | None:
    """The file that `-o` names; None for standard output, which is also what `-` means."""
    return None if path == STANDARD_OUTPUT else path
