"""The blocks of a page that are in no draft, with the reason."""

from collections.abc import Mapping, Sequence

from clipper.capture.furniture import REASONS, Family, family_of
from clipper.capture.page.blocks import Block
from clipper.capture.page.vocabulary import Hint
from clipper.model.draft import LeftOut
from clipper.model.span import SpanKind

MOST_LEFT_OUT = 400
"""Blocks of furniture that are told of, the nearest to the body first."""
MAX_SHOWN = 300
UNSURE_FROM = 0.15
"""The probability from which a block that was left out may be the article's after all."""

_REASON_OF_PLACE: tuple[tuple[Hint, str], ...] = (
    (Hint.COMMENT, "comments"),
    (Hint.CONSENT, "cookies and consent"),
    (Hint.ADVERT, "advertisement"),
    (Hint.OFFER, "subscription or newsletter offer"),
    (Hint.SHARE, "share buttons"),
    (Hint.RELATED, "heading of other stories"),
    (Hint.AUTHOR, "byline"),
    (Hint.TAGS, "tags and topics"),
    (Hint.FOOT, "legal notice"),
    (Hint.NAVIGATION, "navigation of the page"),
    (Hint.SIDEBAR, "beside the article"),
)
_BY_BIT = tuple((hint.value, reason) for hint, reason in _REASON_OF_PLACE)
"""Numbers: a flag of an enum costs ten times as much to ask."""


def _reason(block: Block, probability: float) -> str:
    family = family_of(block.text)
    if family is Family.CREDIT and block.box.near & Hint.FOOT.value:
        family = Family.LEGAL  # what begins with © is a picture's, but at the foot of a page its own
    if family is not None:
        return REASONS[family]
    if probability >= UNSURE_FROM:
        return "perhaps of the article"
    return next((reason for hint, reason in _BY_BIT if block.box.near & hint), "not of the article's body")


def left_out(blocks: Sequence[Block], used: frozenset[int], likely: Mapping[int, float]) -> tuple[LeftOut, ...]:
    """The text blocks that are in no draft. Those that the choice was least sure of are told of first where there are too many."""
    rest = [block for block in blocks if block.kind is not SpanKind.IMAGE and block.number not in used]
    if len(rest) > MOST_LEFT_OUT:
        nearest = sorted(rest, key=lambda block: -likely.get(block.number, 0.0))[:MOST_LEFT_OUT]
        rest = sorted(nearest, key=lambda block: block.number)
    return tuple(
        LeftOut(
            line=block.number + 1,
            text=block.text[:MAX_SHOWN],
            reason=_reason(block, likely.get(block.number, 0.0)),
        )
        for block in rest
    )
