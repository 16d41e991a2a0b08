"""The lines that pages put around their articles: which family a line belongs to, and the reason that is shown for leaving it out.

A line belongs to a family if the whole of it is one of the family's phrases, or if it is short and begins with one of its openings. This
is only evidence: where a line stands decides with it whether it is left out (`capture.paste`). The phrases stand in
`capture.furniture_phrases`.
"""

import re
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


def _by_phrase() -> dict[str, Family]:
    return {phrase.strip().casefold(): Family(key) for key, lines in PHRASES.items() for line in lines for phrase in line.split("|")}


def _openings() -> dict[str, tuple[tuple[str, ...], dict[str, Family]]]:
    """The openings by their first two letters, the longest first, and the family of each."""
    found: dict[str, dict[str, Family]] = {}
    for key, lines in OPENINGS.items():
        for line in lines:
            for opening in line.split("|"):
                form = opening.strip("\n").casefold()
                found.setdefault(form[:2], {}).setdefault(form, Family(key))
    return {first: (tuple(sorted(families, key=len, reverse=True)), families) for first, families in found.items()}


_BY_PHRASE = _by_phrase()
_BY_OPENING = _openings()
_COUNT = re.compile(r"[\d.,]+ ?[KMkmтыс]{0,4}\.?(?: ?(?:shares?|comments?|kommentare?|likes?|views?|votes?|комментари\w+|просмотр\w*))?$")


def family_of(line: str) -> Family | None:
    """The family of a clean line, or None."""
    length = len(line)
    if length > LONGEST_OPENED:
        return None
    form = line.casefold()
    if length <= LONGEST_PHRASE:
        found = _BY_PHRASE.get(form)
        if found is None and not (form[0].isalnum() and form[-1].isalnum()):
            found = _BY_PHRASE.get(form.strip(_EDGES))
        if found:
            return found
        if form[0].isdigit() and _COUNT.match(form):
            return Family.SHARE
    openings = _BY_OPENING.get(form[:2])
    if openings and form.startswith(openings[0]):
        return next(openings[1][opening] for opening in openings[0] if form.startswith(opening))
    return None
