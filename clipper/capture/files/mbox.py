"""An mbox file to its mails (RFC 4155): each begins with a `From ` line; `>From ` in a text was `From ` (mboxrd)."""

import re
from collections.abc import Iterator

_FROM_LINE = re.compile(rb"^From \S+.{0,120}\d{4}.{0,40}\r?\n(?=[A-Za-z][A-Za-z0-9\-]*:)", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
MOST_MAILS = 10_000
"""As for archives: more is a mailbox and not a collection of clippings."""


def mails_of(content: bytes) -> Iterator[bytes]:
    """The bytes of each mail."""
    starts = [match.span() for match in _FROM_LINE.finditer(content)][:MOST_MAILS]
    ends = [start for start, _ in starts[1:]] + [len(content)]
    for (_, start), end in zip(starts, ends, strict=True):
        yield _QUOTED.sub(rb"\1", content[start:end])
