"""Chosen blocks -> the canonical text with its spans."""

from collections.abc import Mapping, Sequence

from clipper.capture.links import safe_href
from clipper.capture.page.blocks import Block
from clipper.model.capture import Part
from clipper.model.draft import SourceLine
from clipper.model.span import ArticleText, AttributeValue, SpanKind
from clipper.text.canonical import Run, TextBuilder


def _clean_marks(runs: Sequence[Run]) -> list[Run]:
    """Without links that lead nowhere."""
    return [Run(run.text, tuple(mark for mark in run.marks if mark.kind is not SpanKind.LINK or mark.attributes)) for run in runs]


def build_body(blocks: Sequence[Block], assets: Mapping[str, Part], base: str | None) -> tuple[ArticleText, tuple[SourceLine, ...]]:
    """The text of these blocks in order, and where each stands in it. `assets` are the images that came with the capture, by name."""
    builder, places = TextBuilder(), list[SourceLine]()
    for block in blocks:
        before = builder.length
        if block.kind is SpanKind.IMAGE:
            builder.add_image(block.text, **_image_attributes(block, assets, base))
        elif block.cells is not None:
            builder.add_row([_clean_marks(cell) for cell in block.cells], header=bool(block.attributes.get("header")))
        else:
            builder.add(block.kind, _clean_marks(block.runs), **block.attributes)
        if builder.length > before:
            places.append(SourceLine(line=block.number + 1, start=before + 1 if before else 0, end=builder.length))
    return builder.build(), tuple(places)


def _image_attributes(block: Block, assets: Mapping[str, Part], base: str | None) -> dict[str, AttributeValue]:
    attributes: dict[str, AttributeValue] = {}
    part = assets.get(block.source)
    if part is not None:
        attributes["asset"] = part.sha256
    address = safe_href(block.source, base)
    if address:
        attributes["src"] = address
    return attributes
