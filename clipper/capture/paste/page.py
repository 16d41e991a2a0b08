"""Pages of one article, selected whole or in part: the article's lines, then its fields from the lines around it."""

from datetime import datetime

from clipper.capture.furniture import REASONS, Family
from clipper.capture.paste.evidence import Evidence
from clipper.capture.paste.fields import fields_of
from clipper.capture.paste.kinds import Kinds, is_dense, read_kinds
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.places import Place, places_of
from clipper.capture.paste.segment import Division, Segment
from clipper.model.draft import CaptureKind, Extraction, PageLink, Role

BEFORE_REASON = "stands before the article"
GAP_REASON = "interrupts the article"
AFTER_REASON = "stands after the article"
LONGEST_LINK = 200


def divide_page(paste: Paste, *, captured_at: datetime) -> Division:
    """The article of a page and reasons for the lines around it; no segment where the page has none."""
    dense = is_dense("\n".join(paste.texts[:400]))
    kinds = read_kinds(paste, dense=dense)
    evidence = Evidence(paste, kinds, dense=dense)
    places = places_of(evidence.signs)
    body = tuple(at for at, place in enumerate(places) if place is Place.BODY)
    if not body:
        return Division(segments=())
    segment = Segment(role=Role.MAIN, body=body)
    segment = fields_of(segment, paste, kinds, captured_at=captured_at, dense=dense)
    return Division(segments=(segment,), reasons=_reasons(places, kinds))


def _reasons(places: list[Place], kinds: Kinds) -> dict[int, str]:
    where = {Place.BEFORE: BEFORE_REASON, Place.GAP: GAP_REASON, Place.AFTER: AFTER_REASON}
    reasons: dict[int, str] = {}
    for at, place in enumerate(places):
        family: Family | None = kinds.families[at]
        if place in where:
            reasons[at] = REASONS[family] if family else where[place]
    return reasons


def front_page(paste: Paste, division: Division) -> Extraction:
    """A page of headlines: its links are offered, no article is made."""
    from clipper.capture.paste.assemble import left_out

    links = tuple(PageLink(title=text, url=None) for text in paste.texts if 25 <= len(text) <= LONGEST_LINK)  # noqa: PLR2004 - a headline
    return Extraction(
        kind=CaptureKind.FRONT_PAGE,
        links=links,
        left_out=left_out(paste, set(), division),
        warnings=("This looks like a front page: many headlines, no article. Open the one you want and paste its page.",),
    )
