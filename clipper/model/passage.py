"""A passage: a highlight with its note, or an article note, as a result of a search."""

from clipper.model.ids import ClippingKey, HighlightId
from clipper.model.value import value


@value
class Passage:
    """What the user marked or wrote; `highlight` is None for an article note."""

    clipping: ClippingKey
    highlight: HighlightId | None
    quotation: str
    note: str
    color: str | None
