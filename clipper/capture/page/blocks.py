"""The blocks of a page and the containers they stand in.

Every readable block of the page is here, furniture too; which of them are the article's is for others to decide. `walk` makes them.
"""

from dataclasses import dataclass, field

from clipper.model.span import AttributeValue, SpanKind
from clipper.text.canonical import Run


@dataclass(slots=True, eq=False)
class Box:
    """An element that holds blocks: its place in the tree and what stands in it."""

    parent: "Box | None"
    tag: str
    hints: int
    """Its own hints and those of all containers around it, as bits of `Hint`."""
    level: int
    signature: str
    """Tag and class: what stands in the same template place has the same."""
    hidden: bool = False
    own: int = 0
    """Its own hints, without its ancestors'."""
    near: int = 0
    """Its own hints and those of the two containers around it."""
    characters: int = 0
    link_characters: int = 0
    prose: int = 0
    """Characters of blocks that read like paragraphs."""

    def ancestors(self) -> "list[Box]":
        """From itself outwards."""
        boxes = list[Box]()
        box: Box | None = self
        while box is not None:
            boxes.append(box)
            box = box.parent
        return boxes


@dataclass(slots=True, eq=False)
class Block:
    """A block of the page."""

    number: int
    kind: SpanKind
    box: Box
    runs: list[Run]
    text: str
    link_characters: int
    links: int
    strong_characters: int
    attributes: dict[str, AttributeValue] = field(default_factory=dict[str, AttributeValue])
    cells: list[list[Run]] | None = None
    source: str = ""
    """An image's address as the page writes it."""
    after_break: bool = False
    """Whether a `<br>` and not an element's border begins it."""
    stamp: str = ""
    """The `datetime` of a `<time>` in it."""
    stamp_of_publication: bool = False
    """Whether that says of itself that it is the time of publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A page's blocks in reading order, and the extent of its tree."""

    blocks: list[Block]
    depth: int
    """Levels of nesting."""
    elements: int
