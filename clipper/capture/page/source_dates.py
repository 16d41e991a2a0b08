"""Dates that only a page's source tells: in the state that its scripts carry, and times with an offset of their own.

Both patterns begin at the few characters that can stand before a value, and look back from there: a search for the names themselves
tries a dozen of them at every character of the page.
"""

import re
from collections.abc import Iterator

_NAME = re.compile(
    r"(?:date_?published|published_?(?:date|at|on|time)|publish_?(?:date|time|ed)|publication_?(?:date|time)|first_?publication_?date|first_?published(?:_?at)?|"
    r"""pub_?date|article_?publication_?date|create_?(?:date|time)|created_?at|date_?created|date_?creation|article_?date|\bct)\\?["']?\s*$""",
    re.IGNORECASE,
)
"""The name of a value, at the end of what stands before it."""
_VALUE = re.compile(
    r"""[:=]\s*\\?["']?((?:19|20)\d{2}-?\d{2}-?\d{2}(?:[Tt ][\d:.]{5,15}(?:[Zz]|[+-]\d{2}:?\d{2})?)?|1\d{9}(?:\d{3})?)(?!\d)"""
)
LOOKED_BACK = 60
"""Characters before a value in which its name ends; names have up to 24."""
_ISO_OFFSET = re.compile(r"T(?<=(?:19|20)\d\d-\d\d-\d\dT)\d\d:\d\d(?::\d\d(?:\.\d+)?)?([+-][01]\d:?\d\d)(?!\d)")
_MAIL_OFFSET = re.compile(r"[+-](?<=\d\d:\d\d:\d\d [+-])[01]\d{3}\b")


def published_in_scripts(html: str) -> Iterator[str]:
    """What scripts say of when the page was published or made: days, moments, or seconds or milliseconds since 1970."""
    for match in _VALUE.finditer(html):
        if _NAME.search(html, max(0, match.start() - LOOKED_BACK), match.start()):
            yield match[1]


def offsets_of_times(html: str) -> Iterator[str]:
    """The offsets of all times that have one: "+09:00", "-0500"."""
    for match in _ISO_OFFSET.finditer(html):
        yield match[1]
    for match in _MAIL_OFFSET.finditer(html):
        yield match[0]
