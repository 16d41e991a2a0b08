"""What a site wishes of programs (RFC 9309). The user asked for this one page by hand, so a "no" is told and not obeyed."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

LONGEST_BYTES = 500 * 1024
"""RFC 9309 asks for at least this much to be read."""


_LINE = re.compile(r"\s*(?P<key>user-agent|allow|disallow)\s*:(?P<value>[^#]*)", re.IGNORECASE)


def robots_address(scheme: str, authority: str) -> str:
    """Where the site says it."""
    return f"{scheme}://{authority}/robots.txt"


def allows(robots: bytes, agent: str, url: str) -> bool:
    """Whether the site lets this program fetch this page."""
    parser = RobotFileParser()
    parser.parse(_lines(robots[:LONGEST_BYTES].decode("utf-8-sig", "replace")))
    return parser.can_fetch(agent, url)


def _lines(text: str) -> Iterator[str]:
    """The lines that say who may go where, and the blank ones between: the parser of the standard library breaks on others."""
    for line in text.splitlines():
        match = _LINE.match(line)
        if match is None:
            if not line.strip():
                yield ""
            continue
        try:
            urlsplit(match["value"].strip())
        except ValueError:  # of no address at all, such as `//[`
            continue
        yield f"{match['key']}: {match['value'].strip()}"
