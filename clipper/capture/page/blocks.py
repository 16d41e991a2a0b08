"""A page's tree -> its blocks in reading order, each with its kind, its runs of text and the containers it stands in.

Every readable block of the page is here, furniture too; which of them are the article's is for others to decide.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clipper.capture.page.links import safe_href
from clipper.capture.page.vocabulary import hints_of
from clipper.model.span import AttributeValue, SpanKind
from clipper.text.canonical import Mark, Run, clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BLOCKS = 20_000
"""An article has hundreds; a page with more is cut there."""

SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed select option datalist input textarea head canvas map area rp rt meter progress "
    "frameset frame noframes link meta base param source track dialog".split()
)
"""Elements whose text is not read."""
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby s samp small span strike strong sub sup time tt u "
    "var wbr output slot tspan nobr blink".split()
)
_STRONG = frozenset({"b", "strong"})
_EMPHASIS = frozenset({"i", "em", "cite", "dfn"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORDED = ("class", "id", "role", "itemprop", "data-component", "data-testid", "data-type", "aria-label")


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


def _wording(element: "HtmlElement") -> str:
    attributes = element.attrib
    return " ".join(attributes[name] for name in _WORDED if name in attributes)


def _is_hidden(element: "HtmlElement") -> bool:
    attributes = element.attrib
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style) and _HIDDEN_STYLE.search(style) is not None


@dataclass(slots=True)
class _Reader:
    """The state of one walk over a tree."""

    base: str | None
    blocks: list[Block] = field(default_factory=list[Block])
    runs: list[Run] = field(default_factory=list[Run])
    images: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    marks: list[Mark] = field(default_factory=list[Mark])
    in_code: int = 0
    after_break: bool = False
    stamp: str = ""
    row: list[list[Run]] | None = None

    def add_text(self, text: str | None) -> None:
        if text:
            self.runs.append(Run(text, tuple(dict.fromkeys(self.marks)) if self.marks else ()))

    def flush(self, box: Box, kind: SpanKind, attributes: dict[str, AttributeValue]) -> None:
        """End the block that is being read."""
        if self.row is not None:
            return
        runs, self.runs = self.runs, []
        if runs:
            self._add(box, kind, runs, attributes)
        if self.images:
            images, self.images = self.images, []
            for source, alternative in images:
                self.blocks.append(
                    Block(len(self.blocks), SpanKind.IMAGE, box, [], clean_line(alternative), 0, 0, 0, source=source)
                )
        self.after_break = False

    def _add(self, box: Box, kind: SpanKind, runs: list[Run], attributes: dict[str, AttributeValue]) -> None:
        raw = "".join(run.text for run in runs)
        text = raw.strip("\n\r") if kind is SpanKind.CODE else " ".join(raw.split())
        if not text.strip() or len(self.blocks) >= MAX_BLOCKS:
            return
        block = Block(len(self.blocks), kind, box, runs, text, 0, 0, 0, attributes, after_break=self.after_break, stamp=self.stamp)
        self.stamp = ""
        _count_marks(block)
        self.blocks.append(block)

    def add_row(self, box: Box, *, header: bool) -> None:
        """End the table row that is being read."""
        cells, self.row = self.row or [], None
        self.runs = []
        text = " ".join(" ".join("".join(run.text for run in cell).split()) for cell in cells).strip()
        if not text or len(self.blocks) >= MAX_BLOCKS:
            return
        runs = [run for cell in cells for run in cell]
        block = Block(len(self.blocks), SpanKind.TABLE_ROW, box, runs, text, 0, 0, 0, {"header": True} if header else {}, cells)
        _count_marks(block)
        self.blocks.append(block)


def _count_marks(block: Block) -> None:
    linked = set[Mark]()
    for run in block.runs:
        if not run.marks:
            continue
        length = len(run.text)
        for mark in run.marks:
            if mark.kind is SpanKind.LINK:
                block.link_characters += length
                linked.add(mark)
            elif mark.kind is SpanKind.STRONG:
                block.strong_characters += length
    block.links = len(linked)


def _mark_of(tag: str, element: "HtmlElement", base: str | None) -> Mark | None:
    if tag == "a":
        href = element.get("href")
        safe = safe_href(href, base)
        if safe:
            return Mark(SpanKind.LINK, (("href", safe),))
        return Mark(SpanKind.LINK) if href is not None else None
    if tag in _STRONG:
        return Mark(SpanKind.STRONG)
    return Mark(SpanKind.EMPHASIS) if tag in _EMPHASIS else None


@dataclass(slots=True)
class _Frame:
    """What a block element changes while the walk is inside it."""

    box: Box
    kind: SpanKind
    attributes: dict[str, AttributeValue]


def _list_depth(box: Box) -> int:
    return max(1, sum(1 for ancestor in box.ancestors() if ancestor.tag in ("ul", "ol", "menu")))


def _frame_of(tag: str, box: Box, outer: _Frame, counts: dict[Box, int]) -> _Frame:
    """The kind that text directly inside this element has."""
    if tag in _HEADINGS:
        return _Frame(box, SpanKind.HEADING, {"level": _HEADINGS[tag]})
    if tag == "li":
        lists = box.parent
        attributes: dict[str, AttributeValue] = {"depth": _list_depth(box)}
        if lists is not None and lists.tag == "ol":
            counts[lists] = counts.get(lists, 0) + 1
            attributes |= {"ordered": True, "number": counts[lists]}
        return _Frame(box, SpanKind.LIST_ITEM, attributes)
    if tag in ("dt", "dd"):
        return _Frame(box, SpanKind.LIST_ITEM if tag == "dd" else SpanKind.PARAGRAPH, {"depth": 1} if tag == "dd" else {})
    if tag == "blockquote":
        depth = 1 + (int(outer.attributes.get("depth", 1)) if outer.kind is SpanKind.QUOTE else 0)
        return _Frame(box, SpanKind.QUOTE, {"depth": depth})
    if tag in ("figcaption", "caption"):
        return _Frame(box, SpanKind.CAPTION, {})
    if tag in ("pre", "listing", "xmp"):
        return _Frame(box, SpanKind.CODE, {})
    if tag in ("ul", "ol", "table", "section", "article", "main", "aside", "figure"):
        return _Frame(box, SpanKind.QUOTE if outer.kind is SpanKind.QUOTE else SpanKind.PARAGRAPH, outer.attributes if outer.kind is SpanKind.QUOTE else {})
    return _Frame(box, outer.kind, outer.attributes)


def _image(element: "HtmlElement", reader: _Reader) -> None:
    get = element.get
    source = get("src") or get("data-src") or get("data-original") or ""
    width = get("width", "")
    if (width.isdigit() and int(width) <= 40) or "emoji" in get("class", ""):
        reader.add_text(get("alt") if "emoji" in get("class", "") else None)
        return
    if source.startswith("data:") and get("data-src"):
        source = get("data-src") or source
    reader.images.append((source, get("alt") or ""))


MAX_CELL = 300
"""Characters of a table cell; a longer one means that the table lays out the page."""


def _is_rows(table: "HtmlElement") -> bool:
    """Whether a table holds rows of values and not the page's layout."""
    rows = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        rows += len(cells) > 1
        for cell in cells:
            if next(cell.iter("table", "h1", "h2", "h3", "article", "section", "figure"), None) is not None:
                return False
            if len("".join(cell.itertext())) > MAX_CELL:
                return False
    return rows > 1


