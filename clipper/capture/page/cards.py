"""The cards of a page: units of one make, each of which begins with a link to a page of its own and may say some words about it.

A card is a container (a tile, an item of a list, a row of a table), or what follows a linked heading until the next one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clipper.capture.page.blocks import Block, Box
from clipper.capture.page.titles import tokens
from clipper.model.span import SpanKind
from clipper.text.canonical import Run

FEWEST = 4
"""Cards of one make; fewer stand beside many an article."""
TITLE_CHARACTERS = (6, 200)
TITLE_WORDS = 3
"""A menu has words, a card a title."""
LEADING_WORDS = 5
"""Of a link with which a longer line begins, outside lists and tables."""
LINKED = 0.8
"""The share of a line that its link has where it is nothing but a title."""
NAMED = 0.5
"""The same where some words stand beside it: who, where, when."""
CELL = 0.3
"""The share of a row that its link has, or of a cell which begins with it."""
NAMED_CHARACTERS = 160
STAMP_CHARACTERS = 24
"""A link may stand behind a day or an hour."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A link with which a card begins."""

    block: Block
    text: str
    address: str | None
    leads: bool
    """Whether more words of the card stand in the same block."""

    @property
    def target(self) -> str:
        """What tells it from other links; pages read without their address have none for relative ones."""
        return self.address or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """All cards of a page."""

    titles: tuple[Title, ...]
    """The first of each, in order."""
    by_block: Mapping[int, int]
    """By the numbers of blocks that stand in a card, the number of its title's block."""


def find_cards(blocks: Sequence[Block], labels: Mapping[str, str]) -> Cards:
    """The cards of a page. `labels` are the titles that links without words carry (`labels_of`), with their addresses."""
    titles = [title for block in blocks if (title := _title(block, labels)) is not None]
    containers = _containers(titles)
    kept, runs = _families(titles, containers)
    boxes = {containers[number]: number for number in reversed(kept)}
    by_block: dict[int, int] = {}
    run: tuple[int, Box | None] | None = None
    for block in blocks:
        around = block.box.ancestors()
        container = containers.get(block.number)
        if container is not None or block.kind is SpanKind.HEADING:
            run = (
                (block.number, container.parent) if container is not None and container.parent in runs and _is_heading(container) else None
            )
        box = next((box for box in around if box in boxes), None)
        if box is not None:
            by_block[block.number] = boxes[box]
        elif run is not None and run[1] in around:
            by_block[block.number] = run[0]
    first = set(by_block.values())
    return Cards(titles=tuple(title for title in titles if title.block.number in first), by_block=by_block)


def _is_heading(box: Box) -> bool:
    return box.tag in HEADINGS or box.tag == "dt"


def _runs(block: Block) -> Iterator[tuple[Run, str | None, bool]]:
    """The runs of a block with their addresses, and whether they are of a link."""
    for run in block.runs:
        link = next((mark for mark in run.marks if mark.kind is SpanKind.LINK), None)
        address = dict(link.attributes).get("href") if link is not None else None
        yield run, address if isinstance(address, str) else None, link is not None


def _leading_link(runs: Sequence[tuple[Run, str | None, bool]], *, kicker: bool = False) -> tuple[str, str | None] | None:
    """The words and the address of the link that these begin with, maybe behind a stamp, or a `kicker`."""
    words, address, before = list[str](), None, ""
    for run, target, is_link in runs:
        if is_link:
            address = address or target
            words.append(run.text)
        elif words and run.text.strip():
            break
        elif not words:
            before += run.text
    if before.strip() and (len(before) > STAMP_CHARACTERS or not (kicker or any(map(str.isdecimal, before)))):
        return None
    text = " ".join("".join(words).split())
    return (text, address) if TITLE_CHARACTERS[0] <= len(text) <= TITLE_CHARACTERS[1] else None


def _title(block: Block, labels: Mapping[str, str]) -> Title | None:
    if block.kind is SpanKind.IMAGE:
        return None
    if block.text in labels:
        return Title(block=block, text=block.text, address=labels[block.text], leads=False)
    if not block.links:
        return None
    if block.cells is not None:
        return _title_of_row(block, block.cells)
    found = _leading_link(list(_runs(block)), kicker=block.link_characters >= NAMED * len(block.text))
    if found is None:
        return None
    words, length = len(tokens(found[0])), len(block.text)
    if (
        block.kind is SpanKind.HEADING
        or block.link_characters >= LINKED * length
        or (length <= NAMED_CHARACTERS and len(found[0]) >= NAMED * length)
    ):
        is_title = words >= TITLE_WORDS
    else:
        is_title = words >= (1 if block.kind is SpanKind.LIST_ITEM else LEADING_WORDS)
    return Title(block=block, text=found[0], address=found[1], leads=len(found[0]) < LINKED * length) if is_title else None


def _title_of_row(block: Block, cells: Sequence[Sequence[Run]]) -> Title | None:
    """The longest link with which a cell of a row begins."""
    best: Title | None = None
    for cell in cells:
        inside = Block(block.number, block.kind, block.box, list(cell), "", 0, 0, 0)
        found = _leading_link(list(_runs(inside)))
        length = sum(len(run.text) for run in cell)
        if found is None or len(found[0]) < (0 if length >= NAMED * len(block.text) else CELL * len(block.text)):
            continue
        if best is None or len(found[0]) > len(best.text):
            best = Title(block=block, text=found[0], address=found[1], leads=len(found[0]) < NAMED * len(block.text))
    return best


def _containers(titles: Sequence[Title]) -> dict[int, Box]:
    """For each title's block the largest container without another title; beside a linked heading other links count for nothing."""
    headed, others = defaultdict[Box, set[str]](set), defaultdict[Box, set[str]](set)
    for title in titles:
        counted = headed if title.block.kind is SpanKind.HEADING else others
        for box in title.block.box.ancestors():
            counted[box].add(title.target)
    found: dict[int, Box] = {}
    for title in titles:
        is_heading = title.block.kind is SpanKind.HEADING
        container = title.block.box
        for box in title.block.box.ancestors():
            inside = headed.get(box) or others[box]
            if len(inside) > 1 or (not is_heading and box in headed):
                break
            container = box
        found[title.block.number] = container
    return found


def _families(titles: Sequence[Title], containers: Mapping[int, Box]) -> tuple[list[int], set[Box]]:
    """The titles whose containers have enough of their make beside them, and the boxes in which linked headings follow each other."""
    made, first = Counter[tuple[object, str]](), dict[Box, Title]()
    for title in titles:
        first.setdefault(containers[title.block.number], title)
    for box in first:
        made.update(_makes(box))
    beside = Counter(box.parent for box in first if _is_heading(box) and box.parent is not None)
    runs = {box for box, count in beside.items() if count >= FEWEST}
    kept = [title.block.number for box, title in first.items() if any(made[make] >= FEWEST for make in _makes(box))]
    return kept, runs


def _makes(box: Box) -> tuple[tuple[object, str], ...]:
    """What tells containers of one make: the same place, or the same template."""
    return ((box.parent, box.tag), (box.parent.signature if box.parent is not None else "", box.signature))
