"""Invented clippings, passages and outlines for the tests of briefs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from typing import Any

from clipper.export.arrange import outline_of
from clipper.export.outline import Entry, Outline, QuotedPassage, RelatedClipping
from clipper.model.brief import GroupBy
from clipper.model.clipping import Clipping, Status
from clipper.model.color import DEFAULT_COLORS
from clipper.model.date import ArticleDate, Precision
from clipper.model.highlight import Anchor, Highlight, Placement, PlacementState
from clipper.model.ids import ALPHABET, ClippingId, ClippingKey, HighlightId
from clipper.model.metadata import Metadata
from clipper.model.role import Role

HOUR = ArticleDate(value="2025-06-01T14:00:00Z", precision=Precision.HOUR)
DAY = ArticleDate(value="2025-05-30", precision=Precision.DAY)


def public_id(letter: str, number: int) -> str:
    """A public id that is the same in every run."""
    digits = ""
    for _ in range(11):
        number, digit = divmod(number, len(ALPHABET))
        digits = ALPHABET[digit] + digits
    return letter + digits


def passage(
    number: int, clipping: str, text: str, *, color: int = 0, note: str = "", state: PlacementState = PlacementState.EXACT
) -> QuotedPassage:
    anchor = Anchor(start=0, end=len(text), exact=text, prefix="", suffix="")
    orphan = state is PlacementState.ORPHAN
    highlight = Highlight(
        id=HighlightId(public_id("h", number)),
        clipping=ClippingId(clipping),
        color=DEFAULT_COLORS[color].key,
        note=note,
        tags=(),
        anchor=anchor,
        version=1,
        placement=Placement(version=1, start=None if orphan else 0, end=None if orphan else len(text), state=state),
        created_at="2025-06-02T08:00:00Z",
        updated_at="2025-06-02T08:00:00Z",
    )
    return QuotedPassage(highlight=highlight, text=text, color=DEFAULT_COLORS[color])


def clipping(number: int, metadata: Metadata, *, note: str = "", tags: Sequence[str] = (), starred: bool = False) -> Clipping:
    return Clipping(
        key=ClippingKey(number),
        id=ClippingId(public_id("c", number)),
        metadata=metadata,
        note=note,
        status=Status.UNREAD,
        starred=starred,
        role=Role.MAIN,
        related=(),
        tags=tuple(tags),
        highlights=0,
        words=300,
        captured_at="2025-06-02T08:00:00Z",
        added_at="2025-06-02T08:00:00Z",
        trashed_at=None,
        version=1,
    )


def entry(number: int, metadata: Metadata, passages: Sequence[QuotedPassage] = (), **rest: Any) -> Entry:
    made = Entry(
        clipping=clipping(number, metadata, **{k: rest.pop(k) for k in ("note", "tags", "starred") if k in rest}), passages=tuple(passages)
    )
    return replace(made, **rest)


def press_review() -> tuple[Entry, ...]:
    """Clippings that between them have everything a brief can show."""
    port, strike, budget = (public_id("c", number) for number in (1, 2, 3))
    return (
        entry(
            1,
            Metadata(
                title="Nine cranes to be repaired before winter",
                source="Harbor Times",
                authors=("Ada Quill", "Ben Okoro"),
                published=HOUR,
                url="https://harbor-times.example/cranes_(nine)?id=7&page=2",
                language="en",
                section="Economy",
                page="A3",
            ),
            (
                passage(1, port, "“All nine cranes will be repaired before winter,” the port's director said.", color=0, note="Who pays?"),
                passage(2, port, "The repairs cost 4.2 million [crowns].\nThe council voted 7 to 2.", color=2),
            ),
            note="The first paper to name a **date**.",
            tags=("port/cranes", "winter"),
            starred=True,
            country="Norway",
            story="Crane repairs",
            related=(RelatedClipping(id=strike, title="Dockers call a strike", source="Gazette of the North", url=None),),
        ),
        entry(
            2,
            Metadata(title="Dockers call a strike", source="Gazette of the North", published=DAY, language="en", section="Economy"),
            (
                passage(
                    3,
                    strike,
                    "1. No shift will begin on Monday_ (*) unless pay rises.",
                    color=1,
                    note="Compare:\n\n- last year\n- the year before",
                ),
                passage(4, strike, "They will be back by noon.", color=7, state=PlacementState.ORPHAN),
            ),
            tags=("port/strike",),
            country="Norway",
            story="Crane repairs",
        ),
        entry(
            3,
            Metadata(
                title="港湾予算が可決 <b>速報</b>",
                source="北方新聞",
                published=ArticleDate(value="2025-06", precision=Precision.MONTH),
                language="ja",
                agency="Northern Wire",
            ),
            (passage(5, budget, "予算は九基のクレーンの修理を含む。", color=2, note="# of cranes: nine"),),
            tags=("port/cranes",),
            country="Japan",
        ),
        entry(4, Metadata(title="- A short notice"), suggestions=("The ferry leaves at eight from now on.",)),
        entry(5, Metadata(language="xx")),
    )


def outline(entries: Sequence[Entry], group_by: GroupBy = GroupBy.TAG, title: str = "Port: the week") -> Outline:
    return outline_of(entries, title=title, group_by=group_by, zone=UTC)
