"""The marks that a record tells of its article, each found in the text that the record became.

Keys: `exact` (the words that were marked; the only one that must be there), `prefix` and `suffix` (what stood around them), `start` and
`end` (where they stand in `text`, in code points), `words` (what stands there, where that is no longer `exact`), `by_user` (whether the
user put it there), `state`, `color`, `note`, `tags`, `created`. A place is believed where its words stand there in the text as it was
told; otherwise the passage is looked for, and where it is not found, the mark is an orphan.
"""

from collections.abc import Mapping
from typing import Any, cast

from clipper.errors import InputError
from clipper.importers.record import moment, string, strings
from clipper.model.color import DEFAULT_COLORS
from clipper.model.highlight import CONTEXT, UNKNOWN, Anchor, PlacementState
from clipper.model.imported import ImportedHighlight
from clipper.model.tag import clean_tag
from clipper.text.anchoring import Locator
from clipper.text.canonical import clean_characters

_COLORS = frozenset(color.key for color in DEFAULT_COLORS)


def highlights_of(record: Mapping[str, Any], text: str) -> tuple[ImportedHighlight, ...]:
    """The marks of a record whose article has this text now, in their order. Raises InputError for what is no list of marks."""
    told: Any = record.get("highlights") or []
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in cast("list[object]", told)):
        raise InputError("“highlights” is not a list of highlights.")
    places = Places(text, is_as_told=record.get("text") == text)
    return tuple(_highlight(one, places) for one in cast("list[dict[str, Any]]", told))


def _highlight(record: Mapping[str, Any], places: "Places") -> ImportedHighlight:
    exact = clean_characters(string(record, "exact") or "")
    if not exact.strip():
        raise InputError("A highlight tells no words that it marks.", "They stand in its key “exact”.")
    start, end = _position(record, "start"), _position(record, "end")
    anchor = Anchor(
        start=UNKNOWN if start is None else start,
        end=(UNKNOWN if start is None else start) + len(exact),
        exact=exact,
        prefix=clean_characters(string(record, "prefix") or "")[-CONTEXT:],
        suffix=clean_characters(string(record, "suffix") or "")[:CONTEXT],
    )
    told_place = None if start is None or end is None else (start, end)
    place = places.find(anchor, told_place, string(record, "words") or exact, is_orphan=record.get("state") == PlacementState.ORPHAN)
    by_user = place is not None and place == told_place and record.get("by_user") is True
    color = string(record, "color")
    return ImportedHighlight(
        anchor=anchor,
        place=place,
        state=places.state(place, exact, by_user=by_user),
        by_user=by_user,
        color=color if color in _COLORS else DEFAULT_COLORS[0].key,
        note=clean_characters(string(record, "note") or ""),
        tags=tuple(clean_tag(tag) for tag in strings(record, "tags")),
        created_at=moment(record, "created"),
    )


def _position(record: Mapping[str, Any], key: str) -> int | None:
    value = record.get(key)
    if value is None:
        return None
    if type(value) is not int or value < 0:
        raise InputError(f"“{key}” of a highlight is not a place in the text.")
    return value


class Places:
    """Finds marks that were made elsewhere in one text."""

    def __init__(self, text: str, *, is_as_told: bool) -> None:
        self._text = text
        self._is_as_told = is_as_told
        """Whether the record has this very text, so that what it tells of places holds."""
        self._locator = Locator(text)

    def find(self, anchor: Anchor, told: tuple[int, int] | None, words: str, *, is_orphan: bool) -> tuple[int, int] | None:
        """Where the mark stands, which was told to be there and to be on these words."""
        if self._is_as_told and is_orphan:
            return None
        if self._is_as_told and told and told[0] < told[1] and self._text[told[0] : told[1]] == words:
            return told
        nothing_around = anchor.start == UNKNOWN and not anchor.prefix and not anchor.suffix
        if nothing_around and self._text.count(anchor.exact) > 1:  # nothing tells which
            return None
        found = self._locator.locate(anchor)
        return (found.start, found.end) if found else None

    def of_anchor(self, anchor: Anchor) -> tuple[int, int] | None:
        """Where a mark stands of which nothing but its words and what stood around them is known."""
        return self.find(anchor, None, anchor.exact, is_orphan=False)

    def state(self, place: tuple[int, int] | None, exact: str, *, by_user: bool = False) -> PlacementState:
        """What is told of a mark at this place, by the same rule as in a new version."""
        if place is None:
            return PlacementState.ORPHAN
        return PlacementState.EXACT if by_user or self._text[place[0] : place[1]] == exact else PlacementState.MOVED
