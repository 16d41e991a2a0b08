"""A page's tree -> its blocks in reading order, each with its kind, its runs of text and the containers it stands in.

One walk over the tree, start and end of each element; the state lies in `_Reader`.
"""

import re
from dataclasses import dataclass, field

from clipper.capture.page.blocks import Block, Box, Reading
from clipper.capture.page.frames import Frame, frame_of, is_rows, set_number, stated_heading
from clipper.capture.page.marks import marks_of, raised, style_marks
from clipper.capture.page.tree import Element, walk
from clipper.capture.page.vocabulary import hints_of
from clipper.capture.page.votes import PROSE_CHARACTERS, PROSE_LINKS
from clipper.model.span import AttributeValue, SpanKind
from clipper.text.canonical import Mark, Run, clean_line

MAX_BLOCKS = 20_000
"""An article has hundreds; a page with more is cut there."""
ICON_PIXELS = 40
"""An image that is not wider is an icon."""

SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "select",
        "option",
        "datalist",
        "input",
        "textarea",
        "head",
        "canvas",
        "map",
        "area",
        "rp",
        "rt",
        "meter",
        "progress",
        "frameset",
        "frame",
        "noframes",
        "link",
        "meta",
        "base",
        "param",
        "source",
        "track",
        "dialog",
    }
)
"""Elements whose text is not read."""
INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rb",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "output",
        "slot",
        "tspan",
        "blink",
    }
)
_CREDIT = frozenset({"span", "small", "cite"})
_ENDS = frozenset(".!?…)]”»。）」")
_QUOTATION_MARKS = "\"'\u201c\u201e\u2018\u201a\u00ab\u00bb\u2039\u203a\u300c\u300e"
_CHANGE = re.compile(r"updat|modif", re.IGNORECASE)
_PUBLICATION = re.compile(r"publi|entry-date|pubdate", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORDED = ("class", "id", "role", "itemprop", "data-component", "data-testid", "data-type", "aria-label")


def _wording(element: Element) -> str:
    attributes = element.attrib
    return " ".join(attributes[name] for name in _WORDED if name in attributes)


def _is_hidden(element: Element) -> bool:
    attributes = element.attrib
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style) and _HIDDEN_STYLE.search(style) is not None


def _enter_box(tag: str, element: Element, outer: Box) -> Box:
    own = hints_of(tag, _wording(element))
    near = own | outer.own | (outer.parent.own if outer.parent is not None else 0)
    signature = f"{tag}.{element.get('class', '')}"
    return Box(outer, tag, outer.hints | own, outer.level + 1, signature, outer.hidden or _is_hidden(element), own, near)


def _is_bare_quotation(element: Element) -> bool:
    """Whether readers see quotation marks around an element that are not in its text."""
    first = (element.text or "").lstrip()[:1]
    return first not in _QUOTATION_MARKS if first else next(iter(element), None) is not None


def _is_head(row: Element) -> bool:
    """Whether a table's row holds the names of its columns."""
    around = row.getparent()
    if around is not None and around.tag == "thead":
        return True
    return row.find("th") is not None and row.find("td") is None


def _count_marks(block: Block) -> None:
    linked = set[Mark]()
    for run in block.runs:
        for mark in run.marks:
            if mark.kind is SpanKind.LINK:
                block.link_characters += len(run.text)
                linked.add(mark)
            elif mark.kind is SpanKind.STRONG:
                block.strong_characters += len(run.text)
    block.links = len(linked)


