"""The lines that pages put around their articles: which family a line belongs to, and the reason that is shown for leaving it out.

A line belongs to a family if the whole of it is one of the family's phrases, or if it is short and begins with one of its openings. This
is only evidence: where a line stands decides with it whether it is left out (`capture.paste`). The phrases stand in
`capture.furniture_phrases`.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from types import MappingProxyType

from clipper.capture.furniture_phrases import OPENINGS, PHRASES


class Family(StrEnum):
    """A kind of page furniture; the value is its key in the tables."""

    NAVIGATION = "navigation"
    ACCOUNT = "account"
    SUBSCRIPTION = "subscription"
    CONSENT = "consent"
    ADVERTISEMENT = "advertisement"
    SHARE = "share"
    COMMENTS = "comments"
    RELATED = "related"
    MORE = "more"
    MEDIA = "media"
    CREDIT = "credit"
    TAGS = "tags"
    FOLLOW = "follow"
    TOOLS = "tools"
    LEGAL = "legal"
    NOTE = "note"
    WIDGET = "widget"
    DIALOG = "dialog"
    EMBED = "embed"
    READING_TIME = "reading time"
    BYLINE = "byline"
    STAMP = "stamp"

    __hash__ = str.__hash__
    """That of Enum is written in Python, and is asked for each line of a page several times."""


REASONS = MappingProxyType(
    {
        Family.NAVIGATION: "navigation of the page",
        Family.ACCOUNT: "login and account",
        Family.SUBSCRIPTION: "subscription or newsletter offer",
        Family.CONSENT: "cookies and consent",
        Family.ADVERTISEMENT: "advertisement",
        Family.SHARE: "share buttons",
        Family.COMMENTS: "comments",
        Family.RELATED: "heading of other stories",
        Family.MORE: "link to another story",
        Family.MEDIA: "audio or video player",
        Family.CREDIT: "picture or its credit",
        Family.TAGS: "tags and topics",
        Family.FOLLOW: "accounts and apps of the publisher",
        Family.TOOLS: "tools of the page",
        Family.LEGAL: "legal notice",
        Family.NOTE: "notice of the publisher",
        Family.WIDGET: "weather, prices or games",
        Family.DIALOG: "button or form",
        Family.EMBED: "embedded content that is not in the text",
        Family.READING_TIME: "reading time",
        Family.BYLINE: "byline",
        Family.STAMP: "date of publication",
    }
)
"""Why a line of the family is left out, as the user reads it."""

LONGEST_PHRASE = 60
LONGEST_OPENED = 160
"""Characters. A longer line that begins like furniture is a sentence of its own."""

_EDGES = " \t:：.…·•|>»›←→↓↑▶►▼▾+-–—*#()[]!?\u00a0\u3000"


_HEAD, _SHORT_HEAD = 3, 2
"""Letters by which openings are looked up."""
_LAST_LETTER = 0x600
"""Latin, Greek, Cyrillic, Armenian and Hebrew letters stand before this one."""


def _by_phrase() -> dict[str, Family]:
    found: dict[str, Family] = {}
    for key, lines in PHRASES.items():
        found |= dict.fromkeys([phrase.strip() for phrase in "|".join(lines).casefold().split("|")], Family(key))
    return found


def _openings() -> dict[str, Family]:
    found: dict[str, Family] = {}
    for key, lines in OPENINGS.items():
        found = dict.fromkeys([opening.strip("\n") for opening in "|".join(lines).casefold().split("|")], Family(key)) | found
    return found


def _by_head() -> dict[str, tuple[str, ...]]:
    """The openings by their first three letters, those of two by these, the longest first."""
    found: dict[str, list[str]] = {}
    for opening in sorted(_OPENINGS, key=len, reverse=True):
        found.setdefault(opening[:_HEAD], []).append(opening)
    for head, openings in found.items():  # the shorter ones come last, as they are
        openings += [short for short in (head[:_SHORT_HEAD], head[:1]) if short in _OPENINGS and short not in openings]
    return {head: tuple(openings) for head, openings in found.items()}


_BY_PHRASE = _by_phrase()
_EDGE_SET = frozenset(_EDGES)
_OPENINGS = _openings()
_LONGEST_OPENING = max(map(len, _OPENINGS))
_BY_OPENING = _by_head()
_LETTERS = frozenset(filter(str.isalpha, map(chr, range(_LAST_LETTER)))).difference(
    opening[0] for opening in _OPENINGS if len(opening) < _HEAD
)
"""A line that begins with one of these begins with no edge, no number and no opening of two letters."""
_COUNT = re.compile(r"[\d.,]+ ?[KMkmтыс]{0,4}\.?(?: ?(?:shares?|comments?|kommentare?|likes?|views?|votes?|комментари\w+|просмотр\w*))?$")


def families_of(lines: Sequence[str]) -> list[Family | None]:
    """The family of each of these clean lines, or None."""
    whole, by_head, letters, edges = _BY_PHRASE.get, _BY_OPENING.get, _LETTERS, _EDGE_SET
    found: list[Family | None] = []
    for line in lines:
        family = None
        if not line or len(line) > LONGEST_OPENED:
            found.append(None)
            continue
        if len(line) <= LONGEST_PHRASE:
            form = line.casefold()
            family = whole(form)
            if family is None and (form[0] not in letters or form[-1] in edges):
                family = _within_edges(form)
        else:
            form = line[:_LONGEST_OPENING].casefold()
        if family is None:
            openings = by_head(form[:_HEAD])
            if openings is None and form[0] not in letters:
                openings = by_head(form[:_SHORT_HEAD])
            if openings is not None and form.startswith(openings):
                family = next(_OPENINGS[opening] for opening in openings if form.startswith(opening))
        found.append(family)
    return found


def family_of(line: str) -> Family | None:
    """The family of a clean line, or None."""
    return families_of((line,))[0]


def _within_edges(form: str) -> Family | None:
    """The family of a line whose punctuation at its ends is no part of it, or that counts something."""
    first = form[0]
    if first in _EDGE_SET or form[-1] in _EDGE_SET:
        found = _BY_PHRASE.get(form.strip(_EDGES))
        if found is not None:
            return found
    return Family.SHARE if first.isdigit() and _COUNT.match(form) else None
