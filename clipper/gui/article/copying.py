"""What is copied out of an article: clean text, and with a line that says where it stands."""

from datetime import tzinfo

from clipper.export.citations import press
from clipper.gui.article.formats import CONTINUING
from clipper.model.clipping import Clipping
from clipper.model.highlight import Highlight
from clipper.model.span import ArticleText
from clipper.text.canonical import OBJECT


def clean_text(article: ArticleText, start: int, end: int) -> str:
    """The words of a range: paragraphs a blank line apart, lists, tables and code line by line, no signs for images."""
    pieces: list[str] = []
    before = None
    for block in article.blocks():
        if block.end <= start or end <= block.start:
            continue
        words = article.text[max(start, block.start) : min(end, block.end)].replace(OBJECT, "")
        if not words.strip():
            continue
        if before is not None:
            pieces.append("\n" if block.kind is before and block.kind in CONTINUING else "\n\n")
        pieces.append(words)
        before = block.kind
    return "".join(pieces)


def passage_links(clipping: Clipping, text: str, highlight: Highlight) -> list[str]:
    """The links to a highlight: into the web page where its address is known, and into the program."""
    from clipper.model.links import clip_link
    from clipper.text.fragment import fragment_link

    links = [clip_link(clipping.id, highlight.id)]
    place = highlight.placement.place
    if clipping.metadata.url and place is not None:
        on_the_web = fragment_link(clipping.metadata.url, text, *place)
        links = [on_the_web, *links] if on_the_web else links
    return links


def cited(words: str, clipping: Clipping, zone: tzinfo) -> str:
    """The words in quotation marks, with source and date, and the address where there is one."""
    lines = [f"“{words}”", f"— {press(clipping, zone)}"]
    if clipping.metadata.url:
        lines.append(clipping.metadata.url)
    return "\n".join(lines)
