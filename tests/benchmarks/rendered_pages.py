"""A saved page as the text that a browser's select-all and copy gives, roughly: more pages to learn the lines of pastes from."""

# pyright: basic

import re

import lxml.etree
import lxml.html

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html"),
        *("legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead"),
        *("tr", "ul"),
    )
)
APART = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "figure", "pre"))
"""Elements with a blank line around them."""
UNSEEN = frozenset(
    (
        *("audio", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "math", "noscript", "object", "script", "select"),
        *("style", "svg", "template", "textarea", "video"),
    )
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
BLANKS = re.compile(r"[ \t\n\r\f]+")
DEEPEST = 400
LINE, PARAGRAPH, BREAK = 1, 2, 3
"""What stands between two pieces of text: a new line, one with a blank line above, a break inside a paragraph."""


class _Sheet:
    """The lines that were written."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line = ""

    def write(self, piece: str | int) -> None:
        if isinstance(piece, str):
            self.line += piece
            return
        text = re.sub(" +", " ", self.line).strip(" ")
        self.line = ""
        if text or piece == BREAK:
            self.lines.append(text)
        if piece == PARAGRAPH and self.lines and self.lines[-1]:
            self.lines.append("")


def _walk(element, sheet: _Sheet, *, pre: bool, depth: int) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in UNSEEN or depth > DEEPEST:
        return
    if element.get("hidden") is not None or HIDDEN.search(element.get("style") or ""):
        return
    if tag == "br":
        sheet.write(BREAK)
        return
    nested = tag in ("ul", "ol") and element.getparent() is not None and element.getparent().tag == "li"
    edge = PARAGRAPH if tag in APART and not nested else LINE if tag in BLOCKS else None
    if edge:
        sheet.write(edge)
    pre = pre or tag == "pre"

    def write(text: str | None) -> None:
        if text:
            sheet.write(text if pre else BLANKS.sub(" ", text))

    write(element.text)
    for child in element:
        _walk(child, sheet, pre=pre, depth=depth + 1)
        if tag == "tr" and child.tag in ("td", "th"):
            sheet.write("\t")
        write(child.tail)
    if edge:
        sheet.write(edge)


def rendered(page: str) -> str:
    """The text of a page; empty where it cannot be parsed."""
    try:
        root = lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True))
    except (lxml.etree.LxmlError, ValueError):
        return ""
    sheet = _Sheet()
    body = root.find(".//body")
    _walk(root if body is None else body, sheet, pre=False, depth=0)
    sheet.write(LINE)
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(sheet.lines)).strip("\n")
