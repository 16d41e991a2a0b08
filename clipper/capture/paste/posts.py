"""Posts of a channel, as messengers copy them: a line with the channel and the time above each ("Alder Courier, [01.06.2025 14:07]").

Each post is an article of its own: its source is the channel, its title the first line if more follows.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from clipper.capture.dates.read import read_date
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.segment import Division, Segment
from clipper.model.draft import Role

_HEAD = re.compile(
    r"(?P<name>[^\[\]\n]{1,80}?),?:? \[(?P<time>\d{1,2}[./]\d{1,2}[./](?:\d{2}){1,2},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)\]",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"(?:forwarded from|weitergeleitet (?:aus|von)|переслано из|transféré de|reenviado de|inoltrato da)\s+\S", re.IGNORECASE
)
LONGEST_TITLE = 200
REASON = "channel and time of a post"
FORWARDED_REASON = "where a post is forwarded from"


def _posts(paste: Paste) -> Iterator[tuple[re.Match[str], range]]:
    heads = [(at, found) for at, text in enumerate(paste.texts) if (found := _HEAD.fullmatch(text))]
    for (at, found), (end, _) in pairwise([*heads, (len(paste), None)]):
        if found is not None:
            yield found, range(at, end)


def _segment(paste: Paste, head: re.Match[str], lines: range, captured_at: datetime) -> Segment | None:
    texts = paste.texts
    body = [at for at in lines[1:] if not _FORWARDED.match(texts[at])]
    if not body:
        return None
    first = body[0]
    title = first if len(body) > 1 and len(texts[first]) <= LONGEST_TITLE else None
    found = read_date(head["time"], captured_at=captured_at, day_first="." in head["time"] or None)
    line = f"line {paste.numbers[lines.start]}"
    return Segment(
        role=Role.MAIN,
        body=tuple(at for at in body if at != title),
        title=texts[first] if title is not None else None,
        source=head["name"].strip(),
        published=found.date if found else None,
        used={lines.start: "source"} | ({title: "title"} if title is not None else {}),
        origins={"source": line, "published": line} | ({"title": f"line {paste.numbers[first]}"} if title is not None else {}),
    )


def divide_posts(paste: Paste, *, captured_at: datetime) -> Division | None:
    """The posts of a text that begins with the head of one; None for any other."""
    if not _HEAD.fullmatch(paste.texts[0][: 2 * LONGEST_TITLE]):
        return None
    segments = [segment for head, lines in _posts(paste) if (segment := _segment(paste, head, lines, captured_at))]
    if not segments:
        return None
    reasons = [REASON if _HEAD.fullmatch(text) else FORWARDED_REASON if _FORWARDED.match(text) else None for text in paste.texts]
    return Division(segments=tuple(segments), reasons=reasons)
