"""A brief as a file, divided at the markers of its regions: what a merge works on.

A chunk is what stands from one marker to the next; the text before the first marker is the head. A chunk is compared by its units: a
block quote is one, so that two quotations are never mixed, and every other line is one. Blank lines belong to the unit before them.
"""

from dataclasses import dataclass

from clipper.export.front_matter import FENCE, lines_of, split_front_matter
from clipper.export.regions import DAMAGED, Region, read_marker

HEAD = Region("head")


@dataclass(frozen=True, slots=True)
class Unit:
    """Some lines with the blank lines after them; two are the same if their words are."""

    raw: str
    key: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """A region and the lines that it holds."""

    region: Region
    raw: str
    """The lines after the marker, each with its newline."""
    line: int
    """The 1-based line of the marker; 1 for the head."""

    def units(self) -> tuple[Unit, ...]:
        return tuple(_units(self.raw))

    @property
    def keys(self) -> tuple[str, ...]:
        """What the chunk says, whatever blanks stand between."""
        return tuple(unit.key for unit in self.units() if unit.key)


@dataclass(frozen=True, slots=True)
class BriefText:
    """A brief divided."""

    front: str
    """The lines of the front matter, without its fences."""
    closing: str
    """The line that ends the front matter, as it stands there (`...` is one, too); empty where there is none."""
    chunks: tuple[Chunk, ...]
    damaged: tuple[int, ...]
    """The lines of what was a marker once."""

    @property
    def has_front(self) -> bool:
        return bool(self.closing)


def divide(text: str) -> BriefText:
    """Divide a text whose newlines are `\\n`. Joining its parts again gives the same text."""
    front, body = split_front_matter(text)
    if any(read_marker(line) for line in front.split("\n")):
        front, body = "", text
    head = text[: len(text) - len(body)]
    first_line = head.count("\n") + 1
    chunks: list[Chunk] = []
    damaged: list[int] = []
    region, started, lines = HEAD, 1, list[str]()
    for number, line in enumerate(lines_of(body), start=first_line):
        found = read_marker(line) if line.startswith("<!--") else None
        if found is None:
            if ("<!" in line or "-->" in line or "clipper:" in line) and DAMAGED.search(line):
                damaged.append(number)
            lines.append(line)
            continue
        chunks.append(Chunk(region, "".join(lines), started))
        region, started, lines = found, number, []
    chunks.append(Chunk(region, "".join(lines), started))
    return BriefText(front=front, closing=head[len(FENCE) + 1 + len(front) :], chunks=tuple(chunks), damaged=tuple(damaged))


def _units(raw: str) -> list[Unit]:
    units: list[Unit] = []
    block: list[str] = []
    for line in lines_of(raw):
        quoted = line.startswith(">")
        blank = not line.strip()
        if block and not blank and not (quoted and block[-1].startswith(">")):
            units.append(_unit(block))
            block = []
        block.append(line)
    if block:
        units.append(_unit(block))
    return units


def _unit(block: list[str]) -> Unit:
    return Unit(raw="".join(block), key="\n".join(line.rstrip() for line in block if line.strip()))
