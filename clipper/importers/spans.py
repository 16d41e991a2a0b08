"""The structure of a text as a file tells it: taken where it fits the text, and nothing beyond it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast

from clipper.errors import InputError
from clipper.model.span import ArticleText, Span, SpanKind
from clipper.text.canonical import clean_code_line, clean_line, defect
from clipper.text.span_json import spans_from_json
from clipper.text.web_address import is_web_address

_CARRIED: Mapping[str, Sequence[int]] = MappingProxyType(
    {
        "level": range(1, 7),
        "depth": range(1, 10),
        "number": range(1_000_000),
        "ordered": (True, False),
        "continued": (True, False),
        "header": (True, False),
    }
)
"""What a span may carry, and which values. A link has its address, too, and an image the one that it
had; the picture itself did not come with the text."""


def text_with_spans(text: str, spans: object) -> ArticleText:
    """The text with this structure, in canonical form. Raises InputError for what is none."""
    try:
        article = ArticleText(text=text, spans=spans_from_json(_plain(span) for span in cast("list[dict[str, Any]]", spans)))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError("“spans” is not a list of spans.") from error
    if defect(article) or not all(_is_clean(article, block) for block in article.blocks()):
        raise InputError("“spans” do not fit the text.")
    return article


def _plain(span: dict[str, Any]) -> dict[str, Any]:
    """A span with what it may carry."""
    kept = {name: span[name] for name, values in _CARRIED.items() if type(span.get(name)) is type(values[0]) and span[name] in values}
    address = span.get("href")
    if isinstance(address, str) and (is_web_address(address) or address.startswith("mailto:")):
        kept["href"] = address
    picture = span.get("src")
    if isinstance(picture, str) and is_web_address(picture):
        kept["src"] = picture
    return {"kind": span["kind"], "start": span["start"], "end": span["end"], **kept}


def _is_clean(article: ArticleText, block: Span) -> bool:
    """Whether a block is as our own canonical form would write it."""
    line = article.text[block.start : block.end]
    if block.kind is SpanKind.CODE:
        return clean_code_line(line) == line
    return all(clean_line(cell) == cell for cell in line.split("\t"))
