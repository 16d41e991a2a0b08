"""Lists as readers see them: what lays out the page is no list, and an item of several paragraphs has one sign.

The block model sees lists as the page writes them; only the text that is built of the chosen blocks is settled here.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from clipper.capture.page.blocks import Block, Box
from clipper.capture.page.votes import is_prose
from clipper.model.span import SpanKind

MOST_PARAGRAPHS = 3
"""Paragraphs of a list's item; one that holds more is a part of the page."""
_LISTS = ("ul", "ol", "menu", "dl")


def settled(blocks: Sequence[Block]) -> list[Block]:
    """The chosen blocks, where items of a layout are paragraphs and lists in it count from it, and paragraphs continue their item."""
    paragraphs = Counter[Box]()
    for block in blocks:
        if block.kind is SpanKind.LIST_ITEM and is_prose(block):
            item = _item(block.box)
            if item is not None:
                paragraphs[item] += 1
    layout = {item for item, count in paragraphs.items() if count > MOST_PARAGRAPHS}
    settled = [_settle(block, layout) if block.kind is SpanKind.LIST_ITEM else block for block in blocks] if layout else blocks
    return _with_continued(settled)


def _with_continued(blocks: Sequence[Block]) -> list[Block]:
    """The further paragraphs of an item told from its first one."""
    begun, told = set[Box](), list[Block]()
    for block in blocks:
        item = _item(block.box) if block.kind is SpanKind.LIST_ITEM else None
        told.append(replace(block, attributes={**block.attributes, "continued": True}) if item in begun else block)
        if item is not None:
            begun.add(item)
    return told


def _item(box: Box) -> Box | None:
    """The list item that a box stands in."""
    return next((around for around in box.ancestors() if around.tag == "li"), None)


def _settle(block: Block, layout: set[Box]) -> Block:
    around = block.box.ancestors()
    at = next((place for place, box in enumerate(around) if box in layout), None)
    if at is None:
        return block
    depth = sum(box.tag in _LISTS for box in around[:at])
    if not depth:
        return replace(block, kind=SpanKind.PARAGRAPH, attributes={})
    return replace(block, attributes={**block.attributes, "depth": depth})
