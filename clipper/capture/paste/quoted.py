"""Text that a mail program quoted: the marks before its lines are taken off, so that it is read as it was."""

import re

MARK = ">"
_MARKS = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)


def unquoted(text: str) -> str:
    """The text without the marks, where half of its lines or more are quoted; its lines stay the same ones."""
    if MARK not in text or f"\n{MARK}" not in text:
        return text
    marked = text.count(f"\n{MARK}") + text.startswith(MARK)
    if 2 * marked < len([line for line in text.split("\n") if line.strip()]):
        return text
    return _MARKS.sub("", text)
