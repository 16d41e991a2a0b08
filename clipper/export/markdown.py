"""An outline as Markdown: the look comes from a template, the words and their marks from here."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from clipper.export import regions
from clipper.export.arrange import Anchors, slug
from clipper.export.escape import Markdown
from clipper.export.front_matter import front_matter
from clipper.export.notes import contained
from clipper.export.outline import ClippingNode, MentionNode, Node, Outline, ProseNode, QuotationNode, SectionNode
from clipper.export.pen import NO_MARKDOWN, Pen
from clipper.export.style import Style
from clipper.export.templates import BriefTemplate, TemplateValue, render
from clipper.export.views import ClippingView, PassageView
from clipper.text.date_words import civil_words

TOP_STORIES = 3


class NodeView(TemplateValue):
    """A place in the outline. `kind` is section, clipping, mention, quotation or prose."""

    __slots__ = ("_pen", "anchor", "clipping", "kind", "level", "mark", "passage", "text", "title")

    def __init__(self, node: Node, pen: Pen, views: dict[str, ClippingView]) -> None:
        self._pen = pen
        self.level = node.level
        self.title, self.anchor = "", ""
        self.text = NO_MARKDOWN
        self.clipping: ClippingView | None = None
        self.passage: PassageView | None = None
        match node:
            case SectionNode():
                self.kind, self.title = regions.SECTION, node.title
            case ClippingNode():
                self.kind = regions.CLIPPING
                self.clipping = ClippingView(node.entry, node.passages, pen, node.id)
                views.setdefault(node.entry.clipping.id, self.clipping)
                self.title = self.clipping.title
            case MentionNode():
                self.kind = regions.MENTION
                self.clipping = ClippingView(node.entry, (), pen, node.id)
                self.title = self.clipping.title
            case QuotationNode():
                self.kind = "quotation"
                self.clipping = views.setdefault(node.entry.clipping.id, ClippingView(node.entry, (), pen, node.entry.clipping.id))
                self.passage = PassageView(node.passage, self.clipping, pen, node.id)
            case ProseNode():
                self.kind, self.text = regions.PROSE, contained(node.text)
        self.mark = pen.marker(regions.PASSAGE if self.kind == "quotation" else self.kind, node.id)

    @property
    def heading(self) -> Markdown:
        """Its title as a heading of its level; the brief's own title is the first."""
        return self._heading(self._pen.words(self.title))

    @property
    def linked_heading(self) -> Markdown:
        """The same, linked to the web for a clipping whose address is known."""
        return self._heading(self.clipping.link if self.clipping else self._pen.words(self.title))

    def _heading(self, words: Markdown) -> Markdown:
        if not words:
            return NO_MARKDOWN
        anchor = f" {{#{self.anchor}}}" if self._pen.heading_anchors and self.anchor else ""
        return Markdown(f"{'#' * min(self.level + 1, 6)} {words}{anchor}")


def write_markdown(outline: Outline, *, template: BriefTemplate, style: Style, written: date | None = None, bibliography: str = "") -> str:
    """The brief as Markdown, ending in a newline.

    `written` is the day that the front matter tells, `bibliography` the name of the file in which Pandoc finds the keys, if any.
    Raises TemplateError, which names the line.
    """
    if style.csl:
        from clipper.export.csl_style import formatted_references

        style = replace(style, references=formatted_references(outline.entries(), style.csl))
    made = BriefVariables(outline, Pen(style), written)
    text = _tidy(render(template, made.table(), style.dialect))
    return _front(outline, template, written, bibliography) + text


def _tidy(text: str) -> str:
    """Never two blank lines, and one newline at the end: a template need not care.

    Blanks at the ends of lines stay: two of them are a line break of the user's.
    """
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    if text.endswith("\n\n") or not text.endswith("\n"):
        text = text.rstrip("\n") + "\n"
    return text.lstrip("\n")


def _front(outline: Outline, template: BriefTemplate, written: date | None, bibliography: str) -> str:
    values = {
        "title": outline.title,
        "date": written,
        "query": outline.query,
        "template": template.name,
        "clipper-brief": outline.id,
        "bibliography": bibliography,
    }
    return front_matter(values) + "\n\n"


class BriefVariables:
    """What a template may name; most of it is made when the template does name it."""

    def __init__(self, outline: Outline, pen: Pen, written: date | None) -> None:
        self._outline, self._pen, self._written = outline, pen, written
        views: dict[str, ClippingView] = {}
        self._nodes = [NodeView(node, pen, views) for node in outline.nodes]
        self._sources = [views[entry.clipping.id] for entry in outline.entries()]
        _set_anchors(outline, self._nodes)

    def table(self) -> dict[str, Callable[[], Any]]:
        return {
            "brief": self._brief,
            "nodes": lambda: self._nodes,
            "top": lambda: _top(self._nodes),
            "rest": lambda: _rest(self._nodes, _top(self._nodes)),
            "contents": lambda: _contents(self._nodes, self._pen),
            "contents_mark": lambda: self._pen.marker(regions.CONTENTS),
            "sources": lambda: self._sources,
            "sources_mark": lambda: self._pen.marker(regions.SOURCES),
            "footnotes": lambda: Markdown("\n".join(filter(None, [view.footnote for view in self._sources]))),
        }

    def _brief(self) -> dict[str, str]:
        outline, written = self._outline, self._written
        return {
            "title": outline.title,
            "query": outline.query,
            "date": civil_words(written.isoformat()) if written else "",
            "id": outline.id,
        }


def _set_anchors(outline: Outline, nodes: list[NodeView]) -> None:
    """The anchor of each heading, as the writers of HTML and of Word name it."""
    anchors = Anchors(slug(outline.title), "contents")
    for node in nodes:
        if node.kind in (regions.SECTION, regions.CLIPPING):
            node.anchor = anchors.next(node.title)


def _contents(nodes: list[NodeView], pen: Pen) -> Markdown:
    """A list of links to the sections, or to the clippings where there are no sections."""
    kind = regions.SECTION if any(node.kind == regions.SECTION for node in nodes) else regions.CLIPPING
    lines: list[str] = []
    levels: list[int] = []
    for node in nodes:
        if node.kind == kind and node.title:
            while levels and levels[-1] >= node.level:
                levels.pop()
            levels.append(node.level)  # what it is deep below may be no section: then it stands no deeper in the list
            lines.append(f"{'    ' * (len(levels) - 1)}- [{pen.words(node.title)}](#{node.anchor})")
    return Markdown("\n".join(lines))


def _top(nodes: list[NodeView]) -> list[NodeView]:
    """At most three clippings: the starred ones, or else those with the most highlights."""
    clippings = [node for node in nodes if node.kind == regions.CLIPPING and node.clipping]
    starred = [node for node in clippings if node.clipping and node.clipping.starred]
    if starred:
        return starred[:TOP_STORIES]
    ranked = sorted(clippings, key=lambda node: -node.clipping.quotations if node.clipping else 0)
    return ranked[:TOP_STORIES]


def _rest(nodes: list[NodeView], top: list[NodeView]) -> list[NodeView]:
    """Everything else, without the sections that nothing is left in."""
    chosen = {id(node) for node in top}
    rest: list[NodeView] = []
    for node in nodes:
        if id(node) in chosen:
            continue
        while node.kind == regions.SECTION and rest and rest[-1].kind == regions.SECTION and rest[-1].level >= node.level:
            rest.pop()
        rest.append(node)
    while rest and rest[-1].kind == regions.SECTION:
        rest.pop()
    return rest
