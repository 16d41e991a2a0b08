"""The markers of a brief's regions: one HTML comment for each section, clipping and passage, hidden by every renderer.

`<!-- clipper:passage kxyzabcd2345 -->` stands alone on its line; its region runs to the next marker.
"""

import re
from dataclasses import dataclass

from clipper.export.escape import Markdown

SECTION = "section"
CLIPPING = "clipping"
MENTION = "mention"
PASSAGE = "passage"
PROSE = "prose"
CONTENTS = "contents"
SOURCES = "sources"
KINDS = (SECTION, CLIPPING, MENTION, PASSAGE, PROSE, CONTENTS, SOURCES)

MARKER = re.compile(rf"^<!-- clipper:({'|'.join(KINDS)})(?: ([\w.-]+))? -->$")
_KIND = "(?:" + "|".join(KINDS) + ")"
_ID = r"[a-z][a-z0-9]{11}"
DAMAGED = re.compile(
    rf"<! ?-{{1,3}}[^\n]{{0,3}}clipper\b|\bclipper:{_KIND}\b[^\n]*-->?|<! ?-*\s*\S*{_KIND}\s*{_ID}\b|{_KIND} {_ID}[\w.-]* -->"
)
"""A line that was a marker once, or looks like one."""


@dataclass(frozen=True, slots=True)
class Region:
    """What a marker names."""

    kind: str
    id: str = ""

    @property
    def target(self) -> str:
        """The public id, without the suffix that tells a second place apart."""
        return self.id.partition(".")[0]


def marker(kind: str, identity: str = "") -> Markdown:
    """The comment that begins a region."""
    return Markdown(f"<!-- clipper:{kind} {identity} -->" if identity else f"<!-- clipper:{kind} -->")


def regions_in(text: str) -> frozenset[Region]:
    """The clippings and passages whose markers stand in a text: what tells one brief from another."""
    found = (read_marker(line) for line in text.splitlines() if line.startswith("<!--"))
    return frozenset(region for region in found if region is not None and region.kind in (CLIPPING, PASSAGE))


def read_marker(line: str) -> Region | None:
    """The region that a line begins, or None where it is no marker."""
    match = MARKER.match(line.rstrip())
    return Region(match.group(1), match.group(2) or "") if match else None
