"""A mail as Apple's program keeps it (`.emlx`): the number of its bytes on a line, the mail, and a property list about it."""

import re

_COUNT = re.compile(rb"\A\s{0,20}(\d{1,10})[ \t]{0,20}\r?\n")


def behind_count(head: bytes) -> bytes:
    """What follows the line with the number; nothing where there is no such line."""
    count = _COUNT.match(head)
    return head[count.end() :] if count else b""


def mail_of(content: bytes) -> bytes:
    """The mail alone; all of it that is there, where the file was cut off."""
    count = _COUNT.match(content)
    return content[count.end() : count.end() + int(count[1])] if count else content
