"""Markdown as Pandoc writes it, without what only programs read: classes and ids of links and spans, lines around divisions.

Source: https://pandoc.org/MANUAL.html (fenced_divs, bracketed_spans, link_attributes, header_attributes)
"""

import re

_DIVISION = re.compile(r"^[ \t]*:{3,}[^\n]*(?:\n|\Z)", re.MULTILINE)
_OPENED = re.compile(r"^[ \t]*:{3,}[ \t]*(?:\{[^{}\n]*|[\w\-]+[ \t]*$)", re.MULTILINE)
_ATTRIBUTES = re.compile(r"(?<=[\])])\{[^{}]{1,2000}\}")
_SPAN = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]{0,500}\]\([^()\s]{0,2000}\)){0,2000})\](\{[^{}]{1,2000}\})")
_HEADING = re.compile(r"^(#{1,6}[ \t][^\n]*?)[ \t]*\{[#.][^{}\n]{0,500}\}[ \t]*$", re.MULTILINE)
_EMBEDDED = re.compile(r"\]\(data:[^()\s]{1500,}\)")
"""Images in the text itself, longer than addresses are read."""
DEEPEST = 3
"""Spans inside spans."""


def without_attributes(markdown: str) -> str:
    """The same text without them."""
    if ":::" in markdown and _OPENED.search(markdown):
        markdown = _DIVISION.sub("\n", markdown)
    if "]{" in markdown or "){" in markdown:
        for _ in range(DEEPEST):
            markdown = _SPAN.sub(r"\1", markdown)
            markdown = _ATTRIBUTES.sub("", markdown)
    if "](data:" in markdown:
        markdown = _EMBEDDED.sub("](data:,)", markdown)
    return _HEADING.sub(r"\1", markdown) if "{" in markdown else markdown
