"""The times and headings of a live page's entries.

A time alone is no prose, so that the block model leaves it out; but in a live page the time is the head of its entry, and a
heading that links to the entry no teaser. A page is live
where containers of the same make, side by side, each begin with a time of their own and hold text of the body.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from clipper.capture.dates.relative import read_relative
from clipper.capture.page.blocks import Block, Box
from clipper.capture.page.kinds import is_paragraph
from clipper.capture.page.votes import PROSE_LINKS
from clipper.model.date import Precision
from clipper.model.span import SpanKind

FEWEST = 3
"""Entries of a live page."""
MAX_STAMP = 40
"""Characters of a block that holds a time and nothing else."""
EARLIEST = 3
"""Text blocks of an entry among which its time stands."""
LATEST_HEAD = 4
"""Text blocks of an entry among which its heading stands."""
LEVELS_UP = 5
"""Containers around a time in which its entry is looked for."""
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-4])(?:[:.h]|時|点|시\s?)[0-5]\d(?!\d)|(?<!\d)(?:1[0-2]|[1-9])\s?[ap]\.?m\b", re.IGNORECASE)


def _is_stamp(block: Block, captured_at: datetime) -> bool:
    text = block.text
    if len(text) > MAX_STAMP or block.kind is SpanKind.IMAGE or not any(map(str.isdecimal, text)):
        return False
    return _CLOCK.search(text) is not None or _is_age(text, captured_at)


def _is_prose(block: Block) -> bool:
    """Whether a block reads like a paragraph, in any script."""
    return is_paragraph(block) and block.link_characters < PROSE_LINKS * len(block.text)


def _is_age(text: str, captured_at: datetime) -> bool:
    """Whether a text tells how many minutes or hours ago something was: in days, as under older stories, it is no live page's."""
    found = read_relative(text, captured_at=captured_at)
    return found is not None and found.date is not None and found.date.precision in (Precision.MINUTE, Precision.HOUR)


def _entries(stamps: Sequence[Block]) -> dict[tuple[Box, str], dict[Box, Block]]:
    """By their parent and make, the containers that may be entries, each with the first time in it."""
    families = defaultdict[tuple[Box, str], dict[Box, Block]](dict)
    for stamp in stamps:
        for box in stamp.box.ancestors()[:LEVELS_UP]:
            if box.parent is not None:
                families[box.parent, box.signature].setdefault(box, stamp)
    return {family: entries for family, entries in families.items() if len(entries) >= FEWEST}


def with_times(chosen: Sequence[Block], blocks: Sequence[Block], captured_at: datetime) -> tuple[Block, ...]:
    """The chosen blocks, with the time and the heading of each entry where the page is a live one."""
    numbers = {block.number for block in chosen}
    stamps = [block for block in blocks if _is_stamp(block, captured_at) and not block.box.hidden]
    if len(stamps) < FEWEST:
        return tuple(chosen)
    families = _entries(stamps)
    members: dict[Box, list[Block]] = {box: [] for entries in families.values() for box in entries}
    for block in blocks if members else ():
        if block.kind is not SpanKind.IMAGE:
            for box in block.box.ancestors():
                if box in members:
                    members[box].append(block)
    added = set[int]()
    for entries in families.values():
        told = [
            stamp
            for box, stamp in entries.items()
            if stamp in members[box][:EARLIEST] and any(block.number in numbers and _is_prose(block) for block in members[box])
        ]
        if len(told) >= FEWEST:
            heads = [block for box in entries for block in members[box][:LATEST_HEAD] if block.kind is SpanKind.HEADING]
            added |= {block.number for block in (*told, *heads)}
    return tuple(block for block in blocks if block.number in numbers or block.number in added)
