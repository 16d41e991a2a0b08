"""The Markdown of a brief as a tree of elements: what the writers of other formats walk over.

Made by the same safe reading as the preview. A footnote reference is an element `sup` with `data-note`, its text stands in `footnotes_of`.
"""

import re
from xml.etree.ElementTree import Element, fromstring

from clipper.export.preview import to_html

_DIVIDERS = re.compile("[\x0b\x0c\x1c-\x1f]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")
"""Of the controls XML 1.0 holds three: tab, newline and carriage return (2.2). A template of the user's may have others."""
_ENTITIES = {"&nbsp;": "&#160;", "&#xFEFF;": ""}


def parse(markdown: str) -> Element:
    """A `body` element with the blocks of the brief."""
    html = to_html(_NOT_IN_XML.sub("", _DIVIDERS.sub(" ", markdown)))
    for entity, character in _ENTITIES.items():
        html = html.replace(entity, character)
    root = fromstring(f"<body>{html}</body>")  # noqa: S314 (our own output, of which raw HTML is no part)
    _mark_references(root)
    return root


def footnotes_of(root: Element) -> dict[str, Element]:
    """The text of each footnote by its name, without the way back."""
    found: dict[str, Element] = {}
    for item in root.iter("li"):
        name = item.get("id", "")
        if name.startswith("fn:"):
            for paragraph in item.iter("p"):
                for link in [child for child in paragraph if child.get("class") == "footnote-backref"]:
                    paragraph.remove(link)
                _trim_end(paragraph)
            found[name.removeprefix("fn:")] = item
    return found


def _mark_references(root: Element) -> None:
    for element in root.iter("sup"):
        link = element.find("a")
        if link is not None and link.get("class") == "footnote-ref":
            element.set("data-note", (link.get("href") or "").removeprefix("#fn:"))


def _trim_end(paragraph: Element) -> None:
    last = paragraph[-1] if len(paragraph) else None
    if last is not None:
        last.tail = (last.tail or "").rstrip("\u00a0 ")
    else:
        paragraph.text = (paragraph.text or "").rstrip("\u00a0 ")
