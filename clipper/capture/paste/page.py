"""Pages, selected whole or in part: where one ends and the next begins, the article of each, and its fields from the lines around it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from clipper.capture.furniture import REASONS
from clipper.capture.paste.assemble import left_out
from clipper.capture.paste.choose import choose_lines
from clipper.capture.paste.entries import with_times
from clipper.capture.paste.features import Features
from clipper.capture.paste.fields import fields_of
from clipper.capture.paste.front_model import DOUBTFUL, FEWEST_HEADLINES, SURE, front_likelihood
from clipper.capture.paste.fronts import free_headlines, is_front
from clipper.capture.paste.kept_address import kept_address
from clipper.capture.paste.kinds import Kinds, is_dense, read_kinds
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.menus import REASON as MENU_REASON
from clipper.capture.paste.menus import looked_at
from clipper.capture.paste.model import line_model
from clipper.capture.paste.monitored import with_outlet_at_the_end
from clipper.capture.paste.repair import repaired
from clipper.capture.paste.seams import seams_of
from clipper.capture.paste.segment import Division, Segment
from clipper.capture.paste.set_page import is_page_edge, page_edges
from clipper.capture.paste.teasers import is_of_teasers
from clipper.capture.paste.title import TitleContext, title_line
from clipper.capture.paste.title_model import title_model
from clipper.model.draft import CaptureKind, Extraction, PageLink

BEFORE_REASON = "stands before the article"
GAP_REASON = "interrupts the article"
AFTER_REASON = "stands after the article"
FRONT_REASON = "headline of a front page"
FRONT_DOUBT = "This may be a page of headlines, without an article of its own."
SHORTEST_LINK, LONGEST_LINK = 25, 200
"""Characters of a headline that is offered as a link."""
SCRIPT_LINES = 400
"""Lines by which the script of a paste is known."""


def is_of_several(paste: Paste) -> bool:
    """Whether one page ends in it and another begins."""
    dense = paste.may_be_dense and is_dense("\n".join(paste.texts[:SCRIPT_LINES]))
    whole = paste.chosen(looked_at(paste, dense=dense))
    return bool(seams_of(whole, read_kinds(whole, dense=dense)))


def divide_page(paste: Paste, *, captured_at: datetime, is_one: bool = False) -> Division:
    """The articles of one or more pages (`is_one` where it is known to be one) and reasons for the lines around them; no segment where
    there is none.
    """
    dense = paste.may_be_dense and is_dense("\n".join(paste.texts[:SCRIPT_LINES]))
    kept = looked_at(paste, dense=dense)
    whole = paste if len(kept) == len(paste) else paste.chosen(kept)
    kinds = read_kinds(whole, dense=dense)
    seams = [] if is_one else seams_of(whole, kinds)
    if not seams:
        division = _divide_one(whole, kinds, dense=dense, captured_at=captured_at)
        return division if whole is paste else _mapped(division, kept, len(paste))
    bounds = [0, *(kept[seam] for seam in seams), len(paste)]
    divisions = [
        _moved(divide_page(paste.chosen(range(first, last)), captured_at=captured_at), first, last) for first, last in pairwise(bounds)
    ]
    segments = tuple(segment for division in divisions for segment in division.segments)
    reasons = [reason for division in divisions for reason in division.reasons]
    return Division(segments=segments, reasons=reasons, default_reason=MENU_REASON)


def _moved(division: Division, first: int, last: int) -> Division:
    """The division of these lines as one of a paste that begins above them."""
    return Division(
        segments=_renumbered(division.segments, range(first, last)),
        reasons=division.reasons or [None] * (last - first),
        default_reason=MENU_REASON,
    )


def _mapped(division: Division, lines: Sequence[int], total: int) -> Division:
    """The division of chosen lines as one of the whole paste, which has so many."""
    reasons: list[str | None] = [None] * total
    for at, reason in zip(lines, division.reasons, strict=False):
        reasons[at] = reason
    return Division(segments=_renumbered(division.segments, lines), reasons=reasons, default_reason=MENU_REASON)


def _renumbered(segments: Sequence[Segment], lines: Sequence[int]) -> tuple[Segment, ...]:
    return tuple([segment.renumbered(lines) for segment in segments])


def _divide_one(paste: Paste, kinds: Kinds, *, dense: bool, captured_at: datetime) -> Division:
    features = Features(paste, kinds, dense=dense)
    choice = choose_lines(features, line_model(), wrapped=paste.parts is not None)
    if not choice.lines or is_front(kinds, choice) or is_of_teasers(paste, kinds, choice, dense=dense):
        return Division(segments=(), default_reason=FRONT_REASON)
    body = tuple(with_times(_without_page_edges(repaired(choice.lines, kinds), paste), paste, captured_at))
    context = TitleContext(paste=paste, kinds=kinds, features=features, body=body, dense=dense)
    title = title_line(context, title_model())
    front = front_likelihood(context, choice, title)
    if front >= SURE and free_headlines(kinds) >= FEWEST_HEADLINES:
        return Division(segments=(), default_reason=FRONT_REASON)
    segment = fields_of(context, title, captured_at=captured_at)
    if front >= DOUBTFUL:
        segment = replace(segment, doubts=(FRONT_DOUBT, *segment.doubts))
    segment = _with_kept_address(with_outlet_at_the_end(segment, paste, captured_at), paste)
    return Division(segments=(segment,), reasons=_reasons(segment.body, kinds))


def _with_kept_address(segment: Segment, paste: Paste) -> Segment:
    """The article with the address that stands with it."""
    kept = kept_address(paste)
    if kept is None:
        return segment
    at, address = kept
    body = tuple(each for each in segment.body if each != at)
    origins = {**segment.origins, "url": f"line {paste.numbers[at]}"}
    return replace(segment, body=body, url=address, used={**segment.used, at: "url"}, origins=origins) if body else segment


def _without_page_edges(body: Sequence[int], paste: Paste) -> list[int]:
    """The lines of a body, without the heads and feet of a wrapped text's pages."""
    if paste.parts is None:
        return list(body)
    edges = page_edges(paste)
    return [at for at in body if not is_page_edge(paste.texts[at], edges, at)] or list(body)


def _reasons(body: Sequence[int], kinds: Kinds) -> list[str]:
    """Why each line is left out, if it is: what it is, else where it stands."""
    families, first, last = kinds.families, body[0], body[-1] + 1
    return [
        *[REASONS[family] if family else BEFORE_REASON for family in families[:first]],
        *[REASONS[family] if family else GAP_REASON for family in families[first:last]],
        *[REASONS[family] if family else AFTER_REASON for family in families[last:]],
    ]


def front_page(paste: Paste, division: Division) -> Extraction:
    """A page of headlines: its links are offered, no article is made."""
    links = tuple(PageLink(title=text, url=None) for text in dict.fromkeys(paste.texts) if SHORTEST_LINK <= len(text) <= LONGEST_LINK)
    return Extraction(
        kind=CaptureKind.FRONT_PAGE,
        links=links,
        left_out=left_out(paste, division),
        warnings=("This looks like a front page: many headlines, no article. Open the one you want and paste its page.",),
    )
