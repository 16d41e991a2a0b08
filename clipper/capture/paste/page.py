"""Pages, selected whole or in part: where one ends and the next begins, the article of each, and its fields from the lines around it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from clipper.capture.furniture import REASONS
from clipper.capture.paste.assemble import left_out
from clipper.capture.paste.evidence import Evidence
from clipper.capture.paste.fields import fields_of
from clipper.capture.paste.kinds import DENSE_SCALE, LONG_CLASS, Kinds, is_dense, read_kinds
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.menus import REASON as MENU_REASON
from clipper.capture.paste.menus import looked_at
from clipper.capture.paste.places import Place, places_of
from clipper.capture.paste.repair import repaired
from clipper.capture.paste.seams import seams_of
from clipper.capture.paste.segment import Division, Segment
from clipper.capture.paste.vocabulary import Vocabulary
from clipper.model.draft import CaptureKind, Extraction, PageLink, Role

BEFORE_REASON = "stands before the article"
GAP_REASON = "interrupts the article"
AFTER_REASON = "stands after the article"
FRONT_REASON = "headline of a front page"
SHORTEST_LINK, LONGEST_LINK = 25, 200
"""Characters of a headline that is offered as a link."""
FRONT_HEADLINES = 40
"""A page with so many headlines and hardly any text is a front page."""
FRONT_TEXT = 420
"""Characters of paragraphs that such a page has less of."""
FRONT_PARAGRAPHS = 2
"""A front page has no more teasers than these in the place that looks most like an article."""
BARE_HEADLINES, BARE_LINES = 20, 3
"""So many headlines make a front page where the best lines found are no more than these and none of them is a paragraph."""
_HEADLINE_CLASSES = range(4, LONG_CLASS + 1)
_SCRIPT_LINES = 400
"""Lines by which the script of a paste is known."""


def divide_page(paste: Paste, *, captured_at: datetime) -> Division:
    """The articles of one or more pages and reasons for the lines around them; no segment where there is none."""
    dense = is_dense("\n".join(paste.texts[:_SCRIPT_LINES]))
    kept = looked_at(paste, dense=dense)
    whole = paste if len(kept) == len(paste) else paste.chosen(kept)
    kinds = read_kinds(whole, dense=dense)
    seams = seams_of(whole, kinds)
    if not seams:
        division = _divide_one(whole, kinds, dense=dense, captured_at=captured_at)
        return division if whole is paste else _mapped(division, kept)
    bounds = [0, *(kept[seam] for seam in seams), len(paste)]
    divisions = [
        _mapped(divide_page(paste.chosen(range(first, last)), captured_at=captured_at), range(first, last))
        for first, last in pairwise(bounds)
    ]
    return Division(
        segments=tuple(segment for division in divisions for segment in division.segments),
        reasons={at: reason for division in divisions for at, reason in division.reasons.items()},
        default_reason=MENU_REASON,
    )


def _mapped(division: Division, lines: Sequence[int]) -> Division:
    """The division of chosen lines as one of the whole paste."""
    segments = tuple(
        replace(
            segment,
            body=tuple(lines[at] for at in segment.body),
            captions=frozenset(lines[at] for at in segment.captions),
            rewritten={lines[at]: text for at, text in segment.rewritten.items()},
            used={lines[at]: name for at, name in segment.used.items()},
        )
        for segment in division.segments
    )
    reasons = {lines[at]: reason for at, reason in division.reasons.items()}
    return replace(division, segments=segments, reasons=reasons, default_reason=MENU_REASON)


def _divide_one(paste: Paste, kinds: Kinds, *, dense: bool, captured_at: datetime) -> Division:
    vocabulary = Vocabulary(paste, dense=dense)
    evidence = Evidence(paste, kinds, vocabulary)
    places = repaired(places_of(evidence.signs), kinds)
    body = tuple(at for at, place in enumerate(places) if place is Place.BODY)
    if not body or _is_front(paste, kinds, body, dense=dense):
        return Division(segments=(), default_reason=FRONT_REASON)
    segment = Segment(role=Role.MAIN, body=body)
    segment = fields_of(segment, paste, kinds, vocabulary=vocabulary, captured_at=captured_at)
    return Division(segments=(segment,), reasons=_reasons(places, kinds))


def _is_front(paste: Paste, kinds: Kinds, body: Sequence[int], *, dense: bool) -> bool:
    """Whether the page is one of headlines without an article."""
    paragraphs = {at for at in body if kinds.is_long(at) and kinds.is_sentence(at)}
    if len(paragraphs) > FRONT_PARAGRAPHS or any(at + 1 in paragraphs for at in paragraphs):
        return False
    headlines = sum(length in _HEADLINE_CLASSES and not ending for length, ending in zip(kinds.lengths, kinds.endings, strict=True))
    if not paragraphs:
        return headlines >= BARE_HEADLINES and len(body) <= BARE_LINES
    width = sum(len(paste.texts[at]) * (1 if paste.texts[at].isascii() or not dense else DENSE_SCALE) for at in paragraphs)
    return headlines >= FRONT_HEADLINES and width < FRONT_TEXT


def _reasons(places: list[Place], kinds: Kinds) -> dict[int, str]:
    where = {Place.BEFORE: BEFORE_REASON, Place.GAP: GAP_REASON, Place.AFTER: AFTER_REASON, Place.BODY: GAP_REASON}
    return dict(enumerate([REASONS[family] if family else where[place] for place, family in zip(places, kinds.families, strict=True)]))


def front_page(paste: Paste, division: Division) -> Extraction:
    """A page of headlines: its links are offered, no article is made."""
    links = tuple(PageLink(title=text, url=None) for text in dict.fromkeys(paste.texts) if SHORTEST_LINK <= len(text) <= LONGEST_LINK)
    return Extraction(
        kind=CaptureKind.FRONT_PAGE,
        links=links,
        left_out=left_out(paste, set(), division),
        warnings=("This looks like a front page: many headlines, no article. Open the one you want and paste its page.",),
    )
