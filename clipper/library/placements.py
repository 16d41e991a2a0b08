"""Where highlights stand in a version: carried over from the versions before it, or looked for again where a placement cannot be right."""

from typing import TYPE_CHECKING

from clipper.model.changes import Cell
from clipper.model.highlight import PlacementState
from clipper.model.ids import ClippingKey
from clipper.store import highlights, placements, versions
from clipper.text.anchoring import Locator, describe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clipper.model.highlight import Anchor
    from clipper.store.rows import Rows
    from clipper.text.anchoring import Located


def carry_over(rows: "Rows", clipping: ClippingKey, *, version: int, number: int, text: str) -> None:
    """Give each highlight of a clipping its placement in a new version, by its key, number and text."""
    search = _Search(rows, number, text)
    for highlight in placements.keys_of_clipping(rows.connection, clipping):
        rows.insert("placements", {"highlight_id": highlight, "version_id": version, **search.placement_of(highlight)})


def place_again(rows: "Rows") -> tuple[int, int]:
    """Look again for each highlight whose placement cannot be right: how many were found, and how many are orphans now."""
    found = lost = 0
    for doubt in placements.doubtful(rows.connection):
        text = versions.text(rows.connection, doubt.version_key).text
        placement = _Search(rows, doubt.version, text).placement_of(doubt.highlight_key)
        rows.update("placements", (doubt.highlight_key, doubt.version_key), placement)
        is_lost = placement["state"] == PlacementState.ORPHAN.value
        found, lost = found + (not is_lost), lost + is_lost
    return found, lost


class _Search:
    """Looks for highlights in one version, by its number and text."""

    def __init__(self, rows: "Rows", number: int, text: str) -> None:
        self._connection = rows.connection
        self._number = number
        self._text = text
        self._locator = Locator(text)
        self._texts: dict[int, str] = {}
        """Of the versions before, by their keys, each read once."""

    def placement_of(self, highlight: int) -> dict[str, Cell]:
        """The columns of a highlight's placement.

        It is looked for from its newest place in an older version, also where it was an orphan in between. Where that is gone, what the
        user put by hand last and what was marked at first still count, but only word for word: each is one more chance to be found though
        gone. Exact are those whose words are the original ones, however many versions lie between, and those that stand as the user put
        them.
        """
        steps = placements.trail(self._connection, highlight, self._number)
        by_hand = next((step for step in steps if step.by_user), None)
        original = highlights.anchor_of(self._connection, highlight)
        anchors = [self._anchor(step) for step in (*steps[:1], *((by_hand,) if by_hand else ()))]
        found = self._found(list(dict.fromkeys((*anchors, original))))
        if found is None:
            return {"start_point": None, "end_point": None, "state": PlacementState.ORPHAN.value, "by_user": 0}
        words = self._text[found.start : found.end]
        is_as_put = by_hand is not None and words == anchors[-1].exact
        state = PlacementState.EXACT if is_as_put or words == original.exact else PlacementState.MOVED
        return {"start_point": found.start, "end_point": found.end, "state": state.value, "by_user": int(is_as_put)}

    def _found(self, anchors: "Sequence[Anchor]") -> "Located | None":
        first, *others = anchors
        found = self._locator.locate(first)
        if found is not None:
            return found
        again = (self._locator.locate(anchor) for anchor in others)
        return next((one for one in again if one is not None and one.state is PlacementState.EXACT), None)

    def _anchor(self, step: placements.Step) -> "Anchor":
        if step.version_key not in self._texts:
            self._texts[step.version_key] = versions.text(self._connection, step.version_key).text
        return describe(self._texts[step.version_key], step.start, step.end)