@dataclass(slots=True)
class _Reader:
    """The state of one walk over a tree."""

    base: str | None
    frames: list[Frame]
    blocks: list[Block] = field(default_factory=list[Block])
    runs: list[Run] = field(default_factory=list[Run])
    images: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    marks: list[Mark] = field(default_factory=list[Mark])
    marked: list[int] = field(default_factory=list[int])
    """For each open inline element how many marks it put on the text."""
    sups: list[int] = field(default_factory=list[int])
    """For each open `<sup>` the number of runs before it."""
    lowered: dict[int, str] = field(default_factory=dict[int, str])
    """By their places among the runs, the texts as they stand in the page of those that were raised."""
    tables: list[Element] = field(default_factory=list[Element])
    counts: dict[Box, int] = field(default_factory=dict[Box, int])
    row: list[list[Run]] | None = None
    after_break: bool = False
    stamp: str = ""
    stamp_of_change: bool = False
    stamp_of_publication: bool = False
    deepest: int = 0
    elements: int = 0

    def start(self, tag: str, element: Element) -> None:
        """An element begins; it is not one of those skipped."""
        self.elements += 1
        if tag == "br":
            self._break()
        elif tag == "img":
            self._image(element)
        elif tag in INLINE:
            marks = marks_of(tag, element, self.base)
            if tag == "time":
                self._stamp(element)
            elif tag == "sup":
                self.sups.append(len(self.runs))
            self.marked.append(len(marks))
            if marks:
                self.marks.extend(marks)
            if tag in _CREDIT and self.frames[-1].kind is SpanKind.CAPTION:
                self._part_credit()
            if tag == "q" and _is_bare_quotation(element):
                self.add_text("\u201c")
            self.add_text(element.text)
        else:
            self._start_block(tag, element)
        self.deepest = max(self.deepest, len(self.marked) + len(self.frames))

    def end(self, tag: str, element: Element) -> None:
        """An element ends; what follows it is its tail."""
        if tag in SKIPPED or tag in ("br", "img"):
            return
        if tag in INLINE:
            if tag == "q" and _is_bare_quotation(element):
                self.add_text("\u201d")
            elif tag == "sup":
                self._raise(self.sups.pop())
            number = self.marked.pop()
            if number:
                del self.marks[-number:]
            return
        frame = self.frames.pop()
        if frame.marks:
            del self.marks[-frame.marks :]
        if self.row is None:
            self.flush(frame)
        elif tag in ("td", "th"):
            self.row.append(self.runs)
            self.runs = []
            self.lowered.clear()
        elif tag == "tr":
            self._end_row(frame.box, header=_is_head(element))
        else:
            self.add_text(" ")
        if self.tables and self.tables[-1] is element:
            self.tables.pop()

    def add_text(self, text: str | None) -> None:
        """Text under the marks that are open."""
        if text:
            self.runs.append(Run(text, tuple(dict.fromkeys(self.marks)) if self.marks else ()))

    def flush(self, frame: Frame) -> None:
        """End the block that is being read."""
        if self.row is not None:
            return
        runs, self.runs = self.runs, []
        if runs:
            self._add_block(frame, runs)
        if self.sups:
            self.sups = [0] * len(self.sups)
        self.lowered.clear()
        if self.images:
            images, self.images = self.images, []
            for source, alternative in images:
                self._add(Block(len(self.blocks), SpanKind.IMAGE, frame.box, [], clean_line(alternative), 0, 0, 0, source=source))
        self.after_break = False

    def _start_block(self, tag: str, element: Element) -> None:
        frame = self.frames[-1]
        self.flush(frame)
        box = _enter_box(tag, element, frame.box)
        set_number(tag, element, box, self.counts)
        self.frames.append(stated_heading(element, box) or frame_of(tag, box, frame, self.counts))
        if tag == "p" and (style := element.get("style")) and (marks := style_marks(style)):
            self.marks.extend(marks)
            self.frames[-1].marks = len(marks)
        if tag == "table" and not self.tables and is_rows(element):
            self.tables.append(element)
        elif tag == "tr" and self.tables and self.row is None:
            self.row = []
        elif self.row is not None:
            self.add_text(" ")
        self.add_text(element.text)

    def _part_credit(self) -> None:
        """Styles part a caption from the name of who took the picture where the markup has no blank between them."""
        last = self.runs[-1].text[-1:] if self.runs else ""
        if last.isalnum() or last in _ENDS:
            self.add_text(" ")

    def _raise(self, at: int) -> None:
        """Set the words of a `<sup>` high, which begin at this run; the block's plain text stays as the page has it."""
        runs = self.runs[at:]
        high = raised(self.runs[:at], runs) if runs else None
        if high is not None:
            was = [""] * (len(high) - len(runs)) + [run.text for run in runs]
            self.lowered |= dict(enumerate(was, at))
            self.runs[at:] = high

    def _stamp(self, element: Element) -> None:
        """Of several times in a block the first counts that is not of a change: templates put both side by side."""
        told = element.get("datetime")
        what = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        is_change = _CHANGE.search(what) is not None
        if told and (not self.stamp or (self.stamp_of_change and not is_change)):
            self.stamp, self.stamp_of_change = told, is_change
            self.stamp_of_publication = not is_change and _PUBLICATION.search(what) is not None

    def _break(self) -> None:
        frame = self.frames[-1]
        if self.row is not None or (frame.kind is SpanKind.HEADING and self.runs):
            self.add_text(" ")
        elif frame.kind is SpanKind.CODE:
            self.add_text("\n")
        else:
            self.flush(frame)
            self.after_break = True

    def _image(self, element: Element) -> None:
        get = element.get
        width = get("width") or ""
        is_emoji = "emoji" in (get("class") or "")
        if is_emoji or (width.isdecimal() and len(width) < 5 and int(width) <= ICON_PIXELS):  # noqa: PLR2004 - no image is 10,000 wide
            self.add_text(get("alt") if is_emoji else None)
            return
        source = get("src") or ""
        lazy = get("data-src") or get("data-original") or ""
        self.images.append((lazy if lazy and (not source or source.startswith("data:")) else source, get("alt") or ""))

    def _add_block(self, frame: Frame, runs: list[Run]) -> None:
        low = self.lowered
        raw = "".join(low.get(at, run.text) for at, run in enumerate(runs)) if low else "".join(run.text for run in runs)
        text = raw.strip("\n\r") if frame.kind is SpanKind.CODE else " ".join(raw.split())
        if text and not text.isspace():
            block = Block(len(self.blocks), frame.kind, frame.box, runs, text, 0, 0, 0, frame.attributes)
            block.after_break, block.stamp, self.stamp = self.after_break, self.stamp, ""
            block.stamp_of_publication = bool(block.stamp) and self.stamp_of_publication
            self._add(block)

    def _end_row(self, box: Box, *, header: bool) -> None:
        cells, self.row = self.row or [], None
        self.runs = []
        text = " ".join(" ".join("".join(run.text for run in cell).split()) for cell in cells).strip()
        if text:
            runs = [run for cell in cells for run in cell]
            attributes: dict[str, AttributeValue] = {"header": True} if header else {}
            self._add(Block(len(self.blocks), SpanKind.TABLE_ROW, box, runs, text, 0, 0, 0, attributes, cells))

    def _add(self, block: Block) -> None:
        if len(self.blocks) < MAX_BLOCKS:
            _count_marks(block)
            self.blocks.append(block)


def read_blocks(root: Element, base: str | None) -> Reading:
    """The blocks of a page in reading order. `base` is what relative addresses are relative to."""
    top = Box(None, "html", 0, 0, "html")
    reader = _Reader(base, [Frame(top, SpanKind.PARAGRAPH, {})])
    walker = walk(root)
    for event, element in walker:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "end":
            reader.end(tag, element)
            if element is not root:
                reader.add_text(element.tail)
        elif tag in SKIPPED:
            walker.skip_subtree()
        else:
            reader.start(tag, element)
    reader.flush(reader.frames[-1])
    _measure(reader.blocks)
    return Reading(blocks=reader.blocks, depth=reader.deepest, elements=reader.elements)


def _measure(blocks: list[Block]) -> None:
    """Sum the blocks' lengths up into the boxes that hold them."""
    for block in blocks:
        if block.kind is SpanKind.IMAGE:
            continue
        length, linked = len(block.text), min(block.link_characters, len(block.text))
        prose = length if length >= PROSE_CHARACTERS and linked < length * PROSE_LINKS else 0
        box: Box | None = block.box
        while box is not None:
            box.characters += length
            box.link_characters += linked
            box.prose += prose
            box = box.parent
