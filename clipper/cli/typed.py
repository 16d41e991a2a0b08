"""What comes from a shell: text, in which what is no text (half characters of another encoding, controls) is replaced or dropped."""

import os
import re
import sys
from pathlib import Path

from clipper.errors import InputError
from clipper.jobs.files import expanded
from clipper.text.canonical import clean_characters
from clipper.text.web_address import is_web_address

STANDARD_OUTPUT = Path("-")
_BYTES = re.compile("[\udc80-\udcff]")
"""What Python makes of bytes that the locale cannot read: all of a UTF-8 text, where the locale is plain C."""


def text(value: str) -> str:
    """The type of each argument and option that is text; names of files are left as they are."""
    return clean_characters(os.fsencode(value).decode("utf-8", "replace") if _BYTES.search(value) else value)


def web_address(value: str) -> str:
    """An address as it is typed. It tells later that two texts are of one article, so that nothing else will do. Raises InputError."""
    value = value.strip()
    if not is_web_address(value):
        raise InputError(f"“{value}” is no web address.", "Write it as https://example.org/article")
    return value


def standard_input() -> bytes:
    """Everything that comes through standard input. Raises InputError where a scheduler has closed it."""
    if sys.__stdin__ is None:
        raise InputError("Standard input is closed.", "Send the text through a pipe, or give a file.")
    return sys.stdin.buffer.read()


def name_or_file(value: str) -> str:
    """The type of what is called by its name or by a file: `~` is the home folder, as in every file's name; `csl:` may stand before it."""
    named, mark, file = value.rpartition(":")
    return f"{named}{mark}{expanded(Path(file))}" if file.startswith("~") else value


def named_output(path: Path | None) -> Path | None:
    """The file that `-o` names; None for standard output, which is also what `-` means."""
    return None if path == STANDARD_OUTPUT else path
