"""Posts of a channel, as messengers copy them: a line with the channel and the time above each ("Alder Courier, [01.06.2025 14:07]").

Each post is an article of its own: its source is the channel, its title the first line if more follows. A chat, whose messages begin with
time and name, is one text of all its lines. A post copied from X begins with its author's name and account.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from clipper.capture.dates.read import read_date
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.segment import Division, Segment
from clipper.model.role import Role

_HEAD = re.compile(
    r"(?P<name>[^\[\]\n]{1,80}?),?:? \[(?P<time>\d{1,2}[./]\d{1,2}[./](?:\d{2}){1,2},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)\]",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"(?:forwarded from|weitergeleitet (?:aus|von)|переслано из|transféré de|reenviado de|inoltrato da)\s+\S", re.IGNORECASE
)
_DAY, _TIME = r"\d{1,2}[./]\d{1,2}[./](?:\d{2}){1,2}", r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?"
_MESSAGE = re.compile(rf"(?:\[{_TIME}, {_DAY}\]|\[{_DAY},? {_TIME}\]|{_DAY},? {_TIME} -) [^:\n]{{1,60}}: ", re.IGNORECASE)
_ACCOUNT = re.compile(r"@\w{1,20}")
_STAMP = re.compile(rf"{_TIME} · (?P<day>.{{6,20}}\d{{4}})", re.IGNORECASE)
"""The time below a post on its own page: "2:07 PM · Jun 1, 2025"."""
DOT = "·"
X = "X"
LEAST_MESSAGES = 2
LONGEST_POST = 60
"""Lines from the author's name on: a page that begins so is none."""
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


def _chat(paste: Paste, captured_at: datetime) -> Division | None:
    heads = [found for text in paste.texts if (found := _MESSAGE.match(text))]
    if len(heads) < LEAST_MESSAGES:
        return None
    day = read_date(heads[0].group(), captured_at=captured_at, day_first="." in heads[0].group() or None)
    published = day.date if day else None
    origins = {"published": f"line {paste.numbers[0]}"} if published else {}
    return Division(segments=(Segment(role=Role.MAIN, body=tuple(range(len(paste))), published=published, origins=origins),))


def _of_account(paste: Paste, captured_at: datetime) -> Division | None:
    """One post of X: name, account, then the text, above its time or below a dot and its day."""
    texts = paste.texts
    stamped = next((at for at, text in enumerate(texts) if _STAMP.fullmatch(text)), None)
    dotted = len(texts) > 3 and texts[2] == DOT  # noqa: PLR2004 - name, account, dot, day
    if len(texts) > LONGEST_POST or (stamped is None and not dotted):
        return None
    start, end = (4 if dotted else 2), stamped if stamped is not None else len(texts)
    told = _STAMP.fullmatch(texts[stamped]) if stamped is not None else None
    day_line = stamped if told and stamped is not None else 3
    day = read_date(told["day"] if told else texts[3], captured_at=captured_at, language="en")
    body = tuple(at for at in range(start, end) if texts[at] != DOT)
    if not body or day is None or day.date is None:
        return None
    segment = Segment(
        role=Role.MAIN,
        body=body,
        source=X,
        authors=(texts[0],),
        published=day.date,
        used={0: "authors", 1: "authors", day_line: "published"},
        origins={"authors": f"line {paste.numbers[0]}", "published": f"line {paste.numbers[day_line]}"},
    )
    return Division(segments=(segment,), default_reason="numbers and buttons of a post")


def divide_posts(paste: Paste, *, captured_at: datetime) -> Division | None:
    """The posts of a text that begins with the head of one, or the chat that it is; None for any other."""
    first = paste.texts[0][: 2 * LONGEST_TITLE]
    if _MESSAGE.match(first):
        return _chat(paste, captured_at)
    if len(paste) > 2 and _ACCOUNT.fullmatch(paste.texts[1]):  # noqa: PLR2004 - name, account, text
        return _of_account(paste, captured_at)
    if not _HEAD.fullmatch(first):
        return None
    segments = [segment for head, lines in _posts(paste) if (segment := _segment(paste, head, lines, captured_at))]
    if not segments:
        return None
    reasons = [REASON if _HEAD.fullmatch(text) else FORWARDED_REASON if _FORWARDED.match(text) else None for text in paste.texts]
    return Division(segments=tuple(segments), reasons=reasons)
