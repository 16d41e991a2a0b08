"""An article's note as HTML for Qt: in the head of the article and on paper."""

import html
import re

from clipper.gui.theme.palette import Palette

_SIGNS = re.compile(r"[*_`#>\[\]~|\\&]|^[ \t]*(?:[-+]|\d+[.)])[ \t]|^[ \t]*[-=]+[ \t]*$", re.MULTILINE)
"""Without one of these, words and lines are all that there is."""
_LINE_END = re.compile(r"(?<=\S)\n(?=[^\s\d*+>#|=~`-])")
"""Before a line of plain words: Markdown would join the two."""
_SHEET = """<style>
p, ul, ol, pre, blockquote {{ margin-top: 0; margin-bottom: 6px; }}
ul, ol {{ -qt-list-indent: 0; margin-left: 18px; }}
h1, h2, h3, h4, h5, h6 {{ font-size: medium; font-weight: 600; margin-top: 4px; margin-bottom: 4px; }}
blockquote {{ margin-left: 14px; color: {muted}; }}
a {{ color: {link}; text-decoration: none; }}
td, th {{ padding: 2px 8px 2px 0; }}
</style>"""


def note_sheet(palette: Palette) -> str:
    """How it is set, to stand before the HTML."""
    return _SHEET.format(muted=palette.muted, link=palette.link)


def note_html(note: str) -> str:
    """A note as its Markdown reads, made safe as in the preview of briefs; a line that was typed stays a line."""
    if not _SIGNS.search(note):
        return typed_html(note)
    from clipper.export.preview import to_html

    return to_html(_LINE_END.sub("  \n", note))


def typed_html(note: str) -> str:
    """The same with its signs: what costs nothing."""
    paragraphs = re.split(r"\n[ \t]*\n+", note.strip("\n"))
    return "".join(f"<p>{html.escape(each).replace(chr(10), '<br>')}</p>" for each in paragraphs)
