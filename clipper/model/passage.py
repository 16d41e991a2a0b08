"""A passage: a highlight with its note, or an article note, as a result of a search."""

from dataclasses import dataclass

from clipper.model.ids import ClippingKey, HighlightId


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What the user marked or wrote; `highlight` is None for an article note."""

    clipping: ClippingKey
    highlight: HighlightId | None
    quotation: str
    note: str
    color: str | None
