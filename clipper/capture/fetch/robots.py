"""What a site wishes of programs (RFC 9309). The user asked for this one page by hand, so a "no" is told and not obeyed."""

from urllib.robotparser import RobotFileParser

LONGEST_BYTES = 500 * 1024
"""RFC 9309 asks for at least this much to be read."""


def robots_address(scheme: str, authority: str) -> str:
    """Where the site says it."""
    return f"{scheme}://{authority}/robots.txt"


def allows(robots: bytes, agent: str, url: str) -> bool:
    """Whether the site lets this program fetch this page."""
    parser = RobotFileParser()
    parser.parse(robots[:LONGEST_BYTES].decode("utf-8", "replace").splitlines())
    return parser.can_fetch(agent, url)