def _enter_box(tag: str, element: "HtmlElement", outer: Box) -> Box:
    wording = _wording(element)
    own = hints_of(tag, wording)
    hidden = outer.hidden or _is_hidden(element)
    parent_own = outer.own | (outer.parent.own if outer.parent is not None else 0)
    return Box(outer, tag, outer.hints | own, outer.level + 1, f"{tag}.{element.get('class', '')}", hidden, own, own | parent_own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A page's blocks in reading order, and the extent of its tree."""

    blocks: list[Block]
    depth: int
    """Levels of nesting."""
    elements: int


def read_blocks(root: "HtmlElement", base: str | None) -> Reading:
    """The blocks of a page in reading order."""
    from lxml import etree

    reader = _Reader(base)
    top = Box(None, "html", 0, 0, "html")
    frames = [_Frame(top, SpanKind.PARAGRAPH, {})]
    marked: list[bool] = []
    tables: list[HtmlElement] = []
    counts: dict[Box, int] = {}
    elements = deepest = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            elements += 1
            if tag in SKIPPED:
                walker.skip_subtree()
            elif tag == "br":
                frame = frames[-1]
                if frame.kind is SpanKind.CODE or reader.row is not None:
                    reader.add_text("\n" if reader.row is None else " ")
                else:
                    reader.flush(frame.box, frame.kind, frame.attributes)
                    reader.after_break = True
            elif tag == "img":
                _image(element, reader)
            elif tag in INLINE:
                mark = _mark_of(tag, element, base)
                if tag == "time":
                    reader.stamp = element.get("datetime") or ""
                marked.append(mark is not None)
                deepest = max(deepest, len(marked) + len(frames))
                if mark is not None:
                    reader.marks.append(mark)
                reader.add_text(element.text)
            else:
                frame = frames[-1]
                reader.flush(frame.box, frame.kind, frame.attributes)
                box = _enter_box(tag, element, frame.box)
                frames.append(_frame_of(tag, box, frame, counts))
                deepest = max(deepest, len(marked) + len(frames))
                if tag == "table" and not tables and _is_rows(element):
                    tables.append(element)
                elif tag == "tr" and tables and reader.row is None:
                    reader.row = []
                reader.add_text(element.text)
            continue
        if tag in SKIPPED or tag in ("br", "img"):
            pass
        elif tag in INLINE:
            if marked.pop():
                reader.marks.pop()
        else:
            frame = frames.pop()
            if reader.row is not None and tag in ("td", "th"):
                reader.row.append(reader.runs)
                reader.runs = []
            elif reader.row is not None and tag == "tr":
                reader.add_row(frame.box, header=element.find("th") is not None and element.find("td") is None)
            elif reader.row is not None:
                reader.add_text(" ")
            else:
                reader.flush(frame.box, frame.kind, frame.attributes)
            if tables and tables[-1] is element:
                tables.pop()
        if element is not root:
            reader.add_text(element.tail)
    _measure(reader.blocks)
    return Reading(blocks=reader.blocks, depth=deepest, elements=elements)


PROSE_CHARACTERS = 80
"""A block of this length that is not made of links reads like a paragraph."""


def _measure(blocks: list[Block]) -> None:
    """Sum the blocks' lengths up into the boxes that hold them."""
    for block in blocks:
        if block.kind is SpanKind.IMAGE:
            continue
        length, linked = len(block.text), min(block.link_characters, len(block.text))
        prose = length if length >= PROSE_CHARACTERS and linked < length * 0.4 else 0
        box: Box | None = block.box
        while box is not None:
            box.characters += length
            box.link_characters += linked
            box.prose += prose
            box = box.parent
