"""Where a highlight stands, and the words that it marks there."""

from clipper.model.highlight import Anchor, Highlight, Placement, PlacementState
from clipper.model.ids import ClippingId, HighlightId

NOW = "2026-03-04T12:00:00Z"


def highlight(start: int | None, end: int | None, state: PlacementState) -> Highlight:
    return Highlight(
        id=HighlightId("h1"), clipping=ClippingId("c1"), color="claim", note="", tags=(), version=1, created_at=NOW, updated_at=NOW,
        anchor=Anchor(start=4, end=10, exact="tariff", prefix="The ", suffix=" rises"),
        placement=Placement(version=2, start=start, end=end, state=state),
    )  # fmt: skip


def test_its_words_are_those_of_the_text_it_is_placed_in() -> None:
    moved = highlight(10, 17, PlacementState.MOVED)
    assert moved.placement.place == (10, 17)
    assert moved.words_in("Today the tariffs rise.") == "tariffs"


def test_an_orphan_keeps_the_words_that_were_marked() -> None:
    orphan = highlight(None, None, PlacementState.ORPHAN)
    assert orphan.placement.place is None
    assert orphan.words_in("Another text.") == "tariff"
